import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { DIST, NODE, ROOT } from './paths.mjs';

const WATCH_PARENT_MS = 500;

/** Young objects are collected often and briefly, see docs/decisions/0003-the-log.md; as in the Dockerfile. */
const NODE_OPTIONS = ['--enable-source-maps', '--max-semi-space-size=8'];

/** Runs the service under the project's own Node until it ends, and gives its exit code. */
export function start() {
  return new Promise((resolve) => {
    const child = spawn(NODE, [...NODE_OPTIONS, join(DIST, 'src', 'main.js')], {
      cwd: ROOT,
      // The channel tells the service, by closing, that this process is gone.
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    // npm killed with -9 cannot pass anything on; its orphan would hold the port.
    const started = whoStartedThis();
    const watch = setInterval(() => whoStartedThis() !== started && child.kill('SIGTERM'), WATCH_PARENT_MS);
    child.on('close', (code, signal) => {
      clearInterval(watch);
      resolve(signal ? 128 + constants.signals[signal] : code);
    });
  });
}

/** The parent, and when that is the shell that npm runs a script in, npm behind it; the shell would not notice. */
function whoStartedThis() {
  const parent = String(process.ppid);
  if (!process.env.npm_lifecycle_event) return parent;
  try {
    const [, name, grandparent] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${parent}/stat`, 'utf8'));
    return name.endsWith('sh') ? `${parent} of ${grandparent}` : parent;
  } catch {
    return parent; // There is no /proc here; elsewhere shells make way for a script of one command.
  }
}
