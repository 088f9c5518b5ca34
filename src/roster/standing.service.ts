import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { LawyerView } from '../lawyers/lawyers.contract.js';
import { LawyersQueries } from '../lawyers/lawyers.queries.js';
import { LawyersService } from '../lawyers/lawyers.service.js';
import { Database, rows, type Tx } from '../platform/database/database.js';
import { actorOf } from './actor.js';
import { SHIFT_COLUMNS, type RosterBook, type ShiftRow } from './roster-book.js';
import { RosterChanges } from './roster-changes.service.js';
import type { ChangeStanding } from './roster.contract.js';
import { RosteredLawyers, type RosteredLawyer } from './rostered-lawyers.queries.js';

/** What the bureau changes of a lawyer, and what that takes off the roster. */
@Injectable()
export class StandingService {
  constructor(
    private readonly db: Database,
    private readonly lawyers: LawyersService,
    private readonly cards: LawyersQueries,
    private readonly rostered: RosteredLawyers,
    private readonly roster: RosterChanges,
  ) {}

  /**
   * Changes a lawyer. Who is suspended is off the roster from now on, whose licence ends from then on, who is taken off a
   * board off its duty: in the same transaction, and under the same rule as every change of the roster.
   * @throws 404; 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes`, unless there is an `override`
   */
  async change(
    operator: Caller,
    lawyerId: string,
    { override, ...change }: ChangeStanding,
  ): Promise<LawyerView> {
    return this.db.transaction(async (tx) => {
      await this.lawyers.change(tx, operator, lawyerId, change);
      const ahead = await rows<ShiftRow>(tx, AHEAD, [lawyerId]);
      if (ahead.length > 0) await this.follow(tx, ahead, { operator, lawyerId, override });
      return this.cards.show(lawyerId, tx);
    });
  }

  private async follow(
    tx: Tx,
    ahead: ShiftRow[],
    { operator, lawyerId, override }: { operator: Caller; lawyerId: string; override?: { reason: string } },
  ): Promise<void> {
    const lawyer = (await this.rostered.keep(tx, [lawyerId])).get(lawyerId)!;
    const touched = ahead.filter((shift) => differs(shift, whatStays(shift, lawyer)));
    if (touched.length === 0) return;
    const change = {
      verb: lawyer.licenceStatus === 'valid' ? 'boards' : 'suspend',
      boards: touched.flatMap(({ boards }) => boards),
      from: touched.map(({ from }) => from).reduce((a, b) => (a < b ? a : b)),
      to: touched.map(({ to }) => to).reduce((a, b) => (a > b ? a : b)),
      actor: actorOf(operator),
      override,
    };
    await this.roster.change(tx, change, async (book) => {
      for (const { id } of touched) await this.trim(book, id, lawyer);
    });
  }

  private async trim(book: RosterBook, shiftId: string, lawyer: RosteredLawyer): Promise<void> {
    const shift = await book.find(shiftId);
    // Handed over or taken off while the boards' locks were waited for.
    if (!shift || shift.lawyerId !== lawyer.id) return;
    const stays = whatStays(shift, lawyer);
    if (stays.boards.length === 0 || stays.to <= shift.from) return book.remove([shift]);
    if (shift.from >= book.lockedAt || stays.boards.length === shift.boards.length) {
      await book.alter(shift, stays);
      return;
    }
    await book.alter(shift, { to: book.lockedAt });
    if (stays.to > book.lockedAt)
      await book.add([{ ...shift, ...stays, from: book.lockedAt, rotationId: null }]);
  }
}

/** What of a shift the lawyer may still serve. */
function whatStays({ boards, to }: ShiftRow, lawyer: RosteredLawyer): { boards: string[]; to: Date } {
  if (lawyer.licenceStatus !== 'valid') return { boards: [], to };
  const { licenceEndsAt } = lawyer;
  return {
    boards: boards.filter((board) => lawyer.boards.includes(board)),
    to: licenceEndsAt !== null && licenceEndsAt < to ? licenceEndsAt : to,
  };
}

function differs(shift: ShiftRow, stays: { boards: string[]; to: Date }): boolean {
  return stays.boards.length !== shift.boards.length || stays.to < shift.to;
}

const AHEAD = {
  name: 'shifts-ahead',
  text: `SELECT ${SHIFT_COLUMNS} FROM shifts s
          WHERE s.lawyer_id = $1 AND s.during && tstzrange((SELECT service_now()), NULL) ORDER BY lower(s.during), s.id`,
};
