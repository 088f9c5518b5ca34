import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openChatSockets } from './load/chat-socket.mjs';
import { HttpConnection } from './load/http-connection.mjs';
import { startChild } from './support/children.mjs';
import { measure, measureFigure } from './support/measure.mjs';
import { residents } from './support/people.mjs';
import { ask, startPeer } from './support/peer.mjs';
import { residentBytes } from './support/process-figures.mjs';
import { alternate } from './support/rounds.mjs';

const SOCKETS = 500;
const SETTLE_MS = 700;
const START_WITHIN_MS = 60_000;
const TELL_MEMORY = fileURLToPath(new URL('hooks/tell-memory.mjs', import.meta.url));
const WITH_MEMORY = ['--expose-gc', '--import', TELL_MEMORY];
const BARE_FASTIFY = `
  const app = require('fastify')();
  app.get('/health/ready', () => ({ status: 'ready' }));
  app.listen({ port: 0, host: '127.0.0.1' }).then((url) => console.log('serves at ' + url));
`;

/**
 * What the service takes when nobody asks for anything: memory, memory of a connection, and time to start.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const tokens = (await residents(pool, SOCKETS)).map(({ token }) => token);
  const dataFolder = lab.dataFolder();
  await npmStart(dataFolder); // The first start makes the database; the second one is measured.

  const figures = await alternate('footprint', {
    memory: async () => memoryOf(await lab.server(url, { node: WITH_MEMORY }), tokens),
    bareMemory: async () => memoryOf(await startPeer('relay', { node: WITH_MEMORY }), tokens),
    start: () => timed(() => lab.server(url)),
    bareStart: () => timed(bareFastify),
    npmStart: () => npmStart(dataFolder),
  });

  const memory = (name, unit, figure, goal) =>
    measureFigure(name, unit, {
      figure,
      ours: figures.memory,
      peer: { name: 'a bare Socket.IO server', rounds: figures.bareMemory },
      goal,
    });
  return [
    memory('resident memory, idle', 'MB', 'idleMb'),
    memory('an idle socket: memory in use', 'kB', 'socketUsedKb', { of: 'ratio', atMost: 1.5 }),
    memory('an idle socket: resident memory', 'kB', 'socketResidentKb'),
    measure('start: spawned → ready', 'ms', figures.start, {
      peer: { name: 'a bare Fastify', values: figures.bareStart },
    }),
    measure('npm start, the second: typed → ready', 'ms', figures.npmStart, {
      goal: { of: 'ours', atMost: 5000 },
    }),
  ];
}

/** Memory of a server as it stands idle, and of its idle sockets with what is garbage gone. */
async function memoryOf(server, tokens) {
  await setTimeout(SETTLE_MS);
  const idle = residentBytes(server.pid);
  // What the first connections bring in once does not belong to a socket.
  for (const socket of await openChatSockets(server.url, tokens.slice(0, 20))) socket.close();
  const before = await settledMemory(server);
  const sockets = await openChatSockets(server.url, tokens);
  const after = await settledMemory(server);
  for (const socket of sockets) socket.close();
  await server.stop();
  const ofSocket = (grown) => grown / 1000 / tokens.length;
  return {
    idleMb: idle / 1e6,
    // Of what is resident, a part was there before and stood empty: this is the figure that hides nothing.
    socketUsedKb: ofSocket(after.heapUsed + after.external - before.heapUsed - before.external),
    socketResidentKb: ofSocket(after.rss - before.rss),
  };
}

async function settledMemory(server) {
  await setTimeout(SETTLE_MS);
  return ask(server, 'memory');
}

/** Milliseconds from the start of a server's process until it answers that it is ready; then it is stopped. */
async function timed(start) {
  const began = performance.now();
  const server = await start();
  const connection = await HttpConnection.open(server.url);
  const { status } = await connection.request('GET', '/health/ready');
  const took = performance.now() - began;
  connection.close();
  await server.stop();
  if (status !== 200) throw new Error(`Ready answered ${status}`);
  return took;
}

async function bareFastify() {
  const child = startChild('service', [process.execPath, '-e', BARE_FASTIFY]);
  return { ...child, url: await child.heard(/serves at (\S+)/, START_WITHIN_MS) };
}

/** What somebody who has started it before waits for: npm, its checks, the database and the service, on all cores. */
function npmStart(dataFolder) {
  return timed(async () => {
    const env = { DATA_DIR: dataFolder, PORT: '0' };
    const child = startChild('any', ['npm', 'start'], env);
    return { ...child, url: await child.heard(/serves at (\S+)/, START_WITHIN_MS) };
  });
}
