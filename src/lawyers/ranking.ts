/**
 * What a lawyer's place is made of; nothing else moves it: no payment, no click, no won case. Each part is 0 to 1.
 *
 * | part      | 1 is                                       | why                                                        |
 * | --------- | ------------------------------------------ | ---------------------------------------------------------- |
 * | specialty | this board is the lawyer's only one        | stated by the bureau; nobody has to win anything to have it |
 * | rating    | the mean is 5, with the board's as prior   | what residents say; few ratings say little                 |
 * | answer    | the first word comes at once               | waiting is what residents mind most                        |
 * | relation  | has helped this resident before            | nobody tells a story twice                                 |
 * | dialect   | speaks the dialect that was asked for      | an old person is understood                                |
 * | distance  | is at home in the town of the visit        | a short way is a visit that takes place                    |
 * | fairness  | has not taken an order for long, or never  | work is shared, and a newcomer gets a first order          |
 * | load      | serves nobody just now                     | who has time answers                                       |
 *
 * The database keeps `specialty`, `rating`, `answer`, `fairness` and `load` per board (migrations/0008-ranking.ts);
 * `relation`, `dialect` and `distance` depend on who asks and are added here.
 */
export const PARTS = [
  'specialty',
  'rating',
  'answer',
  'relation',
  'dialect',
  'distance',
  'fairness',
  'load',
] as const;

export type Part = (typeof PARTS)[number];
export type Parts = Record<Part, number>;
/** 0 to 1 each, as the bureau sets them for a board; a part that is missing does not count. */
export type Weights = Partial<Parts>;

/** Digits after the point that count; the database rounds its scores alike, so that equals are equal. */
const SCORE_UNIT = 1e9;

/** The weighted mean of the parts, 0 to 1. */
export function scoreOf(parts: Parts, weights: Weights): number {
  let sum = 0;
  let total = 0;
  for (const part of PARTS) {
    const weight = weights[part] ?? 0;
    sum += weight * parts[part];
    total += weight;
  }
  return total === 0 ? 0 : Math.round((sum / total) * SCORE_UNIT) / SCORE_UNIT;
}

/** What decides between two lawyers. */
export interface Ranked {
  lawyerId: string;
  score: number;
  /** When the lawyer last took an order, in milliseconds since 1970. */
  takenMs: number;
}

/** Best first; of equals, who has waited longest for an order; then by id, so that the order is always the same one. */
export function inOrder<T extends Ranked>(lawyers: readonly T[]): T[] {
  return lawyers.toSorted(
    (a, b) => b.score - a.score || a.takenMs - b.takenMs || (a.lawyerId < b.lawyerId ? -1 : 1),
  );
}

/** A visit to the first town that a lawyer names is at home; to another, on the way. */
export function distancePart(towns: readonly string[], town: string | null): number {
  if (town === null || !towns.includes(town)) return 0;
  return towns[0] === town ? 1 : 0.5;
}

/** What the reasons are told from; what is left out was not asked for or is not known. */
export interface Reasoned {
  live: boolean;
  load: number;
  capacity: number;
  rating: { mean: number; count: number };
  answerSeconds: number | null;
  towns: readonly string[];
  /** The name of the board, and how many boards the lawyer has. */
  board?: { name: string; ofLawyer: number };
  fairness?: number;
  helpedBefore?: boolean;
  town?: string | null;
  dialect?: string | null;
}

/** From here on fairness is told: 64 hours without an order. */
const LONG_WITHOUT = 5 / 7;

/** Why a lawyer stands where they stand, in the words of residents; at most one reason a part of the score. */
export function reasonsFor(lawyer: Reasoned): string[] {
  const { live, load, capacity, rating, answerSeconds, board, town, dialect } = lawyer;
  const free = capacity - load;
  return [
    live ? '现在在线' : '现在不在线',
    ...(lawyer.helpedBefore ? ['以前帮过这位居民'] : []),
    ...(board ? [board.ofLawyer === 1 ? `只做${board.name}` : `${board.name}等 ${board.ofLawyer} 类`] : []),
    rating.count > 0 ? `评价 ${rating.mean.toFixed(1)} 分(${rating.count} 次)` : '还没有评价',
    ...(answerSeconds === null ? [] : [`一般 ${inWords(answerSeconds)}内回话`]),
    free > 0 ? `还能接 ${free} 单` : '接满了',
    ...((lawyer.fairness ?? 0) >= LONG_WITHOUT ? ['近几天没接单，先轮到'] : []),
    ...(town ? [lawyer.towns[0] === town ? `就在${town}` : `服务 ${town}`] : []),
    ...(dialect ? [`会说${dialect}`] : []),
  ];
}

function inWords(seconds: number): string {
  return seconds < 60 ? `${Math.max(1, Math.ceil(seconds))} 秒` : `${Math.ceil(seconds / 60)} 分钟`;
}
