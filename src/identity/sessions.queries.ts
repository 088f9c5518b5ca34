import { Injectable } from '@nestjs/common';
import { hashToken } from '../platform/crypto/hashing.js';
import { Database, row } from '../platform/database/database.js';
import type { Caller } from './door.contract.js';

/** Who stands behind an access token. */
@Injectable()
export class SessionsQueries {
  constructor(private readonly db: Database) {}

  /** The caller with this access token; undefined when it is unknown, expired, or its session has ended. */
  async callerOf(accessToken: string | undefined): Promise<Caller | undefined> {
    if (!accessToken) return undefined;
    return row<Caller>(
      this.db,
      {
        name: 'caller-of',
        text: `SELECT a.id AS "accountId", a.role, a.display_name AS "displayName", s.id AS "sessionId",
                      (extract(epoch FROM t.expires_at - service_now()) * 1000)::float8 AS "expiresInMs"
               FROM access_tokens t
               JOIN sessions s ON s.id = t.session_id AND s.ended_at IS NULL
               JOIN accounts a ON a.id = s.account_id
               WHERE t.hash = $1 AND t.expires_at > service_now()`,
      },
      [hashToken(accessToken)],
    );
  }
}
