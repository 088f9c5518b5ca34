import fc from 'fast-check';
import { expect, it } from 'vitest';
import { expandFrom, type Pattern } from './pattern.js';
import { replan, type Ahead, type RotationShift } from './replan.js';
import { without } from './stretches.js';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-11-25T03:17:00Z');
const UNTIL = new Date(START + 6 * DAY_MS);

const pattern = fc
  .record({
    lawyers: fc.uniqueArray(fc.constantFrom('甲', '乙', '丙'), { minLength: 1 }),
    hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }),
    turn: fc.constantFrom('slot' as const, 'day' as const),
  })
  .map(({ lawyers, hours, turn }): Pattern => {
    const times = hours.toSorted((a, b) => a - b).map((hour) => `${String(hour).padStart(2, '0')}:00`);
    const slots = [1, 2, 3, 4, 5, 6, 7].flatMap((weekday) =>
      times.map((from, i) => ({ weekday, from, to: times[(i + 1) % times.length]! })),
    );
    return { zone: 'Asia/Shanghai', startsOn: '2026-11-01', endsOn: null, lawyers, slots, turn };
  });

/** What people do to a shift: nothing, take it off, hand it over, shorten it. */
const hands = fc.array(fc.constantFrom('', '', '', 'gone', 'handed over', 'shorter'), {
  minLength: 3,
  maxLength: 9,
});

it('an edit plans around what people did, and the same edit once more changes nothing', () => {
  fc.assert(
    fc.property(pattern, pattern, hands, fc.nat(3 * DAY_MS), (was, next, deeds, passed) => {
      const now = new Date(START + passed);
      const made = asShifts(expandFrom(was, { from: new Date(START), to: UNTIL }));
      const roster = made
        .flatMap((shift, i) => afterDeed(shift, deeds[i % deeds.length]!))
        .filter(({ to }) => to > now);
      const ahead = aheadOf(roster, was, now);
      const first = replan(ahead, { pattern: next, sameDuty: true }, { from: now, to: UNTIL });
      const gone = new Set(first.outdated.map(({ id }) => id));
      const then = [...roster.filter(({ id }) => !gone.has(id)), ...asShifts(first.planned)];
      // Nobody's work by hand was touched, and no two shifts are for the same time.
      for (const { version, from } of first.outdated) expect([version, from >= now]).toEqual([0, true]);
      for (const one of then)
        expect(
          without(
            [one],
            then.filter((other) => other !== one),
          ),
        ).toEqual([one]);
      // All time is somebody's, or somebody took it off.
      const open = without([{ from: now, to: UNTIL }], [...then, ...first.byHand]);
      expect(open).toEqual([]);
      const second = replan(
        aheadOf(then, next, now),
        { pattern: next, sameDuty: true },
        { from: now, to: UNTIL },
      );
      expect([second.outdated, second.planned]).toEqual([[], []]);
      const end = replan(
        aheadOf(then, next, now),
        { pattern: null, sameDuty: true },
        { from: now, to: UNTIL },
      );
      expect(end.kept).toEqual(first.kept);
    }),
  );
});

function asShifts(planned: { lawyerId: string; from: Date; to: Date }[]): RotationShift[] {
  return planned.map((shift) => ({ ...shift, id: JSON.stringify(shift), version: 0 }));
}

function afterDeed(shift: RotationShift, deed: string): RotationShift[] {
  if (deed === 'gone') return [];
  if (deed === 'handed over') return [{ ...shift, lawyerId: '丁', version: 1 }];
  if (deed !== 'shorter') return [shift];
  return [{ ...shift, to: new Date((shift.from.getTime() + shift.to.getTime()) / 2), version: 1 }];
}

function aheadOf(shifts: RotationShift[], was: Pattern, now: Date): Ahead<RotationShift> {
  return { shifts, skipped: [], leaves: [], expected: expandFrom(was, { from: now, to: UNTIL }) };
}
