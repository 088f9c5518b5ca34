import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What `scripts/setup.mjs` looks at, besides the sources. */
const COPIED = ['scripts', 'package.json', 'package-lock.json', '.npmrc', 'nest-cli.json'];

/** A copy of the tree for tests of `npm start` and its like, which install and build in the tree that they stand in. */
export class Tree {
  private constructor(readonly root: string) {}

  /** With the real sources and what was built from them. */
  static async whole(): Promise<Tree> {
    const tree = await Tree.make();
    for (const name of ['src', 'migrations', 'web', 'dist']) await tree.link(name);
    return tree;
  }

  /** With one small source and one small page, which are built in a moment. */
  static async small(): Promise<Tree> {
    const tree = await Tree.make();
    await tree.write('src/main.ts', 'export const version = 1;\n');
    await tree.write('migrations/index.ts', 'export const MIGRATIONS = [];\n');
    await tree.write(
      'web/vite.config.ts',
      "export default { root: import.meta.dirname, build: { outDir: '../dist/web', emptyOutDir: true } };\n",
    );
    await tree.write('web/index.html', '<!doctype html><title>small</title>\n');
    return tree;
  }

  private static async make(): Promise<Tree> {
    const tree = new Tree(await mkdtemp(join(tmpdir(), 'yunlvtuan-tree-')));
    onTestFinished(() => rm(tree.root, { recursive: true, force: true, maxRetries: 5 }));
    const configs = (await readdir('.')).filter((name) => /^tsconfig.*json$/.test(name));
    for (const name of [...COPIED, ...configs]) await cp(name, join(tree.root, name), { recursive: true });
    // Each package by a link of its own: whatever is removed here, the real ones stay.
    await mkdir(join(tree.root, 'node_modules'));
    for (const name of await readdir('node_modules'))
      if (name === '.setup-stamp') await cp(`node_modules/${name}`, join(tree.root, 'node_modules', name));
      else await tree.link(join('node_modules', name));
    return tree;
  }

  async write(path: string, text: string): Promise<void> {
    await mkdir(join(this.root, path, '..'), { recursive: true });
    await writeFile(join(this.root, path), text);
  }

  /** Runs `node scripts/setup.mjs` to its end. */
  setup(args: string[], { node = [], env = {} }: { node?: string[]; env?: Record<string, string> } = {}) {
    const child = spawn(process.execPath, [...node, 'scripts/setup.mjs', ...args], {
      cwd: this.root,
      env: { PATH: process.env.PATH, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk));
    return new Promise<{ code: number | null; said: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, said })),
    );
  }

  /** What the built program exports as its version. */
  built(): string {
    const code = `import(${JSON.stringify(join(this.root, 'dist/src/main.js'))}).then((m) => console.log(m.version))`;
    return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' }).stdout.trim();
  }

  private link(name: string): Promise<void> {
    return symlink(join(process.cwd(), name), join(this.root, name));
  }
}
