import { Injectable } from '@nestjs/common';
import { AlarmsService } from '../alarms/alarms.service.js';
import { NotificationsService } from '../notifications/notifications.service.js';
import { row, rows, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import { GapsQueries } from './gaps.queries.js';
import { openedGaps, type Gap } from './opened-gaps.js';
import { RosterBook, type DutyChange } from './roster-book.js';
import { rosterProblems } from './roster.problems.js';
import { SubstitutesQueries } from './substitutes.queries.js';

/** A change of the roster. */
export interface RosterChange {
  /** What is done, for the record: `leave`, `swap`, `suspend`. */
  verb: string;
  /** All boards that it may touch. */
  boards: readonly string[];
  /** All time that it may touch. */
  from: Date;
  to: Date;
  actor: Actor;
  reason?: string;
  /** An operator's: a gap is opened all the same. */
  override?: { reason: string };
}

/** The one way to change the roster: a board's cover does not get less by it, or somebody answers for that. */
@Injectable()
export class RosterChanges {
  constructor(
    private readonly outbox: Outbox,
    private readonly gaps: GapsQueries,
    private readonly substitutes: SubstitutesQueries,
    private readonly alarms: AlarmsService,
    private readonly notifications: NotificationsService,
  ) {}

  /**
   * Locks the boards, one after the other, then lets `work` change their shifts. A gap that it opens from now on rolls
   * all of it back; with an override the gap, its reason and an alarm are recorded instead. Whose duty was touched gets a
   * notice of the difference.
   * @throws 422 `WOULD_OPEN_GAP` with `gaps` and `substitutes`
   */
  async change<T>(tx: Tx, change: RosterChange, work: (book: RosterBook) => Promise<T>): Promise<T> {
    const boards = [...new Set(change.boards)].toSorted();
    await rows(tx, LOCK_BOARDS, [boards]);
    // By the clock after the wait: what is over is nobody's cover any more.
    const now = await this.gaps.now(tx);
    const stretch = { boards, from: change.from > now ? change.from : now, to: change.to };
    const hasCover = stretch.from < stretch.to;
    const before = hasCover ? await this.gaps.in(tx, stretch) : [];
    const book = new RosterBook(tx, {
      boards: new Set(boards),
      actor: change.actor,
      now,
      reason: change.override?.reason ?? change.reason,
    });
    const result = await work(book);
    const after = hasCover ? await this.gaps.in(tx, stretch) : [];
    const opened = openedGaps(before, after);
    if (opened.length > 0) await this.override(tx, change, opened, book);
    await this.tell(tx, change, book);
    return result;
  }

  /** Records who opened these gaps and why. @throws 422 `WOULD_OPEN_GAP` when nobody takes it on themselves */
  private async override(tx: Tx, change: RosterChange, gaps: Gap[], book: RosterBook): Promise<void> {
    const { override, actor, verb } = change;
    if (!override || actor.role !== 'operator') {
      const leaving = book.changes.filter(({ change: what }) => what !== 'added');
      const substitutes = await this.substitutes.forGaps(tx, gaps, [
        ...new Set(leaving.map(({ lawyerId }) => lawyerId)),
      ]);
      throw rosterProblems.wouldOpenGap({ extras: { gaps: gaps.map(toGapView), substitutes } });
    }
    const { id } = (await row<{ id: string }>(tx, OVERRIDE, [verb, override.reason, actor.id]))!;
    await rows(tx, OVERRIDDEN, [
      id,
      gaps.map(({ board }) => board),
      gaps.map(({ from }) => from),
      gaps.map(({ to }) => to),
      gaps.map(({ have }) => have),
    ]);
    const boards = [...new Set(gaps.map(({ board }) => board))];
    await this.alarms.raise(tx, {
      kind: 'roster_override',
      subject: id,
      board: boards[0],
      data: { overrideId: id, boards, from: earliest(gaps).toISOString() },
      actor,
    });
  }

  private async tell(tx: Tx, { verb, actor }: RosterChange, book: RosterBook): Promise<void> {
    if (book.events.length === 0) return;
    const boards = [...new Set(book.changes.flatMap((change) => change.boards))].toSorted();
    const last = book.events.at(-1)!;
    last.signals = [{ rooms: [room.operators], event: 'roster:changed', payload: { boards } }];
    await this.outbox.recordAll(tx, book.events);
    const byLawyer = Map.groupBy(book.changes, ({ lawyerId }) => lawyerId);
    await this.notifications.notify(
      tx,
      [...byLawyer]
        .filter(([lawyerId]) => lawyerId !== actor.id)
        .map(([accountId, changes]) => ({
          accountId,
          kind: 'roster.changed',
          data: { verb, changes: changes.map(toNotice) },
        })),
    );
  }
}

/** A gap as clients see it. */
export function toGapView({ from, to, ...gap }: Gap) {
  return { ...gap, from: from.toISOString(), to: to.toISOString() };
}

function toNotice({ lawyerId: _lawyerId, was, ...change }: DutyChange) {
  return { ...timesOf(change), ...(was && { was: timesOf(was) }) };
}

function timesOf<T extends { from: Date; to: Date }>({ from, to, ...rest }: T) {
  return { ...rest, from: from.toISOString(), to: to.toISOString() };
}

function earliest(gaps: readonly Gap[]): Date {
  return gaps.map(({ from }) => from).reduce((a, b) => (a < b ? a : b));
}

const LOCK_BOARDS = {
  name: 'lock-cover-policies',
  text: 'SELECT 1 FROM cover_policies WHERE board = ANY($1) ORDER BY board FOR UPDATE',
};

const OVERRIDE = `INSERT INTO cover_overrides (verb, reason, decided_by) VALUES ($1, $2, $3) RETURNING id`;

const OVERRIDDEN = `
  INSERT INTO overridden_gaps (override_id, board, during, have)
  SELECT $1, board, tstzrange("from", "to"), have
    FROM unnest($2::text[], $3::timestamptz[], $4::timestamptz[], $5::int[]) AS g (board, "from", "to", have)`;
