import { readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { writeOnce } from '../write-once.js';
import { EmbeddedPostgresError } from './error.js';
import { birthOf } from './processes.js';

const RETRY_MS = 50;
const PATIENCE_MS = 60_000;

/** Runs `work` while no other process holds the lock file `path`; one that its dead owner left behind does not count. */
export async function withLockFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  await take(path);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<void> {
  const mine = `${process.pid} ${birthOf(process.pid)}`;
  for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await delay(RETRY_MS)) {
    if (isLeftBehind(path)) rmSync(path, { force: true });
    else if (await writeOnce(path, mine)) return;
  }
  throw new EmbeddedPostgresError(
    `Another process holds ${path} and does not let go. Remove it if no service is starting.`,
  );
}

/** Told and acted upon without a pause in between, lest another who waits has taken the lock meanwhile. */
function isLeftBehind(path: string): boolean {
  try {
    const [pid, birth] = readFileSync(path, 'utf8').split(' ');
    return birth === undefined || birthOf(Number(pid)) !== birth;
  } catch {
    return false;
  }
}
