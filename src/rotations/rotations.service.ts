import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import type { Actor } from '../platform/events/event.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { RosteredLawyers, whyNot } from '../roster/rostered-lawyers.queries.js';
import { overlappingSlots } from './pattern.js';
import { RotationRollOut } from './rotation-roll-out.service.js';
import { RotationShifts } from './rotation-shifts.service.js';
import type { MadeRotation, NewRotation } from './rotations.contract.js';
import { rotationProblems } from './rotations.problems.js';
import { RotationsQueries, ROTATION, type RotationRow } from './rotations.queries.js';
import { toShiftView } from './rotation-views.js';

/** Patterns of weeks in which lawyers take turns, made and checked. */
@Injectable()
export class RotationsService {
  constructor(
    private readonly db: Database,
    private readonly lawyers: RosteredLawyers,
    private readonly rollOuts: RotationRollOut,
    private readonly shifts: RotationShifts,
    private readonly rotations: RotationsQueries,
  ) {}

  /**
   * Makes a rotation and its shifts, as far ahead as it says; what is under way begins now.
   * @throws 422 `SLOTS_OVERLAP`, `LAWYERS_UNFIT` (with which), `ENDS_BEFORE_IT_STARTS`
   */
  async create(operator: Caller, body: NewRotation, key: string | undefined): Promise<MadeRotation> {
    const content = { route: 'POST /roster/rotations', body };
    return this.db.transaction((tx) =>
      onceForKey(tx, { accountId: operator.accountId, key, content }, async () => {
        await this.check(tx, body);
        const actor: Actor = { role: operator.role, id: operator.accountId };
        const rotation = (await row<RotationRow>(tx, INSERT, valuesOf(body)))!;
        const { added, skipped } = await this.rollOuts.rollOut(tx, rotation, { since: null, actor });
        await this.shifts.record(tx, rotation.id, {
          type: 'rotation.made',
          actor,
          data: { shifts: added.length, skipped: skipped.length },
        });
        const view = await this.rotations.view(rotation.id, tx);
        return { ...view, shifts: added.length, skipped: skipped.map(toShiftView) };
      }),
    );
  }

  /** Refuses a pattern that cannot be, and keeps its lawyers as they are. @throws 422 as for {@link create} */
  async check(tx: Tx, pattern: NewRotation): Promise<void> {
    const { startsOn, endsOn, slots, boards } = pattern;
    if (endsOn !== undefined && endsOn < startsOn) throw rotationProblems.endsBeforeItStarts();
    const overlaps = overlappingSlots(slots);
    if (overlaps.length > 0)
      throw rotationProblems.slotsOverlap(
        overlaps.map(([one, other]) => ({
          field: `slots.${other}`,
          message: `shares some time of the week with slots.${one}`,
        })),
      );
    const kept = await this.lawyers.keep(tx, pattern.lawyers);
    const unfit = pattern.lawyers.flatMap((id, i) => {
      const message = REFUSED[whyNot(kept.get(id.toLowerCase()), { boards, to: new Date(0) }) ?? ''];
      return message === undefined ? [] : [{ field: `lawyers.${i}`, message }];
    });
    if (unfit.length > 0) throw rotationProblems.lawyersUnfit(unfit);
  }

  /** Writes an edited pattern into the rotation, which is locked. */
  async write(tx: Tx, id: string, pattern: NewRotation): Promise<RotationRow> {
    return (await row<RotationRow>(tx, UPDATE, [...valuesOf(pattern), id]))!;
  }

  /** Ends the rotation, which is locked. */
  async end(tx: Tx, id: string): Promise<void> {
    await rows(tx, 'UPDATE rotations SET ended_at = service_now(), version = version + 1 WHERE id = $1', [
      id,
    ]);
  }
}

/** Who is not in practice for now may be so when their turn comes. */
const REFUSED: Partial<Record<string, string>> = {
  unknown: 'is no lawyer of this service',
  not_of_board: 'does not serve all of these boards',
};

function valuesOf({
  name,
  boards,
  tier,
  zone,
  startsOn,
  endsOn,
  lawyers,
  slots,
  turn,
  rollOutDays,
}: NewRotation) {
  return [
    name,
    boards,
    tier,
    zone,
    startsOn,
    endsOn ?? null,
    lawyers,
    JSON.stringify(slots),
    turn,
    rollOutDays,
  ];
}

const INSERT = `
  INSERT INTO rotations AS r (name, boards, tier, zone, starts_on, ends_on, lawyers, slots, turn, roll_out_days, rolled_out_until)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, service_now()) RETURNING ${ROTATION}`;

const UPDATE = `
  UPDATE rotations r
     SET name = $1, boards = $2, tier = $3, zone = $4, starts_on = $5, ends_on = $6, lawyers = $7, slots = $8, turn = $9,
         roll_out_days = $10, version = version + 1
   WHERE r.id = $11 RETURNING ${ROTATION}`;
