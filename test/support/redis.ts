import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { atEnd } from './at-end.js';

/** A Redis of the test's own. */
export interface TestRedis {
  url: string;
  kill(): Promise<void>;
}

/** Starts Redis on `port` (a free one unless given), keeping nothing on disk, and stops it when the file is done. */
export async function startRedis(port?: number): Promise<TestRedis> {
  const at = port ?? (await freePort());
  const args = ['--port', String(at), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(process.env.REDIS_SERVER ?? 'redis-server', args, {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  atEnd(kill);
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.stdout.on('data', (chunk: Buffer) => chunk.includes('Ready to accept connections') && resolve());
    void exited.then(() => reject(new Error('Redis did not start')));
  });
  return { url: `redis://127.0.0.1:${at}`, kill };
}

/** A port that nobody listens on just now. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
