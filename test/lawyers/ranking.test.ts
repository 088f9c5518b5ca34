import type pg from 'pg';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scoreOf } from '../../dist/src/lawyers/ranking.js';
import { changeLoad, Finder, letPass, makeLawyers, rate } from '../support/lawyers.js';
import { anyone, resident } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

interface Card {
  id: string;
  live: boolean;
  reasons: string[];
}

describe('the place of a lawyer', () => {
  let service: TestService;
  let db: pg.Pool;
  let finder: Finder;

  beforeAll(async () => {
    service = await startService({}, { from: 'template_empty' });
    db = service.db;
    finder = new Finder(db);
  });

  beforeEach(async () => {
    await db.query('DELETE FROM lawyer_boards');
    await db.query('DELETE FROM lawyer_leases');
    await db.query('SELECT mark_presence(ARRAY(SELECT id FROM lawyers))');
  });

  async function list(query = 'board=labor'): Promise<Card[]> {
    const cards: Card[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body } = await anyone(service)
        .get(`/lawyers?${query}&limit=3${cursor && `&cursor=${cursor}`}`)
        .expect(200);
      const page = body as { items: Card[]; nextCursor: string | null };
      cards.push(...page.items);
      cursor = page.nextCursor;
    }
    return cards;
  }
  const ids = async (query?: string) => (await list(query)).map(({ id }) => id);
  const ranked = async (search?: Parameters<Finder['rank']>[0]) =>
    (await finder.rank(search)).map(({ lawyerId }) => lawyerId);
  const town = '苇汀镇';

  it('is first for who is there, then by standing, page by page, and the candidates stand alike', async () => {
    const there = await makeLawyers(db, 5);
    const gone = await makeLawyers(db, 5, { live: false });
    for (const [n, id] of [...there, ...gone].entries()) await rate(db, id, 5, 1 + (n % 5));
    expect(await ids()).toEqual([...there.toReversed(), ...gone.toReversed()]);
    expect(await ids('board=labor&live=true')).toEqual(there.toReversed());
    expect(await ids('board=labor&live=false')).toEqual(gone.toReversed());
    expect(await ids('q=%E6%9F%90')).toEqual([...there.toReversed(), ...gone.toReversed()]);
    expect(await ranked()).toEqual(there.toReversed());
    expect(await ranked({ live: false })).toHaveLength(10);
  });

  it('is told in words, and the score of a candidate is that of the list', async () => {
    const [id] = await makeLawyers(db, 1, {
      boards: ['labor', 'debt'],
      towns: [town],
      dialects: ['胶辽官话'],
    });
    const [card] = await list(`board=labor&town=${encodeURIComponent(town)}`);
    expect(card!.reasons).toEqual([
      '现在在线',
      '劳动工伤等 2 类',
      '还没有评价',
      '还能接 3 单',
      '近几天没接单，先轮到',
      `就在${town}`,
    ]);
    const [candidate] = await finder.rank();
    const { rows } = await db.query<{ score: number; weights: Record<string, number> }>(
      'SELECT s.score, to_json(w) AS weights FROM standings s JOIN board_weights w USING (board) WHERE lawyer_id = $1 AND board = $2',
      [id, 'labor'],
    );
    expect(candidate!.score).toBe(rows[0]!.score);
    expect(candidate!.score).toBe(scoreOf(candidate!.parts, rows[0]!.weights));
  });

  it('never falls with a better rating, and others keep theirs when a stranger comes', async () => {
    const before = await makeLawyers(db, 8);
    for (const id of before)
      await rate(db, id, 5 * (1 + (before.indexOf(id) % 4)), 2 + (before.indexOf(id) % 3));
    const [rising] = await makeLawyers(db, 1);
    const places: number[] = [];
    for (const level of [1, 2, 3, 4, 5]) {
      await rate(db, rising!, 50, level);
      const order = await ids();
      places.push(order.indexOf(rising!));
      expect(order.filter((id) => before.includes(id))).toEqual(await ranked({ exclude: [rising!] }));
    }
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    expect([places[0], places.at(-1)]).toEqual([8, 0]);
  });

  it('is not had by who may not, cannot or was asked already; in conflict looks like away', async () => {
    const asker = await resident(service);
    const [rival, advocate] = [await resident(service), (await makeLawyers(db, 1, { firm: '甲所' }))[0]!];
    await rival.patch('/me', { displayName: '周某某' }).expect(200);
    const { body } = await rival
      .post('/orders', { mode: 'online', board: 'labor', description: '工资', lawyerId: advocate })
      .expect(201);
    await db.query(
      `INSERT INTO segments (order_id, number, lawyer_id, board, via) VALUES ($1, 1, $2, 'labor', 'chosen')`,
      [(body as { id: string }).id, advocate],
    );
    const { rows } = await db.query<{ name_hash: Buffer }>('SELECT name_hash FROM accounts WHERE id = $1', [
      rival.id,
    ]);
    const opposing = rows.map(({ name_hash }) => name_hash);
    const [colleague] = await makeLawyers(db, 1, { firm: '甲所', towns: [town], dialects: ['胶辽官话'] });
    const fitting = { towns: ['柳泊镇', town], dialects: ['胶辽官话'] };
    const [free, full, away, expired, asked, absent] = await makeLawyers(db, 6, fitting);
    const [stranger] = await makeLawyers(db, 1, { ...fitting, boards: ['debt'] });
    const [near] = await makeLawyers(db, 1, { towns: [town], dialects: ['胶辽官话'] });
    const [mute] = await makeLawyers(db, 1, { towns: [town] });
    for (let n = 0; n < 3; n++) await changeLoad(db, full!, 1);
    await db.query(`UPDATE lawyers SET availability = 'away' WHERE id = $1`, [away]);
    await db.query(`UPDATE lawyers SET licence_status = 'expired' WHERE id = $1`, [expired]);
    await db.query('UPDATE lawyer_leases SET until = started_at WHERE lawyer_id = $1', [absent]);
    const search = {
      residentId: asker.id,
      opposing,
      town,
      dialect: '胶辽官话',
      exclude: [asked!, stranger!],
    };
    const { candidates, dropped } = await finder.explain(search);
    expect(candidates.map(({ lawyerId }) => lawyerId)).toEqual([near, free]);
    const why = Object.fromEntries(dropped.map(({ lawyerId, filters }) => [lawyerId, filters]));
    expect(why).toEqual({
      [advocate]: ['not_available'],
      [colleague!]: ['not_available'],
      [away!]: ['not_available'],
      [full!]: ['free_place'],
      [expired!]: ['licence'],
      [asked!]: ['excluded'],
      [stranger!]: ['board', 'excluded'],
      [absent!]: ['not_live'],
      [mute!]: ['dialect'],
    });
    expect(await ranked({ ...search, live: false })).toContain(absent);
    // Named the other way round: the resident is the one whom the rival names.
    await asker.patch('/me', { displayName: '吴某' }).expect(200);
    expect(await ranked({ residentId: asker.id })).toContain(colleague);
    await rival
      .post('/orders', { mode: 'online', board: 'labor', description: '再问', opposingParties: ['吴某'] })
      .expect(201);
    expect(await ranked({ residentId: asker.id })).toContain(colleague);
    await db.query(`INSERT INTO opposing_parties SELECT $1, name_hash FROM accounts WHERE id = $2`, [
      (body as { id: string }).id,
      asker.id,
    ]);
    expect(await ranked({ residentId: asker.id })).not.toContain(colleague);
  });

  it('is better with a resident whom the lawyer has helped, unless the resident was not satisfied', async () => {
    const asker = await resident(service);
    const lawyers = await makeLawyers(db, 12);
    const last = (await ranked({ limit: 12 })).at(-1)!;
    const { body } = await asker
      .post('/orders', { mode: 'online', board: 'labor', description: '工资', lawyerId: last })
      .expect(201);
    await db.query(
      `INSERT INTO segments (order_id, number, lawyer_id, board, via, first_answer_at) VALUES ($1, 1, $2, 'labor', 'chosen', service_now())`,
      [(body as { id: string }).id, last],
    );
    // Further down than what is read of the others, and yet found.
    expect(await ranked({ residentId: asker.id, limit: 1 })).toEqual([last]);
    const { candidates } = await finder.explain({ residentId: asker.id });
    expect(candidates[0]).toMatchObject({
      parts: { relation: 1 },
      reasons: expect.arrayContaining(['以前帮过这位居民']),
    });
    await asker.put(`/orders/${(body as { id: string }).id}/rating`, { level: 2 }).expect(200);
    expect(await ranked({ residentId: asker.id, limit: 12 })).toEqual(await ranked({ limit: 12 }));
    expect(lawyers).toHaveLength(12);
  });

  it('is at the end after taking an order, and comes back with time', async () => {
    const [one, other] = (await makeLawyers(db, 2)) as [string, string];
    await rate(db, one, 5, 5);
    expect(await ids()).toEqual([one, other]);
    await changeLoad(db, one, 1);
    await changeLoad(db, one, -1);
    expect(await ids()).toEqual([other, one]);
    await letPass(db, '50 days');
    expect(await ids()).toEqual([one, other]);
    await changeLoad(db, one, 1);
    await changeLoad(db, one, -1);
    await service.moveClock('50 days');
    await db.query('UPDATE lawyer_leases SET until = from_now(3600000), ended_at = NULL');
    // Nobody writes anything: the service's own timer takes the steps.
    await expect.poll(() => ids()).toEqual([one, other]);
    await service.moveClock('0 days');
  });

  it('follows weights that the bureau edits', async () => {
    const [liked, free] = (await makeLawyers(db, 2)) as [string, string];
    await rate(db, liked, 100, 5);
    await changeLoad(db, liked, 1);
    await letPass(db, '50 days');
    expect(await ids()).toEqual([liked, free]);
    const weigh = (load: number) =>
      db.query(`UPDATE board_weights SET load = $1 WHERE board = 'labor'`, [load]);
    await weigh(1);
    await expect.poll(() => ids()).toEqual([free, liked]);
    await weigh(0.1);
    await expect.poll(() => ids()).toEqual([liked, free]);
    await expect(weigh(1.1)).rejects.toMatchObject({ constraint: 'board_weights_load' });
  });

  it('is not live from the moment at which the lease runs out', async () => {
    await makeLawyers(db, 2);
    expect((await list()).map(({ live }) => live)).toEqual([true, true]);
    await service.moveClock('2 hours');
    expect((await list()).map(({ live }) => live)).toEqual([false, false]);
    expect(await ids('board=labor&live=true')).toEqual([]);
    const marked = async () => (await db.query('SELECT 1 FROM standings WHERE present')).rowCount;
    await expect.poll(marked).toBe(0);
    await service.moveClock('0 hours');
  });

  it('is asked for with a cursor of another list without harm', async () => {
    await makeLawyers(db, 4);
    const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
    const id = '00000000-0000-7000-8000-000000000000';
    for (const live of ['', '&live=true', '&live=false'])
      for (const at of [0, 1, 2, -1])
        for (const far of [0, 1e300, -1e300])
          await anyone(service)
            .get(`/lawyers?cursor=${cursor(at, far, far, id)}${live}`)
            .expect(200);
    await anyone(service)
      .get(`/lawyers?cursor=${cursor(1, 0.5, id)}`)
      .expect(400);
  });
});
