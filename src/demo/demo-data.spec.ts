import { expect, it } from 'vitest';
import { BOARD_CATALOGUE } from '../boards/board-catalogue.js';
import { DEMO_RESIDENTS } from './demo-residents.js';
import { DEMO_TOWNS, demoLawyers } from './demo-lawyers.js';

const lawyers = demoLawyers();
const distinct = (values: string[]) => new Set(values).size;

it('has 102 lawyers, each with a name, username and licence of their own', () => {
  expect(lawyers).toHaveLength(102);
  expect(distinct(lawyers.map((lawyer) => lawyer.name))).toBe(102);
  expect(lawyers.map((lawyer) => lawyer.username)).toEqual(
    expect.arrayContaining(['lawyer001', 'lawyer102']),
  );
  expect(distinct(lawyers.map((lawyer) => lawyer.licenceNumber))).toBe(102);
});

it('has at least 17 lawyers a board', () => {
  for (const { slug } of BOARD_CATALOGUE)
    expect(lawyers.filter((lawyer) => lawyer.boards.includes(slug)).length, slug).toBeGreaterThanOrEqual(17);
});

it('uses licence numbers of a province that does not exist', () => {
  for (const { licenceNumber } of lawyers) expect(licenceNumber).toMatch(/^199\d{14}$/);
});

it('promises nothing on a card', () => {
  for (const { introduction } of lawyers) expect(introduction).not.toMatch(/专家|胜诉|包赢|保证|第一/);
});

it('keeps lists plausible', () => {
  for (const { boards, towns, dialects } of lawyers) {
    for (const list of [boards, towns, dialects]) expect(distinct(list)).toBe(list.length);
    expect(towns.every((town) => DEMO_TOWNS.includes(town))).toBe(true);
  }
});

it('gives residents phones that nobody can own', () => {
  expect(DEMO_RESIDENTS[0]?.phone).toBe('10000000001');
  for (const { phone } of DEMO_RESIDENTS) expect(phone).toMatch(/^1000000\d{4}$/);
});
