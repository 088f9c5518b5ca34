import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = 'src';
/** The rooms, bottom up: a room imports from itself and from those before it. */
const ROOMS = [
  'platform',
  'identity',
  'staff',
  'privacy',
  'boards',
  'lawyers',
  'notifications',
  'alarms',
  'roster',
  'calendar',
  'rotations',
  'planner',
  'cover',
  'attachments',
  'conversations',
  'orders',
  'ladder',
  'consultations',
  'quick-replies',
  'kiosks',
  'ratings',
  'statistics',
  'realtime',
  'health',
  'demo',
];
/** Through which files other rooms may come in; the platform and the two that put everything together are open. */
const DOOR = /\.(module|service|queries|contract|problems)\.ts$/;
const LONGEST = 300;

const files = walk(SRC).map((path) => ({ path, code: readFileSync(path, 'utf8') }));
const production = files.filter(({ path }) => !path.endsWith('.spec.ts'));

describe('the tree is tidy:', () => {
  it('every folder is a room that has its place', () => {
    expect(
      readdirSync(SRC)
        .filter((name) => statSync(join(SRC, name)).isDirectory())
        .toSorted(),
    ).toEqual(ROOMS.toSorted());
  });

  it('imports go down, and come in through a room’s doors', () => {
    const wrong = importsBetweenRooms().filter(({ from, to, file }) => {
      if (from === 'demo') return false;
      return ROOMS.indexOf(to) > ROOMS.indexOf(from) || (to !== 'platform' && !DOOR.test(file));
    });
    expect(wrong).toEqual([]);
  });

  it('no two files import each other, however long the way round', () => {
    expect(findCycle()).toEqual([]);
  });

  it('the environment is read in one place, and so is the clock', () => {
    const readers = production.filter(({ code }) => /process\.env/.test(code)).map(({ path }) => path);
    expect(readers).toEqual(['src/serve.ts']);
    const clocks = production
      .filter(({ code }) => /Date\.now\(|new Date\(\)/.test(code))
      .map(({ path }) => path);
    // The embedded database's own start-up counts seconds before there is a database to ask.
    expect(clocks.filter((path) => !path.startsWith('src/platform/embedded-postgres/'))).toEqual([]);
  });

  it('SQL asks service_now(), so that a test that moves the clock moves it everywhere', () => {
    const other = [
      ...production,
      ...walk('migrations').map((path) => ({ path, code: readFileSync(path, 'utf8') })),
    ]
      .filter(({ code }) =>
        /[^_.a-z](now\(\)|current_timestamp|localtimestamp)/i.test(code.replaceAll(/--.*/g, '')),
      )
      .map(({ path }) => path);
    expect(other).toEqual([]);
  });

  it('no file says more than one glance holds', () => {
    expect(files.filter(({ code }) => code.split('\n').length > LONGEST).map(({ path }) => path)).toEqual([]);
  });

  it('nothing is hidden from the API’s description, skipped, or left for later', () => {
    const hidden = production.filter(({ code }) => /ApiExclude/.test(code)).map(({ path }) => path);
    expect(hidden).toEqual([]);
    const later = [...files, ...walk('test').map((path) => ({ path, code: readFileSync(path, 'utf8') }))]
      .filter(({ code }) =>
        // The brackets keep this line from finding itself.
        /TO[D]O|FI[X]ME|\b(it|test|describe)[.](only|skip)/.test(code),
      )
      .map(({ path }) => path);
    expect(later).toEqual([]);
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return walk(path);
    return path.endsWith('.ts') ? [path] : [];
  });
}

function importsOf({ path, code }: { path: string; code: string }): string[] {
  return [...code.matchAll(/from '(\.[^']+)\.js'/g)].map((match) =>
    normalize(join(dirname(path), `${match[1]}.ts`)),
  );
}

function importsBetweenRooms(): { from: string; to: string; path: string; file: string }[] {
  return production.flatMap((file) =>
    importsOf(file)
      .map((target) => ({ from: roomOf(file.path), to: roomOf(target), path: file.path, file: target }))
      .filter(({ from, to }) => from !== '' && to !== '' && from !== to),
  );
}

function roomOf(path: string): string {
  const [room, ...rest] = relative(SRC, path).split('/');
  return rest.length > 0 && room !== undefined && ROOMS.includes(room) ? room : '';
}

function findCycle(): string[] {
  const graph = new Map(production.map((file) => [file.path, importsOf(file)]));
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): string[] => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      const cycle = visit(next, [...trail, path]);
      if (cycle.length > 0) return cycle;
    }
    done.add(path);
    return [];
  };
  return [...graph.keys()].map((path) => visit(path, [])).find((cycle) => cycle.length > 0) ?? [];
}
