import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { SYSTEM } from '../platform/events/event.js';
import { room } from '../platform/events/signal.js';
import { DeliverySender } from './delivery-sender.js';

export interface NewNotice {
  accountId: string;
  /** Such as `roster.changed`. */
  kind: string;
  /** Ids and states only, never personal data. */
  data: Record<string, unknown>;
}

/** What is to go out of the service: a text message to an account's phone, or a post to the webhook of the settings. */
export type NewDelivery = { about: string; content: { text: string } } & (
  { channel: 'sms'; accountId: string } | { channel: 'webhook' }
);

/** Tells people of what concerns them. */
@Injectable()
export class NotificationsService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly sender: DeliverySender,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Leaves notices, in the transaction of what they tell; their people's open pages hear of them after the commit. */
  async notify(tx: Tx, notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const left = await rows<{ id: string; accountId: string }>(tx, LEAVE_NOTICES, [
      notices.map(({ accountId }) => accountId),
      notices.map(({ kind }) => kind),
      notices.map(({ data }) => JSON.stringify(data)),
    ]);
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

  /**
   * Has something sent after the commit, in the transaction of what it tells: once for what it is about, by each channel
   * to each person, however often it is asked for. Nothing goes to who has no phone, nor to a webhook that is not set.
   * The text holds no personal data.
   */
  async deliver(tx: Tx, deliveries: readonly NewDelivery[]): Promise<void> {
    const possible = deliveries.filter(({ channel }) => channel === 'sms' || this.settings.alarmWebhook);
    if (possible.length === 0) return;
    await rows(tx, WRITE_DELIVERIES, [
      possible.map(({ channel }) => channel),
      possible.map((delivery) => (delivery.channel === 'sms' ? delivery.accountId : null)),
      possible.map(({ about }) => about),
      possible.map(({ content }) => JSON.stringify(content)),
    ]);
    this.db.afterCommit(tx, () => this.sender.wake());
  }
}

const LEAVE_NOTICES = {
  name: 'leave-notices',
  text: `INSERT INTO notices (account_id, kind, data) SELECT * FROM unnest($1::uuid[], $2::text[], $3::jsonb[])
         RETURNING id, account_id AS "accountId"`,
};

const WRITE_DELIVERIES = {
  name: 'write-deliveries',
  text: `INSERT INTO deliveries (channel, account_id, about, content)
         SELECT d.channel, d.account_id, d.about, d.content
           FROM unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[]) AS d(channel, account_id, about, content)
          WHERE d.channel = 'webhook' OR EXISTS (
            SELECT FROM accounts a WHERE a.id = d.account_id AND a.phone_sealed IS NOT NULL)
         ON CONFLICT ON CONSTRAINT deliveries_once DO NOTHING`,
};
