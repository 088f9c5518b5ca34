import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, rows } from '../platform/database/database.js';
import { Loop } from '../platform/loop.js';
import { SmsSender } from '../platform/sms/sms-sender.js';
import type { Channel, DeliveryState } from './notification.entities.js';
import type { Outcome } from './outcome.js';
import { MOST_ATTEMPTS, retryDelayMs } from './retry.js';
import { webhookBody, webhookUrl } from './webhook-message.js';
import { postToWebhook } from './webhook-post.js';

const POLL_MS = 1_000; // Bounds how late a delivery is that another process has written.
const BATCH = 8;
const ANSWER_WITHIN_MS = 10_000;
/** No attempt takes this long: the process that made it is gone, and nobody knows whether it arrived. */
const LOST_AFTER_MS = 60_000;

/** The file of the text messages could not even be opened: nothing was written. */
const NOT_OPENED = new Set(['ENOENT', 'EACCES', 'EPERM', 'EROFS', 'EISDIR', 'ENOTDIR', 'EMFILE', 'ENFILE']);

interface Claimed {
  id: string;
  attempt: number;
  text: string;
  phoneSealed: Buffer | null;
  nowMs: number;
}

/**
 * Sends what is due, each at most once: an attempt is on record, and durable, before it is made. What is clearly refused
 * is tried again; what may have arrived never is. Every node runs one; SKIP LOCKED shares the work among them.
 */
@Injectable()
export class DeliverySender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('deliveries');
  private readonly stopping = new AbortController();
  /** Apart, so that text messages never wait for a webhook that does not answer. */
  private readonly loops = [
    new Loop('text messages', POLL_MS, () => this.sendDue('sms')),
    new Loop('webhook', POLL_MS, () => this.sendDue('webhook')),
  ];

  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly sms: SmsSender,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  /** Something may be due now. */
  wake(): void {
    for (const loop of this.loops) loop.wake();
  }

  private async sendDue(channel: Channel): Promise<boolean> {
    await this.db.rows(GIVE_UP_LOST, [channel]);
    const claimed = await this.db.transaction((tx) =>
      rows<Claimed>(tx, CLAIM, [channel, BATCH, LOST_AFTER_MS]),
    );
    await Promise.all(
      claimed.map(async (delivery) => this.settle(delivery, await this.attempt(channel, delivery))),
    );
    return claimed.length === BATCH;
  }

  private attempt(channel: Channel, delivery: Claimed): Promise<Outcome> {
    return channel === 'sms' ? this.sendText(delivery) : this.post(delivery);
  }

  private async sendText({ phoneSealed, text }: Claimed): Promise<Outcome> {
    if (!phoneSealed) return { outcome: 'refused', detail: 'no phone' };
    try {
      await this.sms.sendText(this.keyring.open('account.phone', phoneSealed), text);
      return { outcome: 'sent' };
    } catch (error) {
      const detail = (error as { code?: string }).code ?? 'error';
      const outcome = NOT_OPENED.has(detail) ? 'refused' : 'unsure';
      this.logger.warn(`A text message: ${outcome}, ${detail}`);
      return { outcome, detail };
    }
  }

  private async post({ text, nowMs }: Claimed): Promise<Outcome> {
    const webhook = this.settings.alarmWebhook;
    if (!webhook) return { outcome: 'refused', detail: 'no webhook' };
    const url = webhookUrl(webhook, nowMs);
    const outcome = await postToWebhook({
      url,
      body: webhookBody(text),
      withinMs: ANSWER_WITHIN_MS,
      stopping: this.stopping.signal,
    });
    // Never with its address, which holds the robot's key.
    if (outcome.outcome !== 'sent') this.logger.warn(`The webhook: ${outcome.outcome}, ${outcome.detail}`);
    return outcome;
  }

  private async settle({ id, attempt }: Claimed, result: Outcome): Promise<void> {
    const { outcome, detail } = result;
    const state: Exclude<DeliveryState, 'sending'> =
      outcome !== 'refused' ? outcome : attempt < MOST_ATTEMPTS ? 'waiting' : 'failed';
    const delayMs = outcome === 'refused' ? retryDelayMs(attempt, Math.random(), result.retryAfterMs) : 0;
    await this.db.rows(SETTLE, [id, attempt, state, delayMs, outcome, detail ?? null]);
  }
}

/** Who made these attempts was killed amid them, or lost the database before it could say what came of them. */
const GIVE_UP_LOST = {
  name: 'give-up-lost-deliveries',
  text: `WITH lost AS (
           UPDATE deliveries SET state = 'unsure' WHERE id IN (
             SELECT id FROM deliveries WHERE channel = $1 AND state = 'sending' AND next_at <= (SELECT service_now())
              FOR UPDATE SKIP LOCKED)
           RETURNING id, attempts)
         UPDATE delivery_attempts a SET ended_at = service_now(), outcome = 'unsure', detail = 'no answer'
           FROM lost WHERE a.delivery_id = lost.id AND a.attempt = lost.attempts`,
};

const CLAIM = {
  name: 'claim-deliveries',
  text: `WITH due AS (
           SELECT id FROM deliveries WHERE channel = $1 AND state = 'waiting' AND next_at <= (SELECT service_now())
            ORDER BY next_at LIMIT $2 FOR UPDATE SKIP LOCKED),
         claimed AS (
           UPDATE deliveries d SET state = 'sending', attempts = attempts + 1, next_at = from_now($3)
             FROM due WHERE d.id = due.id AND d.state = 'waiting'
           RETURNING d.id, d.attempts, d.account_id, d.content),
         tried AS (
           INSERT INTO delivery_attempts (delivery_id, attempt) SELECT id, attempts FROM claimed)
         SELECT c.id, c.attempts AS attempt, c.content->>'text' AS text, a.phone_sealed AS "phoneSealed",
                (extract(epoch FROM service_now()) * 1000)::float8 AS "nowMs"
           FROM claimed c LEFT JOIN accounts a ON a.id = c.account_id`,
};

/** An answer that comes after its attempt was given up for lost changes nothing. */
const SETTLE = {
  name: 'settle-delivery',
  text: `WITH settled AS (
           UPDATE deliveries SET state = $3, next_at = from_now($4) WHERE id = $1 AND attempts = $2 AND state = 'sending'
           RETURNING id, attempts)
         UPDATE delivery_attempts a SET ended_at = service_now(), outcome = $5, detail = $6
           FROM settled s WHERE a.delivery_id = s.id AND a.attempt = s.attempts`,
};
