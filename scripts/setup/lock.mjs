import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT, say } from './paths.mjs';

const LOCK = join(ROOT, '.setup.lock');

/** Two commands in one clone install and build one after the other. */
export async function withLock(work) {
  let waitsFor;
  while (!take()) {
    const owner = ownerOf();
    if (owner === undefined) continue; // Let go just now.
    if (!isAlive(owner)) {
      rmSync(LOCK, { force: true });
      continue;
    }
    if (owner !== waitsFor)
      say(`Another npm command (process ${owner}) is installing or building here; waiting for it.`);
    waitsFor = owner;
    await delay(200);
  }
  try {
    work();
  } finally {
    rmSync(LOCK, { force: true });
  }
}

/** The lock gets its name when its owner's pid stands in it: whoever is killed in between leaves no riddle. */
function take() {
  const mine = `${LOCK}.${process.pid}`;
  writeFileSync(mine, String(process.pid));
  try {
    linkSync(mine, LOCK);
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(mine, { force: true });
  }
}

function ownerOf() {
  try {
    return Number(readFileSync(LOCK, 'utf8'));
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
