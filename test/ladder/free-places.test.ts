import { expect, it } from 'vitest';
import type { Order } from '../support/given.js';
import { LADDER_TIMES, lawyersOf, live, offersOf } from '../support/ladder.js';
import { operator, resident } from '../support/people.js';
import { startService } from '../support/service.js';

it('a free place is offered an order, though another order cannot be offered', async () => {
  const service = await startService(LADDER_TIMES);
  const [bureau, asker] = await Promise.all([operator(service), resident(service)]);
  const [first] = await lawyersOf(service, bureau, 'land', ['f1a']);
  const [second] = await lawyersOf(service, bureau, 'debt', ['f1b']);
  const place = async (board: string) =>
    (
      (await asker.post('/orders', { mode: 'online', board, description: '有人吗' }).expect(201))
        .body as Order
    ).id;
  const [stuck, other] = [await place('land'), await place('debt')];
  await service.db.query(`
    CREATE FUNCTION is_stuck() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stuck'; END $$;
    CREATE TRIGGER is_stuck BEFORE UPDATE ON orders FOR EACH ROW WHEN (OLD.id = '${stuck}') EXECUTE FUNCTION is_stuck()`);
  await Promise.all([live(service, first!), live(service, second!)]);
  await expect.poll(() => offersOf(second!), { timeout: 3000 }).toEqual({ [other]: 'pool' });
  expect(await offersOf(first!)).toEqual({});
  await service.db.query('DROP TRIGGER is_stuck ON orders');
  await expect.poll(() => offersOf(first!), { timeout: 3000 }).toEqual({ [stuck]: 'pool' });
});
