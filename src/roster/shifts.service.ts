import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { actorOf } from './actor.js';
import type { RosterBook, ShiftRow } from './roster-book.js';
import { RosterChanges } from './roster-changes.service.js';
import type { ChangeShift, NewShift, RemoveShift, ShiftView, TakeOver } from './roster.contract.js';
import { rosterProblems } from './roster.problems.js';
import { RosteredLawyers } from './rostered-lawyers.queries.js';
import { ShiftsQueries } from './shifts.queries.js';
import { stretchWithin } from './stretch.js';

/** Shifts on the roster, one at a time. */
@Injectable()
export class ShiftsService {
  constructor(
    private readonly db: Database,
    private readonly lawyers: RosteredLawyers,
    private readonly roster: RosterChanges,
    private readonly shifts: ShiftsQueries,
  ) {}

  /**
   * Puts a lawyer on duty.
   * @throws 409 `SHIFTS_OVERLAP`; 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD`, `LAWYER_NOT_IN_PRACTICE`, `LICENCE_ENDS`, `EMPTY_SHIFT`
   */
  async create(operator: Caller, body: NewShift, key: string | undefined): Promise<ShiftView> {
    const { lawyerId, boards, tier, override } = body;
    const [from, to] = [new Date(body.from), new Date(body.to)];
    if (from >= to) throw rosterProblems.emptyShift();
    const request = { accountId: operator.accountId, key, content: { route: 'POST /roster/shifts', body } };
    return this.db.transaction((tx) =>
      onceForKey(tx, request, async () => {
        await this.lawyers.mustServe(tx, lawyerId, { boards, to });
        const change = { verb: 'add', boards, from, to, actor: actorOf(operator), override };
        return this.roster.change(tx, change, async (book) => {
          const { added } = await book.add([{ lawyerId, boards, tier, from, to }]);
          if (!added[0]) throw rosterProblems.shiftsOverlap();
          return this.shifts.show(added[0].id, tx);
        });
      }),
    );
  }

  /**
   * Changes a shift: who, for what, when. Of one that has begun, what was stays as it was: another lawyer, other boards
   * or another tier begin now.
   * @throws 404; 409 `SHIFTS_OVERLAP`, `SHIFT_OVER`, `ROSTER_CHANGED`; 422 `WOULD_OPEN_GAP` and those of {@link create}
   */
  async alter(operator: Caller, shiftId: string, body: ChangeShift): Promise<ShiftView> {
    return this.db.transaction(async (tx) => {
      const glance = await this.shifts.glance(tx, shiftId);
      const next = nextOf(glance, body);
      if (next.from >= next.to) throw rosterProblems.emptyShift();
      await this.lawyers.mustServe(tx, next.lawyerId, next);
      const change = {
        verb: 'alter',
        boards: [...glance.boards, ...next.boards],
        from: glance.from < next.from ? glance.from : next.from,
        to: glance.to > next.to ? glance.to : next.to,
        actor: actorOf(operator),
        override: body.override,
      };
      return this.roster.change(tx, change, async (book) => {
        const shift = await findOpen(book, shiftId);
        const isOther = body.version !== undefined && body.version !== shift.version;
        if (isOther || shift.version !== glance.version) throw rosterProblems.rosterChanged();
        const altered = await alterOpen(book, shift, next);
        return this.shifts.show(altered.id, tx);
      });
    });
  }

  /** Takes a shift off the roster; of one that has begun, the rest. @throws 404; 409 `SHIFT_OVER`; 422 `WOULD_OPEN_GAP` */
  async remove(operator: Caller, shiftId: string, { override }: RemoveShift): Promise<void> {
    await this.db.transaction(async (tx) => {
      const { boards, from, to } = await this.shifts.glance(tx, shiftId);
      const change = { verb: 'remove', boards, from, to, actor: actorOf(operator), override };
      await this.roster.change(tx, change, async (book) => book.remove([await findOpen(book, shiftId)]));
    });
  }

  /**
   * A lawyer takes over a shift of somebody else's, or a part of it, from now on if need be; the other hears of it.
   * @throws 404; 409 `SHIFT_OVER`, `SHIFTS_OVERLAP`; 422 `LAWYER_NOT_OF_BOARD`, `OUTSIDE_SHIFT` …
   */
  async takeOver(lawyer: Caller, shiftId: string, body: TakeOver): Promise<ShiftView> {
    return this.db.transaction(async (tx) => {
      const glance = await this.shifts.glance(tx, shiftId);
      await this.lawyers.mustServe(tx, lawyer.accountId, glance);
      const change = { verb: 'take_over', ...glance, actor: actorOf(lawyer) };
      return this.roster.change(tx, change, async (book) => {
        const shift = await findOpen(book, shiftId);
        const { from, to } = stretchWithin(shift, body, book.lockedAt);
        return this.shifts.show(await handOver(book, shift, { lawyerId: lawyer.accountId, from, to }), tx);
      });
    });
  }
}

/** The shift, which is not over. @throws 404; 409 `SHIFT_OVER` */
export async function findOpen(book: RosterBook, shiftId: string): Promise<ShiftRow> {
  const shift = await book.find(shiftId);
  if (!shift) throw commonProblems.notFound();
  if (shift.to <= book.lockedAt) throw rosterProblems.shiftOver();
  return shift;
}

/** Gives a part of a shift to another lawyer; gives the id of what is theirs then. @throws 409 `SHIFTS_OVERLAP` */
export async function handOver(
  book: RosterBook,
  shift: ShiftRow,
  { lawyerId, from, to }: { lawyerId: string; from: Date; to: Date },
): Promise<string> {
  if (from <= shift.from && to >= shift.to) return (await book.alter(shift, { lawyerId })).id;
  await book.cut(shift, from, to);
  const { added } = await book.add([{ ...shift, lawyerId, from, to, rotationId: null }]);
  if (!added[0]) throw rosterProblems.shiftsOverlap();
  return added[0].id;
}

function nextOf(shift: ShiftRow, { lawyerId, boards, tier, from, to }: ChangeShift) {
  return {
    lawyerId: lawyerId ?? shift.lawyerId,
    boards: boards ?? shift.boards,
    tier: tier ?? shift.tier,
    from: from === undefined ? shift.from : new Date(from),
    to: to === undefined ? shift.to : new Date(to),
  };
}

async function alterOpen(
  book: RosterBook,
  shift: ShiftRow,
  next: ReturnType<typeof nextOf>,
): Promise<ShiftRow> {
  const hasBegun = shift.from < book.lockedAt;
  if (!hasBegun) return book.alter(shift, next);
  if (next.from.getTime() !== shift.from.getTime() || next.to < book.lockedAt)
    throw rosterProblems.outsideShift();
  const isSameDuty =
    next.lawyerId === shift.lawyerId &&
    next.tier === shift.tier &&
    next.boards.join() === shift.boards.join();
  if (isSameDuty) return book.alter(shift, { to: next.to });
  await book.alter(shift, { to: book.lockedAt });
  const { added } = await book.add([{ ...next, from: book.lockedAt }]);
  if (!added[0]) throw rosterProblems.shiftsOverlap();
  return added[0];
}
