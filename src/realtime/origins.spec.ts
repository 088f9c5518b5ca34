import { expect, it } from 'vitest';
import { mayConnect } from './origins.js';

const from = (origin: string | undefined, host = '127.0.0.1:3000', listed: string[] = []) =>
  mayConnect({ headers: { origin, host } }, listed);

it('lets programs in, which send no Origin', () => expect(from(undefined)).toBe(true));

it('lets pages of the own address in', () => {
  expect(from('http://127.0.0.1:3000')).toBe(true);
  expect(from('http://localhost:3000', 'localhost:3000')).toBe(true);
  expect(from('http://[::1]:3000', '[::1]:3000')).toBe(true);
});

it('keeps every other page out', () => {
  for (const origin of [
    'http://127.0.0.1:4000',
    'https://evil.example',
    'null',
    '',
    'http://127.0.0.1:3000.evil.example',
  ])
    expect(from(origin), origin).toBe(false);
});

it('does not trust a name that is only pointed here', () => {
  expect(from('http://evil.example:3000', 'evil.example:3000')).toBe(false);
});

it('with listed origins, takes those to the letter and no other', () => {
  expect(from('https://law.example', '10.0.0.1', ['https://law.example'])).toBe(true);
  expect(from('https://law.example.evil', '10.0.0.1', ['https://law.example'])).toBe(false);
  expect(from('http://10.0.0.1', '10.0.0.1', ['https://law.example'])).toBe(false);
});
