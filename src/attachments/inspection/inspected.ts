import type { Format } from './formats.js';

/** What was found in a file, and the bytes of it that are kept. */
export interface Inspected {
  format: Format;
  content: Buffer;
  /** A picture's, as WebP. */
  thumbnail?: Buffer;
  width?: number;
  height?: number;
  durationMs?: number;
}

/** What a look at a file that is kept as it is finds. */
export type Found = Pick<Inspected, 'format' | 'durationMs'>;
