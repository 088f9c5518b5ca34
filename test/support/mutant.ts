import { randomUUID } from 'node:crypto';
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type pg from 'pg';
import { atEnd } from './at-end.js';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

/** A change to one built file: a guard that is taken out. */
export interface Mutation {
  /** From `dist/src`. */
  file: string;
  from: string;
  to: string;
}

/**
 * A copy of the built service with guards taken out, for the controls that show that a race is one. Gives the path of
 * its `main.js`. A mutation that finds nothing to change fails, so that a control cannot rot.
 */
export async function mutantOf(mutations: Mutation[]): Promise<string> {
  const copy = join(DIST, 'mutants', randomUUID());
  for (const part of ['src', 'migrations', 'web'])
    await cp(join(DIST, part), join(copy, part), { recursive: true });
  atEnd(() => rm(copy, { recursive: true, force: true }));
  for (const { file, from, to } of mutations) {
    const path = join(copy, 'src', file);
    const code = await readFile(path, 'utf8');
    if (!code.includes(from)) throw new Error(`${file} has no "${from}" to take out`);
    await writeFile(path, code.replaceAll(from, to));
  }
  return join(copy, 'src', 'main.js');
}

/** Takes a guard out of a function of the test's own database; gives what puts it back. */
export async function mutateFunction(
  db: pg.Pool,
  name: string,
  { from, to }: Pick<Mutation, 'from' | 'to'>,
): Promise<() => Promise<unknown>> {
  const { rows } = await db.query<{ code: string }>('SELECT pg_get_functiondef($1::regproc) AS code', [name]);
  const { code } = rows[0]!;
  if (!code.includes(from)) throw new Error(`${name} has no "${from}" to take out`);
  await db.query(code.replaceAll(from, to));
  return () => db.query(code);
}
