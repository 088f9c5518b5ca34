import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { hashToken, newToken } from '../platform/crypto/hashing.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import type { Account } from './account.entity.js';
import type { Caller, Role } from './door.contract.js';
import { identityProblems } from './identity.problems.js';
import { showKioskSession } from './kiosk-session.queries.js';
import { IS_ON } from './sessions.queries.js';
import type { SessionAnswer } from './sessions.contract.js';

/** With a password that fitted, its hash. */
type SignedIn = Pick<Account, 'id' | 'role' | 'displayName'> & Partial<Pick<Account, 'passwordHash'>>;

/** Sessions: begun by signing in, carried on by refreshing, ended by signing out or by a stolen token. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /**
   * Begins a session of `account`, who has proved to be who they are. At a kiosk a card has done so, which somebody else
   * may have found: such a session is short, and reaches today's orders only.
   * @throws 401 `BAD_CREDENTIALS` when the account was closed, or its password changed, since they proved it
   */
  async begin(tx: Tx, account: SignedIn, kioskId: string | null = null): Promise<SessionAnswer> {
    const refreshToken = newToken();
    const { idleMs, sessionMs } = this.settings.kiosk;
    const session = await row<{ id: string }>(tx, BEGIN, [
      account.id,
      hashToken(refreshToken),
      this.settings.refreshTokenSeconds * 1000,
      kioskId,
      idleMs,
      sessionMs,
      account.passwordHash ?? null,
    ]);
    if (!session) throw identityProblems.badCredentials();
    return this.answer(tx, { sessionId: session.id, account, refreshToken });
  }

  /**
   * Exchanges a refresh token for a new pair. A token that comes twice ends its family, and this outlives the refusal:
   * it is committed before the problem is thrown.
   */
  async refresh(refreshToken: string): Promise<SessionAnswer> {
    const spent = hashToken(refreshToken);
    const outcome = await this.db.transaction(async (tx) => {
      const next = newToken();
      const session = await row<{ id: string; accountId: string; role: Role; displayName: string }>(
        tx,
        `UPDATE sessions s SET refresh_hash = $2, refresh_expires_at = least(from_now($3), s.ends_at)
           FROM accounts a
          WHERE s.refresh_hash = $1 AND ${IS_ON} AND s.refresh_expires_at > service_now() AND a.id = s.account_id
          RETURNING s.id, a.id AS "accountId", a.role, a.display_name AS "displayName"`,
        [spent, hashToken(next), this.settings.refreshTokenSeconds * 1000],
      );
      if (!session) return this.endIfReused(tx, spent);
      await rows(tx, 'INSERT INTO spent_refresh_tokens (hash, session_id) VALUES ($1, $2)', [
        spent,
        session.id,
      ]);
      const account = { id: session.accountId, role: session.role, displayName: session.displayName };
      return this.answer(tx, { sessionId: session.id, account, refreshToken: next });
    });
    if (outcome === 'reused') throw identityProblems.refreshReused();
    if (outcome === 'unknown') throw identityProblems.badCredentials();
    return outcome;
  }

  /** Signs out: the session's tokens end now, its sockets within a second. */
  async end(caller: Caller): Promise<void> {
    await this.db.transaction((tx) => this.endFamily(tx, caller.sessionId, 'signed_out'));
  }

  /** Ends all sessions of an account but `spared`, and what is left of their tokens. */
  async endAll(tx: Tx, accountId: string, reason: string, spared: string | null = null): Promise<void> {
    const running = await rows<{ id: string }>(
      tx,
      `SELECT id FROM sessions WHERE account_id = $1 AND ended_at IS NULL AND id IS DISTINCT FROM $2::uuid
        ORDER BY id FOR UPDATE`,
      [accountId, spared],
    );
    for (const { id } of running) await this.endFamily(tx, id, reason);
  }

  private async endIfReused(tx: Tx, spent: Buffer): Promise<'reused' | 'unknown'> {
    const family = await row<{ session_id: string }>(
      tx,
      'SELECT session_id FROM spent_refresh_tokens WHERE hash = $1',
      [spent],
    );
    if (!family) return 'unknown';
    await this.endFamily(tx, family.session_id, 'refresh_token_reused');
    return 'reused';
  }

  /** Ends a session and all tokens that came of it, and closes its sockets. Does nothing the second time. */
  async endFamily(tx: Tx, sessionId: string, reason: string): Promise<void> {
    const [ended] = await rows<{ account_id: string; role: Role; version: number }>(
      tx,
      `UPDATE sessions s SET ended_at = service_now(), end_reason = $2, version = s.version + 1 FROM accounts a
        WHERE s.id = $1 AND s.ended_at IS NULL AND a.id = s.account_id RETURNING account_id, role, s.version`,
      [sessionId, reason],
    );
    if (!ended) return;
    await rows(tx, 'DELETE FROM access_tokens WHERE session_id = $1', [sessionId]);
    await this.outbox.record(tx, {
      subjectKind: 'session',
      subjectId: sessionId,
      seq: ended.version,
      type: 'session.ended',
      actor: { role: ended.role, id: ended.account_id },
      reason,
      signals: [{ rooms: [room.session(sessionId)], disconnect: true }],
    });
  }

  private async answer(
    tx: Tx,
    begun: { sessionId: string; account: SignedIn; refreshToken: string },
  ): Promise<SessionAnswer> {
    const accessToken = newToken();
    const token = await row<{ expires_at: Date }>(
      tx,
      `INSERT INTO access_tokens (hash, session_id, expires_at)
       SELECT $1::bytea, s.id, least(from_now($3), s.ends_at) FROM sessions s WHERE s.id = $2 RETURNING expires_at`,
      [hashToken(accessToken), begun.sessionId, this.settings.accessTokenSeconds * 1000],
    );
    const kiosk = await showKioskSession(tx, begun.sessionId);
    const { id, role, displayName } = begun.account;
    return {
      accessToken,
      expiresAt: token!.expires_at.toISOString(),
      refreshToken: begun.refreshToken,
      account: { id, role, displayName },
      ...(kiosk && { kiosk }),
    };
  }
}

/**
 * $1 account, $2 hash of the refresh token, $3 how long it lives, $4 kiosk, $5 idle after, $6 over after (milliseconds),
 * $7 hash of the password that fitted. The account's row is waited for: whoever closes it ends what was begun before.
 */
const BEGIN = {
  name: 'begin-session',
  text: `
    INSERT INTO sessions (account_id, refresh_hash, refresh_expires_at, kiosk_id, idle_at, ends_at, orders_since)
    SELECT a.id, $2::bytea, least(from_now($3), ends_at), $4::uuid, CASE WHEN $4::uuid IS NOT NULL THEN from_now($5) END, ends_at,
           CASE WHEN $4::uuid IS NULL THEN a.orders_since ELSE date_trunc('day', service_now(), 'Asia/Shanghai') END
      FROM accounts a, LATERAL (SELECT CASE WHEN $4::uuid IS NOT NULL THEN from_now($6) END AS ends_at) kiosk
     WHERE a.id = $1 AND a.closed_at IS NULL AND ($7::text IS NULL OR a.password_hash = $7) FOR KEY SHARE OF a
    RETURNING id`,
};
