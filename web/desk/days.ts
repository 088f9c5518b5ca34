import { BEIJING_MS } from '../shared/time.ts';

export const DAY_MS = 86_400_000;
export const WEEK_MS = 7 * DAY_MS;

/** The instant, in milliseconds, at which the day of `at` begins in Beijing; China has no summer time. */
export function dayStart(at: number): number {
  return Math.floor((at + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS;
}

/** The Monday, in Beijing, of the week that `at` is in. */
export function weekStart(at: number): number {
  const day = dayStart(at);
  // 1970-01-01 was a Thursday.
  const sinceMonday = (Math.floor((day + BEIJING_MS) / DAY_MS) + 3) % 7;
  return day - sinceMonday * DAY_MS;
}

const WEEKDAYS = '日一二三四五六';

/** Such as "12/1周二". */
export function sayDay(at: number): string {
  const there = new Date(at + BEIJING_MS);
  return `${there.getUTCMonth() + 1}/${there.getUTCDate()}周${WEEKDAYS[there.getUTCDay()]}`;
}

/** Such as "08:00". */
export function sayClock(at: string | number): string {
  return new Date((typeof at === 'string' ? Date.parse(at) : at) + BEIJING_MS).toISOString().slice(11, 16);
}

/** From when to when, with the day where it is another one: "12/1周二 20:00 – 12/2周三 08:00". */
export function sayStretch(from: string, to: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)];
  // Midnight belongs to the day that ends with it.
  const isOneDay = dayStart(start) === dayStart(end - 1);
  const until = isOneDay && end === dayStart(end) ? '24:00' : sayClock(end);
  return `${sayDay(start)} ${sayClock(start)} – ${isOneDay ? until : `${sayDay(end)} ${sayClock(end)}`}`;
}

/** The week that begins at `monday`, such as "11/30周一 到 12/6周日". */
export const sayWeek = (monday: number): string =>
  `${sayDay(monday)} 到 ${sayDay(monday + WEEK_MS - DAY_MS)}`;

/** What a `datetime-local` field holds for an instant, by Beijing's clock. */
export function toField(at: number): string {
  return new Date(at + BEIJING_MS).toISOString().slice(0, 16);
}

/** The instant that such a field means, as ISO 8601; undefined while it is not filled in. */
export function fromField(text: string): string | undefined {
  const at = Date.parse(`${text}:00Z`);
  return text === '' || Number.isNaN(at) ? undefined : new Date(at - BEIJING_MS).toISOString();
}
