import type pg from 'pg';
import { expect } from 'vitest';
import type { Launched } from '../support/launch.js';
import { LADDER_TIMES, lawyersOf } from '../support/ladder.js';
import { operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

export const BOARD = 'land';
/** Some serve this one as well. */
export const OTHER_BOARD = 'administrative';
/** A town that no demo lawyer serves. */
export const TOWN = '试验镇';
export const NAMES = ['钱大川', '钱小溪', '钱阿湖'] as const;

/** Two colleagues, two others, and one alone; places are few. */
const FIRMS = [
  { names: ['m1a', 'm1b'], firm: '山东同门律师事务所', capacity: 1 },
  { names: ['m2a', 'm2b'], firm: '山东邻里律师事务所', capacity: 2 },
  { names: ['m3a'], firm: '山东独行律师事务所', capacity: 2, boards: [BOARD, OTHER_BOARD] },
];
export const LAWYERS = FIRMS.flatMap(({ names }) => names).length;

/** An order as its row is, with what the last look has not seen of its history. */
export interface Row {
  id: string;
  status: 'waiting' | 'active' | 'completed' | 'cancelled';
  mode: 'online' | 'offline';
  lawyerId: string | null;
  version: number;
}

/** The people of a model and their service, on a clock that only goes forward within one run. */
export class World {
  private passedSeconds = 0;
  private passing = Promise.resolve();

  private constructor(
    readonly service: TestService,
    private second: Launched,
    readonly bureau: Person,
    readonly residents: Person[],
    readonly lawyers: Person[],
  ) {}

  /**
   * With two nodes: whatever the timer of one does, that of the other may be doing.
   * @param main another build of the service
   */
  static async make(main?: string): Promise<World> {
    const service = await startService(LADDER_TIMES, { main });
    const second = await service.launchAnother();
    const bureau = await operator(service);
    const residents = await Promise.all(NAMES.map(() => resident(service)));
    await Promise.all(residents.map((one, i) => one.patch('/me', { displayName: NAMES[i] }).expect(200)));
    const lawyers: Person[] = [];
    for (const { names, ...more } of FIRMS)
      lawyers.push(
        ...(await lawyersOf(service, bureau, BOARD, names, { boards: [BOARD], towns: [TOWN], ...more })),
      );
    await bureau.put(`/lawyers/${lawyers[0]!.id}/villages`, { villages: [{ town: TOWN }] }).expect(200);
    // The clock of a run goes on for weeks.
    await service.db.query(`UPDATE access_tokens SET expires_at = '2190-01-01'`);
    return new World(service, second, bureau, residents, lawyers);
  }

  /** The same people, who have never met, on the day it is. */
  async begin(): Promise<void> {
    const { db } = this.service;
    await forgetOrders(db);
    await db.query(
      `UPDATE lawyers SET load = 0, silences = 0, version = 0, availability = 'available', licence_status = 'valid'`,
    );
    this.passedSeconds = 0;
    await this.service.moveClock('0');
  }

  /** Kills one of the two nodes with -9, and starts another in its place. */
  async killOne(): Promise<void> {
    if (Math.random() < 0.5) {
      await this.second.kill();
      this.second = await this.service.launchAnother();
    } else {
      await this.service.running.kill();
      this.service.use(await this.service.launchAnother());
    }
  }

  /** Lets so much time pass, and the timers do what it makes due. */
  pass(seconds: number): Promise<void> {
    // The clock is moved once at a time.
    this.passing = this.passing.then(() => {
      this.passedSeconds += seconds;
      return this.service.moveClock(`${this.passedSeconds} seconds`);
    });
    return this.passing;
  }

  /** The service's time, so many hours from now. */
  at(hours: number): Date {
    return new Date(Date.now() + this.passedSeconds * 1000 + hours * 3_600_000);
  }

  /** A lawyer's workbench beats until some minutes from now; or not any more. */
  async beat(lawyer: Person, minutes: number): Promise<void> {
    const { db } = this.service;
    await db.query(
      `UPDATE lawyer_leases SET until = greatest(started_at, service_now()) WHERE lawyer_id = $1 AND until > service_now()`,
      [lawyer.id],
    );
    if (minutes > 0)
      await db.query(
        `INSERT INTO lawyer_leases (lawyer_id, state, until) VALUES ($1, 'available', from_now($2))`,
        [lawyer.id, minutes * 60_000],
      );
  }

  /** All orders as their rows are. */
  async rows(): Promise<Row[]> {
    const { rows } = await this.service.db.query<Row>(
      'SELECT id, status, mode, lawyer_id AS "lawyerId", version FROM orders ORDER BY id',
    );
    return rows;
  }

  /** How often people made each kind of change since the versions that are known. */
  async changesSince(known: ReadonlyMap<string, number>): Promise<Record<string, number>> {
    const { rows } = await this.service.db.query<{ type: string; n: number }>(
      `SELECT CASE e.type WHEN 'order.relabelled' THEN 'order.board_corrected' ELSE e.type END AS type, count(*)::int AS n
         FROM events e
         LEFT JOIN unnest($1::uuid[], $2::int[]) AS k(id, version) ON k.id = e.subject_id
        WHERE e.subject_kind = 'order' AND e.actor_role <> 'system' AND e.seq > coalesce(k.version, 0) GROUP BY 1`,
      [[...known.keys()], [...known.values()]],
    );
    return Object.fromEntries(rows.map(({ type, n }) => [type.slice('order.'.length), n]));
  }
}

/** A timer that is looking at them may be in the way for a moment. */
async function forgetOrders(db: pg.Pool): Promise<void> {
  const forget = 'TRUNCATE orders, events, shifts, lawyer_leases, idempotency_keys CASCADE';
  await expect.poll(() => db.query(forget).then(Boolean, () => false)).toBe(true);
}
