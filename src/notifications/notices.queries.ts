import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { NoticePage, NoticesQuery, NoticeView, UnreadCount } from './notices.contract.js';

type NoticeRow = Omit<NoticeView, 'at' | 'readAt'> & { at: Date; readAt: Date | null };

const COLUMNS = 'id, kind, data, at, read_at AS "readAt"';

/** A person's own notices. */
@Injectable()
export class NoticesQueries {
  constructor(private readonly db: Database) {}

  /** Newest first, with how many of all are unread. */
  async list({ accountId }: Caller, query: NoticesQuery): Promise<NoticePage> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<NoticeRow>(
      `SELECT ${COLUMNS} FROM notices
        WHERE account_id = $1 AND ($2::uuid IS NULL OR id < $2) AND ($3::boolean IS NULL OR (read_at IS NULL) = $3)
        ORDER BY id DESC LIMIT $4`,
      [accountId, after?.[0] ?? null, query.unread ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return {
      items: page.items.map(toView),
      nextCursor: page.nextCursor,
      unread: (await this.countUnread(accountId)).unread,
    };
  }

  /** @throws 404 when it is not this person's */
  async show(accountId: string, id: string): Promise<NoticeView> {
    const [notice] = await this.db.rows<NoticeRow>(
      `SELECT ${COLUMNS} FROM notices WHERE account_id = $1 AND id = $2`,
      [accountId, id],
    );
    if (!notice) throw commonProblems.notFound();
    return toView(notice);
  }

  async countUnread(accountId: string): Promise<UnreadCount> {
    const [counted] = await this.db.rows<UnreadCount>(
      'SELECT count(*)::int AS unread FROM notices WHERE account_id = $1 AND read_at IS NULL',
      [accountId],
    );
    return counted!;
  }
}

function toView({ at, readAt, ...notice }: NoticeRow): NoticeView {
  return { ...notice, at: at.toISOString(), readAt: readAt?.toISOString() ?? null };
}
