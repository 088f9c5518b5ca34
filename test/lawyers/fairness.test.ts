import type pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { changeLoad, Finder, letPass, makeLawyers, rate } from '../support/lawyers.js';
import { startService } from '../support/service.js';

/** A county on a quiet day, a busy day, and all of it at once. */
const PACES = ['3 hours', '10 minutes', '0 seconds'];

describe('work is shared fairly:', () => {
  let db: pg.Pool;
  let finder: Finder;

  beforeAll(async () => {
    ({ db } = await startService({}, { from: 'template_empty' }));
    finder = new Finder(db);
  });

  it.each([
    { orders: 1_000, pace: PACES[1]! },
    { orders: 250, pace: PACES[0]! },
    { orders: 250, pace: PACES[2]! },
  ])(
    '$orders orders, one every $pace, over equal lawyers',
    async ({ orders, pace }) => {
      const ids = await onlyThese(await makeLawyers(db, 9));
      const taken = await give(orders, pace, ids);
      expect(Math.max(...taken.values()) / Math.min(...taken.values())).toBeLessThan(1.3);
    },
    120_000,
  );

  it.each(PACES)(
    'a newcomer is neither flooded nor starved, with an order every %s',
    async (pace) => {
      const ids = await onlyThese(await makeLawyers(db, 9));
      for (const id of ids) await rate(db, id, 20, 4);
      await give(100, pace, ids);
      const [newcomer] = await makeLawyers(db, 1);
      const taken = await give(200, pace, [...ids, newcomer!]);
      const others = (200 - taken.get(newcomer!)!) / ids.length;
      expect(taken.get(newcomer!)! / others).toBeGreaterThan(0.5);
      expect(taken.get(newcomer!)! / others).toBeLessThan(2);
    },
    120_000,
  );

  it('whoever residents like more gets more, and those whom they like less still get some', async () => {
    const ids = await onlyThese(await makeLawyers(db, 6));
    const [liked, disliked] = [ids[0]!, ids[1]!];
    await rate(db, liked, 50, 5);
    await rate(db, disliked, 50, 3);
    const taken = await give(300, '1 hour', ids);
    const usual = (300 - taken.get(liked)! - taken.get(disliked)!) / 4;
    expect(taken.get(liked)!).toBeGreaterThan(usual);
    expect(taken.get(disliked)!).toBeLessThan(usual);
    expect(taken.get(disliked)!).toBeGreaterThan(0);
  }, 60_000);

  /** Has nobody else on the board. */
  async function onlyThese(ids: string[]): Promise<string[]> {
    await db.query('DELETE FROM lawyer_boards WHERE lawyer_id <> ALL($1)', [ids]);
    return ids;
  }

  /** Gives each order to the best candidate, who has three orders' time for it; counts what each of `ids` got. */
  async function give(orders: number, pace: string, ids: string[]): Promise<Map<string, number>> {
    const taken = new Map(ids.map((id) => [id, 0]));
    const serving: string[] = [];
    for (let n = 0; n < orders; n++) {
      const [best] = await finder.rank({ limit: 1 });
      const id = best!.lawyerId;
      taken.set(id, taken.get(id)! + 1);
      await changeLoad(db, id, 1);
      serving.push(id);
      if (serving.length > 3) await changeLoad(db, serving.shift()!, -1);
      if (pace !== '0 seconds') await letPass(db, pace);
    }
    for (const id of serving) await changeLoad(db, id, -1);
    return taken;
  }
});
