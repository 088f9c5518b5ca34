import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { Problem } from '../platform/problems/problem.js';
import { RosterChanges } from '../roster/roster-changes.service.js';
import { RosteredLawyers, type RosteredLawyer } from '../roster/rostered-lawyers.queries.js';
import { expandFrom, type PlannedShift } from './pattern.js';
import { replan } from './replan.js';
import { LONGEST_SHIFT_MS, RotationRollOut } from './rotation-roll-out.service.js';
import { RotationShifts, type RosterBook, type ShiftRow } from './rotation-shifts.service.js';
import { differenceOf, toRotationShiftView, toShiftView } from './rotation-views.js';
import type {
  ChangedRotation,
  ChangeRotation,
  EndRotation,
  NewRotation,
  RotationDifference,
  RotationGap,
  RotationPreview,
} from './rotations.contract.js';
import { rotationProblems } from './rotations.problems.js';
import { RotationsQueries, type Plain, type RotationRow } from './rotations.queries.js';
import { RotationsService } from './rotations.service.js';

interface Edit {
  /** Null: the rotation ends. */
  pattern: NewRotation | null;
  version?: number;
  override?: { reason: string };
  actor: Actor;
}

/** A rotation as it was and as it is, to be brought onto the roster as far as `until`. */
interface Rewriting {
  was: RotationRow;
  is: RotationRow;
  ends: boolean;
  until: Date;
  actor: Actor;
  lawyers: Map<string, RosteredLawyer>;
}

/** Undoes a preview; nobody sees it. */
class Undo extends Error {}

/** Changes of rotations, with what they change of the roster: all of it in one transaction, or nothing. */
@Injectable()
export class RotationChanges {
  constructor(
    private readonly db: Database,
    private readonly lawyers: RosteredLawyers,
    private readonly roster: RosterChanges,
    private readonly rollOuts: RotationRollOut,
    private readonly shifts: RotationShifts,
    private readonly rotations: RotationsQueries,
    private readonly service: RotationsService,
  ) {}

  /**
   * Takes the shifts that have not begun, and that nobody changed, off the roster, and puts what the edited pattern says
   * in their place; what is the same stays.
   * @throws 404; 409 `ROTATION_CHANGED` for another version, `ROTATION_ENDED`; 422 `WOULD_OPEN_GAP` and those of creating
   */
  async change(operator: Caller, id: string, body: ChangeRotation): Promise<ChangedRotation> {
    const { version, override, ...pattern } = body;
    return this.apply(id, { pattern, version, override, actor: actorOf(operator) });
  }

  /** The same without a new pattern. @throws 404; 409 `ROTATION_ENDED`; 422 `WOULD_OPEN_GAP` */
  async end(operator: Caller, id: string, { override }: EndRotation): Promise<ChangedRotation> {
    return this.apply(id, { pattern: null, override, actor: actorOf(operator) });
  }

  /**
   * What {@link change} would do, found by doing it and undoing it.
   * @throws as {@link change}, save that a gap is told and not refused
   */
  async preview(operator: Caller, id: string, pattern: NewRotation): Promise<RotationPreview> {
    let difference: Plain<RotationDifference> | undefined;
    const edit = { pattern, actor: actorOf(operator) };
    try {
      await this.db.transaction(async (tx) => {
        await this.replace(tx, id, edit, (found) => (difference = found));
        throw new Undo();
      });
    } catch (error) {
      if (difference && error instanceof Undo) return { ...difference, gaps: [] };
      if (difference && error instanceof Problem && error.code === 'WOULD_OPEN_GAP') {
        const { gaps, substitutes } = error.details.extras as {
          gaps: RotationGap[];
          substitutes: unknown[];
        };
        return { ...difference, gaps, substitutes };
      }
      throw error;
    }
    throw new Error('A preview was not undone');
  }

  private apply(id: string, edit: Edit): Promise<ChangedRotation> {
    return this.db.transaction(async (tx) => {
      let difference: Plain<RotationDifference> | undefined;
      await this.replace(tx, id, edit, (found) => (difference = found));
      return { ...(await this.rotations.view(id, tx)), difference: difference! };
    });
  }

  /** @param tell hears what changes before it is judged */
  private async replace(
    tx: Tx,
    id: string,
    edit: Edit,
    tell: (difference: Plain<RotationDifference>) => void,
  ): Promise<void> {
    const was = await this.rotations.lock(tx, id);
    if (was.endedAt) throw rotationProblems.rotationEnded();
    if (edit.version !== undefined && edit.version !== was.version) throw rotationProblems.rotationChanged();
    if (edit.pattern) await this.service.check(tx, edit.pattern);
    const is = edit.pattern ? await this.service.write(tx, id, edit.pattern) : was;
    if (!edit.pattern) await this.service.end(tx, id);
    // None are needed to end it; nobody's lock is taken after the boards'.
    const lawyers = edit.pattern
      ? await this.lawyers.keep(tx, is.lawyers)
      : new Map<string, RosteredLawyer>();
    const { now, until } = await this.rollOuts.moveOn(tx, is);
    const change = {
      verb: edit.pattern ? 'rotation' : 'end_rotation',
      boards: [...was.boards, ...is.boards],
      from: now,
      to: new Date(until.getTime() + LONGEST_SHIFT_MS),
      actor: edit.actor,
      override: edit.override,
    };
    await this.roster.change(tx, change, async (book) => {
      const difference = await this.rewrite(tx, book, {
        was,
        is,
        lawyers,
        ends: !edit.pattern,
        until,
        actor: edit.actor,
      });
      tell(difference);
      await this.shifts.record(tx, id, {
        type: edit.pattern ? 'rotation.changed' : 'rotation.ended',
        actor: edit.actor,
        reason: edit.override?.reason,
        data: Object.fromEntries(Object.entries(difference).map(([what, some]) => [what, some.length])),
      });
    });
  }

  private async rewrite(
    tx: Tx,
    book: RosterBook,
    { was, is, ends, until, actor, lawyers }: Rewriting,
  ): Promise<Plain<RotationDifference>> {
    const from = book.lockedAt;
    const ahead = {
      shifts: await rows<ShiftRow>(tx, AHEAD, [was.id, from]),
      skipped: await rows<PlannedShift>(tx, FORGET_SKIPPED, [was.id, from]),
      leaves: await rows<PlannedShift>(tx, LEAVES, [is.lawyers, from]),
      expected: expandFrom(was, { from, to: was.rolledOutUntil }),
    };
    const { outdated, planned, kept, byHand } = replan(
      ahead,
      { pattern: ends ? null : is, sameDuty: dutyOf(was) === dutyOf(is) },
      { from, to: until },
    );
    await book.remove(outdated);
    const { added, skipped } = await this.shifts.make(tx, book, { rotation: is, lawyers, planned });
    if (skipped.length > 0) await this.rollOuts.reportSkipped(tx, is.id, skipped, actor);
    return {
      ...differenceOf(outdated, added),
      kept: kept.map(toRotationShiftView),
      skipped: [
        ...skipped.map(toShiftView),
        ...byHand.map((shift) => ({ ...toShiftView(shift), reason: 'changed_by_hand' })),
      ],
    };
  }
}

function actorOf({ role, accountId }: Caller): Actor {
  return { role, id: accountId };
}

function dutyOf({ boards, tier }: RotationRow): string {
  return `${tier} ${boards.toSorted().join(' ')}`;
}

const AHEAD = {
  name: 'rotation-ahead',
  text: `SELECT id, lawyer_id AS "lawyerId", boards, tier, lower(during) AS "from", upper(during) AS "to",
                rotation_id AS "rotationId", version
           FROM shifts WHERE rotation_id = $1 AND upper(during) > $2 ORDER BY lower(during), id FOR UPDATE`,
};

const FORGET_SKIPPED = `
  DELETE FROM rotation_skips WHERE rotation_id = $1 AND upper(during) > $2
  RETURNING lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to"`;

const LEAVES = {
  name: 'leaves-ahead',
  text: `SELECT lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to" FROM leaves
          WHERE lawyer_id = ANY($1) AND upper(during) > $2`,
};
