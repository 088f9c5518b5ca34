import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { hashToken, newToken } from '../platform/crypto/hashing.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import type { Account } from './account.entity.js';
import type { Caller, Role } from './door.contract.js';
import { identityProblems } from './identity.problems.js';
import type { SessionAnswer } from './sessions.contract.js';

type SignedIn = Pick<Account, 'id' | 'role' | 'displayName'>;

/** Sessions: begun by signing in, carried on by refreshing, ended by signing out or by a stolen token. */
@Injectable()
export class SessionsService {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** Begins a session of `account`, who has proved to be who they are. */
  async begin(tx: Tx, account: SignedIn): Promise<SessionAnswer> {
    const refreshToken = newToken();
    const session = await row<{ id: string }>(
      tx,
      `INSERT INTO sessions (account_id, refresh_hash, refresh_expires_at)
       VALUES ($1, $2, from_now($3)) RETURNING id`,
      [account.id, hashToken(refreshToken), this.settings.refreshTokenSeconds * 1000],
    );
    return this.answer(tx, { sessionId: session!.id, account, refreshToken });
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
        `UPDATE sessions s SET refresh_hash = $2, refresh_expires_at = from_now($3)
           FROM accounts a
          WHERE s.refresh_hash = $1 AND s.ended_at IS NULL AND s.refresh_expires_at > service_now() AND a.id = s.account_id
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

  private async endFamily(tx: Tx, sessionId: string, reason: string): Promise<void> {
    const [ended] = await rows<{ account_id: string; role: Role }>(
      tx,
      `UPDATE sessions s SET ended_at = service_now(), end_reason = $2 FROM accounts a
        WHERE s.id = $1 AND s.ended_at IS NULL AND a.id = s.account_id RETURNING account_id, role`,
      [sessionId, reason],
    );
    if (!ended) return;
    await rows(tx, 'DELETE FROM access_tokens WHERE session_id = $1', [sessionId]);
    await this.outbox.record(tx, {
      subjectKind: 'session',
      subjectId: sessionId,
      seq: 1,
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
      'INSERT INTO access_tokens (hash, session_id, expires_at) VALUES ($1, $2, from_now($3)) RETURNING expires_at',
      [hashToken(accessToken), begun.sessionId, this.settings.accessTokenSeconds * 1000],
    );
    const { id, role, displayName } = begun.account;
    return {
      accessToken,
      expiresAt: token!.expires_at.toISOString(),
      refreshToken: begun.refreshToken,
      account: { id, role, displayName },
    };
  }
}
