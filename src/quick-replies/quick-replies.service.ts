import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { MOST_PLACEHOLDERS, placeholdersIn } from './placeholders.js';
import type { ChangeQuickReply, NewQuickReply, QuickReplyView } from './quick-replies.contract.js';
import { quickReplyProblems } from './quick-replies.problems.js';
import { QuickRepliesQueries } from './quick-replies.queries.js';

/** 快捷回复: a lawyer's own list of what they often say. */
@Injectable()
export class QuickRepliesService {
  constructor(
    private readonly db: Database,
    private readonly replies: QuickRepliesQueries,
  ) {}

  /** @throws 422 `UNKNOWN_PLACEHOLDER`, `TOO_MANY_PLACEHOLDERS`, `QUICK_REPLIES_FULL` */
  async create(lawyer: Caller, body: NewQuickReply, key: string | undefined): Promise<QuickReplyView> {
    checkPlaceholders(body.body);
    const request = { accountId: lawyer.accountId, key, content: { route: 'POST /me/quick-replies', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.add(tx, lawyer, body)));
  }

  /** Changes the words, moves it, or both. @throws 404; 422 as above */
  async change(lawyer: Caller, id: string, change: ChangeQuickReply): Promise<QuickReplyView> {
    const { title, body, position } = change;
    if (body !== undefined) checkPlaceholders(body);
    return this.db.transaction(async (tx) => {
      await lockList(tx, lawyer.accountId);
      await rows(
        tx,
        `UPDATE quick_replies SET title = coalesce($3, title), body = coalesce($4, body) WHERE lawyer_id = $1 AND id = $2`,
        [lawyer.accountId, id, title ?? null, body ?? null],
      );
      if (position !== undefined) await moveTo(tx, lawyer.accountId, id, position);
      return this.replies.show(lawyer, id, tx);
    });
  }

  /** The ones behind it move up. @throws 404 */
  async remove({ accountId: lawyerId }: Caller, id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      await lockList(tx, lawyerId);
      const gone = await row<{ position: number }>(
        tx,
        'DELETE FROM quick_replies WHERE lawyer_id = $1 AND id = $2 RETURNING position',
        [lawyerId, id],
      );
      if (!gone) throw commonProblems.notFound();
      await rows(
        tx,
        'UPDATE quick_replies SET position = position - 1 WHERE lawyer_id = $1 AND position > $2',
        [lawyerId, gone.position],
      );
    });
  }

  private async add(
    tx: Tx,
    lawyer: Caller,
    { title, body, position }: NewQuickReply,
  ): Promise<QuickReplyView> {
    await lockList(tx, lawyer.accountId);
    const made = await row<{ id: string }>(
      tx,
      `INSERT INTO quick_replies (lawyer_id, position, title, body)
       SELECT $1, coalesce(max(position), 0) + 1, $2, $3 FROM quick_replies WHERE lawyer_id = $1 RETURNING id`,
      [lawyer.accountId, title, body],
    );
    if (position !== undefined) await moveTo(tx, lawyer.accountId, made!.id, position);
    return this.replies.show(lawyer, made!.id, tx);
  }
}

function checkPlaceholders(body: string): void {
  const found = placeholdersIn(body);
  const unknown = found.filter(({ name }) => name === undefined);
  if (unknown.length > 0) throw quickReplyProblems.unknownPlaceholder(unknown);
  if (found.length > MOST_PLACEHOLDERS) throw quickReplyProblems.tooManyPlaceholders();
}

/** Changes of one lawyer's list come one after the other: each place is counted from the others. */
async function lockList(tx: Tx, lawyerId: string): Promise<void> {
  await rows(tx, 'SELECT FROM lawyers WHERE id = $1 FOR NO KEY UPDATE', [lawyerId]);
}

/** Moves one to a place, or to the last one; those in between make room. The list is locked. */
async function moveTo(tx: Tx, lawyerId: string, id: string, position: number): Promise<void> {
  await rows(
    tx,
    `WITH move AS (
       SELECT position AS was, least($3::int, (SELECT max(position) FROM quick_replies WHERE lawyer_id = $1)) AS becomes
         FROM quick_replies WHERE lawyer_id = $1 AND id = $2)
     UPDATE quick_replies r
        SET position = CASE WHEN r.id = $2 THEN becomes ELSE r.position + sign(was - becomes)::int END
       FROM move WHERE r.lawyer_id = $1 AND r.position BETWEEN least(was, becomes) AND greatest(was, becomes)`,
    [lawyerId, id, position],
  );
}
