import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CODE = /problem\(\s*\d{3},\s*'([A-Z][A-Z_]+)'/g;
const TEXTS = 'web/shared/api/problem-texts.ts';

/** Whatever the service refuses, the person in front of it reads why in their own language. */
describe('the problems of the service', () => {
  it('each have words in Chinese', () => {
    const codes = globSync('src/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(CODE)].map((match) => match[1]!),
    );
    expect(codes.length).toBeGreaterThan(50);
    const texts = readFileSync(TEXTS, 'utf8');
    const told = new Set(
      [...texts.matchAll(/^ {2}([A-Z_]+):\s*'[^']*\p{Script=Han}/gmu)].map((match) => match[1]!),
    );
    expect([...new Set(codes)].filter((code) => !told.has(code))).toEqual([]);
  });
});
