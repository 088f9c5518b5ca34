import { chmod, mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.js';
import { ClusterFiles, ensureCluster } from './cluster.js';
import { EmbeddedPostgresError } from './error.js';
import { Holder } from './holder.js';
import { withLockFile } from './lock-file.js';
import { ensurePostmaster, stopPostmaster, urlOf, type Cluster } from './postmaster.js';
import { runningPostmaster } from './processes.js';
import { findRunAs } from './run-as.js';

export { EmbeddedPostgresError } from './error.js';

const DATABASE = 'yunlvtuan';
const WATCH_MS = 500;
const MAX_TRIES_A_MINUTE = 10;

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password, port and log; made when there is none. */
  directory: string;
  /** False for tests only: faster, and a crash of the machine loses data. */
  durable?: boolean;
  log: (line: string) => void;
}

/** A PostgreSQL that this process uses, perhaps together with others. */
export interface EmbeddedPostgres {
  /** The service's own database. */
  url: string;
  urlFor(database: string): string;
  pid(): number | undefined;
  /** Stops using it; the last one to do so stops it. */
  close(): Promise<void>;
}

/**
 * Opens the cluster in `directory`: makes it, starts it, or joins it where it runs already, and starts it again
 * whenever it dies. It outlives a kill of this process.
 * @throws EmbeddedPostgresError that says what to do
 */
export async function openEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const files = new ClusterFiles(resolve(options.directory));
  await makeDirectory(files.directory);
  const binaries = await findBinaries();
  const runAs = findRunAs([binaries.postgres, files.directory]);
  let port: number | undefined;
  let cluster: Cluster | undefined;
  const holder = new Holder(() => urlOf(cluster!, port!, 'postgres'));
  const open = () =>
    withLockFile(files.lock, async () => {
      cluster ??= {
        files,
        binaries,
        runAs,
        durable: options.durable ?? true,
        password: await ensureCluster(files, binaries, runAs),
      };
      const found = await ensurePostmaster(cluster, port);
      if (port !== undefined && found !== port)
        throw new EmbeddedPostgresError(`It runs on another port now (${found}); start this service again.`);
      port = found;
      await holder.hold();
    });
  await open();
  await createDatabase(urlOf(cluster!, port!, 'postgres'));
  const stopWatching = watch(
    () => runningPostmaster(files.data) !== undefined && holder.held,
    open,
    options.log,
  );
  return {
    url: urlOf(cluster!, port!, DATABASE),
    urlFor: (database) => urlOf(cluster!, port!, database),
    pid: () => runningPostmaster(files.data)?.pid,
    close: async () => {
      await stopWatching();
      await withLockFile(files.lock, async () => {
        if (await holder.letGo()) await stopPostmaster(files);
      });
    },
  };
}

async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o755); // The database's user passes through; what is secret here is 0600.
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${directory} cannot be made or written: ${(error as Error).message}. Set DATA_DIR to a folder that can.`,
    );
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } catch (error) {
    // Two first starts at once: the other one made it.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505')
      throw error;
  } finally {
    await client.end();
  }
}

/** Looks now and then whether the database is there, and opens it again when not. Gives what ends the watch. */
function watch(
  isThere: () => boolean,
  open: () => Promise<void>,
  log: (line: string) => void,
): () => Promise<void> {
  let tries: number[] = [];
  let opening: Promise<void> | undefined;
  const look = () => {
    if (opening || isThere()) return;
    tries = tries.filter((at) => at > Date.now() - 60_000);
    if (tries.length >= MAX_TRIES_A_MINUTE) return; // It dies again and again; the machine is to stay usable.
    tries.push(Date.now());
    log('The embedded database is away; opening it again.');
    opening = open()
      .then(
        () => log('The embedded database is back.'),
        (error: unknown) => log(`The embedded database did not come back: ${String(error)}`),
      )
      .finally(() => (opening = undefined));
  };
  const timer = setInterval(look, WATCH_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await opening;
  };
}
