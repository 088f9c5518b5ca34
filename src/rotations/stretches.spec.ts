import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shared, without, type Stretch } from './stretches.js';

const END = 30;
const stretches = fc.array(
  fc
    .tuple(fc.nat(END - 1), fc.integer({ min: 1, max: 8 }))
    .map(([from, length]) => stretch(from, from + length)),
  { maxLength: 8 },
);
/** Some that share no time, as the slots of a pattern do. */
const disjoint = stretches.map((all) => {
  const kept: Stretch[] = [];
  for (const one of all)
    if (kept.every((other) => one.to <= other.from || other.to <= one.from)) kept.push(one);
  return kept;
});

it('what is left and what is shared are what one counts second by second', () => {
  fc.assert(
    fc.property(disjoint, stretches, (wholes, others) => {
      const seconds = (some: readonly Stretch[]) =>
        Array.from({ length: END + 10 }, (_, at) => some.filter((one) => holds(one, at)).length);
      const inOthers = seconds(others);
      expect(seconds(without(wholes, others))).toEqual(
        seconds(wholes).map((count, at) => (inOthers[at] ? 0 : count)),
      );
      expect(seconds(shared(wholes, others))).toEqual(
        seconds(wholes).map((count, at) => (inOthers[at] ? count : 0)),
      );
    }),
  );
});

it('pieces keep what else a stretch has', () => {
  const whole = { ...stretch(0, 9), lawyerId: '甲' };
  expect(without([whole], [stretch(3, 5), stretch(4, 6)])).toEqual([
    { ...stretch(0, 3), lawyerId: '甲' },
    { ...stretch(6, 9), lawyerId: '甲' },
  ]);
});

function stretch(from: number, to: number): Stretch {
  return { from: new Date(from * 1000), to: new Date(to * 1000) };
}

function holds({ from, to }: Stretch, second: number): boolean {
  return from.getTime() <= second * 1000 && second * 1000 < to.getTime();
}
