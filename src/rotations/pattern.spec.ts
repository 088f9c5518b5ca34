import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expand, expandFrom, overlappingSlots, type Pattern, type Slot } from './pattern.js';

const STEP_MS = 600_000;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const DAY_MS = 86_400_000;

/** Weeks in which the clocks change, forward and back, and some in which they do not. */
const PLACES: [zone: string, monday: string][] = [
  ['Asia/Shanghai', '1986-04-28'],
  ['Asia/Shanghai', '1986-09-08'],
  ['Asia/Shanghai', '1991-04-08'],
  ['Asia/Shanghai', '1991-09-09'],
  ['Asia/Shanghai', '2026-11-23'],
  ['Australia/Lord_Howe', '2026-03-30'],
  ['Australia/Lord_Howe', '2026-09-28'],
  ['America/Chicago', '2026-03-02'],
  ['America/Chicago', '2026-10-26'],
  ['Pacific/Apia', '2011-12-26'],
];

/** Cuts the week into slots that leave nothing out. */
const tiling = fc
  .uniqueArray(fc.integer({ min: 0, max: 1007 }), { minLength: 1, maxLength: 20 })
  .map((tens) => {
    // No slot is longer than a day, so each day is cut once at least.
    const cuts = [...new Set([...tens, ...WEEKDAYS.map((_, day) => day * 144 + (tens[0]! % 144))])];
    const sorted = cuts.toSorted((a, b) => a - b);
    return sorted.map((from, i) => slotOf(from, sorted[(i + 1) % sorted.length]!));
  });

const patterns = fc
  .record({
    place: fc.constantFrom(...PLACES),
    tiles: tiling,
    left: fc.infiniteStream(fc.boolean()),
    all: fc.boolean(),
    startsAfter: fc.integer({ min: -20, max: 5 }),
    lasts: fc.option(fc.integer({ min: 0, max: 30 })),
    lawyers: fc.constantFrom(['甲'], ['甲', '乙'], ['甲', '乙', '丙'], ['甲', '乙', '甲', '丙', '丁']),
    turn: fc.constantFrom('slot' as const, 'day' as const, 'week' as const),
  })
  .map(({ place: [zone, monday], tiles, left, all, startsAfter, lasts, lawyers, turn }) => {
    const some = all ? tiles : tiles.filter(() => left.next().value);
    const slots = some.length > 0 ? some : tiles.slice(0, 1);
    const startsOn = dayAfter(monday, startsAfter);
    const endsOn = lasts === null ? null : dayAfter(startsOn, lasts);
    const from = new Date(Date.parse(monday) - 2 * DAY_MS);
    const window = { from, to: new Date(from.getTime() + 11 * DAY_MS) };
    return { pattern: { zone, startsOn, endsOn, lawyers, slots, turn } satisfies Pattern, window, all };
  });

describe('a pattern', () => {
  it('is what somebody finds who walks along the clock on the wall', () => {
    fc.assert(
      fc.property(patterns, ({ pattern, window }) => {
        expect(expand(pattern, window).map(inWords)).toEqual(walk(pattern, window));
      }),
      { numRuns: 150 },
    );
  });

  it('that leaves out nothing on the wall leaves no gap and no overlap in time', () => {
    fc.assert(
      fc.property(patterns, ({ pattern, window, all }) => {
        fc.pre(all);
        const shifts = expand({ ...pattern, startsOn: '1980-01-01', endsOn: null }, window);
        for (const [i, shift] of shifts.slice(1).entries()) expect(shift.from).toEqual(shifts[i]!.to);
      }),
      { numRuns: 150 },
    );
  });

  it('is the same whatever the windows are through which one looks', () => {
    fc.assert(
      fc.property(patterns, fc.array(fc.nat(11 * DAY_MS), { maxLength: 4 }), ({ pattern, window }, cuts) => {
        const places = cuts.map((cut) => new Date(window.from.getTime() + cut));
        const edges = [window.from, ...places, window.to].toSorted((a, b) => a.getTime() - b.getTime());
        const parts = edges.slice(1).flatMap((to, i) => expand(pattern, { from: edges[i]!, to }));
        expect(parts).toEqual(expand(pattern, window));
      }),
      { numRuns: 100 },
    );
  });

  const nights: Pattern = {
    zone: 'Asia/Shanghai',
    startsOn: '2026-12-02',
    endsOn: null,
    lawyers: ['甲', '乙', '丙'],
    slots: [1, 3, 5].flatMap((weekday) => [
      { weekday, from: '09:00', to: '18:00' },
      { weekday, from: '18:00', to: '09:00' },
    ]),
    turn: 'slot',
  };
  const december = { from: new Date('2026-12-01T00:00:00Z'), to: new Date('2026-12-15T00:00:00Z') };
  const turns = (turn: Pattern['turn']) =>
    expand({ ...nights, turn }, december).map(({ lawyerId }) => lawyerId);

  it('gives the turn on with each slot, with each day that has slots, or each Monday', () => {
    expect(turns('slot').join('')).toBe('甲乙丙甲乙丙甲乙丙甲乙丙');
    expect(turns('day').join('')).toBe('甲甲乙乙丙丙甲甲乙乙丙丙');
    expect(turns('week').join('')).toBe('甲甲甲甲乙乙乙乙乙乙丙丙');
  });

  it('goes through the night, and ends with the last slot that its last day begins', () => {
    const shifts = expand({ ...nights, endsOn: '2026-12-04' }, december);
    expect(shifts.map(({ from, to }) => [from.toISOString(), to.toISOString()])).toEqual([
      ['2026-12-02T01:00:00.000Z', '2026-12-02T10:00:00.000Z'],
      ['2026-12-02T10:00:00.000Z', '2026-12-03T01:00:00.000Z'],
      ['2026-12-04T01:00:00.000Z', '2026-12-04T10:00:00.000Z'],
      ['2026-12-04T10:00:00.000Z', '2026-12-05T01:00:00.000Z'],
    ]);
  });

  it('is cut to begin with an instant at which a shift is under way', () => {
    const from = new Date('2026-12-02T20:30:07Z');
    const shifts = expandFrom(nights, { from, to: new Date('2026-12-04T02:00:00Z') });
    expect(shifts).toEqual([
      { lawyerId: '乙', from, to: new Date('2026-12-03T01:00:00Z') },
      {
        lawyerId: '丙',
        from: new Date('2026-12-04T01:00:00Z'),
        to: new Date('2026-12-04T10:00:00Z'),
      },
    ]);
  });

  it('has exact hours where the clock skips or repeats them', () => {
    const chicago = (day: string, ...times: string[]) =>
      expand(
        {
          ...nights,
          zone: 'America/Chicago',
          startsOn: day,
          slots: times.slice(1).map((to, i) => ({ weekday: 7, from: times[i]!, to })),
        },
        { from: new Date(`${day}T00:00:00Z`), to: new Date(Date.parse(day) + 2 * DAY_MS) },
      ).map(({ from, to }) => `${from.toISOString().slice(11, 16)}-${to.toISOString().slice(11, 16)}`);
    // 02:00 to 03:00 does not happen; what lies within it is nobody's duty.
    expect(chicago('2026-03-08', '01:00', '02:10', '02:30', '04:00')).toEqual(['07:00-08:00', '08:00-09:00']);
    // 01:00 to 02:00 happens twice; 01:30 is the first of the two.
    expect(chicago('2026-11-01', '01:00', '01:30', '02:00')).toEqual(['06:00-06:30', '06:30-08:00']);
  });
});

describe('slots', () => {
  const slot = (weekday: number, from: string, to: string): Slot => ({ weekday, from, to });

  it('that share time are found, over midnight and over the end of the week too', () => {
    expect(overlappingSlots([slot(1, '08:00', '12:00'), slot(1, '12:00', '08:00')])).toEqual([]);
    expect(overlappingSlots([slot(1, '08:00', '12:00'), slot(1, '11:59:59', '13:00')])).toEqual([[0, 1]]);
    expect(overlappingSlots([slot(1, '00:00', '08:00'), slot(7, '20:00', '08:00')])).toEqual([[0, 1]]);
    expect(overlappingSlots([slot(3, '00:00', '00:00'), slot(3, '00:00', '00:00')])).toEqual([[0, 1]]);
    expect(overlappingSlots([slot(3, '00:00', '00:00')])).toEqual([]);
  });

  it('that tile the week share none', () => {
    fc.assert(
      fc.property(tiling, (slots) => {
        expect(overlappingSlots(slots)).toEqual([]);
      }),
    );
  });
});

/** Goes along a window in steps of ten minutes, reading the clock on the wall as `Intl` shows it. */
function walk(pattern: Pattern, window: { from: Date; to: Date }): string[] {
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: pattern.zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const read = (at: number) => {
    const parts = Object.fromEntries(clock.formatToParts(at).map(({ type, value }) => [type, value]));
    return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${parts.minute}`;
  };
  const found: { key: string; from: number; to: number }[] = [];
  // From long before, so that the furthest that the clock has shown is known when the window begins.
  let furthest = '';
  for (let at = window.from.getTime() - 2 * DAY_MS; at < window.to.getTime() + 3 * DAY_MS; at += STEP_MS) {
    const shown = read(at);
    if (shown > furthest) furthest = shown;
    const key = dutyAt(pattern, furthest);
    const last = found.at(-1);
    if (last && last.key === key && last.to === at) last.to += STEP_MS;
    else if (key !== '') found.push({ key, from: at, to: at + STEP_MS });
  }
  return found
    .filter(({ from }) => from >= window.from.getTime() && from < window.to.getTime())
    .map(({ key, from, to }) =>
      inWords({ lawyerId: key.split('|')[0]!, from: new Date(from), to: new Date(to) }),
    );
}

/** Which slot of which day holds this time of the wall, and whose it is, counted day by day from the beginning. */
function dutyAt({ startsOn, endsOn, slots, lawyers, turn }: Pattern, wall: string): string {
  const [today, time] = wall.split(' ') as [string, string];
  for (const date of [today, dayAfter(today, -1)]) {
    if (date < startsOn || (endsOn !== null && date > endsOn)) continue;
    const isToday = date === today;
    const holds = slots.find(({ weekday, from, to }) => {
      if (weekday !== weekdayOf(date)) return false;
      const overNight = to <= from;
      return isToday ? time >= from && (overNight || time < to) : overNight && time < to;
    });
    if (!holds) continue;
    let n = 0;
    for (let day = startsOn; day <= date; day = dayAfter(day, 1)) {
      const ofDay = slots.filter(({ weekday }) => weekday === weekdayOf(day));
      if (turn === 'week' && weekdayOf(day) === 1 && day !== startsOn) n++;
      if (turn === 'day' && ofDay.length > 0 && day < date) n++;
      if (turn === 'slot') n += ofDay.filter(({ from }) => day < date || from < holds.from).length;
    }
    return `${lawyers[n % lawyers.length]}|${date}|${holds.from}`;
  }
  return '';
}

function inWords({ lawyerId, from, to }: { lawyerId: string; from: Date; to: Date }): string {
  return `${lawyerId} ${from.toISOString()} ${to.toISOString()}`;
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function weekdayOf(date: string): number {
  return new Date(date).getUTCDay() || 7;
}

/** A slot between two places in the week, in tens of minutes. */
function slotOf(from: number, to: number): Slot {
  const time = (tens: number) =>
    `${String(Math.floor((tens % 144) / 6)).padStart(2, '0')}:${(tens % 6) * 10 || '00'}`;
  return { weekday: Math.floor(from / 144) + 1, from: time(from), to: time(to) };
}
