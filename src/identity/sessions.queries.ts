import { Injectable } from '@nestjs/common';
import { hashToken } from '../platform/crypto/hashing.js';
import { Database, row } from '../platform/database/database.js';
import { readCursor, toPage, type Page } from '../platform/http/page.js';
import type { Caller } from './door.contract.js';

/** Of `sessions s`. At a kiosk it is over at the very instant, before it is swept. */
export const IS_ON = `s.ended_at IS NULL AND (s.kiosk_id IS NULL OR least(s.idle_at, s.ends_at) > service_now())`;

/** One sign-in of an account. */
export interface SessionRow {
  id: string;
  createdAt: Date;
  endedAt: Date | null;
  endReason: string | null;
}

/** Who stands behind an access token. */
@Injectable()
export class SessionsQueries {
  constructor(private readonly db: Database) {}

  /** An account's own sessions, oldest first. */
  async list(
    accountId: string,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<Page<SessionRow>> {
    const after = readCursor(cursor, ['uuid']);
    const found = await this.db.rows<SessionRow>(
      `SELECT id, created_at AS "createdAt", ended_at AS "endedAt", end_reason AS "endReason" FROM sessions
        WHERE account_id = $1 AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [accountId, after?.[0] ?? null, limit + 1],
    );
    return toPage(found, limit, ({ id }) => [id]);
  }

  /** The caller with this access token; undefined when it is unknown, expired, or its session has ended. */
  async callerOf(accessToken: string | undefined): Promise<Caller | undefined> {
    if (!accessToken) return undefined;
    return row<Caller>(
      this.db,
      {
        name: 'caller-of',
        text: `SELECT a.id AS "accountId", a.role, a.display_name AS "displayName", s.id AS "sessionId",
                      s.kiosk_id AS "kioskId", s.orders_since AS "ordersSince",
                      (extract(epoch FROM t.expires_at - service_now()) * 1000)::float8 AS "expiresInMs"
               FROM access_tokens t
               JOIN sessions s ON s.id = t.session_id AND ${IS_ON}
               JOIN accounts a ON a.id = s.account_id
               WHERE t.hash = $1 AND t.expires_at > service_now()`,
      },
      [hashToken(accessToken)],
    );
  }

  /** The same caller as the session is now: unlocked, or undefined when it is over. */
  async again({ sessionId, ...caller }: Caller): Promise<Caller | undefined> {
    const now = await row<Pick<Caller, 'ordersSince'>>(
      this.db,
      {
        name: 'caller-again',
        text: `SELECT s.orders_since AS "ordersSince" FROM sessions s WHERE s.id = $1 AND ${IS_ON}`,
      },
      [sessionId],
    );
    return now && { ...caller, sessionId, ...now };
  }
}
