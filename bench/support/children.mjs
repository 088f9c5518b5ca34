import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from '../../scripts/setup/paths.mjs';
import { atEnd } from './cleanup.mjs';
import { onCores } from './cores.mjs';

const STOP_WITHIN_MS = 15_000;

/**
 * Starts a process that does not outlive the bench. It has a channel for messages, which also tells it when this
 * process is gone.
 * @param {'service' | 'any'} where on which cores
 * @param {string[]} argv program and arguments
 * @param {Record<string, string>} env its whole environment, beside `PATH` and `HOME`
 * @returns {{ process: import('node:child_process').ChildProcess, pid: number, stop: () => Promise<void>,
 *   output: () => string, heard: (pattern: RegExp, withinMs: number) => Promise<string> }} `heard` waits until its
 *   output has `pattern`, and gives the first group; `stop` sends SIGTERM, and SIGKILL when that takes too long
 */
export function startChild(where, argv, env = {}) {
  const [program, ...args] = onCores(where, argv);
  const child = spawn(program, args, {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const closed = once(child, 'close');
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
    await closed.finally(() => clearTimeout(timer));
  };
  atEnd(stop);
  return {
    process: child,
    pid: child.pid,
    stop,
    output: () => output,
    heard: (pattern, withinMs) =>
      new Promise((resolve, reject) => {
        const fail = (why) => reject(new Error(`${argv.at(-1)} ${why}:\n${output}`));
        const timer = setTimeout(() => fail(`said nothing fitting within ${withinMs} ms`), withinMs);
        const look = () => {
          const found = pattern.exec(output);
          if (!found) return;
          clearTimeout(timer);
          child.stdout.off('data', look);
          resolve(found[1]);
        };
        child.stdout.on('data', look);
        closed.then(
          () => fail('ended'),
          (error) => fail(error.message),
        );
        look();
      }),
  };
}
