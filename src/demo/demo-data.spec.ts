import { describe, expect, it } from 'vitest';
import { BOARD_SLUGS } from '../boards/board-slugs.contract.js';
import { DEMO_TOWNS, demoLawyers } from './demo-lawyers.js';
import { DEMO_RESIDENTS, demoPhone } from './demo-residents.js';

const lawyers = demoLawyers();
const howMany = (values: readonly string[]) => new Set(values).size;

describe('demo lawyers', () => {
  it('are 102, the same ones every time', () => {
    expect(lawyers).toHaveLength(102);
    expect(demoLawyers()).toEqual(lawyers);
  });

  it('sign in as lawyer001 to lawyer102', () => {
    const expected = Array.from({ length: 102 }, (_, i) => `lawyer${String(i + 1).padStart(3, '0')}`);
    expect(lawyers.map(({ username }) => username)).toEqual(expected);
  });

  it('have each a name and a licence of their own', () => {
    expect(howMany(lawyers.map(({ name }) => name))).toBe(102);
    expect(howMany(lawyers.map(({ licenceNumber }) => licenceNumber))).toBe(102);
    for (const { name } of lawyers) expect(name).toMatch(/^\p{Script=Han}{2,4}$/u);
  });

  it('have licences of a province that does not exist', () => {
    for (const { licenceNumber } of lawyers) expect(licenceNumber).toMatch(/^199\d{14}$/);
  });

  it('got their licence in the year that their time in practice says', () => {
    for (const { licenceNumber, yearsInPractice } of lawyers)
      expect(Number(licenceNumber.slice(5, 9)) + yearsInPractice).toBe(2026);
  });

  it('work in 14 firms', () => expect(howMany(lawyers.map(({ firm }) => firm))).toBe(14));

  it('have one to three different boards each', () => {
    for (const { boards, username } of lawyers) {
      expect(boards.length, username).toBeGreaterThanOrEqual(1);
      expect(boards.length, username).toBeLessThanOrEqual(3);
      expect(howMany(boards), username).toBe(boards.length);
      expect(BOARD_SLUGS, username).toEqual(expect.arrayContaining(boards));
    }
    expect(howMany(lawyers.map(({ boards }) => String(boards.length)))).toBe(3);
  });

  it.each(BOARD_SLUGS)('are at least 17 on the board %s', (slug) => {
    expect(lawyers.filter(({ boards }) => boards.includes(slug)).length).toBeGreaterThanOrEqual(17);
  });

  it('serve towns of the district, and every town has somebody', () => {
    for (const { towns, username } of lawyers) {
      expect(towns.length, username).toBeGreaterThan(0);
      expect(howMany(towns), username).toBe(towns.length);
      expect(DEMO_TOWNS, username).toEqual(expect.arrayContaining(towns));
    }
    expect(howMany(lawyers.flatMap(({ towns }) => towns))).toBe(DEMO_TOWNS.length);
  });

  it('speak standard Chinese, and among them more than three dialects', () => {
    for (const { dialects } of lawyers) expect(dialects).toContain('普通话');
    expect(howMany(lawyers.flatMap(({ dialects }) => dialects))).toBeGreaterThan(3);
  });

  it('take three to six orders at a time', () => {
    expect(new Set(lawyers.map(({ capacity }) => capacity))).toEqual(new Set([3, 4, 5, 6]));
  });

  it('promise nothing', () => {
    for (const { introduction } of lawyers) {
      expect(introduction).toMatch(/^.{8,80}。$/);
      expect(introduction).not.toMatch(/胜诉|专家|包赢|保证|承诺|必胜|第一|最好|资深|权威/);
    }
    expect(howMany(lawyers.map(({ introduction }) => introduction))).toBeGreaterThan(60);
  });
});

describe('demo residents', () => {
  it('are twenty, with names of their own', () => {
    expect(howMany(DEMO_RESIDENTS.map(({ displayName }) => displayName))).toBe(20);
  });

  it('have phones from 10000000001 up, which nobody can own', () => {
    expect(demoPhone(1)).toBe('10000000001');
    expect(DEMO_RESIDENTS.map(({ phone }) => phone)).toEqual(DEMO_RESIDENTS.map((_, i) => demoPhone(i + 1)));
    for (const { phone } of DEMO_RESIDENTS) expect(phone).toMatch(/^100\d{8}$/);
  });
});
