import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { DeliveriesQueries } from '../notifications/deliveries.queries.js';
import { Database, row, type Queryable } from '../platform/database/database.js';
import { readCursor, toPage } from '../platform/http/page.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { aboutAlarm } from './about.js';
import type {
  Acknowledgement,
  AlarmDetail,
  AlarmEventView,
  AlarmPage,
  AlarmPerson,
  AlarmsQuery,
  AlarmView,
} from './alarms.contract.js';

type AlarmRow = Omit<AlarmView, 'raisedAt' | 'closedAt' | 'acknowledged'> & {
  raisedAt: Date;
  closedAt: Date | null;
  by: AlarmPerson | null;
  at: Date | null;
  until: Date | null;
};

type EventRow = Omit<AlarmEventView, 'at' | 'actor' | 'reason'> & {
  at: Date;
  role: string;
  actorId: string | null;
  reason: string | null;
};

const COLUMNS = `a.id, a.kind, a.subject, a.board, a.order_id AS "orderId", a.data, a.raised_at AS "raisedAt",
  a.closed_at AS "closedAt", a.step, a.rounds, a.version, a.acknowledged_at AS at, a.acknowledged_until AS until,
  (SELECT json_build_object('id', p.id, 'role', p.role, 'displayName', p.display_name)
     FROM accounts p WHERE p.id = a.acknowledged_by) AS by`;

/** How much of a long history, and of what went out, is shown. */
const MOST_SHOWN = 200;

/** Alarms as staff may see them: operators all, a lawyer those that asked for their help. */
@Injectable()
export class AlarmsQueries {
  constructor(
    private readonly db: Database,
    private readonly deliveries: DeliveriesQueries,
  ) {}

  /** All of them, newest first. */
  async list(query: AlarmsQuery): Promise<AlarmPage> {
    const after = readCursor(query.cursor, ['uuid']);
    const found = await this.db.rows<AlarmRow>(
      `SELECT ${COLUMNS} FROM alarms a
        WHERE ($1::boolean IS NULL OR (a.closed_at IS NULL) = $1) AND ($2::text IS NULL OR a.kind = $2)
          AND ($3::text IS NULL OR a.board = $3) AND ($4::uuid IS NULL OR a.id < $4)
        ORDER BY a.id DESC LIMIT $5`,
      [query.open ?? null, query.kind ?? null, query.board ?? null, after?.[0] ?? null, query.limit + 1],
    );
    const page = toPage(found, query.limit, ({ id }) => [id]);
    return { ...page, items: page.items.map(viewOf) };
  }

  /** @throws 404 when there is none that the caller may know of */
  async show(caller: Caller, id: string, db: Queryable = this.db): Promise<AlarmView> {
    return viewOf(await this.find(caller, id, db));
  }

  /** The same with its history and what went out for it. @throws 404 */
  async detail(caller: Caller, id: string): Promise<AlarmDetail> {
    const alarm = await this.find(caller, id, this.db);
    const recipient = caller.role === 'operator' ? null : caller.accountId;
    const [events, deliveries] = await Promise.all([
      this.events(id),
      this.deliveries.about(aboutAlarm(id), MOST_SHOWN, recipient),
    ]);
    return { ...viewOf(alarm), events, deliveries };
  }

  private async find(caller: Caller, id: string, db: Queryable): Promise<AlarmRow> {
    const alarm = await row<AlarmRow>(
      db,
      `SELECT ${COLUMNS} FROM alarms a
        WHERE a.id = $1 AND ($2 = 'operator' OR EXISTS (
          SELECT FROM alarm_calls c WHERE c.alarm_id = a.id AND c.account_id = $3))`,
      [id, caller.role, caller.accountId],
    );
    if (!alarm) throw commonProblems.notFound();
    return alarm;
  }

  private async events(id: string): Promise<AlarmEventView[]> {
    const found = await this.db.rows<EventRow>(
      `SELECT seq, type, at, actor_role AS role, actor_id AS "actorId", reason, data FROM events
        WHERE subject_id = $1 ORDER BY seq DESC LIMIT ${MOST_SHOWN}`,
      [id],
    );
    return found.toReversed().map(({ at, role, actorId, reason, ...event }) => ({
      ...event,
      at: at.toISOString(),
      actor: { role, id: actorId },
      ...(reason !== null && { reason }),
    }));
  }
}

function viewOf({ by, at, until, raisedAt, closedAt, ...alarm }: AlarmRow) {
  return {
    ...alarm,
    raisedAt: raisedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    acknowledged: by && acknowledgement(by, at!, until!),
  };
}

function acknowledgement(by: AlarmPerson, at: Date, until: Date): Acknowledgement {
  return { by, at: at.toISOString(), until: until.toISOString() };
}
