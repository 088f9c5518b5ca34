import { toView, VIEW_COLUMNS, type AttachmentRow } from '../attachments/attachment-views.queries.js';
import { SYSTEM_SENDER, type EntryView } from './entry.contract.js';

/** An entry as {@link ENTRY_COLUMNS} gives it. */
export interface EntryRow {
  seq: number;
  kind: EntryView['kind'];
  sender: EntryView['sender'] | null;
  body: string | null;
  attachment: AttachmentRow | null;
  clientId: string | null;
  refersTo: number | null;
  code: string | null;
  recalled: boolean;
  erased: boolean;
  at: Date;
}

/** Of `entries e`; the words of what was taken back are not among them. */
export const ENTRY_COLUMNS = `
  e.seq, e.kind, CASE WHEN e.erased_hash IS NULL THEN e.client_id END AS "clientId", e.erased_hash IS NOT NULL AS erased, e.refers_to AS "refersTo", e.code, e.at, took_back.it AS recalled,
  CASE WHEN NOT took_back.it THEN e.body END AS body,
  CASE WHEN NOT took_back.it AND e.attachment_id IS NOT NULL THEN (
    SELECT to_json(shown) FROM (SELECT ${VIEW_COLUMNS} FROM attachments a WHERE a.id = e.attachment_id) shown) END AS attachment,
  (SELECT json_build_object('id', a.id, 'role', a.role, 'displayName', a.display_name)
     FROM accounts a WHERE a.id = e.sender_id) AS sender`;

/** What {@link ENTRY_COLUMNS} wants beside `e`. */
export const TOOK_BACK = `
  CROSS JOIN LATERAL (SELECT EXISTS (
    SELECT FROM entries r WHERE r.order_id = e.order_id AND r.kind = 'recall' AND r.refers_to = e.seq) AS it) took_back`;

/** An entry as its readers see it: only what it has. */
export function viewOfEntry({
  body,
  attachment,
  clientId,
  refersTo,
  code,
  recalled,
  erased,
  sender,
  at,
  ...entry
}: EntryRow): EntryView {
  return {
    ...entry,
    sender: sender ?? SYSTEM_SENDER,
    ...(body !== null && { body }),
    ...(attachment !== null && { attachment: toView(attachment) }),
    ...(clientId !== null && { clientId }),
    ...(refersTo !== null && { refersTo }),
    ...(code !== null && { code }),
    ...(recalled && { recalled }),
    ...(erased && { erased }),
    at: at.toISOString(),
  };
}
