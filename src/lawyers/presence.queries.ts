import { Injectable } from '@nestjs/common';
import { rows, type Queryable } from '../platform/database/database.js';

/** Who is there. */
@Injectable()
export class PresenceQueries {
  /** Boards on which at least one lawyer is live, whether free or not. */
  async boardsWithLive(db: Queryable): Promise<Set<string>> {
    const found = await rows<{ board: string }>(db, {
      name: 'boards-with-live',
      text: `SELECT DISTINCT b.board FROM lawyers l JOIN lawyer_boards b ON b.lawyer_id = l.id
              WHERE l.id IN (SELECT s.lawyer_id FROM lawyer_leases s WHERE s.ended_at IS NULL AND s.until > (SELECT service_now())) AND is_live(l)`,
    });
    return new Set(found.map(({ board }) => board));
  }
}
