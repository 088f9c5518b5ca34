import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { hashToken, newToken } from '../platform/crypto/hashing.js';
import { Database, row, rows } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { FeedView } from './calendar.contract.js';
import { iCalendar } from './icalendar.js';

/** A village office, or a bureau, comes from one address; a calendar asks a few times an hour. */
const FETCHES_PER_ADDRESS: RateLimit = { name: 'calendar-address', hits: 600, windowSeconds: 600 };
const MOST_SHIFTS = 5_000;
const TIERS = { primary: '值班', standby: '备勤' };

interface FeedShift {
  id: string;
  version: number;
  tier: 'primary' | 'standby';
  from: Date;
  to: Date;
  boardNames: string[];
}

/** A lawyer's duty as a calendar to subscribe to, behind a link that is the only key to it. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly db: Database,
    private readonly limits: RateLimits,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Makes the lawyer's link; one that was there before is dead.
   * @param ownOrigin where the caller found the service, for when no public origin is set
   */
  async make({ accountId }: Caller, ownOrigin: string): Promise<{ url: string }> {
    const secret = newToken();
    await this.db.rows(
      `INSERT INTO calendar_feeds (lawyer_id, secret_hash) VALUES ($1, $2)
       ON CONFLICT (lawyer_id) DO UPDATE SET secret_hash = $2, created_at = service_now()`,
      [accountId, hashToken(secret)],
    );
    return { url: `${this.settings.publicOrigins[0] ?? ownOrigin}/api/v1/calendar/${secret}.ics` };
  }

  /** Whether the lawyer has a link, and since when. */
  async show({ accountId }: Caller): Promise<FeedView> {
    const feed = await row<{ createdAt: Date }>(
      this.db,
      'SELECT created_at AS "createdAt" FROM calendar_feeds WHERE lawyer_id = $1',
      [accountId],
    );
    return { exists: feed !== undefined, createdAt: feed?.createdAt.toISOString() ?? null };
  }

  /** Revokes the link, if there is one. */
  async revoke({ accountId }: Caller): Promise<void> {
    await this.db.rows('DELETE FROM calendar_feeds WHERE lawyer_id = $1', [accountId]);
  }

  /** The calendar behind a link, from 90 days back on. @throws 404 for whatever is no link; 429 */
  async read(file: string, address: string): Promise<string> {
    await this.limits.hit(FETCHES_PER_ADDRESS, address);
    const secret = /^([\w-]{43})\.ics$/.exec(file)?.[1];
    if (secret === undefined) throw commonProblems.notFound();
    const feed = await row<{ lawyerId: string; now: Date }>(
      this.db,
      'SELECT lawyer_id AS "lawyerId", service_now() AS now FROM calendar_feeds WHERE secret_hash = $1',
      [hashToken(secret)],
    );
    if (!feed) throw commonProblems.notFound();
    const shifts = await rows<FeedShift>(this.db, SHIFTS, [feed.lawyerId, feed.now]);
    return iCalendar('云律团值班', shifts.map(toEvent), feed.now);
  }
}

function toEvent({ id, version, tier, from, to, boardNames }: FeedShift) {
  const boards = boardNames.join('、');
  return {
    uid: `${id}@yunlvtuan`,
    sequence: version,
    from,
    to,
    summary: `${TIERS[tier]}：${boards}`,
    description: `云律团${tier === 'primary' ? '主班' : '备班'}，版块：${boards}`,
  };
}

const SHIFTS = {
  name: 'calendar-feed',
  text: `SELECT s.id, s.version, s.tier, lower(s.during) AS "from", upper(s.during) AS "to",
                ARRAY(SELECT b.name FROM boards b WHERE b.slug = ANY(s.boards) ORDER BY b.position) AS "boardNames"
           FROM shifts s
          WHERE s.lawyer_id = $1 AND s.during && tstzrange($2::timestamptz - interval '90 days', NULL)
          ORDER BY lower(s.during), s.id LIMIT ${MOST_SHIFTS}`,
};
