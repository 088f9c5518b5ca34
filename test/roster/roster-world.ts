import type { Person } from '../support/people.js';
import type { TestService } from '../support/service.js';

export const HOUR_MS = 3_600_000;
/** Far enough ahead that no test's clock gets there. */
export const DAY = Date.parse('2027-03-01T00:00:00Z');

/** An instant so many hours after {@link DAY}. */
export function at(hours: number): string {
  return new Date(DAY + hours * HOUR_MS).toISOString();
}

export interface ShiftSeen {
  id: string;
  lawyerId: string;
  lawyerName: string;
  boards: string[];
  from: string;
  to: string;
  tier: string;
  version: number;
}

export interface GapSeen {
  board: string;
  from: string;
  to: string;
  have: number;
  required: number;
}

export interface Refusal {
  code: string;
  gaps: GapSeen[];
  substitutes: {
    lawyerId: string;
    board: string;
    from: string;
    to: string;
    rested: boolean;
    reasons: string[];
  }[];
}

/** A lawyer's duty for a board, in hours after {@link DAY}. */
export async function shiftOf(
  bureau: Person,
  lawyer: Person,
  board: string,
  [from, to]: readonly [number, number],
  tier = 'primary',
): Promise<ShiftSeen> {
  const shift = { lawyerId: lawyer.id, boards: [board], from: at(from), to: at(to), tier };
  return (await bureau.post('/roster/shifts', shift).expect(201)).body as ShiftSeen;
}

/** Gaps of a board as the API tells them, in hours after {@link DAY}: `[from, to, have]`. */
export async function gapsOf(
  person: Person,
  board: string,
  [from, to]: readonly [number, number],
): Promise<[number, number, number][]> {
  const query = `from=${encodeURIComponent(at(from))}&to=${encodeURIComponent(at(to))}&board=${board}`;
  const { body } = await person.get(`/coverage?${query}`).expect(200);
  const { gaps } = (body as { boards: { gaps: GapSeen[] }[] }).boards[0]!;
  return gaps.map((gap) => [hoursAt(gap.from), hoursAt(gap.to), gap.have]);
}

export function hoursAt(instant: string): number {
  return (Date.parse(instant) - DAY) / HOUR_MS;
}

/** A board's duty as it stands: `[lawyer, from, to]` in hours after {@link DAY}. */
export async function dutyOf(person: Person, board: string): Promise<[string, number, number][]> {
  const { body } = await person.get(`/roster/shifts?board=${board}&limit=100`).expect(200);
  return (body as { items: ShiftSeen[] }).items.map(({ lawyerId, from, to }) => [
    lawyerId,
    hoursAt(from),
    hoursAt(to),
  ]);
}

/** Empties the roster. */
export async function clearRoster(service: TestService): Promise<void> {
  await service.db.query('DELETE FROM swaps');
  await service.db.query('DELETE FROM shifts');
}
