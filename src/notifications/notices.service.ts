import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { NoticeView, UnreadCount } from './notices.contract.js';
import { NoticesQueries } from './notices.queries.js';

/** A person has seen what they were told. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly db: Database,
    private readonly notices: NoticesQueries,
  ) {}

  /** Marks one as read; it keeps the instant at which it was read first. @throws 404 when it is not the caller's */
  async read({ accountId }: Caller, id: string): Promise<NoticeView> {
    const known = await row(
      this.db,
      `UPDATE notices SET read_at = coalesce(read_at, service_now()) WHERE account_id = $1 AND id = $2 RETURNING id`,
      [accountId, id],
    );
    if (!known) throw commonProblems.notFound();
    return this.notices.show(accountId, id);
  }

  /** Marks this one and all older ones as read; gives how many are left. */
  async readUpTo({ accountId }: Caller, upTo: string): Promise<UnreadCount> {
    await this.db.rows(
      'UPDATE notices SET read_at = service_now() WHERE account_id = $1 AND id <= $2 AND read_at IS NULL',
      [accountId, upTo],
    );
    return this.notices.countUnread(accountId);
  }
}
