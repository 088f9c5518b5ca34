import { expect, it } from 'vitest';
import { waitingOrder } from '../support/given.js';
import { mutantOf } from '../support/mutant.js';
import { lawyer, resident } from '../support/people.js';
import { startService } from '../support/service.js';
import { EACH_TO_A_NODE, raceAccepts } from './accept-race.js';

const RACERS = 30;
const ROUNDS = 10;

/**
 * The control of the race of accepts: without the lock of the order's row, the offer's own answer, the status in the
 * update and the unique index behind them, more than one racer wins.
 */
it('without its guards, the race of accepts has more than one winner', { timeout: 120_000 }, async () => {
  const main = await mutantOf([
    EACH_TO_A_NODE,
    { file: 'orders/locked-order.queries.js', from: 'FOR NO KEY UPDATE', to: '' },
    {
      file: 'ladder/answers.service.js',
      from: 'AND answer IS NULL AND deadline_at > service_now() RETURNING wave',
      to: 'RETURNING wave',
    },
    { file: 'orders/order-moves.service.js', from: 'AND status = ANY($2)', to: 'AND $2::text[] IS NOT NULL' },
  ]);
  const service = await startService({}, { main });
  await service.db.query('DROP INDEX segments_one_open, offers_one_accepted');
  await service.db.query('ALTER TABLE segments DROP CONSTRAINT segments_pkey CASCADE');
  await service.db.query('ALTER TABLE events DROP CONSTRAINT events_one_place');
  const [asker, chosen] = await Promise.all([resident(service), lawyer(service, 1)]);
  await chosen.patch('/me/lawyer', { capacity: 50 }).expect(200);
  let winners = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const order = await waitingOrder(asker, chosen);
    const answers = await raceAccepts(
      Array.from({ length: RACERS }, () => chosen),
      order.id,
    );
    winners += answers.filter(({ status }) => status === 200).length;
  }
  expect(winners).toBeGreaterThan(ROUNDS);
});
