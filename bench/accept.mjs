import { makeAll, openConnections } from './load/http-load.mjs';
import { HttpConnection } from './load/http-connection.mjs';
import { measure } from './support/measure.mjs';
import { bareOrders, completeAll, makeBareOrders, waitingOrders } from './support/orders.mjs';
import { lawyers, residents } from './support/people.mjs';
import { startPeer } from './support/peer.mjs';
import { cpuMicroseconds } from './support/process-figures.mjs';
import { recordStatements } from './support/record-statements.mjs';
import { alternate } from './support/rounds.mjs';

const CONNECTIONS = 16;
const LAWYERS = 100;
const ACCEPTS = 1500;
const CLAIMS = 6000; // Claims are quick; fewer would be over before they are measured.

/**
 * Accepts over HTTP, beside the same SQL sent bare and beside a bare claim.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const [ours, bare] = [await lab.database(), await lab.database()];
  const statements = await statementsOfAccept(lab);
  const waitingIn = await preparation(ours.pool);
  const waitingInBare = await preparation(bare.pool);
  await makeBareOrders(bare.pool);
  const server = await lab.server(ours.url);
  const connections = await openConnections(server.url, CONNECTIONS);
  const env = { DATABASE_URL: bare.url, CONNECTIONS: String(CONNECTIONS) };
  const [sameSql, claims] = [await startPeer('statements', { env }), await startPeer('claims', { env })];
  const cpuMicros = [];

  const rates = await alternate('accept', {
    ours: async (round) => {
      const requests = (await waitingIn()).map(({ id, token }) => ({
        method: 'POST',
        path: `/api/v1/orders/${id}/accept`,
        token,
      }));
      const before = cpuMicroseconds(server.pid);
      const rate = await makeAll(connections, requests, 200);
      if (round > 0) cpuMicros.push((cpuMicroseconds(server.pid) - before) / ACCEPTS);
      await checkCount(ours.pool);
      return rate;
    },
    sameSql: async () => {
      const orders = await waitingInBare();
      const turns = orders.map(({ id, lawyer, resident }) => ({
        [statements.of.id]: id,
        [statements.of.lawyer]: lawyer,
        [statements.of.resident]: resident,
      }));
      const rate = await sameSql.ask('forEach', { statements: statements.list, turns });
      await checkCount(bare.pool);
      return rate;
    },
    claims: async () => {
      const orders = await bareOrders(bare.pool, CLAIMS);
      return claims.ask('claimAll', {
        claims: orders.map((order) => ({ order, lawyer: statements.of.lawyer })),
      });
    },
  });

  for (const connection of connections) connection.close();
  await Promise.all([server.stop(), sameSql.stop(), claims.stop()]);
  return [
    measure('accepts over HTTP', '1/s', rates.ours, {
      peer: { name: `the same ${statements.list.length} statements bare`, values: rates.sameSql },
      goal: { of: 'ratio', atLeast: 0.35 },
    }),
    measure('accepts over HTTP', '1/s', rates.ours, {
      peer: { name: 'one bare UPDATE', values: rates.claims },
    }),
    measure('CPU of the server for an accept', 'µs', cpuMicros),
  ];
}

/** What one accept sends to the database, and the ids that stand in it. */
async function statementsOfAccept(lab) {
  const { url, pool } = await lab.database();
  const [[resident], [lawyer]] = [await residents(pool, 1), await lawyers(pool, 1)];
  const [order] = await waitingOrders(pool, [{ resident: resident.id, lawyer: lawyer.id }]);
  const list = await recordStatements(lab, url, {
    request: async (serverUrl) => {
      const connection = await HttpConnection.open(serverUrl);
      const path = `/api/v1/orders/${order.id}/accept`;
      await makeAll([connection], [{ method: 'POST', path, token: lawyer.token }], 200);
      connection.close();
    },
    belongs: ({ values }) => JSON.stringify(values).includes(order.id),
  });
  return { list, of: order };
}

/** Gives what makes a round's waiting orders, spread over lawyers of whom all are free. */
async function preparation(pool) {
  const [someResidents, someLawyers] = [await residents(pool, LAWYERS), await lawyers(pool, LAWYERS)];
  return async () => {
    const asked = Array.from({ length: ACCEPTS }, (_, i) => ({
      resident: someResidents[i % LAWYERS].id,
      lawyer: someLawyers[i % LAWYERS].id,
    }));
    const orders = await waitingOrders(pool, asked);
    return orders.map((order, i) => ({ ...order, token: someLawyers[i % LAWYERS].token }));
  };
}

/** Every order must have been accepted, by whichever way; then all are closed. */
async function checkCount(pool) {
  const accepted = await completeAll(pool);
  if (accepted !== ACCEPTS) throw new Error(`${accepted} of ${ACCEPTS} orders were accepted`);
}
