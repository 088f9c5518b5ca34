import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openedGaps, type Gap } from './opened-gaps.js';

const HOURS = 12;
const BOARDS = ['a', 'b'];

/** How many are there in each hour, by board; as gaps, where they are fewer than asked for. */
function gapsIn(hours: number[][], required: number): Gap[] {
  return hours.flatMap((counts, board) =>
    counts.flatMap((have, hour) =>
      have < required
        ? [{ board: BOARDS[board]!, from: new Date(hour), to: new Date(hour + 1), have, required }]
        : [],
    ),
  );
}

it('are where there are fewer than are asked for and fewer than there were', () => {
  const counts = fc.array(fc.array(fc.nat(3), { minLength: HOURS, maxLength: HOURS }), {
    minLength: 2,
    maxLength: 2,
  });
  fc.assert(
    fc.property(counts, counts, fc.integer({ min: 1, max: 3 }), (before, after, required) => {
      const opened = openedGaps(gapsIn(before, required), gapsIn(after, required));
      for (const [b, board] of BOARDS.entries())
        for (let hour = 0; hour < HOURS; hour++) {
          const isOpened = opened.some(
            (gap) => gap.board === board && gap.from.getTime() <= hour && hour < gap.to.getTime(),
          );
          const [had, has] = [before[b]![hour]!, after[b]![hour]!];
          expect(isOpened).toBe(has < required && has < had);
        }
    }),
  );
});

it('tell exactly the part that is new', () => {
  const gap = (from: number, to: number, have = 0): Gap => ({
    board: 'a',
    from: new Date(from),
    to: new Date(to),
    have,
    required: 2,
  });
  expect(openedGaps([gap(3, 4), gap(6, 9)], [gap(1, 10)])).toEqual([gap(1, 3), gap(4, 6), gap(9, 10)]);
  expect(openedGaps([gap(0, 5, 1)], [gap(2, 3)])).toEqual([gap(2, 3)]);
  expect(openedGaps([gap(0, 5)], [gap(0, 5, 1)])).toEqual([]);
});
