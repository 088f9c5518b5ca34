import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { EmbeddedPostgresError } from './error.js';
import type { RunAs } from './run-as.js';

export const SUPERUSER = 'yunlvtuan';

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
  const found = await readFile(join(files.data, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (found !== undefined && found.trim() !== binaries.major)
    throw new EmbeddedPostgresError(
      `The data folder ${files.data} was made by PostgreSQL ${found.trim()}; this release brings PostgreSQL ${binaries.major}. ` +
        'Start the release that made it, dump it with pg_dump and load it here, or set DATA_DIR to a new folder.',
    );
  if (found !== undefined) return readPassword(files);
  const password = randomBytes(32).toString('base64url');
  await writeFile(files.password, password, { mode: 0o600 });
  await initialise(files, password, { binaries, runAs });
  return password;
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
  const unfinished = `${files.data}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  const secrets = await mkdtemp(join(tmpdir(), 'yunlvtuan-'));
  try {
    const passwordFile = join(secrets, 'password');
    await writeFile(passwordFile, password, { mode: 0o600 });
    if (runAs.owner)
      for (const path of [unfinished, secrets, passwordFile])
        await chown(path, runAs.owner.uid, runAs.owner.gid);
    const { program, args, options } = runAs.command(binaries.initdb, [
      `--pgdata=${unfinished}`,
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
  } finally {
    await rm(secrets, { recursive: true, force: true });
  }
  await rename(unfinished, files.data);
}
