/** What triage needs to know of a board. */
export interface TriageBoard {
  slug: string;
  keywords: readonly string[];
}

export interface BoardMatch {
  slug: string;
  /** 0 to 1, three decimals; comparable within one answer only. */
  score: number;
  /** The board's keywords that were found, the longest first. */
  matched: string[];
}

/** A stretch of the text, end excluded. */
type Span = readonly [from: number, to: number];

/** 拖欠[我三个月]工资: as many characters may stand between the halves of a keyword. */
const MAX_GAP = 6;
/** Shorter keywords have halves of one character, which stand together by chance. */
const MIN_SPLIT_LENGTH = 4;
/** A keyword found in two halves tells less than one found whole, yet more than a word of half its length. */
const SPLIT_WEIGHT = 0.6;
/** The sum of weights that gives a score of one half: one whole keyword of four characters. */
const HALF_SCORE_WEIGHT = 2;

/**
 * The boards that `text` speaks of, best first; boards without a match are left out, ties keep the order of `boards`.
 * White space, punctuation, emoji, width and case do not matter. Linear in the length of the text for each keyword.
 */
export function triage(text: string, boards: readonly TriageBoard[]): BoardMatch[] {
  const plain = plainText(text);
  const lists = boards.map(({ slug, keywords }) => ({ slug, keywords: longestFirst(keywords) }));
  const boardsWith = countBoards(lists.map(({ keywords }) => keywords));
  return lists
    .map(({ slug, keywords }) => ({ slug, ...matchBoard(plain, keywords, boardsWith) }))
    .filter(({ matched }) => matched.length > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ slug, weight, matched }) => ({ slug, score: toScore(weight), matched }));
}

function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Keyword by its plain form; a long one goes first, so that it is not taken apart by the short ones within it. */
function longestFirst(keywords: readonly string[]): ReadonlyMap<string, string> {
  const entries = keywords
    .map((keyword) => [plainText(keyword), keyword] as const)
    .filter(([plain]) => plain !== '');
  return new Map(entries.toSorted(([a], [b]) => b.length - a.length));
}

function countBoards(lists: readonly ReadonlyMap<string, string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const keywords of lists)
    for (const keyword of keywords.keys()) counts.set(keyword, (counts.get(keyword) ?? 0) + 1);
  return counts;
}

function matchBoard(
  text: string,
  keywords: ReadonlyMap<string, string>,
  boardsWith: ReadonlyMap<string, number>,
): { weight: number; matched: string[] } {
  const claimed = new Uint8Array(text.length);
  const matched: string[] = [];
  let weight = 0;
  for (const [plain, keyword] of keywords) {
    const whole = findWhole(text, plain);
    const spans = whole.length > 0 ? whole : findSplit(text, plain);
    if (!claim(claimed, spans)) continue;
    matched.push(keyword);
    weight += (weigh(plain) / (boardsWith.get(plain) ?? 1)) * (whole.length > 0 ? 1 : SPLIT_WEIGHT);
  }
  return { weight, matched };
}

/** How often a keyword occurs does not count, so that repeating oneself changes nothing. */
function weigh(keyword: string): number {
  return keyword.length === 1 ? 0.3 : Math.log2(keyword.length);
}

function toScore(weight: number): number {
  return Math.round((weight / (weight + HALF_SCORE_WEIGHT)) * 1000) / 1000;
}

function findWhole(text: string, keyword: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + keyword.length))
    spans.push([at, at + keyword.length]);
  return spans;
}

/** An odd keyword may part on either side of its middle: 包工头…跑了, 电动…三轮车. */
function findSplit(text: string, keyword: string): Span[] {
  if (keyword.length < MIN_SPLIT_LENGTH) return [];
  const middles = new Set([Math.floor(keyword.length / 2), Math.ceil(keyword.length / 2)]);
  return [...middles].flatMap((middle) => findHalves(text, keyword.slice(0, middle), keyword.slice(middle)));
}

/** Both ends only ever move forward: a text that repeats one half a thousand times costs no more than another. */
function findHalves(text: string, first: string, second: string): Span[] {
  const spans: Span[] = [];
  let next = -1;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + first.length)) {
    const end = at + first.length;
    if (next < end) next = text.indexOf(second, end);
    if (next < 0) break;
    if (next - end <= MAX_GAP) spans.push([at, end], [next, next + second.length]);
  }
  return spans;
}

/** Marks `spans` as explained. False when there is nothing in them that a longer keyword had not explained before. */
function claim(claimed: Uint8Array, spans: readonly Span[]): boolean {
  const isNews = spans.some(([from, to]) => claimed.subarray(from, to).includes(0));
  for (const [from, to] of spans) claimed.fill(1, from, to);
  return isNews;
}
