import { row, rows, type Tx } from '../platform/database/database.js';
import type { Actor, NewEvent } from '../platform/events/event.js';
import { rosterProblems } from './roster.problems.js';
import type { Tier } from './shift.entity.js';

/** A shift as it is to be. */
export interface ShiftDraft {
  lawyerId: string;
  boards: readonly string[];
  tier: Tier;
  from: Date;
  to: Date;
  rotationId?: string | null;
}

/** A shift as it is. */
export interface ShiftRow {
  id: string;
  lawyerId: string;
  boards: string[];
  tier: Tier;
  from: Date;
  to: Date;
  rotationId: string | null;
  version: number;
}

/** What became of a shift, seen by one lawyer. */
export interface DutyChange {
  shiftId: string;
  lawyerId: string;
  change: 'added' | 'removed' | 'changed';
  boards: readonly string[];
  tier: Tier;
  from: Date;
  to: Date;
  /** What it was, when it was changed. */
  was?: { boards: readonly string[]; tier: Tier; from: Date; to: Date };
}

/** What a change of the roster may do, under the locks of its boards; it remembers what it did. */
export class RosterBook {
  readonly changes: DutyChange[] = [];
  readonly events: NewEvent[] = [];

  constructor(
    private readonly tx: Tx,
    private readonly locked: { boards: ReadonlySet<string>; actor: Actor; now: Date; reason?: string },
  ) {}

  /** The database's clock when the boards were locked. */
  get lockedAt(): Date {
    return this.locked.now;
  }

  /** A shift as it is now, until the transaction ends; undefined when there is none. @throws 409 `ROSTER_CHANGED` */
  async find(shiftId: string): Promise<ShiftRow | undefined> {
    const shift = await row<ShiftRow>(this.tx, FIND, [shiftId]);
    if (shift && !shift.boards.every((board) => this.locked.boards.has(board)))
      throw rosterProblems.rosterChanged();
    return shift;
  }

  /** Puts lawyers on duty; `overlapping` are those who are on a shift of that tier already. */
  async add(drafts: readonly ShiftDraft[]): Promise<{ added: ShiftRow[]; overlapping: ShiftDraft[] }> {
    if (drafts.length === 0) return { added: [], overlapping: [] };
    for (const { boards } of drafts) this.mustBeLocked(boards);
    const added = await rows<ShiftRow & { n: number }>(this.tx, ADD, [
      drafts.map(({ lawyerId }) => lawyerId),
      drafts.map(({ boards }) => `{${boards.join(',')}}`),
      drafts.map(({ tier }) => tier),
      drafts.map(({ from }) => from),
      drafts.map(({ to }) => to),
      drafts.map(({ rotationId }) => rotationId ?? null),
    ]);
    const keys = new Set(added.map(keyOf));
    for (const shift of added) this.note(shift, 'added');
    return { added, overlapping: drafts.filter((draft) => !keys.has(keyOf(draft))) };
  }

  /** Changes a shift. @throws 409 `SHIFTS_OVERLAP` */
  async alter(
    shift: ShiftRow,
    change: Partial<Pick<ShiftRow, 'lawyerId' | 'boards' | 'tier' | 'from' | 'to'>>,
  ): Promise<ShiftRow> {
    const next = { ...shift, ...change };
    this.mustBeLocked(next.boards);
    const altered = await row<ShiftRow>(this.tx, ALTER, [
      shift.id,
      next.lawyerId,
      next.boards,
      next.tier,
      next.from,
      next.to,
    ]);
    this.noteAltered(shift, altered!);
    return altered!;
  }

  /** Gives two shifts each other's lawyers. @throws 409 `SHIFTS_OVERLAP` */
  async exchange(one: ShiftRow, other: ShiftRow): Promise<void> {
    // Both are away for a moment: one after the other they would overlap on their way.
    const pair = [
      { ...one, lawyerId: other.lawyerId },
      { ...other, lawyerId: one.lawyerId },
    ];
    await rows(this.tx, 'DELETE FROM shifts WHERE id = ANY($1)', [[one.id, other.id]]);
    for (const [n, next] of pair.entries()) {
      const put = await row<ShiftRow>(this.tx, PUT_BACK, [
        next.id,
        next.lawyerId,
        next.boards,
        next.tier,
        next.from,
        next.to,
        next.rotationId,
        next.version + 1,
      ]);
      this.noteAltered(n === 0 ? one : other, put!);
    }
  }

  /** Takes shifts off the roster; of those that have begun, the rest. */
  async remove(shifts: readonly ShiftRow[]): Promise<void> {
    const [begun, ahead] = [
      shifts.filter(({ from }) => from < this.lockedAt),
      shifts.filter(({ from }) => from >= this.lockedAt),
    ];
    for (const shift of begun) if (shift.to > this.lockedAt) await this.alter(shift, { to: this.lockedAt });
    await rows(this.tx, 'DELETE FROM shifts WHERE id = ANY($1)', [ahead.map(({ id }) => id)]);
    for (const shift of ahead) this.note({ ...shift, version: shift.version + 1 }, 'removed');
  }

  /** Takes `[from, to)` out of a shift, which is then shorter, two, or gone; gives what is left of it. */
  async cut(shift: ShiftRow, from: Date, to: Date): Promise<ShiftRow[]> {
    const hasHead = shift.from < from;
    const hasTail = to < shift.to;
    if (!hasHead && !hasTail) {
      await this.remove([shift]);
      return [];
    }
    if (!hasHead) return [await this.alter(shift, { from: to })];
    const head = await this.alter(shift, { to: from });
    if (!hasTail) return [head];
    const { added } = await this.add([{ ...shift, from: to, rotationId: null }]);
    return [head, ...added];
  }

  private noteAltered(was: ShiftRow, is: ShiftRow): void {
    if (was.lawyerId === is.lawyerId) {
      this.note(is, 'changed', was);
      return;
    }
    this.note(is, 'added', undefined, was);
    this.changes.push({ ...dutyOf(was), change: 'removed' });
  }

  private note(shift: ShiftRow, change: DutyChange['change'], was?: ShiftRow, from?: ShiftRow): void {
    const { id, version } = shift;
    this.changes.push({ ...dutyOf(shift), change, ...(was && { was: spanOf(was) }) });
    this.events.push({
      subjectKind: 'shift',
      subjectId: id,
      seq: version,
      type: `shift.${from ? 'handed_over' : change}`,
      actor: this.locked.actor,
      reason: this.locked.reason,
      data: stateOf(shift),
    });
  }

  private mustBeLocked(boards: readonly string[]): void {
    if (!boards.every((board) => this.locked.boards.has(board)))
      throw new Error(`A change of ${boards.join(', ')} without its lock`);
  }
}

function keyOf({ lawyerId, tier, from }: { lawyerId: string; tier: Tier; from: Date }): string {
  return `${lawyerId} ${tier} ${from.getTime()}`;
}

function dutyOf({ id, lawyerId, boards, tier, from, to }: ShiftRow) {
  return { shiftId: id, lawyerId, boards, tier, from, to };
}

function spanOf({ boards, tier, from, to }: ShiftRow) {
  return { boards, tier, from, to };
}

function stateOf({ lawyerId, boards, tier, from, to }: ShiftRow) {
  return { lawyerId, boards, tier, from: from.toISOString(), to: to.toISOString() };
}

export const SHIFT_COLUMNS = `s.id, s.lawyer_id AS "lawyerId", s.boards, s.tier, lower(s.during) AS "from", upper(s.during) AS "to",
  s.rotation_id AS "rotationId", s.version`;

const FIND = `SELECT ${SHIFT_COLUMNS} FROM shifts s WHERE s.id = $1 FOR UPDATE`;

const ADD = {
  name: 'add-shifts',
  text: `INSERT INTO shifts AS s (lawyer_id, boards, tier, during, rotation_id)
         SELECT lawyer_id, boards::text[], tier, tstzrange("from", "to"), rotation_id
           FROM unnest($1::uuid[], $2::text[], $3::text[], $4::timestamptz[], $5::timestamptz[], $6::uuid[])
             AS d (lawyer_id, boards, tier, "from", "to", rotation_id)
         ON CONFLICT DO NOTHING RETURNING ${SHIFT_COLUMNS}`,
};

const ALTER = {
  name: 'alter-shift',
  text: `UPDATE shifts s SET lawyer_id = $2, boards = $3, tier = $4, during = tstzrange($5, $6), version = version + 1
          WHERE id = $1 RETURNING ${SHIFT_COLUMNS}`,
};

const PUT_BACK = `
  INSERT INTO shifts AS s (id, lawyer_id, boards, tier, during, rotation_id, version)
  VALUES ($1, $2, $3, $4, tstzrange($5, $6), $7, $8) RETURNING ${SHIFT_COLUMNS}`;
