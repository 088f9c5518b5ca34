import type { Card } from './card.ts';
import { simulatedReader } from './simulated-reader.ts';
import { vendorReader } from './vendor-reader.ts';

/** What lies on the reader: nothing, a card that was read, or one that could not be. */
export type Reading = { what: 'nothing' } | { what: 'unreadable' } | { what: 'card'; card: Card };

/** A card reader, whoever made it. */
export interface CardReader {
  /** A card is told once, when it is put down; one that keeps lying there is not told again. */
  readonly tellsOnce: boolean;
  /** Looks once, for a few seconds at most. @throws ReaderSilent when the reader does not answer */
  look(signal: AbortSignal): Promise<Reading>;
  close(): void;
}

export class ReaderSilent extends Error {}

/** `service`: the vendors' card service on the terminal itself; `simulator`: a page that plays cards. */
export type ReaderKind = 'service' | 'simulator';

export function openReader(kind: ReaderKind): CardReader {
  return kind === 'service' ? vendorReader() : simulatedReader();
}
