import { beforeAll, describe, expect, it } from 'vitest';
import { BOARD_SLUGS } from '../../dist/src/boards/board-slugs.contract.js';
import { activeOrder, SUMMARY } from '../support/given.js';
import { anyone, lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const STEPS = 60;

/** What the figures have to be, counted from the rows that they stand for. */
const COUNTED = `
  WITH rated AS (
    SELECT s.lawyer_id, o.board, r.level,
           row_number() OVER (PARTITION BY s.lawyer_id ORDER BY p.place) AS place,
           count(*) OVER (PARTITION BY s.lawyer_id) AS given
      FROM ratings r JOIN segments s ON s.order_id = r.order_id AND s.number = r.segment JOIN orders o ON o.id = r.order_id
      JOIN rating_places p ON p.order_id = r.order_id AND p.segment = r.segment AND p.lawyer_id = s.lawyer_id),
  median AS (
    SELECT lawyer_id, (percentile_cont(0.5) WITHIN GROUP (ORDER BY seconds))::real AS seconds, what
      FROM (SELECT *, row_number() OVER (PARTITION BY what, lawyer_id ORDER BY at DESC) AS ago FROM (
        SELECT 'accept' AS what, f.lawyer_id, f.answered_at AS at, extract(epoch FROM f.answered_at - f.made_at)::real AS seconds
          FROM offers f WHERE f.answer = 'accepted'
        UNION ALL
        SELECT 'answer', s.lawyer_id, s.first_answer_at, extract(epoch FROM s.first_answer_at - s.started_at)::real
          FROM segments s WHERE s.first_answer_at IS NOT NULL) one) latest
     WHERE ago <= 50 GROUP BY lawyer_id, what)
  SELECT l.id,
         (SELECT count(*)::int FROM segments s WHERE s.lawyer_id = l.id) AS served,
         (SELECT count(*)::int FROM rated r WHERE r.lawyer_id = l.id) AS rating_count,
         (SELECT coalesce(sum(level), 0)::int FROM rated r WHERE r.lawyer_id = l.id AND place <= given / 5 * 5) AS rating_sum,
         (SELECT seconds FROM median m WHERE m.lawyer_id = l.id AND what = 'accept') AS accept_median,
         (SELECT seconds FROM median m WHERE m.lawyer_id = l.id AND what = 'answer') AS answer_median
    FROM lawyers l WHERE l.id = ANY($1) ORDER BY l.id`;

const KEPT = `
  SELECT lawyer_id AS id, served, rating_count, rating_sum, accept_median, answer_median
    FROM lawyer_figures WHERE lawyer_id = ANY($1) ORDER BY lawyer_id`;

/** Two orders may be answered at one instant, and be counted in the other order: they are compared as a set. */
const sorted = (samples: string) =>
  `'${samples}', (SELECT jsonb_agg(s ORDER BY s) FROM unnest(f.${samples}) s)`;

/** All that is kept, but for when it is next looked at. */
const EVERYTHING = `
  SELECT jsonb_build_object(
    'figures', (SELECT jsonb_agg(to_jsonb(f) - 'rescore_at' - 'taken_at'
        || jsonb_build_object(${sorted('accept_seconds')}, ${sorted('answer_seconds')}) ORDER BY lawyer_id)
      FROM lawyer_figures f),
    'boards', (SELECT jsonb_agg(to_jsonb(b) - 'scored_prior' ORDER BY board) FROM board_ratings b),
    'standings', (SELECT jsonb_agg(to_jsonb(s) - 'taken_at' ORDER BY lawyer_id, board) FROM standings s)) AS kept`;

describe('a lawyer’s figures', () => {
  let service: TestService;
  let askers: Person[];
  let advocates: Person[];

  beforeAll(async () => {
    service = await startService({ FIRST_ANSWER_MS: '600000' });
    askers = await Promise.all([1, 2, 3].map(() => resident(service)));
    advocates = await Promise.all([1, 2, 3].map((number) => lawyer(service, number)));
    for (const advocate of advocates) await advocate.patch('/me/lawyer', { capacity: 50 }).expect(200);
  });

  it('are what is counted from the rows after any history, races included', async () => {
    const seed = Date.now();
    const choose = chance(seed);
    const orders: { id: string; asker: Person; advocate: Person }[] = [];
    const step = async (asker: Person) => {
      const what = choose(6);
      const order = orders[choose(orders.length)];
      if (what === 0 || !order) {
        const advocate = advocates[choose(3)]!;
        const { id } = await activeOrder(asker, advocate);
        orders.push({ id, asker, advocate });
      } else if (what === 1) await order.advocate.say(order.id, '您好');
      else if (what === 2) await order.advocate.post(`/orders/${order.id}/complete`, { summary: SUMMARY });
      else if (what === 3)
        await order.asker.put(`/orders/${order.id}/board`, { board: BOARD_SLUGS[choose(12)] });
      else await order.asker.put(`/orders/${order.id}/rating`, { level: 1 + choose(5) }).expect(200);
    };
    for (let n = 0; n < STEPS; n++) await Promise.all(askers.map(step));
    const ids = advocates.map(({ id }) => id);
    const counted = (await service.db.query(COUNTED, [ids])).rows;
    expect((await service.db.query(KEPT, [ids])).rows, `seed ${seed}`).toEqual(counted);
    expect(counted.some(({ rating_count }) => Number(rating_count) >= 5)).toBe(true);
    await service.db.query('SELECT rescore(ARRAY(SELECT id FROM lawyers))');
    const kept = (await service.db.query(EVERYTHING)).rows;
    await service.db.query('SELECT recount_rankings()');
    expect((await service.db.query(EVERYTHING)).rows, `seed ${seed}`).toEqual(kept);
  }, 60_000);

  it('show a board’s own mean as that of a lawyer who is new to it', async () => {
    const bureau = await operator(service);
    await service.db.query(
      `UPDATE board_ratings SET rating_sum = 90, rating_count = 30 WHERE board = 'land'`,
    );
    const { body } = await bureau
      .post('/lawyers', {
        username: 'newcomer',
        password: 'a long password',
        name: '新人',
        firm: '新所',
        licenceNumber: '19901202611234567',
        boards: ['land'],
      })
      .expect(201);
    // Thirty ratings of 3, leaning on ten of 4.
    const { id } = body as { id: string };
    expect((await anyone(service).get(`/lawyers/${id}`)).body).toMatchObject({
      rating: { mean: 3.25, count: 0 },
      served: 0,
      medianAcceptSeconds: null,
    });
  });

  it('count the silence that cost an order as the time to answer, and no visit', async () => {
    const [advocate] = [await lawyer(service, 10)];
    const { id } = await activeOrder(askers[0]!, advocate);
    const median = async () =>
      (await service.db.query('SELECT answer_median FROM lawyer_figures WHERE lawyer_id = $1', [advocate.id]))
        .rows[0];
    await service.db.query(
      `UPDATE segments SET ended_at = started_at + interval '2 minutes', end_reason = 'silence' WHERE order_id = $1`,
      [id],
    );
    expect(await median()).toEqual({ answer_median: 120 });
    const visit = await activeOrder(askers[0]!, advocate);
    await service.db.query(`UPDATE orders SET mode = 'offline' WHERE id = $1`, [visit.id]);
    await service.db.query(
      `UPDATE segments SET first_answer_at = started_at + interval '2 days' WHERE order_id = $1`,
      [visit.id],
    );
    expect(await median()).toEqual({ answer_median: 120 });
  });
});

/** Whole numbers below a bound, the same ones for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
