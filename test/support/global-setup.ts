import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openEmbeddedPostgres } from '../../dist/src/platform/embedded-postgres/index.js';
import { bundleServer } from './bundle.js';
import { launch } from './launch.js';

/** What every test file gets: a PostgreSQL of the run's own, with templates to make databases from. */
export interface TestCluster {
  /** URL of a database by its name. */
  url: string;
  masterKeyFile: string;
  /** Under this all that the run writes. */
  folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: TestCluster;
  }
}

const TEMPLATES = { template_empty: { DEMO: '0' }, template_demo: { DEMO: '1' } };

/** Real PostgreSQL without fsync (these are tests), migrated and seeded once; each service under test gets a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await bundleServer();
  const folder = await mkdtemp(join(tmpdir(), 'yunlvtuan-test-'));
  const postgres = await openEmbeddedPostgres({
    directory: join(folder, 'postgres'),
    durable: false,
    log: () => undefined,
  });
  const masterKeyFile = join(folder, 'master.key');
  await writeFile(masterKeyFile, randomBytes(32).toString('base64'), { mode: 0o600 });
  const cluster = { url: postgres.urlFor('DATABASE'), masterKeyFile, folder };
  const admin = new pg.Client({ connectionString: postgres.urlFor('postgres') });
  await admin.connect();
  for (const [name, settings] of Object.entries(TEMPLATES)) {
    await admin.query(`CREATE DATABASE ${name}`);
    const url = postgres.urlFor(name);
    const running = await launch({
      ...settings,
      DATABASE_URL: url,
      MASTER_KEY_FILE: masterKeyFile,
      DATA_DIR: join(folder, name),
    });
    await running.stop();
  }
  await admin.end();
  project.provide('cluster', cluster);
  return async () => {
    await postgres.close();
    await rm(folder, { recursive: true, force: true });
  };
}
