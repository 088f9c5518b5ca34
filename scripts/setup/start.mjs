import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { join } from 'node:path';
import { DIST, NODE, ROOT } from './paths.mjs';

const WATCH_PARENT_MS = 500;

/** Runs the service under the project's own Node until it ends, and gives its exit code. */
export function start() {
  return new Promise((resolve) => {
    const child = spawn(NODE, ['--enable-source-maps', join(DIST, 'src', 'main.js')], {
      cwd: ROOT,
      // The channel tells the service, by closing, that this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // npm killed with -9 cannot pass anything on; its orphan would hold the port.
    const parent = process.ppid;
    const watch = setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), WATCH_PARENT_MS);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}
