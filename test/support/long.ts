import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';

const RESULTS = 'bench/results';
export const isWhole = process.env.LONG === '1';

/** How many rounds a long test plays: few within every `npm test`, all of them by `npm run test:long`. */
export function rounds({ short, long }: { short: number; long: number }): number {
  return isWhole ? long : short;
}

/** Keeps what a whole run has shown in `bench/results/<name>.json`; a short one shows nothing worth keeping. */
export async function keepResult(name: string, result: Record<string, unknown>): Promise<void> {
  if (!isWhole) return;
  const about = {
    date: new Date().toISOString(),
    commit: execFileSync('git', ['describe', '--always', '--dirty', '--abbrev=12'], {
      encoding: 'utf8',
    }).trim(),
    node: process.versions.node,
    postgres: await postgresVersion(),
  };
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, `${name}.json`), `${JSON.stringify({ ...about, ...result }, null, 2)}\n`);
}

async function postgresVersion(): Promise<string> {
  const client = new pg.Client({ connectionString: inject('cluster').url.replace('DATABASE', 'postgres') });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
  await client.end();
  return rows[0]!.server_version;
}
