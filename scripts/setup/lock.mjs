import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ROOT, say } from './paths.mjs';

const LOCK = join(ROOT, '.setup.lock');

/** Two commands in one clone install and build one after the other. */
export async function withLock(work) {
  for (let told = false; !take(); await delay(200)) {
    if (!told) say('Another npm command is installing or building here; waiting for it.');
    told = true;
  }
  try {
    work();
  } finally {
    rmSync(LOCK, { recursive: true, force: true });
  }
}

function take() {
  try {
    mkdirSync(LOCK);
    writeFileSync(join(LOCK, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = ownerOf();
  if (owner && !isAlive(owner)) rmSync(LOCK, { recursive: true, force: true });
  return false;
}

function ownerOf() {
  try {
    return Number(readFileSync(join(LOCK, 'pid'), 'utf8'));
  } catch {
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
