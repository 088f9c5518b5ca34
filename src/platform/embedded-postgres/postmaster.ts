import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import {
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Binaries } from './binaries.js';
import { SUPERUSER, type ClusterFiles } from './cluster.js';
import { EmbeddedPostgresError } from './error.js';
import { processesIn, runningPostmaster } from './processes.js';
import type { RunAs } from './run-as.js';

const HOST = '127.0.0.1';
/** Below those that systems give to outgoing connections: one of them could hold the port while the database is away. */
const PORTS = { from: 20_000, to: 32_000 };
const MAX_PORTS_TRIED = 50;
const POLL_MS = 50;
const START_WITHIN_MS = 60_000; // Recovery after a crash may take its time.
const ORPHANS_WITHIN_MS = 10_000;
const MAX_LOG_BYTES = 10_000_000;

// prettier-ignore
const SETTINGS: Record<string, string> = {
  listen_addresses: HOST,
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '128MB',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_statement: 'none',
  // What people said must not reach a log by way of a failed statement.
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** For tests only: a crash of the machine loses data. */
const NOT_DURABLE: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
};

export interface Cluster {
  files: ClusterFiles;
  binaries: Binaries;
  runAs: RunAs;
  password: string;
  durable: boolean;
}

export function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgres://${SUPERUSER}:${cluster.password}@${HOST}:${port}/${database}`;
}

/**
 * Joins the postmaster that runs, or starts one. The caller holds the cluster's lock file. Gives its port.
 * @param knownPort where this process has looked for it until now, and will go on to
 */
export async function ensurePostmaster(cluster: Cluster, knownPort?: number): Promise<number> {
  const { files } = cluster;
  const running = runningPostmaster(files.data);
  if (running) {
    const port = running.port || rememberedPort(files);
    if (await answers(cluster, port, () => runningPostmaster(files.data) === undefined)) return port;
  }
  await untilOrphansAreGone(files.data);
  rmSync(files.pid, { force: true });
  const port = knownPort ?? (await choosePort(files));
  await start(cluster, port);
  return port;
}

/** Stops the postmaster: connections are cut, what was committed is kept. */
export async function stopPostmaster(files: ClusterFiles): Promise<void> {
  const running = runningPostmaster(files.data);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  while (runningPostmaster(files.data)) await delay(POLL_MS);
}

async function start(cluster: Cluster, port: number): Promise<void> {
  const { files, binaries, runAs, durable } = cluster;
  const settings = Object.entries({ ...SETTINGS, ...(!durable && NOT_DURABLE), port: String(port) });
  const { program, args, options } = runAs.command(binaries.postgres, [
    '-D',
    files.data,
    ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ]);
  if (existsSync(files.log) && statSync(files.log).size > MAX_LOG_BYTES)
    renameSync(files.log, `${files.log}.1`);
  const log = openSync(files.log, 'a', 0o600);
  let exited: string | undefined;
  try {
    // In a session of its own: when the service is killed, the database lives on, and the next start joins it.
    const child = spawn(program, args, { ...options, cwd: '/', detached: true, stdio: ['ignore', log, log] });
    child.on('error', (error) => (exited = error.message));
    child.on('exit', (code, signal) => (exited = `it exited with ${signal ?? code}`));
    child.unref();
  } finally {
    closeSync(log);
  }
  if (!(await answers(cluster, port, () => exited !== undefined)))
    throw new EmbeddedPostgresError(
      `The embedded database did not start: ${exited}.\n${tailOf(cluster.files.log)}`,
    );
}

/** Waits until the postmaster lets clients in; false when it is gone before that. */
async function answers(cluster: Cluster, port: number, isGone: () => boolean): Promise<boolean> {
  let last = 'it does not answer';
  for (const began = Date.now(); Date.now() - began < START_WITHIN_MS; await delay(POLL_MS)) {
    if (isGone()) return false;
    const client = new pg.Client({
      connectionString: urlOf(cluster, port, 'postgres'),
      connectionTimeoutMillis: 2000,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return true;
    } catch (error) {
      last = (error as Error).message;
      if ((error as { code?: string }).code === '28P01')
        throw new EmbeddedPostgresError(
          `The password in ${cluster.files.password} is not the database's. Restore it from a backup.`,
        );
    } finally {
      await client.end().catch(() => undefined);
    }
  }
  throw new EmbeddedPostgresError(
    `The embedded database does not answer on ${HOST}:${port}: ${last}. See ${cluster.files.log}.`,
  );
}

/** A killed postmaster's other processes end by themselves; until then the data is not to be touched. */
async function untilOrphansAreGone(dataDirectory: string): Promise<void> {
  for (const began = Date.now(); processesIn(dataDirectory).length > 0; await delay(POLL_MS))
    if (Date.now() - began > ORPHANS_WITHIN_MS)
      throw new EmbeddedPostgresError(
        `Processes of a database that was killed still work in ${dataDirectory}: ${processesIn(dataDirectory).join(', ')}. End them and start again.`,
      );
}

/** The same port as last time; another if it is taken. */
async function choosePort(files: ClusterFiles): Promise<number> {
  for (let tries = 0; tries < MAX_PORTS_TRIED; tries++) {
    const port = (tries === 0 && rememberedPort(files)) || randomInt(PORTS.from, PORTS.to);
    if (!(await isFree(port))) continue;
    writeFileSync(files.port, String(port), { mode: 0o600 });
    return port;
  }
  throw new EmbeddedPostgresError(
    `No port from ${PORTS.from} to ${PORTS.to} on ${HOST} is free for the embedded database. Set DATABASE_URL.`,
  );
}

function rememberedPort(files: ClusterFiles): number {
  return existsSync(files.port) ? Number(readFileSync(files.port, 'utf8')) : 0;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: HOST, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

function tailOf(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-6).join('\n').trim() : '';
}
