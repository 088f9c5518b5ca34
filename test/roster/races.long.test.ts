import { expect, it } from 'vitest';
import { lawyersOf } from '../support/ladder.js';
import { rounds } from '../support/long.js';
import { mutantOf } from '../support/mutant.js';
import { operator } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { DAY, gapsOf } from './roster-world.js';

const SLOTS = rounds({ short: 80, long: 300 });
const LAWYERS = 4;
const REQUIRED = 2;
const BOARD = 'housing';
const AT_ONCE = 8;

/**
 * All primaries of a slot leave it at the same moment, half of them through another node, slot by slot.
 * Gives how many of each slot were let go.
 */
async function allLeaveAtOnce(service: TestService, slots: number): Promise<number[]> {
  const bureau = await operator(service);
  const names = Array.from({ length: LAWYERS }, (_, n) => `leaver${n}`);
  const lawyers = await lawyersOf(service, bureau, BOARD, names);
  await bureau.put(`/coverage/policies/${BOARD}`, { primaries: REQUIRED }).expect(200);
  const node = await service.launchAnother();
  const { rows } = await service.db.query<{ id: string; lawyer_id: string; slot: number }>(
    `INSERT INTO shifts (lawyer_id, boards, tier, during)
     SELECT l.id, $2, 'primary', tstzrange($3::timestamptz + slot * interval '1 hour', $3::timestamptz + (slot + 1) * interval '1 hour')
       FROM unnest($1::uuid[]) AS l (id), generate_series(0, $4::int - 1) AS slot
     RETURNING id, lawyer_id, (extract(epoch FROM lower(during) - $3) / 3600)::int AS slot`,
    [lawyers.map(({ id }) => id), [BOARD], new Date(DAY), slots],
  );
  const through = lawyers.map((one, n) => (n % 2 === 0 ? one : one.through(node.url)));
  const gone = Array.from({ length: slots }, () => 0);
  const leaveSlot = async (slot: number) => {
    const answers = await Promise.all(
      rows
        .filter((shift) => shift.slot === slot)
        .map((shift) =>
          through[lawyers.findIndex(({ id }) => id === shift.lawyer_id)]!.post('/roster/leaves', {
            shiftId: shift.id,
            reason: '有事',
          }),
        ),
    );
    gone[slot] = answers.filter(({ status }) => status === 201).length;
    for (const { status, body } of answers.filter((answer) => answer.status !== 201))
      expect([status, (body as { code: string }).code]).toEqual([422, 'WOULD_OPEN_GAP']);
  };
  for (let slot = 0; slot < slots; slot += AT_ONCE)
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, slots - slot) }, (_, n) => leaveSlot(slot + n)));
  return gone;
}

it(
  `of ${LAWYERS} who leave one slot at once, ${LAWYERS - REQUIRED} go, ${SLOTS} times`,
  { timeout: 120_000 },
  async () => {
    const service = await startService();
    const gone = await allLeaveAtOnce(service, SLOTS);
    expect(new Set(gone)).toEqual(new Set([LAWYERS - REQUIRED]));
    expect(await gapsOf(await operator(service), BOARD, [0, SLOTS])).toEqual([]);
  },
);

it('control: without the lock of the board, more go', { timeout: 120_000 }, async () => {
  const main = await mutantOf([
    { file: 'roster/roster-changes.service.js', from: 'ORDER BY board FOR UPDATE', to: 'ORDER BY board' },
  ]);
  const service = await startService({}, { main });
  const gone = await allLeaveAtOnce(service, 60);
  expect(Math.max(...gone)).toBeGreaterThan(LAWYERS - REQUIRED);
});
