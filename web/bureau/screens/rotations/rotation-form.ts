import type { components } from '../../../shared/api/openapi.ts';

type Rotation = components['schemas']['RotationView'];
type NewRotation = components['schemas']['NewRotation'];

/** The same hours on several days of the week. */
export interface Hours {
  /** 1 is Monday. */
  weekdays: number[];
  /** `HH:MM` */
  from: string;
  to: string;
}

/** A rotation as it is filled in. */
export interface RotationForm {
  name: string;
  boards: string[];
  tier: NewRotation['tier'];
  turn: NewRotation['turn'];
  startsOn: string;
  /** Empty: there is no end. */
  endsOn: string;
  rollOutDays: string;
  lawyers: string[];
  hours: Hours[];
}

export const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** Two shifts of twelve hours, every day of the week: what a board needs to be never without cover. */
export const emptyRotation = (startsOn: string): RotationForm => ({
  name: '',
  boards: [],
  tier: 'primary',
  turn: 'slot',
  startsOn,
  endsOn: '',
  rollOutDays: '28',
  lawyers: [],
  hours: [
    { weekdays: [...EVERY_DAY], from: '08:00', to: '20:00' },
    { weekdays: [...EVERY_DAY], from: '20:00', to: '08:00' },
  ],
});

/** The form of a rotation that is there. */
export function formOf(rotation: Rotation): RotationForm {
  const { name, boards, tier, turn, startsOn, endsOn, rollOutDays, lawyers, slots } = rotation;
  const hours: Hours[] = [];
  for (const { weekday, ...slot } of slots.toSorted((a, b) => a.weekday - b.weekday)) {
    const [from, to] = [ofField(slot.from), ofField(slot.to)];
    const same = hours.find((one) => one.from === from && one.to === to);
    if (same) same.weekdays.push(weekday);
    else hours.push({ weekdays: [weekday], from, to });
  }
  return {
    name,
    boards: [...boards],
    tier,
    turn,
    startsOn,
    endsOn: endsOn ?? '',
    rollOutDays: String(rollOutDays),
    lawyers: [...lawyers],
    hours,
  };
}

/** As a field for a time writes it: without seconds, where there are none. */
const ofField = (time: string) => time.replace(/^(\d\d:\d\d):00$/, '$1');

/** What is sent for a form. */
export function bodyOf(form: RotationForm, zone = 'Asia/Shanghai'): NewRotation {
  return {
    name: form.name.trim(),
    boards: form.boards,
    tier: form.tier,
    turn: form.turn,
    zone,
    startsOn: form.startsOn,
    ...(form.endsOn && { endsOn: form.endsOn }),
    rollOutDays: Number(form.rollOutDays),
    lawyers: form.lawyers,
    slots: form.hours.flatMap(({ weekdays, from, to }) => weekdays.map((weekday) => ({ weekday, from, to }))),
  };
}

/** What is still missing of a form, in words; nothing when it can be sent. */
export function missingIn({ name, boards, lawyers, hours, startsOn, rollOutDays }: RotationForm): string[] {
  const days = Number(rollOutDays);
  return [
    ...(name.trim() ? [] : ['名称']),
    ...(boards.length > 0 ? [] : ['板块']),
    ...(lawyers.length > 0 ? [] : ['轮值的律师']),
    ...(hours.some(({ weekdays, from, to }) => weekdays.length > 0 && from && to) ? [] : ['班次时间']),
    ...(startsOn ? [] : ['从哪天起']),
    ...(Number.isInteger(days) && days >= 1 && days <= 180 ? [] : ['提前排几天（1 到 180）']),
  ];
}
