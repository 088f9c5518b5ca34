import { expect, it } from 'vitest';
import { readRange } from './byte-range.js';

it.each([
  [undefined, undefined],
  ['bytes=0-1', { start: 0, end: 1 }],
  ['bytes=5-', { start: 5, end: 9 }],
  ['bytes=5-999', { start: 5, end: 9 }],
  ['bytes=-3', { start: 7, end: 9 }],
  ['bytes=-999', { start: 0, end: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=5-4', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,4-5', undefined],
  ['items=0-1', undefined],
  ['bytes=9999999999999999999-', undefined],
])('reads %s of ten bytes as %j', (header, range) => {
  expect(readRange(header, 10)).toEqual(range);
});
