import { setTimeout } from 'node:timers/promises';
import { BeatLoad } from './load/beats.mjs';
import { openChatSockets } from './load/chat-socket.mjs';
import { atEnd } from './support/cleanup.mjs';
import { measure, measureFigure } from './support/measure.mjs';
import { lawyers } from './support/people.mjs';
import { cpuMicroseconds, cpuOfCluster, parentOf } from './support/process-figures.mjs';
import { alternate } from './support/rounds.mjs';
import { quantile } from './support/statistics.mjs';

const SOCKETS = 5_000;
const BEAT_MS = 15_000;
/** Two of these in a row and a beat's own time are less than a lease. */
const IDLE_MS = 10_000;

/**
 * What it costs that workbenches are there: 5,000 lawyers who beat every 15 seconds, beside the same sockets when they do not.
 * @param {import('./support/lab.mjs').Lab} lab
 * @returns {Promise<import('./support/measure.mjs').Measure[]>}
 */
export async function run(lab) {
  const { url, pool } = await lab.database();
  const { rows: boards } = await pool.query('SELECT slug FROM boards ORDER BY position');
  const ofLawyer = (n) => [boards[n % 12].slug, boards[(n + 5) % 12].slug];
  const people = await lawyers(pool, SOCKETS, ofLawyer);
  await pool.query('VACUUM ANALYZE');
  const server = await lab.server(url);
  const sockets = await openChatSockets(
    server.url,
    people.map(({ token }) => token),
  );
  atEnd(() => sockets.forEach((socket) => socket.close()));
  const load = new BeatLoad(sockets);
  await load.beatOnce(BEAT_MS); // The leases begin.

  const postgres = parentOf((await pool.query('SELECT pg_backend_pid() AS pid')).rows[0].pid);
  /** What `work` costs, a second. */
  const costOf = async (work) => {
    const wal = async () =>
      Number((await pool.query(`SELECT pg_current_wal_lsn() - '0/0' AS bytes`)).rows[0].bytes);
    const now = async () => ({
      at: performance.now(),
      server: cpuMicroseconds(server.pid),
      database: cpuOfCluster(postgres),
      wal: await wal(),
    });
    const before = await now();
    const ackMs = await work();
    const after = await now();
    const seconds = (after.at - before.at) / 1000;
    const share = (who) => ((after[who] - before[who]) / 1e6 / seconds) * 100;
    return {
      server: share('server'),
      database: share('database'),
      walKbs: (after.wal - before.wal) / 1000 / seconds,
      ackP95: ackMs ? quantile(ackMs, 0.95) : NaN,
    };
  };
  const figures = await alternate('beats', {
    idle: () => costOf(() => setTimeout(IDLE_MS)),
    beating: () => costOf(() => load.beatOnce(BEAT_MS)),
  });
  for (const socket of sockets) socket.close();
  await server.stop();

  const above = (figure) => figures.beating.map((round, i) => round[figure] - figures.idle[i][figure]);
  const peer = { name: 'the same sockets, idle', rounds: figures.idle };
  const all = (name, unit, figure, goal) =>
    measureFigure(name, unit, { figure, ours: figures.beating, peer, goal });
  return [
    measure('5,000 workbenches beat: CPU of the server above idle', '% of a core', above('server'), {
      goal: { of: 'ours', atMost: 10 },
    }),
    all('the same: CPU of the server, all in all', '% of a core', 'server'),
    all('the same: CPU of PostgreSQL', '% of a core', 'database'),
    all('the same: WAL', 'kB/s', 'walKbs', { of: 'ours', atMost: 1_000 }),
    measure(
      'the same: beat → acknowledged, p95',
      'ms',
      figures.beating.map(({ ackP95 }) => ackP95),
    ),
  ];
}
