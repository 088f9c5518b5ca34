import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** The cores that this process may use, such as `[0, 1]`; empty where that cannot be told. */
const ALL = allowed();
const CAN_PIN = ALL.length >= 2 && spawnSync('taskset', ['--version']).status === 0;

/** How the cores are shared; `pinned` false means that the system moves everybody about as it likes. */
export const CORES = {
  count: ALL.length || cpus().length,
  pinned: CAN_PIN,
  service: CAN_PIN ? ALL[0] : null,
  load: CAN_PIN ? ALL[1] : null,
};

/**
 * A command line that runs `argv` on the service's core (`service`), or on all of them (`any`): a child would otherwise
 * be kept to the core of the load, as this process is.
 * @param {'service' | 'any'} where
 * @param {string[]} argv program and arguments
 * @returns {string[]} program and arguments
 */
export function onCores(where, argv) {
  if (!CAN_PIN) return argv;
  return ['taskset', '-c', where === 'service' ? String(CORES.service) : ALL.join(','), ...argv];
}

/**
 * Keeps this process, with all its threads, to the core of the load. What it starts later inherits that; the database
 * is started before.
 * @returns {void}
 */
export function pinLoad() {
  if (CAN_PIN) spawnSync('taskset', ['-a', '-c', '-p', String(CORES.load), String(process.pid)]);
}

/**
 * Has what is started meanwhile use all the cores, as a browser with its processes would.
 * @template T
 * @param {() => Promise<T>} start
 * @returns {Promise<T>}
 */
export async function startedOnAll(start) {
  if (CAN_PIN) spawnSync('taskset', ['-a', '-c', '-p', ALL.join(','), String(process.pid)]);
  try {
    return await start();
  } finally {
    pinLoad();
  }
}

function allowed() {
  try {
    const list = /^Cpus_allowed_list:\s*(\S+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1];
    return list.split(',').flatMap((range) => {
      const [from, to = from] = range.split('-').map(Number);
      return Array.from({ length: to - from + 1 }, (_, i) => from + i);
    });
  } catch {
    return [];
  }
}
