import { expect, vi } from 'vitest';
import type { Person } from './people.js';
import type { TestService } from './service.js';

/** Looks ten times as often as usual. */
export const OFTEN = { COVER_LOOK_MS: '500' };

export interface Alarm {
  id: string;
  kind: string;
  subject: string;
  board: string | null;
  orderId: string | null;
  raisedAt: string;
  closedAt: string | null;
  acknowledged: { by: { id: string }; at: string; until: string } | null;
  step: string | null;
  rounds: number;
  version: number;
}

export interface AlarmDetail extends Alarm {
  events: {
    seq: number;
    type: string;
    actor: { role: string; id: string | null };
    data: Record<string, unknown>;
  }[];
  deliveries: {
    channel: string;
    accountId: string | null;
    state: string;
    attempts: { outcome: string | null }[];
  }[];
}

/** Closes all boards, so that only what a test opens is an alarm; resolves when none stands any more. */
export async function closeBoards(service: TestService, decidedBy: string): Promise<void> {
  await service.db.query(
    `INSERT INTO closed_hours (board, during, reason, decided_by)
     SELECT slug, '[2000-01-01,2190-01-01)', '测试', ${decidedBy} FROM boards`,
  );
  // Whoever was looking at that moment saw the boards open still.
  for (const kind of ['live_gap', 'runway'])
    await service.db.query(
      `DO $$ BEGIN PERFORM pg_advisory_xact_lock(hashtext('alarm-watch'), hashtext('${kind}')); END $$`,
    );
  const openOnes = async () =>
    (await service.db.query('SELECT FROM alarms WHERE closed_at IS NULL')).rowCount;
  await vi.waitFor(async () => expect(await openOnes()).toBe(0), { timeout: 30_000, interval: 100 });
}

/** Resolves when nothing is left to be sent, whatever became of it. */
export async function allSent({ db }: TestService): Promise<void> {
  const unsent = async () =>
    (await db.query(`SELECT FROM deliveries WHERE state IN ('waiting', 'sending')`)).rowCount;
  await vi.waitFor(async () => expect(await unsent()).toBe(0), { timeout: 20_000, interval: 100 });
}

/** From now on somebody ought to be there. */
export async function openBoard(service: TestService, board: string): Promise<void> {
  await service.db.query('DELETE FROM closed_hours WHERE board = $1', [board]);
}

export async function alarmsOf(bureau: Person, query: string): Promise<Alarm[]> {
  const { body } = await bureau.get(`/alarms?limit=100&${query}`).expect(200);
  return (body as { items: Alarm[] }).items;
}

/** The one open alarm of a kind for a board, as soon as there is one. */
export async function theAlarm(bureau: Person, kind: string, board: string): Promise<Alarm> {
  const open = () => alarmsOf(bureau, `open=true&kind=${kind}&board=${board}`);
  await expect.poll(open, { timeout: 20_000 }).toHaveLength(1);
  return (await open())[0]!;
}

export async function detailOf(person: Person, id: string): Promise<AlarmDetail> {
  return (await person.get(`/alarms/${id}`).expect(200)).body as AlarmDetail;
}

/** What an alarm did, such as `raised`, `called primary`, `closed`. */
export async function storyOfAlarm(person: Person, id: string): Promise<string[]> {
  const { events } = await detailOf(person, id);
  return events.map(
    ({ type, data }) => type.slice(6) + (type === 'alarm.called' ? ` ${String(data.step)}` : ''),
  );
}

/** Sessions that outlast a clock that is moved for days. */
export async function staySignedIn(service: TestService): Promise<void> {
  await service.db.query(`UPDATE access_tokens SET expires_at = '2190-01-01'`);
}
