import { spawnSync, type SpawnOptions } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { EmbeddedPostgresError } from './error.js';

/** How PostgreSQL's programs are run: it refuses to be root, so root lends it an ordinary user. */
export interface RunAs {
  /** Who shall own the data; undefined: whoever runs this process. */
  owner?: { uid: number; gid: number };
  command(program: string, args: string[]): { program: string; args: string[]; options: SpawnOptions };
}

/** An ordinary user that Debian's PostgreSQL makes, or our own. */
const USERS = ['postgres', 'yunlvtuan'];

/**
 * Finds a way to run `paths` (programs and folders that must be reachable). A clone often lies in a folder that only
 * root may enter (mode 0700); then the user is lent the one capability to pass through, and no folder's mode is touched.
 */
export function findRunAs(paths: string[]): RunAs {
  if (process.getuid?.() !== 0) return { command: (program, args) => ({ program, args, options: {} }) };
  const owner = findUser() ?? createUser();
  const plain: RunAs = { owner, command: (program, args) => ({ program, args, options: { ...owner } }) };
  const ways = [plain, ...['dac_read_search', 'dac_override'].map((capability) => lend(owner, capability))];
  const way = ways.find((candidate) => paths.every((path) => isReachable(candidate, path)));
  if (way) return way;
  throw new EmbeddedPostgresError(
    `PostgreSQL may not run as root, and the user it would run as cannot enter ${paths.join(' or ')}. ` +
      'Run npm start as an ordinary user, put the project where others may enter (such as /srv), or set DATABASE_URL.',
  );
}

function lend(owner: { uid: number; gid: number }, capability: string): RunAs {
  const lent = [
    `--reuid=${owner.uid}`,
    `--regid=${owner.gid}`,
    '--clear-groups',
    // Else the capability counts for open(2) and not for access(2), by which PostgreSQL looks for its own programs.
    '--securebits=+no_setuid_fixup',
    `--inh-caps=+${capability}`,
    `--ambient-caps=+${capability}`,
  ];
  return {
    owner,
    command: (program, args) => ({ program: 'setpriv', args: [...lent, program, ...args], options: {} }),
  };
}

function isReachable(way: RunAs, path: string): boolean {
  const { program, args, options } = way.command('/bin/sh', ['-c', 'test -x "$1"', 'sh', path]);
  return spawnSync(program, args, { ...options, cwd: '/', stdio: 'ignore' }).status === 0;
}

function findUser(): { uid: number; gid: number } | undefined {
  const lines = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = USERS.map((user) => lines.find(([name]) => name === user)).find(Boolean);
  return found && { uid: Number(found[2]), gid: Number(found[3]) };
}

function createUser(): { uid: number; gid: number } {
  spawnSync('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'yunlvtuan',
  ]);
  const created = findUser();
  if (created) return created;
  throw new EmbeddedPostgresError(
    'PostgreSQL may not run as root, and no ordinary user could be made for it (useradd). ' +
      'Run npm start as an ordinary user, or set DATABASE_URL.',
  );
}
