import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './error.js';
import type { RunAs } from './run-as.js';

export const SUPERUSER = 'yunlvtuan';

const UNFINISHED = 'data.unfinished';

/** The files of one cluster, under the folder that was asked for. */
export class ClusterFiles {
  readonly data: string;
  readonly password: string;
  readonly port: string;
  readonly lock: string;
  readonly log: string;
  readonly pid: string;

  constructor(readonly directory: string) {
    this.data = join(directory, 'data');
    this.password = join(directory, 'password');
    this.port = join(directory, 'port');
    this.lock = join(directory, 'starting.lock');
    this.log = join(directory, 'postgres.log');
    this.pid = join(this.data, 'postmaster.pid');
  }
}

/**
 * Makes the cluster when there is none, and gives its superuser's password. A first start that was cut off leaves
 * nothing that the next one trips over: the folder gets its name when it is whole.
 */
export async function ensureCluster(files: ClusterFiles, binaries: Binaries, runAs: RunAs): Promise<string> {
  const found = await versionOf(files.data);
  if (found !== undefined && found.trim() !== binaries.major)
    throw new EmbeddedPostgresError(
      `The data folder ${files.data} was made by PostgreSQL ${found.trim()}; this release brings PostgreSQL ${binaries.major}. ` +
        'Start the release that made it, dump it with pg_dump and load it here, or set DATA_DIR to a new folder.',
    );
  await removeUnfinished(files);
  if (found !== undefined) return readPassword(files);
  const password = randomBytes(32).toString('base64url');
  await writeFile(files.password, password, { mode: 0o600 });
  await initialise(files, password, { binaries, runAs });
  return password;
}

/** The major version of the data folder, undefined when there is none. */
async function versionOf(data: string): Promise<string | undefined> {
  if (!existsSync(data)) return undefined;
  try {
    return await readFile(join(data, 'PG_VERSION'), 'utf8');
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${data} is no whole database: ${(error as Error).message}. ` +
        'Restore it from a backup, or set DATA_DIR to a new folder.',
    );
  }
}

async function readPassword(files: ClusterFiles): Promise<string> {
  try {
    return (await readFile(files.password, 'utf8')).trim();
  } catch {
    throw new EmbeddedPostgresError(
      `The database's password ${files.password} is missing or not readable. Restore it from a backup of the data folder.`,
    );
  }
}

async function initialise(
  files: ClusterFiles,
  password: string,
  { binaries, runAs }: { binaries: Binaries; runAs: RunAs },
): Promise<void> {
  // A name of its own: the initdb of a start that was killed may still be at work in the one before.
  const unfinished = await mkdtemp(join(files.directory, `${UNFINISHED}.`));
  const [data, passwordFile] = [join(unfinished, 'data'), join(unfinished, 'password')];
  try {
    await mkdir(data, { mode: 0o700 });
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runAs.owner)
      for (const path of [unfinished, data, passwordFile])
        await chown(path, runAs.owner.uid, runAs.owner.gid);
    const { program, args, options } = runAs.command(binaries.initdb, [
      `--pgdata=${data}`,
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--data-checksums',
    ]);
    const made = spawnSync(program, args, { ...options, cwd: '/', encoding: 'utf8' });
    if (made.status !== 0)
      throw new EmbeddedPostgresError(
        `The embedded database cannot be made in ${files.data}: ${made.error?.message ?? made.stderr}`,
      );
    await rename(data, files.data);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

async function removeUnfinished({ directory }: ClusterFiles): Promise<void> {
  const left = (await readdir(directory)).filter((name) => name.startsWith(UNFINISHED));
  for (const name of left)
    await rm(join(directory, name), { recursive: true, force: true, maxRetries: 5 }).catch(() => undefined);
}
