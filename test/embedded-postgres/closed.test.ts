import { readFile, stat } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { startEmbedded } from '../support/embedded.js';

it('the embedded database is for this machine and this service alone', async () => {
  const service = await startEmbedded();
  const port = await service.port();

  // All of 127.0.0.0/8 is this machine; who listens everywhere answers here.
  expect(await reach('127.0.0.1', port)).toBe('connected');
  expect(await reach('127.0.0.2', port)).toBe('ECONNREFUSED');

  for (const name of ['postgres/password', 'postgres/port', 'master.key'])
    expect(((await stat(join(service.folder, name))).mode & 0o777).toString(8), name).toBe('600');
  expect(((await stat(join(service.postgres, 'data'))).mode & 0o777).toString(8)).toBe('700');

  for (const password of ['', 'postgres', 'yunlvtuan'])
    for (const database of ['yunlvtuan', 'postgres', 'template1'])
      await expect(enter(port, database, password), `${database} with "${password}"`).rejects.toThrow(
        /password/,
      );
  const client = await service.connect();
  const { rows } = await client.query('SELECT DISTINCT auth_method FROM pg_hba_file_rules');
  await client.end();
  expect(rows).toEqual([{ auth_method: 'scram-sha-256' }]);

  const password = await service.password();
  expect(password.length).toBeGreaterThanOrEqual(32);
  const log = await readFile(join(service.postgres, 'postgres.log'), 'utf8');
  expect(log + service.running.output()).not.toContain(password);
});

function reach(host: string, port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once('connect', () => resolve('connected'));
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code!));
    socket.once('connect', () => socket.destroy());
  });
}

async function enter(port: number, database: string, password: string): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, user: 'yunlvtuan', database, password });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } finally {
    await client.end();
  }
}
