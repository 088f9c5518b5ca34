import { spawn, type ChildProcess } from 'node:child_process';
import { BUNDLED_MAIN, COMPILED } from './bundle.js';

const START_WITHIN_MS = 60_000;

/** A real server process, as `npm start` runs it. */
export interface Launched {
  url: string;
  process: ChildProcess;
  /** What it wrote to standard output so far. */
  output(): string;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL. */
  kill(): Promise<void>;
}

/** The server refused to start; `message` is what it said. */
export class LaunchError extends Error {}

/**
 * Starts the built server with exactly these settings on a free port, and waits until it serves.
 * @param main another build of it
 * @throws LaunchError
 */
export async function launch(settings: Record<string, string>, main = BUNDLED_MAIN): Promise<Launched> {
  const child = spawn(process.execPath, [main], {
    env: {
      PATH: process.env.PATH,
      HOST: '127.0.0.1',
      PORT: '0',
      LOG_LEVEL: 'warn',
      LOG_FILE: '-',
      NODE_COMPILE_CACHE: COMPILED,
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  let out = '';
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new LaunchError(`No address within ${START_WITHIN_MS} ms:\n${out}${err}`)),
      START_WITHIN_MS,
    );
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk;
      const address = /serves at (\S+)/.exec(out)?.[1];
      if (address) resolve(address);
    });
    void exited.then((code) => reject(new LaunchError(`It exited with ${code}:\n${err || out}`)));
    void exited.then(() => clearTimeout(timer));
  }).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url,
    process: child,
    output: () => out,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}
