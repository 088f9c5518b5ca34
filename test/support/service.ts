import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { atEnd } from './at-end.js';
import { launch, type Launched } from './launch.js';

/** What people need to call a service. */
export interface Reachable {
  readonly url: string;
  readonly api: string;
  /** The last code that was sent to `phone`. */
  smsCode(phone: string): Promise<string>;
}

/** A server under test on a database of its own. */
export interface TestService extends Reachable {
  /** The service's database, to look at and to move its clock. */
  readonly db: pg.Pool;
  readonly running: Launched;
  /** Its DATA_DIR. */
  readonly folder: string;
  /** Moves the service's clock; nobody has to sleep. */
  moveClock(interval: string): Promise<void>;
  /** Starts a server on the same database again, or a second node beside it, perhaps of another build. */
  launchAnother(settings?: Record<string, string>, main?: string): Promise<Launched>;
  /** Takes another server, such as one that was started again, as the one under test. */
  use(launched: Launched): void;
}

/** Starts a server with demo data (or none, or another build of it) for one test file, and stops it when the file is done. */
export async function startService(
  settings: Record<string, string> = {},
  { from = 'template_demo', main }: { from?: 'template_demo' | 'template_empty'; main?: string } = {},
): Promise<TestService> {
  const cluster = inject('cluster');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await createDatabase(cluster.url, name, from);
  const databaseUrl = cluster.url.replace('DATABASE', name);
  const folder = join(cluster.folder, name);
  const environment = {
    DATABASE_URL: databaseUrl,
    MASTER_KEY_FILE: cluster.masterKeyFile,
    DATA_DIR: folder,
    DEMO: from === 'template_demo' ? '1' : '0',
    RATE_LIMITS: '0',
    ...settings,
  };
  const launchAnother = async (more: Record<string, string> = {}, build = main) => {
    const another = await launch({ ...environment, ...more }, build);
    atEnd(() => another.stop());
    return another;
  };
  let running = await launchAnother();
  const db = new pg.Pool({ connectionString: databaseUrl, max: 4 });
  db.on('error', () => undefined);
  atEnd(() => db.end());
  return {
    db,
    folder,
    get url() {
      return running.url;
    },
    get api() {
      return `${running.url}/api/v1`;
    },
    get running() {
      return running;
    },
    smsCode: (phone) => lastSmsCode(folder, phone),
    moveClock: async (interval) => {
      await db.query(
        `CREATE OR REPLACE FUNCTION service_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL SAFE
           AS $$ SELECT date_trunc('milliseconds', clock_timestamp() + interval '${interval}') $$`,
      );
    },
    launchAnother,
    use: (another) => (running = another),
  };
}

async function createDatabase(url: string, name: string, template: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url.replace('DATABASE', 'postgres') });
  await admin.connect();
  // Copies of one template are made one after the other; workers that come at once wait here.
  await admin.query('SELECT pg_advisory_lock(1)');
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  await admin.end();
}

/** The last code for `phone` in the outbox of a data folder. */
export async function lastSmsCode(folder: string, phone: string): Promise<string> {
  const lines = (await readFile(join(folder, 'sms.ndjson'), 'utf8')).trim().split('\n');
  const sent = lines.map((line) => JSON.parse(line) as { phone: string; code?: string });
  return sent.findLast((sms) => sms.phone === phone && sms.code)!.code!;
}
