import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Database, row } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { PresenceView } from './presence.contract.js';

/** Whether the people of an order are there: told as the last heartbeats are, and judged by whoever asks. */
@Injectable()
export class PresenceService {
  constructor(
    private readonly db: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** A resident's heartbeat. Gives until when they count as there, unless another one comes. */
  async beat(residentId: string): Promise<{ until: Date }> {
    const presence = await row<{ until: Date }>(this.db, BEAT, [residentId, this.settings.leaseMs]);
    return presence!;
  }

  /** Of both sides of an order, to its people. @throws 404 */
  async show(caller: Caller, orderId: string): Promise<PresenceView> {
    const presence = await row<PresenceView>(this.db, SHOW, [orderId, caller.accountId]);
    if (!presence) throw commonProblems.notFound();
    return presence;
  }
}

const BEAT = {
  name: 'beat-resident',
  text: `INSERT INTO resident_presences AS p VALUES ($1, service_now(), from_now($2))
         ON CONFLICT (resident_id) DO UPDATE
           SET since = CASE WHEN p.until < service_now() THEN excluded.since ELSE p.since END, until = excluded.until
         RETURNING until`,
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
           ${STATE(`SELECT started_at AS since, until FROM lawyer_leases WHERE lawyer_id = c.lawyer_id
                     ORDER BY until DESC LIMIT 1`)} AS lawyer
      FROM conversations c WHERE c.order_id = $1 AND $2 IN (c.resident_id, c.lawyer_id)`,
};
