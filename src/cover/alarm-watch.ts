import {
  Inject,
  Injectable,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AlarmsService } from '../alarms/alarms.service.js';
import type { AlarmKind } from '../alarms/alarms.contract.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { SYSTEM } from '../platform/events/event.js';
import { Loop } from '../platform/loop.js';

/** Whoever is gone is missed soon; a roster does not run out within seconds. */
const LIVE_LOOKS_IN_ONE = 5;
const LOOKS_IN_ONE_RUNWAY = 2;
/**
 * A workbench that is loaded again, or changes from one network to another, is back by then; it is noticed within 30 s
 * all the same.
 */
const JUST_GONE = `interval '10 seconds'`;

/** How a board stands at one look. */
interface Look {
  board: string;
  /** It is what the alarm is about. */
  isBad: boolean;
  /** It certainly is not; in between, an alarm stays as it is. */
  isGood: boolean;
  isRaised: boolean;
  /** Instants and numbers, for whoever sees the alarm. */
  data: Record<string, unknown> | null;
}

/**
 * Notices that a board has nobody who is live, or that its roster does not reach far enough, and that it is over. Every
 * node looks, one at a time: who acts on an older look than another has acted on would raise an alarm twice.
 */
@Injectable()
export class AlarmWatch implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loops: Loop[];

  constructor(
    private readonly db: Database,
    private readonly alarms: AlarmsService,
    @Inject(SETTINGS) { coverLookMs }: Settings,
  ) {
    this.loops = [
      new Loop('live watch', coverLookMs / LIVE_LOOKS_IN_ONE, () => this.look('live_gap', LOOK_LIVE)),
      new Loop('runway watch', coverLookMs * LOOKS_IN_ONE_RUNWAY, () => this.look('runway', LOOK_RUNWAY)),
    ];
  }

  onApplicationBootstrap(): void {
    for (const loop of this.loops) loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private look(kind: AlarmKind, sql: typeof LOOK_LIVE): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      if (!(await isAlone(tx, kind))) return false;
      const looks = await rows<Look>(tx, sql);
      await this.alarms.raiseAll(
        tx,
        looks
          .filter(({ isBad, isRaised }) => isBad && !isRaised)
          .map(({ board, data }) => ({ kind, subject: board, board, data: data ?? {} })),
      );
      const over = looks.filter(({ isGood, isRaised }) => isGood && isRaised);
      await this.alarms.closeAll(tx, { kind, subjects: over.map(({ board }) => board), actor: SYSTEM });
      return false;
    });
  }
}

/** Until the transaction has ended nobody else looks; what the next one sees has this one's work in it. */
async function isAlone(tx: Tx, kind: AlarmKind): Promise<boolean> {
  const lock = await row<{ got: boolean }>(
    tx,
    {
      name: 'lock-watch',
      text: `SELECT pg_try_advisory_xact_lock(hashtext('alarm-watch'), hashtext($1)) AS got`,
    },
    [kind],
  );
  return lock!.got;
}

const IS_RAISED = (kind: AlarmKind) =>
  `EXISTS (SELECT FROM alarms a WHERE a.kind = '${kind}' AND a.subject = b.slug AND a.closed_at IS NULL) AS "isRaised"`;

const LOOK_LIVE = {
  name: 'look-live',
  text: `WITH clock AS MATERIALIZED (SELECT service_now() AS at),
         leased AS MATERIALIZED (
           SELECT l.id, is_live(l) AS live FROM lawyers l
            WHERE l.availability = 'available' AND may_practise(l) AND l.id IN (
              SELECT s.lawyer_id FROM lawyer_leases s, clock
               WHERE s.ended_at IS NULL AND s.state = 'available' AND s.until > clock.at - ${JUST_GONE}
              UNION SELECT s.lawyer_id FROM lawyer_leases s, clock
               WHERE s.ended_at > clock.at - ${JUST_GONE} AND s.state = 'available')),
         there AS (
           SELECT lb.board, bool_or(leased.live) AS live FROM leased JOIN lawyer_boards lb ON lb.lawyer_id = leased.id GROUP BY lb.board),
         boards_now AS (
           SELECT b.slug, coalesce(t.live, false) AS live, t.board IS NOT NULL AS just_there,
                  EXISTS (SELECT FROM closed_hours c WHERE c.board = b.slug AND c.during @> clock.at) AS closed
             FROM boards b CROSS JOIN clock LEFT JOIN there t ON t.board = b.slug)
         SELECT b.slug AS board, NOT (b.closed OR b.just_there) AS "isBad", b.closed OR b.live AS "isGood", ${IS_RAISED('live_gap')},
                NULL::jsonb AS data
           FROM boards_now b ORDER BY b.slug`,
};

/** No roster at all is a gap from now on. */
const LOOK_RUNWAY = {
  name: 'look-runway',
  text: `WITH clock AS MATERIALIZED (SELECT service_now() AS at),
         looked AS MATERIALIZED (
           SELECT p.board AS slug, p.runway_days,
                  (SELECT min(lower(g.during)) FROM cover_gaps(ARRAY[p.board], clock.at, clock.at + make_interval(days => p.runway_days)) g) AS gap
             FROM cover_policies p, clock)
         SELECT b.slug AS board, b.gap IS NOT NULL AS "isBad", b.gap IS NULL AS "isGood", ${IS_RAISED('runway')},
                jsonb_build_object('gapFrom', to_char(b.gap AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
                  'runwayDays', b.runway_days) AS data
           FROM looked b ORDER BY b.slug`,
};
