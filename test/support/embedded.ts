import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, readlink, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, onTestFinished, vi } from 'vitest';
import { withLockFile } from '../../dist/src/platform/embedded-postgres/lock-file.js';
import { launch, type Launched } from './launch.js';
import { Person, resident, type Tokens } from './people.js';
import { lastSmsCode, type Reachable } from './service.js';

const SOMEONE = 'someone.json';

/** A data folder with an embedded database, and the servers that run on it. */
export interface EmbeddedService extends Reachable {
  readonly folder: string;
  /** The folder of the embedded database. */
  readonly postgres: string;
  /** The server that people call: the one that was started last. */
  readonly running: Launched;
  start(settings?: Record<string, string>): Promise<Launched>;
  /** A resident whose session stands in the data that the folder began with. */
  someone(): Promise<Person>;
  /** The postmaster's pid, as its pid file says. */
  postmasterPid(): Promise<number>;
  killPostmaster(): Promise<void>;
  port(): Promise<number>;
  password(): Promise<string>;
  /** A connection to the service's database. */
  connect(): Promise<pg.Client>;
}

/** A service on a copy of a folder that has demo data. */
export async function startEmbedded(settings: Record<string, string> = {}): Promise<EmbeddedService> {
  const service = await embeddedIn(await filledFolder(), settings);
  await service.start();
  return service;
}

/** A service that was not started yet, on a folder (a new one unless it is given). */
export async function embeddedIn(
  folder?: string,
  settings: Record<string, string> = {},
): Promise<EmbeddedService> {
  const dataDir = folder ?? (await newFolder());
  const postgres = join(dataDir, 'postgres');
  const launched: Launched[] = [];
  const running = () => launched.at(-1)!;
  const fileOf = (name: string) => readFile(join(postgres, name), 'utf8');
  const service: EmbeddedService = {
    folder: dataDir,
    postgres,
    get running() {
      return running();
    },
    get url() {
      return running().url;
    },
    get api() {
      return `${running().url}/api/v1`;
    },
    smsCode: (phone) => lastSmsCode(dataDir, phone),
    start: async (more = {}) => {
      launched.push(await launch({ DATA_DIR: dataDir, RATE_LIMITS: '0', ...settings, ...more }));
      return running();
    },
    someone: async () =>
      new Person(service, JSON.parse(await readFile(join(dataDir, SOMEONE), 'utf8')) as Tokens),
    postmasterPid: async () => Number((await fileOf('data/postmaster.pid')).split('\n')[0]),
    killPostmaster: async () => void process.kill(await service.postmasterPid(), 'SIGKILL'),
    port: async () => Number(await fileOf('port')),
    password: () => fileOf('password'),
    connect: async () => {
      const [port, password] = [await service.port(), await service.password()];
      const client = new pg.Client({
        host: '127.0.0.1',
        port,
        user: 'yunlvtuan',
        password,
        database: 'yunlvtuan',
      });
      client.on('error', () => undefined);
      await client.connect();
      return client;
    },
  };
  onTestFinished(async () => {
    await Promise.all(launched.map((one) => one.kill()));
    await removeFolder(dataDir);
  });
  return service;
}

export function newFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'yunlvtuan-embedded-'));
}

/** A new data folder with demo data in which nothing runs; it has no port yet. */
export async function filledFolder(): Promise<string> {
  const [copy, template] = [await newFolder(), await ensureTemplate()];
  // Owners and modes with it.
  execFileSync('cp', ['-a', `${template}/.`, copy]);
  await rm(join(copy, 'postgres', 'port'));
  return copy;
}

/** A folder in which a service with demo data was started and stopped; the first test of a run that asks makes it. */
async function ensureTemplate(): Promise<string> {
  const folder = join(inject('cluster').folder, 'embedded');
  return withLockFile(`${folder}.lock`, async () => {
    if (existsSync(folder)) return folder;
    const unfinished = `${folder}.unfinished`;
    // Somebody's token must outlast the run.
    const first = await launch({ DATA_DIR: unfinished, ACCESS_TOKEN_SECONDS: '86400' });
    const smsCode = (phone: string) => lastSmsCode(unfinished, phone);
    const { tokens } = await resident({ url: first.url, api: `${first.url}/api/v1`, smsCode });
    await writeFile(join(unfinished, SOMEONE), JSON.stringify(tokens));
    expect(await first.stop()).toBe(0);
    await rename(unfinished, folder);
    return folder;
  });
}

/** Ends what still works in the folder, whoever started it, and removes it. */
async function removeFolder(folder: string): Promise<void> {
  const data = join(folder, 'postgres', 'data');
  await vi.waitFor(async () => expect(await endAllIn(data)).toBe(0), { timeout: 15_000, interval: 50 });
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

/** PostgreSQL's processes all stand in their data folder. */
async function endAllIn(data: string): Promise<number> {
  if (!existsSync(data)) return 0;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const standing = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => '')));
  const ours = pids.filter((_, i) => standing[i] === data).map(Number);
  for (const pid of ours) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
  return ours.length;
}
