import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedIn, filledFolder, newFolder } from '../support/embedded.js';
import { BUNDLED_MAIN } from '../support/bundle.js';
import { resident } from '../support/people.js';
import { expectRefusal } from '../support/refusal.js';

describe('a first start that was cut off', () => {
  it('by a kill -9 while the database is being made does not hinder the next', async () => {
    const service = await embeddedIn();
    const first = spawn(process.execPath, [BUNDLED_MAIN], {
      env: { DATA_DIR: service.folder, PORT: '0' },
      stdio: 'ignore',
    });
    onTestFinished(() => void first.kill('SIGKILL'));
    await expect
      .poll(() => namesIn(service.postgres), { interval: 10, timeout: 15_000 })
      .toContain('data.unfinished');
    first.kill('SIGKILL');
    expect(await namesIn(service.postgres)).not.toContain('data');
    await service.start();
    await resident(service);
  });

  it('by the power going leaves a half-made folder, which the next one sweeps out', async () => {
    const service = await embeddedIn();
    await mkdir(join(service.postgres, 'data.unfinished', 'base'), { recursive: true });
    await writeFile(join(service.postgres, 'password'), 'the password of a database that never was');
    await service.start();
    await resident(service);
    expect(await namesIn(service.postgres)).not.toContain('data.unfinished');
  });

  const namesIn = async (folder: string) =>
    (await readdir(folder).catch(() => [])).map((name) => name.replace(/(unfinished).*/, '$1'));
});

describe('says what to do, and touches nothing,', () => {
  it('when the data folder was made by another major version', async () => {
    const folder = await newFolder();
    await embeddedIn(folder);
    const data = join(folder, 'postgres', 'data');
    await mkdir(data, { recursive: true });
    await writeFile(join(data, 'PG_VERSION'), '17\n');
    const before = await stat(data);
    const said = await expectRefusal({ DATA_DIR: folder });
    expect(said).toMatch(/made by PostgreSQL 17; this release brings PostgreSQL 18/s);
    expect(said).toMatch(/pg_dump|DATA_DIR/);
    expect(await readdir(data)).toEqual(['PG_VERSION']);
    expect((await stat(data)).mtimeMs).toBe(before.mtimeMs);
  });

  it('when the data folder is no whole database; its password is not written over', async () => {
    const folder = await filledFolder();
    await embeddedIn(folder);
    const password = await readFile(join(folder, 'postgres', 'password'), 'utf8');
    await rm(join(folder, 'postgres', 'data', 'PG_VERSION'));
    const said = await expectRefusal({ DATA_DIR: folder });
    expect(said).toMatch(/is no whole database.*Restore it from a backup/s);
    expect(await readFile(join(folder, 'postgres', 'password'), 'utf8')).toBe(password);
  });

  it('when the master key is lost, or is another', async () => {
    const service = await embeddedIn(await filledFolder());
    const settings = { DATA_DIR: service.folder };
    const key = join(service.folder, 'master.key');
    const kept = await readFile(key);

    await rm(key);
    expect(await expectRefusal(settings)).toMatch(/master key .* cannot be read\. Set MASTER_KEY_FILE/);
    await writeFile(key, randomBytes(32).toString('base64'));
    expect(await expectRefusal(settings)).toMatch(
      /not the one that this database was written with\. Set MASTER_KEY_FILE/,
    );

    await writeFile(key, kept);
    await service.start();
    await (await service.someone()).get('/me').expect(200);
  });
});
