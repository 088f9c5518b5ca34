import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedIn, filledFolder } from '../support/embedded.js';
import { Tree } from '../support/tree.js';

interface Started {
  child: ChildProcess;
  ended: Promise<number | null>;
  url: string;
  /** The service answers. */
  serves: () => Promise<boolean>;
  databaseRuns: () => boolean;
}

/** Starts the service by a command in a copy of the tree, on a copy of a data folder. */
async function start(command: string, args: string[]): Promise<Started> {
  const [tree, service] = [await Tree.whole(), await embeddedIn(await filledFolder())];
  const { PATH, HOME } = process.env;
  const child = spawn(command, args, {
    cwd: tree.root,
    env: { PATH, HOME, DATA_DIR: service.folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal gives to a command.
    detached: true,
  });
  onTestFinished(() => {
    try {
      process.kill(-child.pid!, 'SIGKILL');
    } catch {
      // All of them have ended, as they should.
    }
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
  const address = () => /serves at (\S+)/.exec(said)?.[1];
  await expect.poll(address, { timeout: 30_000 }).toBeDefined();
  const url = address()!;
  expect(said).not.toMatch(/Installing|Building/);
  return {
    child,
    ended,
    url,
    serves: () =>
      fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    databaseRuns: () => existsSync(join(service.postgres, 'data', 'postmaster.pid')),
  };
}

const npmStart = () => start('npm', ['start']);
const setupStart = () => start(process.execPath, ['scripts/setup.mjs', 'start']);

describe('npm start', () => {
  it.each([
    ['told to stop', npmStart, ({ child }: Started) => child.kill('SIGTERM')],
    ['stopped with Ctrl-C', npmStart, ({ child }: Started) => process.kill(-child.pid!, 'SIGINT')],
    ['whose npm is killed', npmStart, ({ child }: Started) => child.kill('SIGKILL')],
    ['whose middle process is killed', setupStart, ({ child }: Started) => child.kill('SIGKILL')],
  ])('%s leaves nothing behind: no service, no database', async (_, begin, end) => {
    const started = await begin();
    expect(await started.serves()).toBe(true);
    expect(started.databaseRuns()).toBe(true);
    end(started);
    await started.ended;
    await expect.poll(started.serves).toBe(false);
    await expect.poll(started.databaseRuns).toBe(false);
  });

  it('ends as the service ends', async () => {
    const tree = await Tree.whole();
    const { code, said } = await tree.setup(['start'], { env: { PORT: 'the usual' } });
    expect(said).toContain('PORT must be a whole number');
    expect(code).toBe(1);
    const stopped = await setupStart();
    stopped.child.kill('SIGTERM');
    expect(await stopped.ended).toBe(0);
  });
});
