export type Tier = 'primary' | 'standby';

/** Half-open, in milliseconds since 1970. */
export interface Stretch {
  from: number;
  to: number;
}

export interface BoardToPlan {
  board: string;
  /** How many primaries it asks for at every instant. */
  primaries: number;
  closed: Stretch[];
}

export interface LawyerToPlan {
  id: string;
  boards: string[];
  /** Not included: from then on the lawyer has no licence. */
  licenceEnds?: number;
  /** Leaves, and times that are out of the question. */
  unavailable: Stretch[];
}

/** A shift that is on the roster and stays as it is. */
export interface StandingShift extends Stretch {
  lawyerId: string;
  boards: string[];
  tier: Tier;
}

/** Granted where nothing else suffers. */
export interface Wish extends Stretch {
  lawyerId: string;
  kind: 'avoid' | 'prefer';
}

/** All that a plan is made from; the same input gives the same plan, in whatever order its lists come. */
export interface PlanInput extends Stretch {
  /** IANA name; days, cuts and nights are those of its clocks. */
  zone: string;
  /** Times of day at which shifts change, as `20:00`; no two neighbours more than 12 h apart. */
  cuts: string[];
  standby: boolean;
  /** How many boards one lawyer may serve at once. */
  boardsPerShift: number;
  seed: number;
  boards: BoardToPlan[];
  lawyers: LawyerToPlan[];
  /** Also those just before and after the stretch, for the rest between shifts. */
  shifts: StandingShift[];
  wishes: Wish[];
  /** Days as `2027-01-01` that are not what their weekday says. */
  days: { day: string; kind: 'holiday' | 'workday' }[];
}

export interface ProposedShift extends Stretch {
  lawyerId: string;
  boards: string[];
  tier: Tier;
}

/** Why lawyers of a board cannot serve at the beginning of a gap. */
export type Hindrance = 'no_lawyer_of_board' | 'licence_ends' | 'on_leave' | 'on_duty' | 'resting';

export interface Uncovered extends Stretch {
  board: string;
  tier: Tier;
  /** How many are missing there. */
  missing: number;
  /** How many lawyers of the board each hindrance keeps away, the most frequent first. */
  why: { reason: Hindrance; lawyers: number }[];
}

export interface Share {
  lawyerId: string;
  nights: number;
  holidays: number;
  hours: number;
}

export interface Spread {
  least: number;
  most: number;
}

/** What each lawyer has in the stretch, with the shifts that were there before. */
export interface Fairness {
  lawyers: Share[];
  /** Among those who could serve a night at all; no plan for these nights can have a smaller difference than `atBest`. */
  nights: Spread & { atBest: number };
  holidays: Spread;
  hours: Spread;
}

export interface Plan {
  shifts: ProposedShift[];
  uncovered: Uncovered[];
  fairness: Fairness;
}

const HOUR_MS = 3_600_000;

/** Between two shifts of one lawyer. */
export const REST_MS = 11 * HOUR_MS;
export const LONGEST_SHIFT_MS = 12 * HOUR_MS;
export const STANDARD_CUTS = ['08:00', '20:00'];

export function overlap(a: Stretch, b: Stretch): boolean {
  return a.from < b.to && b.from < a.to;
}
