import { expect, it } from 'vitest';
import { statisticsCsv } from './statistics-csv.js';

const row = (name: string) => ({
  key: 'k',
  name,
  orders: 3,
  answered: 2,
  completed: 1,
  cancelled: 0,
  acceptSeconds: 12.5,
  firstAnswerSeconds: null,
  rated: 1,
  satisfaction: 1,
});

const csvOf = (...names: string[]) =>
  statisticsCsv({ from: '', to: '', by: 'town', items: names.map(row) }).split('\r\n');

it('is a file that a spreadsheet opens, with a line for each row', () => {
  const [head, first, last] = csvOf('胜坨镇');
  expect(head!.startsWith('\uFEFF名称,咨询数,')).toBe(true);
  expect(first).toBe('胜坨镇,3,2,1,0,12.5,,1,1');
  expect(last).toBe('');
});

it.each([
  ['=1+1', `'=1+1`],
  ['@x', `'@x`],
  ['-1', `'-1`],
  ['a,b', '"a,b"'],
  ['a"b', '"a""b"'],
])('takes %j for text', (name, shown) => {
  expect(csvOf(name)[1]!.startsWith(`${shown},3`)).toBe(true);
});
