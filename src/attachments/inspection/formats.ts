import type { AttachmentKind } from '../attachments.contract.js';

export interface FormatFacts {
  kind: AttachmentKind;
  /** The media type under which it is served. */
  type: string;
  /** Endings that a name may have; the first is given where there is none. */
  endings: readonly [string, ...string[]];
}

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';

/** All that is ever kept and served. */
// prettier-ignore
export const FORMATS = {
  jpeg: { kind: 'image', type: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  webp: { kind: 'image', type: 'image/webp', endings: ['webp'] },
  mp3:  { kind: 'voice', type: 'audio/mpeg', endings: ['mp3'] },
  m4a:  { kind: 'voice', type: 'audio/mp4',  endings: ['m4a', 'mp4'] },
  wav:  { kind: 'voice', type: 'audio/wav',  endings: ['wav'] },
  webm: { kind: 'voice', type: 'audio/webm', endings: ['webm', 'weba'] },
  ogg:  { kind: 'voice', type: 'audio/ogg',  endings: ['ogg', 'oga', 'opus'] },
  pdf:  { kind: 'file',  type: 'application/pdf', endings: ['pdf'] },
  docx: { kind: 'file',  type: `${OPEN_XML}.wordprocessingml.document`, endings: ['docx'] },
  xlsx: { kind: 'file',  type: `${OPEN_XML}.spreadsheetml.sheet`, endings: ['xlsx'] },
  pptx: { kind: 'file',  type: `${OPEN_XML}.presentationml.presentation`, endings: ['pptx'] },
  doc:  { kind: 'file',  type: 'application/msword', endings: ['doc'] },
  xls:  { kind: 'file',  type: 'application/vnd.ms-excel', endings: ['xls'] },
  ppt:  { kind: 'file',  type: 'application/vnd.ms-powerpoint', endings: ['ppt'] },
  txt:  { kind: 'file',  type: 'text/plain; charset=utf-8', endings: ['txt'] },
} as const satisfies Record<string, FormatFacts>;

export type Format = keyof typeof FORMATS;
