import { spawnSync } from 'node:child_process';
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Tree } from '../support/tree.js';

describe('node scripts/setup.mjs', () => {
  it('builds once, says nothing when there is nothing to do, and builds again when a source has changed', async () => {
    const tree = await Tree.small();
    expect(await tree.setup(['build'])).toEqual({ code: 0, said: 'Building …\n' });
    expect(tree.built()).toBe('1');
    expect(await tree.setup(['build'])).toEqual({ code: 0, said: '' });
    await tree.write('src/main.ts', 'export const version = 2;\n');
    expect(await tree.setup(['build'])).toEqual({ code: 0, said: 'Building …\n' });
    expect(tree.built()).toBe('2');
    await tree.write('src/main.ts', 'export const version: number = "three";\n');
    const failed = await tree.setup(['build']);
    expect(failed).toMatchObject({ code: 1, said: expect.stringContaining('The build failed; see above.') });
    expect(failed.said).toContain('src/main.ts');
  });

  it('lets one build, though two are started at once', async () => {
    const tree = await Tree.small();
    const both = await Promise.all([tree.setup(['build']), tree.setup(['build'])]);
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const said = both.map((one) => one.said).toSorted();
    expect(said).toEqual([
      expect.stringMatching(
        /^Another npm command \(process \d+\) is installing or building here; waiting for it\.\n$/,
      ),
      'Building …\n',
    ]);
    expect(tree.built()).toBe('1');
  });

  it('is not held up by a lock whose owner is dead', async () => {
    const tree = await Tree.small();
    await tree.write('.setup.lock', String(spawnSync('true').pid));
    expect(await tree.setup(['install'])).toEqual({ code: 0, said: '' });
  });

  it('installs when something is missing, and says so when that does not work', async () => {
    const tree = await Tree.small();
    await rm(join(tree.root, 'node_modules', '.setup-stamp'));
    // Far from every registry.
    await tree.write('bin/npm', '#!/bin/sh\necho "npm $*"\nexit 7\n');
    await chmod(join(tree.root, 'bin', 'npm'), 0o755);
    const PATH = `${join(tree.root, 'bin')}:${process.env.PATH}`;
    const { code, said } = await tree.setup(['build'], { env: { PATH } });
    expect(code).toBe(1);
    expect(said.split('\n')).toEqual([
      'Installing the packages that package-lock.json names …',
      'npm ci --include=dev --include=optional --loglevel=error',
      'npm ci failed (exit 7). Is the npm registry within reach?',
      '',
    ]);
  });

  it('refuses a Node that is too old, and commands that it does not know, in a sentence', async () => {
    const tree = await Tree.small();
    const old = `data:text/javascript,Object.defineProperties(process, {
      version: { value: 'v18.20.8' }, versions: { value: { ...process.versions, node: '18.20.8' } } })`;
    expect(await tree.setup(['start'], { node: ['--import', old] })).toEqual({
      code: 1,
      said: 'Node 20 or newer is needed; this is v18.20.8. See https://nodejs.org.\n',
    });
    for (const args of [[], ['strat'], ['--help']])
      expect(await tree.setup(args)).toEqual({
        code: 1,
        said: 'usage: node scripts/setup.mjs install | build | start | test | test:long\n',
      });
  });
});
