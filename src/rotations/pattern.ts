import { Temporal } from 'temporal-polyfill';
import type { Stretch } from './stretches.js';

/** Weekly hours by the wall clock; `to` at or before `from` is on the next day, 00:00 to 00:00 a whole day. */
export interface Slot {
  /** 1 is Monday, 7 is Sunday: the day on which it begins. */
  weekday: number;
  /** `HH:MM` or `HH:MM:SS` */
  from: string;
  to: string;
}

/** Whose turn it is changes with each slot, with each day that has slots, or each Monday. */
export type Turn = 'slot' | 'day' | 'week';

/** Weekly slots of the wall clock of `zone` in which lawyers take turns. */
export interface Pattern {
  zone: string;
  /** The first and the last day (null: none) on which a slot may begin, `YYYY-MM-DD`. */
  startsOn: string;
  endsOn: string | null;
  /** In the order of their turns; the first one has the first slot of `startsOn`, or of its first day or week. */
  lawyers: readonly string[];
  slots: readonly Slot[];
  turn: Turn;
}

export interface PlannedShift extends Stretch {
  lawyerId: string;
}

const DAY_SECONDS = 86_400;
const WEEK_SECONDS = 7 * DAY_SECONDS;
const DAY_MS = DAY_SECONDS * 1000;

/**
 * The shifts of `pattern` that begin in the window, in the order of time. Windows that meet give together what one
 * window over both would give: turns are counted from the beginning of the pattern, never from the window's.
 *
 * A time of the wall clock is the first instant at which the clock shows it or a later one. So what summer time skips is
 * the instant of the change, what it repeats is the first of the two, and slots that meet on the wall meet exactly.
 */
export function expand(pattern: Pattern, window: Stretch): PlannedShift[] {
  const slots = inOrder(pattern.slots);
  const whose = turnsOf(pattern, slots);
  const planned: PlannedShift[] = [];
  for (let date = firstDay(pattern, window); date !== undefined; date = nextDay(pattern, window, date))
    for (const [index, slot] of slots.entries()) {
      if (slot.weekday !== date.dayOfWeek) continue;
      const from = firstInstantAt(date, slot.from, pattern.zone);
      const to = firstInstantAt(endDay(date, slot), slot.to, pattern.zone);
      // A slot inside of what the clock skips has no time at all.
      if (to > from && from >= window.from && from < window.to)
        planned.push({ lawyerId: whose(date, index), from, to });
    }
  return planned;
}

/**
 * The same from an instant on: what is under way by then is cut to begin with it.
 * @param begins what began sooner is left out
 */
export function expandFrom(pattern: Pattern, { from, to }: Stretch, begins = new Date(0)): PlannedShift[] {
  // No slot is longer than a day, save for the hours that the clock repeats.
  const sooner = new Date(Math.max(from.getTime() - 3 * DAY_MS, begins.getTime()));
  return expand(pattern, { from: sooner, to })
    .filter((shift) => shift.to > from)
    .map((shift) => (shift.from < from ? { ...shift, from } : shift));
}

/** Pairs of slots (by their place in the list) that share some time of the week. */
export function overlappingSlots(slots: readonly Slot[]): [number, number][] {
  const stretches = slots
    .map((slot, place) => {
      const from = (slot.weekday - 1) * DAY_SECONDS + secondsOf(slot.from);
      const length = (secondsOf(slot.to) - secondsOf(slot.from) + DAY_SECONDS) % DAY_SECONDS || DAY_SECONDS;
      return { place, from, to: from + length };
    })
    .toSorted((a, b) => a.from - b.from);
  return stretches.flatMap((stretch, i) => {
    const next = stretches[i + 1] ?? { ...stretches[0]!, from: stretches[0]!.from + WEEK_SECONDS };
    if (stretches.length === 1 || next.from >= stretch.to) return [];
    return [[Math.min(stretch.place, next.place), Math.max(stretch.place, next.place)] as [number, number]];
  });
}

function inOrder(slots: readonly Slot[]): Slot[] {
  return slots.toSorted((a, b) => a.weekday - b.weekday || secondsOf(a.from) - secondsOf(b.from));
}

/** Says whose turn a slot (by its place in the week) on a date is. */
function turnsOf(
  { startsOn, lawyers, turn }: Pattern,
  slots: readonly Slot[],
): (date: Temporal.PlainDate, index: number) => string {
  const first = Temporal.PlainDate.from(startsOn);
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const days = [...new Set(slots.map(({ weekday }) => weekday))];
  // What the first week had before the pattern began is nobody's turn.
  const slotsBefore = slots.filter(({ weekday }) => weekday < first.dayOfWeek).length;
  const daysBefore = days.filter((weekday) => weekday < first.dayOfWeek).length;
  return (date, index) => {
    const week = Math.floor(monday.until(date).days / 7);
    const turns = {
      slot: week * slots.length + index - slotsBefore,
      day: week * days.length + days.indexOf(date.dayOfWeek) - daysBefore,
      week,
    };
    return lawyers[turns[turn] % lawyers.length]!;
  };
}

/** The first day on which something in the window may begin; undefined when the pattern is over by then. */
function firstDay(pattern: Pattern, window: Stretch): Temporal.PlainDate | undefined {
  const first = Temporal.PlainDate.from(pattern.startsOn);
  // Two days more than it takes: a zone may skip a whole day, as Samoa did when it changed sides of the date line.
  const inWindow = dayIn(pattern.zone, window.from).subtract({ days: 2 });
  return within(pattern, window, Temporal.PlainDate.compare(first, inWindow) > 0 ? first : inWindow);
}

function nextDay(pattern: Pattern, window: Stretch, date: Temporal.PlainDate) {
  return within(pattern, window, date.add({ days: 1 }));
}

function within(pattern: Pattern, window: Stretch, date: Temporal.PlainDate): Temporal.PlainDate | undefined {
  const isOver = pattern.endsOn !== null && Temporal.PlainDate.compare(date, pattern.endsOn) > 0;
  const isPast = Temporal.PlainDate.compare(date, dayIn(pattern.zone, window.to)) > 0;
  return isOver || isPast ? undefined : date;
}

function dayIn(zone: string, at: Date): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

function endDay(date: Temporal.PlainDate, { from, to }: Slot): Temporal.PlainDate {
  return secondsOf(to) > secondsOf(from) ? date : date.add({ days: 1 });
}

/** The first instant at which the clock of `zone` shows this time or a later one. */
function firstInstantAt(date: Temporal.PlainDate, time: string, zone: string): Date {
  const wall = date.toPlainDateTime(time);
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (first.toPlainDateTime().equals(wall)) return new Date(first.epochMilliseconds);
  // Never shown: "earlier" is as long before the change as the clock jumps, at most.
  return new Date(first.getTimeZoneTransition('next')!.epochMilliseconds);
}

function secondsOf(time: string): number {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours * 3600 + minutes * 60 + seconds;
}
