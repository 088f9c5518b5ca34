import { HttpConnection } from './load/http-connection.mjs';
import { makeDuring, openConnections } from './load/http-load.mjs';
import { measure } from './support/measure.mjs';
import { startPeer } from './support/peer.mjs';
import { recordStatements } from './support/record-statements.mjs';
import { alternate } from './support/rounds.mjs';

const CONNECTIONS = 16;
const SECONDS = 2;
const LIST = { method: 'GET', path: '/api/v1/lawyers?board=labor&limit=20' };

/**
 * The list of lawyers that a resident sees first, beside its own SQL sent bare and a bare server of the same bytes.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url } = await lab.database();
  const statements = await recordStatements(lab, url, {
    request: async (serverUrl) => void (await list(serverUrl)),
    belongs: ({ values }) => values.includes('labor'),
  });
  const server = await lab.server(url);
  const sameSql = await startPeer('statements', {
    env: { DATABASE_URL: url, CONNECTIONS: String(CONNECTIONS) },
  });
  const sameBytes = await startPeer('same-bytes');
  await sameBytes.ask('serve', await list(server.url));
  const connections = await openConnections(server.url, CONNECTIONS);
  const bareConnections = await openConnections(sameBytes.url, CONNECTIONS);

  const rates = await alternate('lawyers', {
    ours: () => getDuring(connections),
    sameBytes: () => getDuring(bareConnections),
    sameSql: () => sameSql.ask('during', { statements, seconds: SECONDS }),
  });

  for (const connection of [...connections, ...bareConnections]) connection.close();
  await Promise.all([server.stop(), sameSql.stop(), sameBytes.stop()]);
  return [
    measure('lists of 20 lawyers', '1/s', rates.ours, {
      peer: { name: 'the same SQL bare', values: rates.sameSql },
    }),
    measure('lists of 20 lawyers', '1/s', rates.ours, {
      peer: { name: 'a bare Fastify, same bytes', values: rates.sameBytes },
    }),
  ];
}

function getDuring(connections) {
  return makeDuring(connections, () => LIST, { seconds: SECONDS, expected: 200 });
}

async function list(serverUrl) {
  const connection = await HttpConnection.open(serverUrl);
  const { status, body } = await connection.request(LIST.method, LIST.path);
  connection.close();
  if (status !== 200) throw new Error(`The list answered ${status}`);
  return body;
}
