import { Injectable } from '@nestjs/common';
import { Database, row, rows, type Queryable, type Tx } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { RotationsQuery, RotationView, ShownRotation, SkippedShiftView } from './rotations.contract.js';
import type { Slot, Turn } from './pattern.js';

/** What a class of the contract says, as a plain object. */
export type Plain<T> = Pick<T, keyof T>;

/** A rotation as it is kept. */
export interface RotationRow {
  id: string;
  name: string;
  boards: string[];
  tier: 'primary' | 'standby';
  zone: string;
  startsOn: string;
  endsOn: string | null;
  lawyers: string[];
  slots: Slot[];
  turn: Turn;
  rollOutDays: number;
  rolledOutUntil: Date;
  version: number;
  createdAt: Date;
  endedAt: Date | null;
}

export const ROTATION = `r.id, r.name, r.boards, r.tier, r.zone, r.starts_on::text AS "startsOn", r.ends_on::text AS "endsOn",
  r.lawyers, r.slots, r.turn, r.roll_out_days AS "rollOutDays", r.rolled_out_until AS "rolledOutUntil", r.version,
  r.created_at AS "createdAt", r.ended_at AS "endedAt"`;

/** Rotations as the bureau sees them. */
@Injectable()
export class RotationsQueries {
  constructor(private readonly db: Database) {}

  /** In the order in which they were made; ended ones too. */
  async list(query: RotationsQuery): Promise<Page<RotationView>> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<RotationRow>(
      `SELECT ${ROTATION} FROM rotations r
        WHERE ($1::text IS NULL OR $1 = ANY(r.boards)) AND ($2::uuid IS NULL OR r.id > $2) ORDER BY r.id LIMIT $3`,
      [query.board ?? null, after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(toView) };
  }

  /** With the slots to come that it could give to nobody. @throws 404 */
  async show(id: string): Promise<ShownRotation> {
    const skipped = await rows<Omit<SkippedShiftView, 'from' | 'to'> & { from: Date; to: Date }>(
      this.db,
      `SELECT lawyer_id AS "lawyerId", lower(during) AS "from", upper(during) AS "to", reason FROM rotation_skips
        WHERE rotation_id = $1 AND upper(during) > service_now() ORDER BY lower(during), lawyer_id`,
      [id],
    );
    return {
      ...(await this.view(id, this.db)),
      skipped: skipped.map(({ from, to, ...skip }) => ({
        ...skip,
        from: from.toISOString(),
        to: to.toISOString(),
      })),
    };
  }

  /** @throws 404 */
  async view(id: string, db: Queryable): Promise<Plain<RotationView>> {
    return toView(
      existing(await row<RotationRow>(db, `SELECT ${ROTATION} FROM rotations r WHERE r.id = $1`, [id])),
    );
  }

  /** The rotation, which nobody else changes or rolls out until the transaction ends. @throws 404 */
  async lock(tx: Tx, id: string): Promise<RotationRow> {
    return existing(
      await row<RotationRow>(tx, `SELECT ${ROTATION} FROM rotations r WHERE r.id = $1 FOR NO KEY UPDATE`, [
        id,
      ]),
    );
  }
}

function existing(rotation: RotationRow | undefined): RotationRow {
  if (!rotation) throw commonProblems.notFound();
  return rotation;
}

function toView({ rolledOutUntil, createdAt, endedAt, ...rotation }: RotationRow): Plain<RotationView> {
  return {
    ...rotation,
    rolledOutUntil: rolledOutUntil.toISOString(),
    createdAt: createdAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
