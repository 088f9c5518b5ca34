import { describe, expect, it } from 'vitest';
import { idNumberFault, withCheckCharacter } from './id-number.ts';

describe('the number of an ID card', () => {
  it('is right with its check character, which may be X', () => {
    const numbers = Array.from({ length: 40 }, (_, n) =>
      withCheckCharacter(`99990019500101${String(n).padStart(3, '0')}`),
    );
    expect(numbers.map(idNumberFault)).toEqual(numbers.map(() => undefined));
    expect(numbers.some((number) => number.endsWith('X'))).toBe(true);
  });

  it('is wrong with any other check character', () => {
    const right = withCheckCharacter('99990019500101001');
    const others = '0123456789X'.split('').filter((check) => check !== right[17]);
    expect(others.map((check) => idNumberFault(right.slice(0, 17) + check))).toEqual(
      others.map(() => 'check'),
    );
  });

  it('is wrong with one digit mistyped or two neighbours swapped', () => {
    const right = withCheckCharacter('99990019500112037');
    for (let at = 0; at < 17; at += 1) {
      const mistyped = right.slice(0, at) + ((Number(right[at]) + 1) % 10) + right.slice(at + 1);
      const swapped = right.slice(0, at) + right[at + 1] + right[at] + right.slice(at + 2);
      expect(idNumberFault(mistyped)).toBeDefined();
      expect(idNumberFault(swapped) !== undefined || swapped === right).toBe(true);
    }
  });

  it.each(['', '99990019500101001', '9999001950010100112', '99990019500101001x', '９9990019500101001X'])(
    'is not %j',
    (number) => expect(idNumberFault(number)).toBe('shape'),
  );

  it.each(['19500229', '19501301', '19500001', '00010101'])('holds no such day as %s', (day) =>
    expect(idNumberFault(withCheckCharacter(`999900${day}001`))).toBe('birth'),
  );

  it('may hold the 29th of February of a leap year', () =>
    expect(idNumberFault(withCheckCharacter('99990019520229001'))).toBeUndefined());
});
