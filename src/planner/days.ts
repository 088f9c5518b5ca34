import { Temporal } from 'temporal-polyfill';
import { LONGEST_SHIFT_MS, overlap, type PlanInput, type Stretch } from './planning.js';

const NIGHT_ENDS = '06:00';

/** What the calendar says of a stretch: where shifts change, which of them are nights, which on a day off. */
export class Days {
  /** One after the other, without a hole, from the first instant of the stretch to its last. */
  readonly slots: Stretch[];
  private readonly days: (Stretch & { night: Stretch; off: boolean })[] = [];

  constructor({ from, to, zone, cuts, days }: Pick<PlanInput, 'from' | 'to' | 'zone' | 'cuts' | 'days'>) {
    const kinds = new Map(days.map(({ day, kind }) => [day, kind]));
    const times = [...new Set(cuts)].toSorted().map((cut) => Temporal.PlainTime.from(cut));
    const edges = new Set([from, to]);
    let day = dayOf(from, zone).subtract({ days: 1 });
    for (const last = dayOf(to, zone).add({ days: 1 }); Temporal.PlainDate.compare(day, last) <= 0;) {
      const at = instantsOf(day, zone);
      for (const time of times) edges.add(at(time));
      const next = day.add({ days: 1 });
      const kind = kinds.get(day.toString());
      this.days.push({
        from: at(undefined),
        to: instantsOf(next, zone)(undefined),
        night: { from: at(undefined), to: at(Temporal.PlainTime.from(NIGHT_ENDS)) },
        off: kind === undefined ? day.dayOfWeek > 5 : kind === 'holiday',
      });
      day = next;
    }
    const inside = [...edges].filter((edge) => edge >= from && edge <= to).toSorted((a, b) => a - b);
    this.slots = inside.slice(1).map((edge, i) => ({ from: inside[i]!, to: edge }));
  }

  /** Some of it lies between midnight and six. */
  isNight(stretch: Stretch): boolean {
    return this.days.some(({ night }) => overlap(night, stretch));
  }

  /** It begins on a weekend that is not worked, or on a holiday. */
  isOff({ from }: Stretch): boolean {
    return this.days.some((day) => day.off && day.from <= from && from < day.to);
  }
}

/** Whether each change of shifts comes at most 12 h after the one before, on an ordinary day. */
export function fitTheDay(cuts: readonly string[]): boolean {
  const minutes = [...new Set(cuts)].map(minuteOf).toSorted((a, b) => a - b);
  return minutes.every(
    (minute, i) => ((minutes[i + 1] ?? minutes[0]! + 1440) - minute) * 60_000 <= LONGEST_SHIFT_MS,
  );
}

function minuteOf(cut: string): number {
  const [hours, minutes] = cut.split(':').map(Number);
  return hours! * 60 + minutes!;
}

function dayOf(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate();
}

function instantsOf(day: Temporal.PlainDate, timeZone: string) {
  return (plainTime: Temporal.PlainTime | undefined): number =>
    day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}
