import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { NODE } from '../../scripts/setup/paths.mjs';

/**
 * Whether this process runs under the Node that the project brings. If not, runs `script` under it with the same
 * arguments and takes over its exit code; the caller then has nothing more to do. On a first `npm run bench` the shell
 * still knows the machine's own Node.
 * @param {string} script path of the program
 * @returns {boolean}
 */
export function runsUnderOwnNode(script) {
  if (realpathSync(process.execPath) === realpathSync(NODE)) return true;
  // The channel tells the other, by closing, that this process is gone.
  const child = spawn(NODE, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('close', (code) => (process.exitCode = code ?? 1));
  return false;
}
