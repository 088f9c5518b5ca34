/** China has one zone and no summer time. */
const OFFSET = '+08:00';
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const DAYS = 30;
const FIRST_HOUR = 8;
const LAST_HOUR = 20;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const NEAR = ['今天', '明天', '后天'];

interface Option {
  value: string;
  label: string;
}

/** The days on which a lawyer may come, from today, as `YYYY-MM-DD` with the words for it. @param now milliseconds */
export function visitDays(now = Date.now()): Option[] {
  return Array.from({ length: DAYS }, (_, at) => {
    const day = new Date(now + OFFSET_MS + at * DAY_MS).toISOString().slice(0, 10);
    return { value: day, label: sayDay(day, now) };
  });
}

/** "明天 12月1日 周二". @param day `YYYY-MM-DD` in Beijing time */
export function sayDay(day: string, now = Date.now()): string {
  const at = new Date(`${day}T00:00:00Z`);
  const today = Math.floor((now + OFFSET_MS) / DAY_MS);
  const near = NEAR[Math.floor(at.getTime() / DAY_MS) - today];
  const words = [near, `${at.getUTCMonth() + 1}月${at.getUTCDate()}日`, WEEKDAYS[at.getUTCDay()]];
  return words.filter(Boolean).join(' ');
}

/** The half hours of a day at which a visit may begin or end. @param after only those later than this `HH:MM` */
export function visitHours(after = ''): Option[] {
  const hours = Array.from({ length: (LAST_HOUR - FIRST_HOUR) * 2 + 1 }, (_, half) => {
    const value = `${String(FIRST_HOUR + Math.floor(half / 2)).padStart(2, '0')}:${half % 2 ? '30' : '00'}`;
    return { value, label: sayHour(value) };
  });
  return hours.filter(({ value }) => value > after);
}

/** "上午 9:00", "下午 2:30". @param clock `HH:MM` */
export function sayHour(clock: string): string {
  const hour = Number(clock.slice(0, 2));
  const part = hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
  return `${part} ${hour > 12 ? hour - 12 : hour}${clock.slice(2)}`;
}

/** The instant of a day and a clock time in Beijing, as ISO 8601. */
export function instantOf(day: string, clock: string): string {
  return new Date(`${day}T${clock}:00${OFFSET}`).toISOString();
}
