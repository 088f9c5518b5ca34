import { Injectable } from '@nestjs/common';
import { row, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { RosterChanges } from '../roster/roster-changes.service.js';
import { RosteredLawyers } from '../roster/rostered-lawyers.queries.js';
import { expandFrom } from './pattern.js';
import { RotationShifts, type ShiftRow, type SkippedShift } from './rotation-shifts.service.js';
import type { RotationRow } from './rotations.queries.js';

/** A shift that begins by the end of the roll-out may end this much later. */
export const LONGEST_SHIFT_MS = 3 * 86_400_000;

/** Rolls a rotation out: from where it was rolled out to, as far as it is to reach. */
@Injectable()
export class RotationRollOut {
  constructor(
    private readonly lawyers: RosteredLawyers,
    private readonly roster: RosterChanges,
    private readonly shifts: RotationShifts,
  ) {}

  /**
   * Makes the shifts that begin from `since` on, in the transaction in which it moves on how far the rotation is rolled
   * out. Whoever calls has locked the rotation.
   * @param since null: from now on, with what is under way
   */
  async rollOut(
    tx: Tx,
    rotation: RotationRow,
    { since, actor }: { since: Date | null; actor: Actor },
  ): Promise<{ added: ShiftRow[]; skipped: SkippedShift[] }> {
    const lawyers = await this.lawyers.keep(tx, rotation.lawyers);
    const { now, until } = await this.moveOn(tx, rotation);
    const change = {
      verb: 'rotation',
      boards: rotation.boards,
      from: now,
      to: new Date(until.getTime() + LONGEST_SHIFT_MS),
      actor,
    };
    const made = await this.roster.change(tx, change, (book) => {
      const planned = expandFrom(rotation, { from: book.lockedAt, to: until }, since ?? undefined);
      return this.shifts.make(tx, book, { rotation, lawyers, planned });
    });
    if (made.skipped.length > 0) await this.reportSkipped(tx, rotation.id, made.skipped, actor);
    return made;
  }

  /** How far the rotation is to reach now; what is rolled out already never becomes less. */
  async moveOn(
    tx: Tx,
    { id, rollOutDays }: Pick<RotationRow, 'id' | 'rollOutDays'>,
  ): Promise<{ now: Date; until: Date }> {
    const moved = await row<{ now: Date; until: Date }>(tx, MOVE_ON, [id, rollOutDays]);
    return moved!;
  }

  /** An event that names the slots which nobody has; of very many the first ones. */
  async reportSkipped(tx: Tx, rotationId: string, skipped: SkippedShift[], actor: Actor): Promise<void> {
    await this.shifts.record(tx, rotationId, {
      type: 'rotation.slots_skipped',
      actor,
      data: {
        count: skipped.length,
        slots: skipped.slice(0, MOST_NAMED).map(({ from, to, ...slot }) => ({
          ...slot,
          from: from.toISOString(),
          to: to.toISOString(),
        })),
      },
    });
  }
}

const MOST_NAMED = 100;

/** A day further than asked for, so that there is something to do once a day and not all the time. */
const MOVE_ON = {
  name: 'move-roll-out-on',
  text: `UPDATE rotations r SET rolled_out_until = greatest(r.rolled_out_until, clock.now + make_interval(hours => 24 * ($2::int + 1)))
           FROM (SELECT service_now() AS now) clock WHERE r.id = $1 RETURNING clock.now, r.rolled_out_until AS until`,
};
