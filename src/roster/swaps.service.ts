import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { actorOf } from './actor.js';
import type { NewSwap, SwapView } from './duty-changes.contract.js';
import type { RosterBook, ShiftRow } from './roster-book.js';
import { RosterChanges } from './roster-changes.service.js';
import { rosterProblems } from './roster.problems.js';
import { RosteredLawyers } from './rostered-lawyers.queries.js';
import { ShiftsQueries } from './shifts.queries.js';
import { SwapsQueries, type SwapRow } from './swaps.queries.js';

/** Lawyers who give each other their shifts: what was asked for is bound to the shift as it was then. */
@Injectable()
export class SwapsService {
  constructor(
    private readonly db: Database,
    private readonly roster: RosterChanges,
    private readonly lawyers: RosteredLawyers,
    private readonly shifts: ShiftsQueries,
    private readonly swaps: SwapsQueries,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Asks a lawyer, or whoever serves the boards, to take over a shift of the asker's own.
   * @throws 404 for somebody else's shift; 409 `SWAP_OPEN`, `SHIFT_OVER`; 422 `LAWYER_NOT_FOUND`, `LAWYER_NOT_OF_BOARD` …
   */
  async ask(lawyer: Caller, body: NewSwap, key: string | undefined): Promise<SwapView> {
    const request = { accountId: lawyer.accountId, key, content: { route: 'POST /roster/swaps', body } };
    return this.db.transaction((tx) => onceForKey(tx, request, () => this.open(tx, lawyer, body)));
  }

  /**
   * Takes the shift over, and gives the one in return. The one who has accepted may say so again.
   * @throws 404; 409 `SWAP_SETTLED`, `SWAP_VOID`, `SHIFTS_OVERLAP`; 422 `LAWYER_NOT_OF_BOARD`, `LAWYER_NOT_IN_PRACTICE`, `LICENCE_ENDS`
   */
  async accept(lawyer: Caller, swapId: string): Promise<SwapView> {
    const accepted = await this.db.transaction(async (tx) => {
      const swap = await this.swaps.find(tx, lawyer, swapId);
      if (swap.lawyerId === lawyer.accountId) throw commonProblems.forbidden();
      if (swap.state === 'accepted' && swap.acceptedBy === lawyer.accountId) return true;
      if (swap.state !== 'open') throw rosterProblems.swapSettled();
      return this.exchange(tx, lawyer, swap);
    });
    // What is void stays so: the refusal is no reason to take that back.
    if (!accepted) throw rosterProblems.swapVoid();
    return this.swaps.show(lawyer, swapId);
  }

  /** Says no; for whoever was asked by name. @throws 404; 409 `SWAP_SETTLED` */
  decline(lawyer: Caller, swapId: string): Promise<SwapView> {
    return this.settle(lawyer, swapId, 'declined');
  }

  /** Takes the question back; for whoever asked. @throws 404; 409 `SWAP_SETTLED` */
  withdraw(lawyer: Caller, swapId: string): Promise<SwapView> {
    return this.settle(lawyer, swapId, 'withdrawn');
  }

  private async open(tx: Tx, lawyer: Caller, body: NewSwap): Promise<SwapView> {
    const { shiftId, lawyerId, forShiftId, reason } = body;
    if (forShiftId !== undefined && lawyerId === undefined)
      throw commonProblems.badFields([{ field: 'lawyerId', message: 'is needed beside forShiftId' }]);
    if (lawyerId === lawyer.accountId)
      throw commonProblems.badFields([{ field: 'lawyerId', message: 'must be another lawyer' }]);
    const shift = await this.ownShift(tx, shiftId, lawyer.accountId);
    if (lawyerId !== undefined) await this.lawyers.mustServe(tx, lawyerId, shift);
    const forShift = forShiftId === undefined ? undefined : await this.ownShift(tx, forShiftId, lawyerId!);
    if (forShift) await this.lawyers.mustServe(tx, lawyer.accountId, forShift);
    const { id } = (await row<{ id: string }>(tx, OPEN, [
      shiftId,
      shift.version,
      lawyer.accountId,
      lawyerId ?? null,
      forShiftId ?? null,
      forShift?.version ?? null,
      reason ?? '',
    ]))!;
    if (lawyerId !== undefined) await this.tell(tx, lawyerId, 'swap.asked', id, shiftId);
    return this.swaps.show(lawyer, id, tx);
  }

  /** Gives whether the swap still meant the shifts as they are. */
  private async exchange(tx: Tx, lawyer: Caller, glance: SwapRow): Promise<boolean> {
    const shifts = await this.asAsked(tx, glance);
    if (!shifts) return this.voidSwap(tx, glance.id);
    const [shift, inReturn] = shifts;
    await this.lawyers.keep(tx, [lawyer.accountId, glance.lawyerId]);
    await this.lawyers.mustServe(tx, lawyer.accountId, shift);
    if (inReturn) await this.lawyers.mustServe(tx, glance.lawyerId, inReturn);
    const change = {
      verb: 'swap',
      boards: [...shift.boards, ...(inReturn?.boards ?? [])],
      from: inReturn && inReturn.from < shift.from ? inReturn.from : shift.from,
      to: inReturn && inReturn.to > shift.to ? inReturn.to : shift.to,
      actor: actorOf(lawyer),
    };
    return this.roster.change(tx, change, (book) => this.exchangeLocked(tx, book, lawyer, glance.id));
  }

  private async exchangeLocked(tx: Tx, book: RosterBook, lawyer: Caller, swapId: string): Promise<boolean> {
    const swap = await this.swaps.lock(tx, swapId);
    if (swap.state !== 'open') throw rosterProblems.swapSettled();
    const shift = await book.find(swap.shiftId);
    const inReturn = swap.forShiftId === null ? undefined : await book.find(swap.forShiftId);
    const isAsAsked =
      shift?.version === swap.shiftVersion &&
      shift.to > book.lockedAt &&
      inReturn?.version === (swap.forShiftVersion ?? undefined);
    if (!isAsAsked) return this.voidSwap(tx, swapId);
    if (inReturn) await book.exchange(shift, inReturn);
    else await book.alter(shift, { lawyerId: lawyer.accountId });
    await rows(tx, SETTLE, [swapId, 'accepted', lawyer.accountId]);
    await this.tell(tx, swap.lawyerId, 'swap.accepted', swapId, swap.shiftId);
    return true;
  }

  private async asAsked(tx: Tx, swap: SwapRow): Promise<[ShiftRow, ShiftRow | undefined] | undefined> {
    const found = await this.shifts.glances(tx, [swap.shiftId, swap.forShiftId]);
    const shift = found.get(swap.shiftId);
    const inReturn = swap.forShiftId === null ? undefined : found.get(swap.forShiftId);
    if (!shift || (swap.forShiftId !== null && !inReturn)) return undefined;
    return [shift, inReturn];
  }

  private async voidSwap(tx: Tx, swapId: string): Promise<false> {
    await rows(tx, SETTLE, [swapId, 'void', null]);
    return false;
  }

  private async settle(lawyer: Caller, swapId: string, state: 'declined' | 'withdrawn'): Promise<SwapView> {
    return this.db.transaction(async (tx) => {
      const { lawyerId, toLawyerId, shiftId } = await this.swaps.find(tx, lawyer, swapId);
      const [may, other] = state === 'declined' ? [toLawyerId, lawyerId] : [lawyerId, toLawyerId];
      if (may !== lawyer.accountId) throw commonProblems.forbidden();
      const swap = await this.swaps.lock(tx, swapId);
      if (swap.state !== 'open') throw rosterProblems.swapSettled();
      await rows(tx, SETTLE, [swapId, state, null]);
      if (other !== null) await this.tell(tx, other, `swap.${state}`, swapId, shiftId);
      return this.swaps.show(lawyer, swapId, tx);
    });
  }

  private async ownShift(tx: Tx, shiftId: string, lawyerId: string): Promise<ShiftRow> {
    const shift = await this.shifts.glance(tx, shiftId);
    if (shift.lawyerId !== lawyerId) throw commonProblems.notFound();
    const isOver = await row(tx, 'SELECT 1 WHERE service_now() >= $1', [shift.to]);
    if (isOver) throw rosterProblems.shiftOver();
    return shift;
  }

  private async tell(
    tx: Tx,
    accountId: string,
    kind: string,
    swapId: string,
    shiftId: string,
  ): Promise<void> {
    await this.notifications.notify(tx, [{ accountId, kind, data: { swapId, shiftId } }]);
  }
}

const OPEN = `
  INSERT INTO swaps (shift_id, shift_version, lawyer_id, to_lawyer_id, for_shift_id, for_shift_version, reason)
  VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id`;

const SETTLE = `UPDATE swaps SET state = $2, accepted_by = $3, settled_at = service_now() WHERE id = $1`;
