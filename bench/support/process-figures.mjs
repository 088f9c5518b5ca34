import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What the kernel counts CPU time in. */
const TICKS_A_SECOND = Number(spawnSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }).stdout) || 100;

/** @see proc_pid_stat(5) */
const [USER, SYSTEM, USER_OF_GONE, SYSTEM_OF_GONE] = [11, 12, 13, 14];

/**
 * CPU time that a process has used so far, over all its threads.
 * @param {number} pid
 * @returns {number} microseconds, in steps of about 10,000; NaN where there is no /proc
 */
export function cpuMicroseconds(pid) {
  try {
    return ticksOf(pid, [USER, SYSTEM]);
  } catch {
    return NaN;
  }
}

/**
 * CPU time that a PostgreSQL has used so far: its first process and all that run beneath it.
 * @param {number} first the pid of its first process
 * @returns {number} microseconds; NaN where there is no /proc
 */
export function cpuOfCluster(first) {
  try {
    const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === first);
    // Of connections and workers that are gone their parent keeps the sum.
    const gone = ticksOf(first, [USER_OF_GONE, SYSTEM_OF_GONE]);
    return [first, ...all].reduce((sum, pid) => sum + (cpuMicroseconds(pid) || 0), gone);
  } catch {
    return NaN;
  }
}

/** Microseconds in some fields of `/proc/<pid>/stat`, by their place after the name. */
function ticksOf(pid, fields) {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ');
  return (fields.reduce((sum, field) => sum + Number(afterName[field]), 0) / TICKS_A_SECOND) * 1e6;
}

/**
 * @param {number | string} pid
 * @returns {number | undefined} the pid of the process that started it
 */
export function parentOf(pid) {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1).split(' ')[1]);
  } catch {
    return undefined; // It has just ended.
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
