import { fileURLToPath } from 'node:url';
import { startChild } from './children.mjs';

const START_WITHIN_MS = 30_000;

/**
 * Starts `bench/peers/<name>.mjs` in a process of its own on the service's core: a peer has the same room as the
 * service that it is compared with.
 * @param {string} name
 * @param {{ env?: Record<string, string>, node?: string[] }} options `node`: options of Node itself
 * @returns {Promise<ReturnType<typeof startChild> & { url: string, ask: (what: string, given?: unknown) => Promise<any> }>}
 *   `url` is where it listens, if it does
 */
export async function startPeer(name, { env = {}, node = [] } = {}) {
  const script = fileURLToPath(new URL(`../peers/${name}.mjs`, import.meta.url));
  const child = startChild('service', [process.execPath, ...node, script], env);
  const url = await child.heard(/ready(?: at (\S+))?\n/, START_WITHIN_MS);
  return { ...child, url, ask: (what, given) => ask(child, what, given) };
}

let asked = 0;

/**
 * Asks a child over its channel and waits for the answer.
 * @param {{ process: import('node:child_process').ChildProcess }} child
 * @param {string} what
 * @param {unknown} [given]
 * @returns {Promise<any>}
 */
export function ask({ process: child }, what, given) {
  const id = ++asked;
  return new Promise((resolve, reject) => {
    const done = (settle, value) => {
      child.off('message', hear);
      child.off('exit', gone);
      settle(value);
    };
    const hear = (message) => {
      if (message.id !== id) return;
      if (message.error) done(reject, new Error(message.error));
      else done(resolve, message.answer);
    };
    const gone = () => done(reject, new Error(`It ended before it answered "${what}"`));
    child.on('message', hear);
    child.on('exit', gone);
    child.send({ id, what, given });
  });
}
