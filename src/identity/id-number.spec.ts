import { describe, expect, it } from 'vitest';
import { birthDateOf, idNumberFault } from './id-number.js';

// Region 990000 does not exist: these numbers are nobody's.
describe('the number of an ID card', () => {
  it.each(['99000019500101006X', '990000194903076629'])('%s is one', (number) => {
    expect(idNumberFault(number)).toBeUndefined();
  });

  it.each([
    ['with a wrong check digit', '990000195001010061', 'check digit'],
    ['born on 30 February', '990000195002300018', 'date of birth'],
    ['of 15 digits', '990000500101001', '18'],
    ['with a small x', '99000019500101006x', '18'],
    ['in full-width digits', '９９００００１９５００１０１００６Ｘ', '18'],
    ['that is a number', 990000195001010, '18'],
    ['that is missing', undefined, '18'],
  ])('is none %s', (_what, number, fault) => {
    expect(idNumberFault(number)).toContain(fault);
  });

  it('every single wrong digit is found', () => {
    const good = '99000019500101006X';
    const changed = Array.from({ length: 17 }, (_, place) =>
      '0123456789'.split('').map((digit) => good.slice(0, place) + digit + good.slice(place + 1)),
    ).flat();
    expect(new Set(changed.filter((number) => idNumberFault(number) === undefined))).toEqual(new Set([good]));
  });

  it('holds the date of birth', () => {
    expect(birthDateOf('99000019500101006X')).toBe('1950-01-01');
  });
});
