import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeAll, makeDuring, openConnections } from './load/http-load.mjs';
import { measure } from './support/measure.mjs';
import { startPeer } from './support/peer.mjs';
import { alternate } from './support/rounds.mjs';

const CONNECTIONS = 8;
const SECONDS = 2;
const PHONES = 400;
const PASSWORD = 'yunlvtuan-bench-2026';

/**
 * Signing in by password and by code, beside the checks of passwords alone.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url } = await lab.database();
  const server = await lab.server(url, { settings: { DEMO_PASSWORD: PASSWORD } });
  const connections = await openConnections(server.url, CONNECTIONS);
  const argon2 = await startPeer('argon2');

  const rates = await alternate('sign-in', {
    password: () =>
      makeDuring(connections, (n) => signIn(byPassword(n)), { seconds: SECONDS, expected: 201 }),
    sms: async () => makeAll(connections, (await codes(server, connections)).map(signIn), 201),
    argon2: () => argon2.ask('verify', { seconds: SECONDS, atOnce: CONNECTIONS }),
  });

  for (const connection of connections) connection.close();
  await Promise.all([server.stop(), argon2.stop()]);
  const peer = { name: 'argon2.verify alone', values: rates.argon2 };
  return [
    measure('sign-ins by password', '1/s', rates.password, { peer }),
    measure('sign-ins by code', '1/s', rates.sms, { peer }),
  ];
}

/** @returns what signs a lawyer of the demo in */
function byPassword(n) {
  const username = `lawyer${String((n % 102) + 1).padStart(3, '0')}`;
  return { grant: 'password', username, password: PASSWORD };
}

function signIn(body) {
  return { method: 'POST', path: '/api/v1/auth/sessions', body };
}

/** Has a code sent to each phone, and reads them where the service puts its text messages. */
async function codes(server, connections) {
  const phones = Array.from({ length: PHONES }, (_, i) => String(10_000_001_000 + i));
  const requests = phones.map((phone) => ({
    method: 'POST',
    path: '/api/v1/auth/sms-codes',
    body: { phone },
  }));
  await makeAll(connections, requests, 202);
  const lines = (await readFile(join(server.dataFolder, 'sms.ndjson'), 'utf8')).trim().split('\n');
  const sent = new Map(lines.map((line) => JSON.parse(line)).map(({ phone, code }) => [phone, code]));
  return phones.map((phone) => ({ grant: 'sms', phone, code: sent.get(phone) }));
}
