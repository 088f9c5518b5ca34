import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { expect, vi } from 'vitest';
import { photo } from '../attachments/pictures.js';
import { sayIt, upload, type View } from '../attachments/upload.js';
import { boardOf, SUMMARY, type Order } from '../support/given.js';
import { resident, type Person } from '../support/people.js';
import type { TestService } from '../support/service.js';

/** What is nobody's but this resident's: each stands somewhere else. */
export const SECRETS = {
  name: '隐名甲某',
  description: '描述之密',
  dialect: '密语',
  said: '居民之密言',
  takenBack: '收回之密言',
  advice: '律师之密言',
  summary: '意见之密',
  comment: '评语之密',
  reason: '缘由之密',
  note: '拒单之密',
  statement: '交接之密',
  handOn: '转出之密',
  cancel: '取消之密',
  place: '门牌之密',
  village: '密村',
  file: '密件',
};

/** A resident of whom everything is kept that can be, with all orders closed; the first order is rated. */
export interface Somebody {
  phone: string;
  person: Person;
  /** Served and completed. */
  orderId: string;
  attachmentIds: string[];
  /** In hex: what is kept of the phone, the name and the other side's name. */
  hashes: string[];
}

export async function somebody(service: TestService, lawyer: Person, phone: string): Promise<Somebody> {
  const person = await resident(service, phone);
  await person.patch('/me', { displayName: SECRETS.name }).expect(200);
  const board = await boardOf(lawyer);
  const place = async (more: object = {}) => {
    const body = { mode: 'online', board, description: SECRETS.description, lawyerId: lawyer.id, ...more };
    const { body: order } = await person
      .post('/orders', body)
      .set('Idempotency-Key', randomUUID())
      .expect(201);
    return (order as Order).id;
  };

  const orderId = await place({ opposingParties: ['对方之密'] });
  const attachmentIds = await talk(service, person, lawyer, orderId);
  await lawyer
    .post(`/orders/${orderId}/complete`, { summary: { ...SUMMARY, facts: SECRETS.summary } })
    .expect(200);
  await person
    .put(`/orders/${orderId}/rating`, { level: 2, reasons: [SECRETS.reason], comment: SECRETS.comment })
    .expect(200);

  const handedOn = await place();
  await lawyer.post(`/orders/${handedOn}/accept`).expect(200);
  await lawyer
    .post(`/orders/${handedOn}/transfer`, { reason: SECRETS.handOn, statement: SECRETS.statement })
    .expect(200);
  await person.post(`/orders/${handedOn}/cancel`, { reason: SECRETS.cancel }).expect(200);

  const declined = await place();
  await lawyer
    .post(`/orders/${declined}/decline`, { reason: 'not_my_field', note: SECRETS.note })
    .expect((answer) => expect(answer.status).toBeLessThan(300));
  await person.post(`/orders/${declined}/cancel`).expect(200);

  const visit = {
    town: '临水镇',
    village: SECRETS.village,
    place: SECRETS.place,
    from: inDays(3),
    to: inDays(3.1),
  };
  const visited = await place({ mode: 'offline', lawyerId: undefined, dialect: SECRETS.dialect, visit });
  await person.post(`/orders/${visited}/cancel`).expect(200);

  const chunks = () => service.db.query('SELECT FROM search_chunks WHERE order_id = $1', [orderId]);
  await vi.waitFor(async () => expect((await chunks()).rowCount).toBe(1), { timeout: 20_000, interval: 50 });
  return { phone, person, orderId, attachmentIds, hashes: await hashesOf(service.db, person.id, orderId) };
}

async function talk(
  service: TestService,
  person: Person,
  lawyer: Person,
  orderId: string,
): Promise<string[]> {
  await lawyer.post(`/orders/${orderId}/accept`).expect(200);
  await lawyer.say(orderId, SECRETS.advice).expect(201);
  await person.say(orderId, SECRETS.said).expect(201);
  const { body } = await person.say(orderId, SECRETS.takenBack).expect(201);
  await person.post(`/orders/${orderId}/messages/${(body as { seq: number }).seq}/recall`).expect(201);
  await person.put(`/orders/${orderId}/messages/read`, { seq: 2 }).expect(200);
  const ids: string[] = [];
  for (const side of [person, lawyer]) {
    const name = `${SECRETS.file}.png`;
    const { body: view } = await upload(service, side, orderId, await photo(), { name }).expect(201);
    await sayIt(side, orderId, view as View).expect(201);
    ids.push((view as View).id);
  }
  // Never said by anybody.
  const unsaid = await upload(service, person, orderId, await photo(), { name: `${SECRETS.file}.png` });
  return [...ids, (unsaid.body as View).id];
}

async function hashesOf(db: pg.Pool, accountId: string, orderId: string): Promise<string[]> {
  const { rows } = await db.query<{ hashes: string[] }>(
    `SELECT ARRAY[encode(phone_hash, 'hex'), encode(phone_sealed, 'hex'), encode(name_hash, 'hex'),
                  (SELECT encode(name_hash, 'hex') FROM opposing_parties WHERE order_id = $2)] AS hashes
       FROM accounts WHERE id = $1`,
    [accountId, orderId],
  );
  return rows[0]!.hashes;
}

/** Every row of every table that has one of these in it, as `table: row`. */
export async function rowsWith(db: pg.Pool, sought: readonly string[]): Promise<string[]> {
  const { rows: tables } = await db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await db.query<{ row: string }>(
      `SELECT t::text AS row FROM "${name}" t WHERE EXISTS (
         SELECT FROM unnest($1::text[]) sought WHERE strpos(t::text, sought) > 0)`,
      [sought],
    );
    found.push(...rows.map(({ row }) => `${name}: ${row}`));
  }
  return found;
}

/** Everything by which somebody could be found again. */
export function tracesOf({ phone, hashes }: Somebody): string[] {
  return [...Object.values(SECRETS), phone, ...hashes];
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString();
}
