import { expect } from 'vitest';
import type { Order } from './given.js';
import { staff, type Person } from './people.js';
import type { TestService } from './service.js';
import { connect, type Listener } from './sockets.js';

/** What the ladder's times are in tests: long enough that only a moved clock ends a step. */
export const LADDER_TIMES = {
  CHOSEN_MS: '60000',
  POOL_MS: '60000',
  DUTY_MS: '30000',
  BUREAU_AFTER_MS: '180000',
  PROMISE_AFTER_MS: '300000',
  FIRST_ANSWER_MS: '120000',
  // A lawyer who beat once stays live however the clock is moved.
  LEASE_MS: '86400000',
};

/** Opens a lawyer's workbench, which beats: the lawyer is live. */
export async function live(service: TestService, lawyer: Person): Promise<Listener> {
  const workbench = await connect(service, { token: lawyer.token });
  const answer = await workbench.ask('presence:beat', { state: 'available' });
  expect(answer).toMatchObject({ ok: true });
  return workbench;
}

/** Puts a lawyer on duty for a board, from an hour ago until tomorrow. */
export async function onDuty(
  bureau: Person,
  lawyer: Person,
  board: string,
  tier: 'primary' | 'standby',
): Promise<void> {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  await bureau
    .post('/roster/shifts', { lawyerId: lawyer.id, boards: [board], from: at(-1), to: at(24), tier })
    .expect(201);
}

/** Lawyers of one board alone, made by the bureau, so that a test knows who else is there: nobody. */
export async function lawyersOf(
  service: TestService,
  bureau: Person,
  board: string,
  names: readonly string[],
  more: object = {},
): Promise<Person[]> {
  return Promise.all(
    names.map(async (name) => {
      const password = `a password of ${name}`;
      await bureau
        .post('/lawyers', {
          username: name,
          password,
          name: `${name}某`,
          firm: `山东${name}律师事务所`,
          licenceNumber: `1990${name}0000`,
          boards: [board],
          ...more,
        })
        .expect(201);
      return staff(service, name, password);
    }),
  );
}

/** An order as its resident sees it. */
export async function seen(person: Person, id: string): Promise<Order> {
  return (await person.get(`/orders/${id}`).expect(200)).body as Order;
}

/** The types of an order's events, with their reasons. */
export async function storyOf(person: Person, id: string): Promise<string[]> {
  const { body } = await person.get(`/orders/${id}/events?limit=100`).expect(200);
  return (body as { items: { type: string; reason?: string }[] }).items.map(({ type, reason }) =>
    reason ? `${type.slice(6)} ${reason}` : type.slice(6),
  );
}

/** The orders for which a lawyer has an open offer, with their waves. */
export async function offersOf(lawyer: Person): Promise<Record<string, string>> {
  const { body } = await lawyer.get('/me/offers?limit=100').expect(200);
  const { items } = body as { items: { orderId: string; wave: string }[] };
  return Object.fromEntries(items.map(({ orderId, wave }) => [orderId, wave]));
}
