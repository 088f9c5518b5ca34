import { lawyersOf } from '../support/ladder.js';
import type { Person } from '../support/people.js';
import type { TestService } from '../support/service.js';

export const DAY_MS = 86_400_000;
export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
export const WHOLE_DAYS = EVERY_DAY.map((weekday) => ({ weekday, from: '00:00', to: '00:00' }));
/** From midnight, so that a rotation that starts today has a shift under way at whatever hour the tests run. */
export const HALF_DAYS = EVERY_DAY.flatMap((weekday) => [
  { weekday, from: '00:00', to: '12:00' },
  { weekday, from: '12:00', to: '00:00' },
]);

export interface Made {
  id: string;
  version: number;
  shifts: number;
  rolledOutUntil: string;
  skipped: { lawyerId: string; from: string; to: string; reason: string }[];
  difference: Record<'added' | 'removed' | 'moved' | 'kept' | 'skipped', Record<string, string>[]>;
}
export interface Shift {
  id: string;
  lawyerId: string;
  from: Date;
  to: Date;
  version: number;
}

/** What tests of rotations do and look at. */
export function rotationsOn(world: () => { service: TestService; bureau: Person }) {
  let nextName = 0;
  const lawyers = (board: string, count = 2) =>
    lawyersOf(
      world().service,
      world().bureau,
      board,
      Array.from({ length: count }, () => `r${String(nextName++).padStart(3, '0')}`),
    );
  const now = async () =>
    (await world().service.db.query<{ at: Date }>('SELECT service_now() AS at')).rows[0]!.at;
  const dayIn = async (days: number) =>
    new Date((await now()).getTime() + 8 * 3_600_000 + days * DAY_MS).toISOString().slice(0, 10);
  const pattern = async (board: string, people: Person[], more: object = {}) => ({
    name: '轮值',
    boards: [board],
    tier: 'primary',
    startsOn: await dayIn(0),
    lawyers: people.map(({ id }) => id),
    slots: HALF_DAYS,
    turn: 'slot',
    rollOutDays: 7,
    ...more,
  });
  const make = async (board: string, people: Person[], more: object = {}) =>
    (
      await world()
        .bureau.post('/roster/rotations', await pattern(board, people, more))
        .expect(201)
    ).body as Made;
  const change = async (id: string, version: number, body: object) =>
    (
      await world()
        .bureau.put(`/roster/rotations/${id}`, { ...body, version })
        .expect(200)
    ).body as Made;
  const shiftsOf = async (id: string) => {
    const { rows } = await world().service.db.query<Shift>(
      `SELECT id, lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to", version
         FROM shifts WHERE rotation_id = $1 ORDER BY lower(during)`,
      [id],
    );
    return rows;
  };
  const gapsOf = async (board: string, until: Date) => {
    const { rows } = await world().service.db.query<{ during: string }>(
      'SELECT during FROM cover_gaps(ARRAY[$1], service_now(), $2)',
      [board, until],
    );
    return rows.map(({ during }) => during);
  };
  return { lawyers, now, dayIn, pattern, make, change, shiftsOf, gapsOf };
}
