import { Injectable } from '@nestjs/common';
import { row, rows, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import type { RosterChanges } from '../roster/roster-changes.service.js';
import { whyNot, type RosteredLawyer, type WhyNot } from '../roster/rostered-lawyers.queries.js';
import type { PlannedShift } from './pattern.js';
import type { RotationRow } from './rotations.queries.js';

/** What a change of the roster works with. */
export type RosterBook = Parameters<Parameters<RosterChanges['change']>[2]>[0];
export type ShiftRow = Parameters<RosterBook['remove']>[0][number];

export interface SkippedShift extends PlannedShift {
  reason: WhyNot | 'overlap';
}

/** Puts planned shifts of a rotation on the roster, and says what could not be. */
@Injectable()
export class RotationShifts {
  constructor(private readonly outbox: Outbox) {}

  /**
   * Makes the planned shifts. Who may not serve, or is on a shift already, is skipped: what they leave open is kept with
   * the rotation, and an event says so.
   * @param lawyers who may serve, kept as they are before the boards were locked
   */
  async make(
    tx: Tx,
    book: RosterBook,
    {
      rotation,
      lawyers,
      planned,
    }: { rotation: Duty; lawyers: Map<string, RosteredLawyer>; planned: PlannedShift[] },
  ): Promise<{ added: ShiftRow[]; skipped: SkippedShift[] }> {
    const { id: rotationId, boards, tier } = rotation;
    const judged = planned.map((shift) => ({
      shift,
      reason: whyNot(lawyers.get(shift.lawyerId), { boards, to: shift.to }),
    }));
    const drafts = judged
      .filter(({ reason }) => reason === undefined)
      .map(({ shift }) => ({ ...shift, boards, tier, rotationId }));
    const { added, overlapping } = await book.add(drafts);
    const skipped = [
      ...judged.flatMap(({ shift, reason }) => (reason === undefined ? [] : [{ ...shift, reason }])),
      ...overlapping.map(({ lawyerId, from, to }) => ({ lawyerId, from, to, reason: 'overlap' as const })),
    ].toSorted((a, b) => a.from.getTime() - b.from.getTime());
    await this.keepSkipped(tx, rotationId, skipped);
    return { added, skipped };
  }

  /** Writes an event into the history of a rotation, and tells the operators. */
  async record(
    tx: Tx,
    rotationId: string,
    event: { type: string; actor: Actor; reason?: string; data: Record<string, unknown> },
  ): Promise<void> {
    const place = await row<{ seq: number; version: number }>(
      tx,
      'UPDATE rotations SET history = history + 1 WHERE id = $1 RETURNING history AS seq, version',
      [rotationId],
    );
    const { seq, version } = place!;
    await this.outbox.record(tx, {
      subjectKind: 'rotation',
      subjectId: rotationId,
      seq,
      ...event,
      signals: [{ rooms: [room.operators], event: 'rotation:changed', payload: { rotationId, version } }],
    });
  }

  private async keepSkipped(tx: Tx, rotationId: string, skipped: SkippedShift[]): Promise<void> {
    if (skipped.length === 0) return;
    await rows(
      tx,
      `INSERT INTO rotation_skips (rotation_id, lawyer_id, during, reason)
       SELECT $1, lawyer_id, tstzrange("from", "to"), reason
         FROM unnest($2::uuid[], $3::timestamptz[], $4::timestamptz[], $5::text[]) AS s (lawyer_id, "from", "to", reason)
       ON CONFLICT (rotation_id, lawyer_id, during) DO UPDATE SET reason = excluded.reason`,
      [
        rotationId,
        skipped.map(({ lawyerId }) => lawyerId),
        skipped.map(({ from }) => from),
        skipped.map(({ to }) => to),
        skipped.map(({ reason }) => reason),
      ],
    );
  }
}

/** What a rotation's shifts have in common. */
export type Duty = Pick<RotationRow, 'id' | 'boards' | 'tier'>;
