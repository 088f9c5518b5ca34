import { readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

const onLinux = process.platform === 'linux';

/** The postmaster that serves `dataDirectory`, as its pid file says; undefined when that is stale or there is none. */
export function runningPostmaster(dataDirectory: string): { pid: number; port: number } | undefined {
  let lines: string[];
  try {
    lines = readFileSync(`${dataDirectory}/postmaster.pid`, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && servesFrom(pid, dataDirectory) ? { pid, port } : undefined;
}

/** Processes of PostgreSQL that still work in `dataDirectory`: all of them stand in it. */
export function processesIn(dataDirectory: string): number[] {
  if (!onLinux) return [];
  return readdirSync('/proc')
    .map(Number)
    .filter((pid) => pid > 0 && servesFrom(pid, dataDirectory));
}

/** After a reboot the pid in a stale file may be a stranger's; where the process stands tells. */
function servesFrom(pid: number, dataDirectory: string): boolean {
  if (!onLinux) return isAlive(pid);
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(dataDirectory);
  } catch {
    return false;
  }
}

/** Tells a process from a later one with the same pid; undefined when there is none. */
export function birthOf(pid: number): string | undefined {
  if (!onLinux) return isAlive(pid) ? 'alive' : undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name, in brackets, may hold anything; from the third field on all are numbers or a letter.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[22 - 3];
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
