import { array, assert, constantFrom, double, integer, property, record, uuid } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distancePart, inOrder, PARTS, reasonsFor, scoreOf, type Parts, type Reasoned } from './ranking.js';

const share = double({ min: 0, max: 1, noNaN: true });
const shares = record(
  Object.fromEntries(PARTS.map((part) => [part, share])) as Record<keyof Parts, typeof share>,
);
const lawyer = record({ lawyerId: uuid(), parts: shares, takenMs: integer({ min: 0, max: 10 }) });
const lawyers = array(lawyer, { minLength: 1, maxLength: 30 });

type Given = { lawyerId: string; parts: Parts; takenMs: number };
const place = (given: Given[], weights: Parts) =>
  inOrder(given.map((one) => ({ ...one, score: scoreOf(one.parts, weights) }))).map(
    ({ lawyerId }) => lawyerId,
  );

describe('a score', () => {
  it('is 0 to 1, whatever the weights', () => {
    assert(
      property(shares, shares, (parts, weights) => {
        const score = scoreOf(parts, weights);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 1 for the best in all, 0 for the worst, and where nothing counts', () => {
    const all = (value: number) => Object.fromEntries(PARTS.map((part) => [part, value])) as Parts;
    expect(scoreOf(all(1), all(0.3))).toBe(1);
    expect(scoreOf(all(0), all(0.3))).toBe(0);
    expect(scoreOf(all(1), all(0))).toBe(0);
    expect(scoreOf(all(1), { rating: 0.5 })).toBe(1);
  });
});

describe('the order', () => {
  it('does not depend on who is named first', () => {
    assert(
      property(lawyers, shares, integer(), (given, weights, seed) => {
        const shuffled = given.toSorted((a, b) => hash(a.lawyerId, seed) - hash(b.lawyerId, seed));
        expect(place(shuffled, weights)).toEqual(place(given, weights));
      }),
    );
  });

  it('never puts a lawyer lower for doing better in any part, such as the rating', () => {
    assert(
      property(lawyers, shares, constantFrom(...PARTS), share, (given, weights, part, better) => {
        const { lawyerId, parts } = given[0]!;
        const improved = { ...given[0]!, parts: { ...parts, [part]: Math.max(parts[part], better) } };
        const before = place(given, weights).indexOf(lawyerId);
        expect(place([improved, ...given.slice(1)], weights).indexOf(lawyerId)).toBeLessThanOrEqual(before);
      }),
    );
  });

  it('of the others stays as it is when a stranger comes', () => {
    assert(
      property(lawyers, lawyer, shares, (given, stranger, weights) => {
        const among = place([...given, stranger], weights).filter((id) => id !== stranger.lawyerId);
        expect(among).toEqual(place(given, weights).filter((id) => id !== stranger.lawyerId));
      }),
    );
  });

  it('of equals gives the turn to who has waited longest', () => {
    const equal = (lawyerId: string, takenMs: number) => ({ lawyerId, takenMs, score: 0.5 });
    const order = inOrder([equal('c', 5), equal('b', 7), equal('a', 7), equal('new', 0)]);
    expect(order.map(({ lawyerId }) => lawyerId)).toEqual(['new', 'c', 'a', 'b']);
  });
});

it('a visit is nearest to who is at home in the town', () => {
  const towns = ['苇汀镇', '雁洼镇'];
  expect(['苇汀镇', '雁洼镇', '柳泊镇', null].map((town) => distancePart(towns, town))).toEqual([
    1, 0.5, 0, 0,
  ]);
});

describe('the reasons', () => {
  const plain: Reasoned = {
    live: true,
    load: 1,
    capacity: 3,
    rating: { mean: 4.36, count: 12 },
    answerSeconds: 41.2,
    towns: ['苇汀镇', '雁洼镇'],
  };

  it('say each part in the words of residents', () => {
    const board = { name: '劳动工伤', ofLawyer: 1 };
    const asked = { board, fairness: 6 / 7, helpedBefore: true, town: '苇汀镇', dialect: '胶辽官话' };
    expect(reasonsFor({ ...plain, ...asked })).toEqual([
      '现在在线',
      '以前帮过这位居民',
      '只做劳动工伤',
      '评价 4.4 分(12 次)',
      '一般 42 秒内回话',
      '还能接 2 单',
      '近几天没接单，先轮到',
      '就在苇汀镇',
      '会说胶辽官话',
    ]);
  });

  it('leave out what was not asked for or is not known, and promise nothing', () => {
    const fresh = { ...plain, live: false, load: 3, rating: { mean: 4, count: 0 }, answerSeconds: null };
    expect(reasonsFor(fresh)).toEqual(['现在不在线', '还没有评价', '接满了']);
    const slow = { ...plain, answerSeconds: 95, board: { name: '劳动工伤', ofLawyer: 3 }, town: '雁洼镇' };
    expect(reasonsFor(slow)).toEqual([
      '现在在线',
      '劳动工伤等 3 类',
      '评价 4.4 分(12 次)',
      '一般 2 分钟内回话',
      '还能接 2 单',
      '服务 雁洼镇',
    ]);
  });
});

/** A number that looks random and is the same every time. */
function hash(text: string, seed: number): number {
  let value = seed | 0;
  for (const letter of text) value = (Math.imul(value, 31) + letter.charCodeAt(0)) | 0;
  return value;
}
