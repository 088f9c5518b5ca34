import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Batches } from '../platform/batches.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Problem } from '../platform/problems/problem.js';
import type { PresenceView } from './presence.contract.js';

/** As for lawyers' beats: so many at once, and so soon after each other. */
const LIMITS = { restMs: 250, atMost: 1_000 };

/** Whether the people of an order are there: told as the last heartbeats are, and judged by whoever asks. */
@Injectable()
export class PresenceService {
  private readonly beats = new Batches<string, string, Date>(LIMITS, (residents) => this.write(residents));

  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A resident's heartbeat. Gives until when they count as there, unless another one comes. */
  beat(residentId: string): Promise<Date> {
    return this.beats.add(residentId, residentId);
  }

  /** Of both sides of an order, to its people. @throws 404 */
  async show(caller: Caller, orderId: string): Promise<PresenceView> {
    const presence = await row<PresenceView>(this.db, SHOW, [orderId, caller.accountId]);
    if (!presence) throw commonProblems.notFound();
    return presence;
  }

  private async write(residents: readonly string[]): Promise<(Date | Problem)[]> {
    const written = await this.db.rows<{ id: string; until: Date }>(BEAT, [residents, this.settings.leaseMs]);
    const untilOf = new Map(written.map(({ id, until }) => [id, until]));
    return residents.map((id) => untilOf.get(id) ?? commonProblems.unauthenticated());
  }
}

const BEAT = {
  name: 'beat-residents',
  // In one order on every node, so that no two of them wait for each other.
  text: `INSERT INTO resident_presences AS p
         SELECT id, (SELECT service_now()), (SELECT from_now($2)) FROM accounts WHERE id = ANY($1) ORDER BY id
         ON CONFLICT (resident_id) DO UPDATE
           SET since = CASE WHEN p.until < service_now() THEN excluded.since ELSE p.since END, until = excluded.until
         RETURNING resident_id AS id, until`,
};

/** `found`: the latest time of being there. */
const STATE = (found: string) => `
  (SELECT json_build_object(
      'state', CASE WHEN until > service_now() THEN 'online' ELSE 'offline' END,
      'since', to_char((CASE WHEN until > service_now() THEN since ELSE until END) AT TIME ZONE 'UTC',
                       'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
     FROM (${found}) latest)`;

const SHOW = {
  name: 'show-presence',
  text: `
    SELECT ${STATE('SELECT since, until FROM resident_presences WHERE resident_id = c.resident_id')} AS resident,
           ${STATE(`(SELECT started_at AS since, until FROM lawyer_leases WHERE lawyer_id = c.lawyer_id AND ended_at IS NULL
                      UNION ALL
                      (SELECT started_at, until FROM lawyer_leases WHERE lawyer_id = c.lawyer_id AND ended_at IS NOT NULL
                        ORDER BY ended_at DESC LIMIT 1)) ORDER BY until DESC LIMIT 1`)} AS lawyer
      FROM conversations c WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id)`,
};
