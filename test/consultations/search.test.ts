import { beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../src/platform/http/page.js';
import type { SearchHit } from '../../src/consultations/search.contract.js';
import { Chance } from '../support/chance.js';
import { activeOrder, SUMMARY, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';

const CHUNK = 64;

describe('searching what was said', () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let order: Order;

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    order = await activeOrder(asker, advocate);
  });

  const search = (person: Person, q: string, more = '') =>
    person.get(`/messages/search?q=${encodeURIComponent(q)}${more}`);
  const page = async (person: Person, q: string, more = '') =>
    (await search(person, q, more).expect(200)).body as Page<SearchHit>;
  const bodies = async (person: Person, q: string) =>
    (await page(person, q, '&limit=100')).items.map(({ entry }) => entry.body);
  /** All there is, page by page. */
  const all = async (person: Person, q: string, limit: number, between = async () => {}) => {
    const found: SearchHit[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { items, nextCursor }: Page<SearchHit> = await page(
        person,
        q,
        `&limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      found.push(...items);
      cursor = nextCursor;
      await between();
    }
    return found;
  };
  const placeOf = ({ orderId, entry }: SearchHit) => `${orderId} ${entry.seq}`;
  const indexedSeq = async (orderId: string) =>
    (
      await service.db.query(
        'SELECT coalesce(max(indexed_seq), 0) AS seq FROM search_progress WHERE order_id = $1',
        [orderId],
      )
    ).rows[0].seq as number;

  it('finds what was said from one character on, as soon as it is acknowledged, for both sides', async () => {
    const words = '老板拖欠农民工工资，怎么办？';
    const { body } = await asker.say(order.id, words).expect(201);
    for (const person of [asker, advocate])
      for (const q of ['老', '？', '农民', '拖欠农民工工资', words, ` ${words} `]) {
        const { items, nextCursor } = await page(person, q);
        expect(items, q).toMatchObject([
          {
            orderId: order.id,
            board: order.board,
            entry: { seq: (body as { seq: number }).seq, body: words, sender: { id: asker.id } },
          },
        ]);
        expect(nextCursor).toBeNull();
        const [{ highlights }] = items as [SearchHit];
        expect(highlights.map(({ from, to }) => words.slice(from, to))).toEqual([q.trim()]);
      }
    expect(await bodies(asker, '工资了')).toEqual([]);
  });

  it('does not mind case and width, and says where all of it stands', async () => {
    await advocate.say(order.id, 'ＡＰＰ里的 app 和 App 是同一个😀aPP').expect(201);
    const { items } = await page(asker, 'ａPp');
    const [{ entry, highlights }] = items as [SearchHit];
    expect(highlights.map(({ from, to }) => entry.body!.slice(from, to))).toEqual([
      'ＡＰＰ',
      'app',
      'App',
      'aPP',
    ]);
    await advocate.say(order.id, '是'.repeat(50)).expect(201);
    expect((await page(asker, '是', '&limit=1')).items[0]!.highlights).toHaveLength(20);
  });

  it('takes every character as it stands', async () => {
    const said = [
      '打了 100% 的折',
      '甲_乙',
      '反斜杠 C:\\temp',
      `单引号' OR 1=1 --`,
      '.*[a-z]+(',
      '家👨‍👩‍👧里',
      'cafe\u0301 店',
      '{"a":1}&q=x',
    ];
    for (const words of said) await asker.say(order.id, words).expect(201);
    const found = {
      '%': 0,
      _: 1,
      '\\': 2,
      "'": 3,
      "' OR 1=1 --": 3,
      '.*': 4,
      '[a-z]+(': 4,
      '👨‍👩‍👧': 5,
      '👧': 5,
      café: 6,
      'CAFE\u0301': 6,
      '"a":1}&q=': 7,
    };
    for (const [q, n] of Object.entries(found)) expect(await bodies(advocate, q), q).toEqual([said[n]]);
    for (const q of ['%%', '甲%乙', '__', '\\%', '^打', 'a.c', '打了_100'])
      expect(await bodies(advocate, q), q).toEqual([]);
    const long = '长'.repeat(100);
    expect(await bodies(advocate, long)).toEqual([]);
    await asker.say(order.id, `${long}。`).expect(201);
    expect(await bodies(advocate, long)).toEqual([`${long}。`]);
  });

  it('refuses what cannot be sought', async () => {
    for (const query of [
      '',
      '?q=',
      '?q=%20%20',
      '?q=a%00b',
      `?q=${'a'.repeat(101)}`,
      '?q=a&q=b',
      '?q=a&cursor=x',
      '?q=a&limit=0',
      '?q=a&what=b',
    ])
      await asker.get(`/messages/search${query}`).expect(400);
    const cursor = (key: unknown) => Buffer.from(JSON.stringify(key)).toString('base64url');
    for (const key of [
      [1e300, order.id, 1],
      [1, order.id, 1.5],
      [1, order.id, 1e12],
      ['1', order.id, 1],
    ])
      await search(asker, 'a', `&cursor=${cursor(key)}`).expect(400);
    await search(await operator(service), 'a').expect(403);
  });

  it('never finds what is not one’s own, or not any more, or was taken back', async () => {
    const [other, second] = await Promise.all([resident(service), lawyer(service, 2)]);
    const theirs = await activeOrder(other, second);
    await other.say(theirs.id, '秘密甲').expect(201);
    const { body } = await other.say(theirs.id, '秘密乙').expect(201);
    await other.post(`/orders/${theirs.id}/messages/${(body as { seq: number }).seq}/recall`).expect(201);
    const nothing = { items: [], nextCursor: null };
    for (const person of [asker, advocate, await resident(service)])
      for (const limit of [1, 100]) expect(await page(person, '秘密', `&limit=${limit}`)).toEqual(nothing);
    for (const person of [other, second]) {
      const { items, nextCursor } = await page(person, '秘密', '&limit=1');
      expect([items.map(({ entry }) => entry.body), nextCursor]).toEqual([['秘密甲'], null]);
    }
    await second.say(theirs.id, '秘密丙').expect(201);
    const { nextCursor: cursor } = await page(second, '秘密', '&limit=1');
    await second.post(`/orders/${theirs.id}/transfer`, { reason: '开庭', statement: '案情如下' }).expect(200);
    expect(await page(second, '秘密')).toEqual(nothing);
    expect(await page(second, '秘密', `&cursor=${cursor}`)).toEqual(nothing);
    expect(await bodies(other, '秘密')).toEqual(['秘密丙', '秘密甲']);
    // Nobody said it: the service did.
    expect(await bodies(asker, '平台提醒')).toEqual([]);
  });

  it('goes through all of it once, newest first, while more is said', async () => {
    for (let n = 0; n < 2 * CHUNK + 10; n++) await asker.say(order.id, `第${n}句 翻页`).expect(201);
    await expect.poll(() => indexedSeq(order.id)).toBeGreaterThanOrEqual(2 * CHUNK);
    const before = (await all(asker, '翻页', 100)).map(placeOf);
    expect(before).toHaveLength(2 * CHUNK + 10);
    const found = await all(
      advocate,
      '翻页',
      7,
      async () => void (await asker.say(order.id, '又翻页').expect(201)),
    );
    expect(found.map(placeOf)).toEqual(before);
    const times = found.map(({ entry }) => entry.at);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('ends a page early when the search is long, and goes on from there', async () => {
    const [teller, counsel] = await Promise.all([resident(service), lawyer(service, 4)]);
    const { id } = await activeOrder(teller, counsel);
    const [first, last] = [2, 250 * CHUNK];
    // Pairs as in what is sought, in every stretch; what is sought, in the first and the last.
    await service.db.query(
      `WITH said AS (
         INSERT INTO entries (order_id, seq, kind, sender_id, client_id, body, at)
         SELECT $1, n, 'text', $2, n, CASE WHEN n IN ($3, $4) THEN '一二三' ELSE '一二 二三' END,
                service_now() - ($4 - n) * interval '1 second'
           FROM generate_series($3::int, $4::int) n)
       UPDATE conversations SET last_seq = $4 WHERE order_id = $1`,
      [id, teller.id, first, last],
    );
    await service.db.query(
      `DO $$ BEGIN
         PERFORM pg_advisory_xact_lock(hashtext('search index'));
         WHILE (SELECT coalesce(p.indexed_seq, 0) < last_seq FROM conversations LEFT JOIN search_progress p USING (order_id)
                 WHERE order_id = '${id}') LOOP
           PERFORM index_conversations(ARRAY['${id}'::uuid]);
         END LOOP;
       END $$`,
    );
    const early = await page(teller, '一二三');
    expect(early.items.map(({ entry }) => entry.seq)).toEqual([last]);
    expect(early.nextCursor).not.toBeNull();
    const found = await all(teller, '一二三', 20);
    expect(found.map(({ entry }) => entry.seq)).toEqual([last, first]);
  });

  it('finds what looking at every message would find, indexed or not', async () => {
    const chance = new Chance(20_260_101);
    const [teller, here] = await Promise.all([resident(service), lawyer(service, 3)]);
    const counsel = here.through((await service.launchAnother()).url);
    const letters = [
      '的',
      '一',
      '法',
      '律',
      '工',
      '资',
      'a',
      'B',
      'Ｃ',
      'c',
      '1',
      '％',
      '%',
      '_',
      '\\',
      '㎏',
      'é',
      'e\u0301',
      '😀',
      ' ',
    ];
    const words = (most: number) =>
      Array.from({ length: 1 + chance.below(most) }, () => letters[chance.below(letters.length)]!)
        .join('')
        .trim() || '空';
    for (let n = 0; n < 3; n++) {
      const { id } = await activeOrder(teller, counsel);
      await Promise.all(Array.from({ length: 100 }, () => teller.say(id, words(12)).expect(201)));
      if (n > 0) await counsel.post(`/orders/${id}/complete`, { summary: SUMMARY }).expect(200);
      await expect.poll(() => indexedSeq(id)).toBeGreaterThanOrEqual(CHUNK);
    }
    const { rows } = await service.db.query<{ place: string; body: string }>(
      `SELECT order_id || ' ' || seq AS place, body FROM entries JOIN conversations USING (order_id)
        WHERE resident_id = $1 AND client_id IS NOT NULL ORDER BY at DESC, order_id DESC, seq DESC`,
      [teller.id],
    );
    const like = async (q: string) => {
      const pattern = `%${q
        .normalize('NFKC')
        .toLowerCase()
        .replaceAll(/[\\%_]/g, '\\$&')}%`;
      const { rows: fits } = await service.db.query<{ place: string }>(
        `SELECT place FROM unnest($1::text[], $2::text[]) WITH ORDINALITY AS s (place, body, n)
          WHERE lower(normalize(body, NFKC)) LIKE $3 ORDER BY n`,
        [rows.map(({ place }) => place), rows.map(({ body }) => body), pattern],
      );
      return fits.map(({ place }) => place);
    };
    expect(rows).toHaveLength(300);
    for (let n = 0; n < 60; n++) {
      const q = words(1 + (n % 3));
      expect((await all(counsel, q, 50)).map(placeOf), q).toEqual(await like(q));
    }
  });
});
