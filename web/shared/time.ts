/** Beijing is always so far ahead: there has been no summer time since 1991. */
export const BEIJING_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

interface Moment {
  year: number;
  month: number;
  day: number;
  /** Such as 14:05. */
  clock: string;
}

/**
 * An instant as people say it, in Beijing time: "今天 14:05", "昨天 09:30", "明天 08:00", "11月3日 14:05", with the year
 * when it is another one.
 * @param at ISO 8601 @param now milliseconds
 */
export function sayTime(at: string, now = Date.now()): string {
  return `${sayDate(at, now)} ${momentOf(Date.parse(at)).clock}`;
}

/** The day of an instant as people say it, in Beijing time: "今天", "昨天", "11月3日", "2025年1月2日". */
export function sayDate(at: string, now = Date.now()): string {
  const then = momentOf(Date.parse(at));
  for (const [days, word] of [
    [0, '今天'],
    [-1, '昨天'],
    [1, '明天'],
  ] as const)
    if (isSameDay(then, momentOf(now + days * DAY_MS))) return word;
  const day = `${then.month}月${then.day}日`;
  return then.year === momentOf(now).year ? day : `${then.year}年${day}`;
}

/** The whole date in Beijing time, for what is kept: "2026年11月30日 14:05". */
export function sayFullTime(at: string): string {
  const { year, month, day, clock } = momentOf(Date.parse(at));
  return `${year}年${month}月${day}日 ${clock}`;
}

/** How long something takes, no more exact than people want it: "42 秒", "约 2 分钟", "约 1.5 小时", "约 3 天". */
export function sayDuration(seconds: number): string {
  if (seconds < 60) return `${Math.max(0, Math.round(seconds))} 秒`;
  if (seconds < 3570) return `约 ${Math.round(seconds / 60)} 分钟`;
  if (seconds < 86_400) return `约 ${Math.round(seconds / 1800) / 2} 小时`;
  return `约 ${Math.round(seconds / 86_400)} 天`;
}

/** By arithmetic: a list says hundreds of times, and the browser's own formatter is a hundred times slower. */
function momentOf(at: number): Moment {
  const there = new Date(at + BEIJING_MS);
  const two = (value: number) => String(value).padStart(2, '0');
  return {
    year: there.getUTCFullYear(),
    month: there.getUTCMonth() + 1,
    day: there.getUTCDate(),
    clock: `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`,
  };
}

function isSameDay(a: Moment, b: Moment): boolean {
  return a.year === b.year && a.month === b.month && a.day === b.day;
}
