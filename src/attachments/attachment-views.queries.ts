import type { Queryable } from '../platform/database/database.js';
import { rows } from '../platform/database/database.js';
import type { AttachmentView } from './attachments.contract.js';

/** What a view is made of, in SQL; `a` is the attachment. */
export const VIEW_COLUMNS = `a.id, a.kind, a.name, a.type, a.size_bytes AS "sizeBytes", a.width, a.height,
  a.duration_ms AS "durationMs", a.state`;

export type AttachmentRow = Omit<AttachmentView, 'width' | 'height' | 'durationMs'> & {
  width: number | null;
  height: number | null;
  durationMs: number | null;
};

/** The view of a row, without the measures that it does not have. */
export function toView(row: AttachmentRow): AttachmentView {
  const { id, kind, name, type, sizeBytes, width, height, durationMs, state } = row;
  return {
    id,
    kind,
    name,
    type,
    sizeBytes,
    ...(width !== null && height !== null && { width, height }),
    ...(durationMs !== null && { durationMs }),
    state,
  };
}

/** Rows of a statement that returns {@link VIEW_COLUMNS}, as views. */
export async function views(db: Queryable, text: string, values: unknown[]): Promise<AttachmentView[]> {
  return (await rows<AttachmentRow>(db, text, values)).map(toView);
}
