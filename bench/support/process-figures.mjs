import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What the kernel counts CPU time in. */
const TICKS_A_SECOND = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/**
 * CPU time that a process has used so far, over all its threads.
 * @param {number} pid
 * @returns {number} microseconds, in steps of about 10,000; NaN where there is no /proc
 */
export function cpuMicroseconds(pid) {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
    const [user, system] = [Number(afterName[11]), Number(afterName[12])];
    return ((user + system) / TICKS_A_SECOND) * 1e6;
  } catch {
    return NaN;
  }
}

/**
 * Memory of a process that is in RAM now.
 * @param {number} pid
 * @returns {number} bytes; NaN where there is no /proc
 */
export function residentBytes(pid) {
  try {
    return Number(/^VmRSS:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
  } catch {
    return NaN;
  }
}
