import { crewOf, hoursOf, type Member } from './crew.js';
import { Days } from './days.js';
import { needsOf, type Need } from './needs.js';
import { overlap, REST_MS, type PlanInput, type Stretch, type Tier } from './planning.js';

/** A shift that looks for its lawyer, or has one. */
export interface Duty extends Stretch {
  slot: number;
  tier: Tier;
  boards: string[];
  /** What it covers; more than one where one lawyer serves several boards. */
  needs: Need[];
  night: boolean;
  off: boolean;
  hours: number;
  /** Who could serve it if they had no other: places in the crew. */
  eligible: number[];
  /** A place in the crew; -1: nobody yet. */
  owner: number;
}

/** The plan while it is made: who has which duty, and what each lawyer has of nights, days off and hours. */
export class Draft {
  readonly days: Days;
  readonly crew: Member[];
  readonly duties = new Set<Duty>();
  /** How often somebody’s neighbouring duties were looked at: the work done so far. */
  looks = 0;
  readonly nights: number[];
  readonly offs: number[];
  readonly hours: number[];
  /** By lawyer and slot. */
  private readonly held: (Duty | undefined)[][];
  /** For each slot the others that are too close to rest in between. */
  readonly near: number[][];

  constructor(readonly input: PlanInput) {
    this.days = new Days(input);
    this.crew = crewOf(input, this.days);
    this.nights = this.crew.map(({ nights }) => nights);
    this.offs = this.crew.map(({ holidays }) => holidays);
    this.hours = this.crew.map(({ hours }) => hours);
    const { slots } = this.days;
    this.held = this.crew.map(() => slots.map(() => undefined));
    this.near = slots.map((slot) => slots.flatMap((other, i) => (tooClose(slot, other) ? [i] : [])));
    const canonical = { ...input, boards: input.boards.toSorted((a, b) => (a.board < b.board ? -1 : 1)) };
    for (const need of needsOf(canonical, slots)) this.add([need]);
  }

  /** A duty for some needs of one slot and tier. */
  add(needs: Need[]): Duty {
    const [first] = needs;
    const from = Math.min(...needs.map((need) => need.from));
    const to = Math.max(...needs.map((need) => need.to));
    const stretch = { from, to };
    const boards = needs.map(({ board }) => board);
    const duty: Duty = {
      ...stretch,
      slot: first!.slot,
      tier: first!.tier,
      boards,
      needs,
      night: this.days.isNight(stretch),
      off: this.days.isOff(stretch),
      hours: hoursOf(stretch),
      eligible: this.crew.flatMap((_, lawyer) => (this.couldServe(lawyer, boards, stretch) ? [lawyer] : [])),
      owner: -1,
    };
    this.duties.add(duty);
    return duty;
  }

  remove(duty: Duty): void {
    this.release(duty);
    this.duties.delete(duty);
  }

  couldServe(lawyer: number, boards: readonly string[], stretch: Stretch): boolean {
    const { serves, blocked } = this.crew[lawyer]!;
    return boards.every((board) => serves.has(board)) && !blocked.some((time) => overlap(time, stretch));
  }

  /** The duties of a lawyer that leave no rest before or after a stretch of a slot, but for `except`. */
  conflicts(lawyer: number, { slot, from, to }: Stretch & { slot: number }, except?: Duty): Duty[] {
    this.looks++;
    const found: Duty[] = [];
    const row = this.held[lawyer]!;
    for (const near of this.near[slot]!) {
      const other = row[near];
      if (
        other &&
        other !== except &&
        (near === slot || (other.from < to + REST_MS && from < other.to + REST_MS))
      )
        found.push(other);
    }
    return found;
  }

  isFree(lawyer: number, duty: Duty, except?: Duty): boolean {
    return this.conflicts(lawyer, duty, except).length === 0;
  }

  dutiesOf(lawyer: number): Duty[] {
    return this.held[lawyer]!.filter((duty) => duty !== undefined);
  }

  give(duty: Duty, lawyer: number): void {
    this.release(duty);
    duty.owner = lawyer;
    this.held[lawyer]![duty.slot] = duty;
    this.count(duty, 1);
  }

  release(duty: Duty): void {
    if (duty.owner < 0) return;
    this.count(duty, -1);
    this.held[duty.owner]![duty.slot] = undefined;
    duty.owner = -1;
  }

  /** Those that nobody has, primaries first, then in the order of time. */
  open(): Duty[] {
    return [...this.duties]
      .filter(({ owner }) => owner < 0)
      .toSorted((a, b) => Number(a.tier === 'standby') - Number(b.tier === 'standby') || a.from - b.from);
  }

  /** Below 0: the lawyer would like it; above: would rather not. */
  wish(lawyer: number, duty: Stretch): number {
    let sum = 0;
    for (const wish of this.crew[lawyer]!.wishes)
      if (overlap(wish, duty)) sum += wish.kind === 'avoid' ? 1 : -1;
    return sum;
  }

  private count({ owner, night, off, hours }: Duty, by: 1 | -1): void {
    if (night) this.nights[owner]! += by;
    if (off) this.offs[owner]! += by;
    this.hours[owner]! += by * hours;
  }
}

function tooClose(a: Stretch, b: Stretch): boolean {
  return a.from < b.to + REST_MS && b.from < a.to + REST_MS;
}
