import { ApiProblem } from '../../../shared/api/problem.ts';
import type { OrderDraft } from '../../parts/order-draft.ts';
import { placeFaults as say } from '../../texts/place.ts';

/** The fields of the form, in the order in which they are asked. */
export const FIELDS = [
  'board',
  'lawyer',
  'story',
  'town',
  'village',
  'place',
  'day',
  'from',
  'to',
  'otherSide',
  'dialect',
] as const;
export type Field = (typeof FIELDS)[number];
export type Faults = Partial<Record<Field, string>>;

const MOST_NAMES = 20;
const LONGEST_NAME = 80;

/** The names of the other side, one by one, as somebody typed them: with commas, semicolons or lines between. */
export function namesIn(otherSide: string): string[] {
  const names = otherSide.split(/[,，、;；\n]/u).map((name) => name.trim());
  return [...new Set(names.filter(Boolean))];
}

/** What is missing or too much, before the service is asked. */
export function faultsOf(draft: OrderDraft, board: string | undefined): Faults {
  const names = namesIn(draft.otherSide);
  return {
    ...(board ? {} : { board: say.board }),
    ...(draft.description.trim() ? {} : { story: say.story }),
    ...(draft.mode === 'offline' ? visitFaults(draft) : {}),
    ...(names.length > MOST_NAMES || names.some((name) => name.length > LONGEST_NAME)
      ? { otherSide: say.otherSide }
      : {}),
  };
}

function visitFaults({ town, place, day, from, to }: OrderDraft): Faults {
  return {
    ...(town.trim() ? {} : { town: say.town }),
    ...(place.trim() ? {} : { place: say.place }),
    ...(day ? {} : { day: say.day }),
    ...(from ? {} : { from: say.from }),
    ...(to ? (to > from ? {} : { to: say.long }) : { to: say.to }),
  };
}

const BY_CODE: Readonly<Record<string, Faults>> = {
  LAWYER_NOT_FOUND: { lawyer: say.lawyer },
  LAWYER_NOT_OF_BOARD: { lawyer: say.lawyer },
  VISIT_IN_THE_PAST: { from: say.past },
  VISIT_TOO_LONG: { to: say.long },
};

const BY_FIELD: Readonly<Record<string, Faults>> = {
  board: { board: say.board },
  lawyerId: { lawyer: say.lawyer },
  description: { story: say.story },
  visit: { town: say.town },
  'visit.town': { town: say.town },
  'visit.village': { village: say.village },
  'visit.place': { place: say.place },
  'visit.from': { from: say.from },
  'visit.to': { to: say.to },
  opposingParties: { otherSide: say.otherSide },
  dialect: { dialect: say.dialect },
};

/** What the service refused, at the fields that it is about; none when it is about no field. */
export function faultsFrom(problem: unknown): Faults {
  if (!(problem instanceof ApiProblem)) return {};
  const byCode = BY_CODE[problem.code];
  if (byCode) return byCode;
  const faults = (problem.document.errors ?? []).map(({ field }) => BY_FIELD[field] ?? {});
  return Object.assign({}, ...faults) as Faults;
}
