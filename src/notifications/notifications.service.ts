import { Injectable } from '@nestjs/common';
import { rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { SYSTEM } from '../platform/events/event.js';
import { room } from '../platform/events/signal.js';

export interface NewNotice {
  accountId: string;
  /** Such as `roster.changed`. */
  kind: string;
  /** Ids and states only, never personal data. */
  data: Record<string, unknown>;
}

/** Tells people of what concerns them. */
@Injectable()
export class NotificationsService {
  constructor(private readonly outbox: Outbox) {}

  /** Leaves notices, in the transaction of what they tell; their people's open pages hear of them after the commit. */
  async notify(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const left = await rows<{ id: string; accountId: string }>(
      tx,
      {
        name: 'leave-notices',
        text: `INSERT INTO notices (account_id, kind, data) SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[])
               RETURNING id, account_id AS "accountId"`,
      },
      [
        notices.map(({ accountId }) => accountId),
        notices.map(({ kind }) => kind),
        notices.map(({ data }) => JSON.stringify(data)),
      ],
    );
    await this.outbox.recordAll(
      tx,
      left.map(({ id, accountId }) => ({
        subjectKind: 'notice',
        subjectId: id,
        seq: 0,
        type: 'notice.left',
        actor: SYSTEM,
        signals: [{ rooms: [room.account(accountId)], event: 'notice:new', payload: { noticeId: id } }],
      })),
    );
  }
}
