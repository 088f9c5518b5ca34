import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { reaches } from '../identity/reach.queries.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { VIEW_COLUMNS, toView, views, type AttachmentRow } from './attachment-views.queries.js';
import type { AttachmentView } from './attachments.contract.js';
import { attachmentProblems } from './attachments.problems.js';
import { Vault } from './vault.js';

/** What is sent to whoever fetches an attachment. */
export interface Fetched {
  view: AttachmentView;
  bytes: Buffer;
}

@Injectable()
export class AttachmentsQueries {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** The views of attachments, by their ids; for the log of a conversation, which knows who may see it. */
  async viewsOf(db: Queryable, ids: readonly string[]): Promise<Map<string, AttachmentView>> {
    if (ids.length === 0) return new Map();
    const found = await views(db, `SELECT ${VIEW_COLUMNS} FROM attachments a WHERE a.id = ANY($1)`, [ids]);
    return new Map(found.map((view) => [view.id, view]));
  }

  /**
   * An attachment and its content, or its thumbnail, for the people of its order; before it was said, for its uploader
   * alone.
   * @throws 404; 409 `ATTACHMENT_NOT_READY` while it is held; 410 `ATTACHMENT_REFUSED`; 503 when the store is away
   */
  async fetch(caller: Caller, id: string, part: 'content' | 'thumbnail'): Promise<Fetched> {
    const found = await row<AttachmentRow & { isOwn: boolean }>(
      this.db,
      {
        name: 'fetch-attachment',
        text: `SELECT ${VIEW_COLUMNS}, a.uploader_id = $2 AS "isOwn"
                 FROM attachments a JOIN conversations c USING (order_id)
                WHERE a.id = $1 AND $2 IN (c.resident_id, c.lawyer_id) AND ${reaches('c.order_id', '$3')}
                  AND (a.said_at IS NOT NULL OR a.uploader_id = $2) AND a.state <> 'discarded'
                  AND NOT EXISTS (SELECT FROM entries said JOIN entries took_back USING (order_id)
                        WHERE said.attachment_id = a.id AND took_back.kind = 'recall' AND took_back.refers_to = said.seq)`,
      },
      [id, caller.accountId, caller.ordersSince],
    );
    if (!found) throw commonProblems.notFound();
    if (found.state === 'refused') throw attachmentProblems.refused();
    if (found.state === 'held' && !found.isOwn) throw attachmentProblems.notReady();
    if (part === 'thumbnail' && found.kind !== 'image') throw commonProblems.notFound();
    const bytes = await this.vault.get(id, part);
    if (!bytes) throw new Error(`The ${part} of attachment ${id} is not in the store`);
    return { view: toView(found), bytes };
  }
}
