import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SETTING_NAMES } from '../../dist/src/platform/config/setting-names.js';
import { DEFAULT_DEMO_PASSWORD } from '../../dist/src/platform/config/settings.js';
import { ROUTES } from './doors.js';

const read = (path: string) => readFileSync(path, 'utf8');
const DECISIONS = readdirSync('docs/decisions').filter((name) => /^\d{4}-/.test(name));
const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/operations.md',
  'docs/decisions/README.md',
  ...DECISIONS.map((name) => join('docs/decisions', name)),
];

describe('the docs say what the code says:', () => {
  it('every setting has its line', () => {
    const operations = read('docs/operations.md');
    // NODE_ENV is the platform's own.
    for (const name of SETTING_NAMES.filter((one) => one !== 'NODE_ENV'))
      expect(operations, name).toContain(`\`${name}\``);
  });

  it.each(PAGES)('%s links to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1]!);
    for (const link of links) expect(existsSync(join(dirname(page), link)), link).toBe(true);
  });

  it.each(PAGES)('%s names files that are there', (page) => {
    const named = [
      ...read(page).matchAll(/`((?:src|docs|test|docker|scripts|bench|migrations)\/[^`*<>NNNN…]*)`/g),
    ];
    for (const [, path] of named) expect(existsSync(path!), path).toBe(true);
  });

  it('every decision is in the list, one page each', () => {
    const list = read('docs/decisions/README.md');
    for (const name of DECISIONS) {
      expect(list).toContain(`(${name})`);
      expect(read(join('docs/decisions', name)).split('\n').length, name).toBeLessThanOrEqual(45);
    }
    expect(read('docs/architecture.md').split('\n').length).toBeLessThanOrEqual(60);
  });

  it('every room is on the map', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of rooms) expect(read('README.md')).toContain(`\`src/${name}/\``);
  });

  it('the README’s paths are routes, its password is the demo’s, its commands are scripts', () => {
    const readme = read('README.md');
    const paths = [...readme.matchAll(/\$API(\/[a-z/-]+)/g)].map((match) => match[1]!);
    const routes = Object.keys(ROUTES).map((route) => route.replace(/^\w+ \/api\/v1/, ''));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths) expect(routes).toContain(path);
    expect(readme).toContain(DEFAULT_DEMO_PASSWORD);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const commands = PAGES.flatMap((page) => [...read(page).matchAll(/npm run ([a-z:-]*[a-z])/g)]);
    for (const [, script] of commands) expect(Object.keys(scripts)).toContain(script);
  });
});
