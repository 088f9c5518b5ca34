import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { identityProblems } from '../identity/identity.problems.js';
import { KioskSessions } from '../identity/kiosk-sessions.service.js';
import { hashToken, newToken } from '../platform/crypto/hashing.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { SYSTEM, type Actor } from '../platform/events/event.js';
import { Outbox } from '../platform/events/outbox.js';
import { onceForKey } from '../platform/http/idempotency.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { newEnrolmentCode } from './enrolment-code.js';
import type { Challenge, EnrolKiosk, EnrolledKiosk, EnrolmentCode, NewKiosk } from './kiosks.contract.js';

const CODE_MS = 900_000;
const CHALLENGE_MS = 60_000;
const ENROLMENTS_PER_ADDRESS: RateLimit = { name: 'enrolment-address', hits: 20, windowSeconds: 900 };
const CHALLENGES_PER_ADDRESS: RateLimit = { name: 'challenge-address', hits: 120, windowSeconds: 60 };

/** A code as it waits for a repeat of the request that it answered: sealed. */
interface SealedCode {
  id: string;
  sealed: string;
  expiresAt: string;
}

/** 桌上通: the devices, from their enrolment to their end. */
@Injectable()
export class KiosksService {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly outbox: Outbox,
    private readonly limits: RateLimits,
    private readonly sessions: KioskSessions,
  ) {}

  /** A new kiosk, and the code that its device enrols with. @throws 422 `IDEMPOTENCY_KEY_REUSED` */
  async create(operator: Caller, body: NewKiosk, key: string | undefined): Promise<EnrolmentCode> {
    const request = { accountId: operator.accountId, key, content: { route: 'POST /kiosks', body } };
    return this.db.transaction(async (tx) => {
      const made = await onceForKey(tx, request, async () => {
        const kiosk = await row<{ id: string }>(
          tx,
          'INSERT INTO kiosks (name, town, village) VALUES ($1, $2, $3) RETURNING id',
          [body.name, body.town, body.village],
        );
        await this.record(tx, { id: kiosk!.id, version: 1 }, 'kiosk.created', operator);
        return this.putOut(tx, kiosk!.id);
      });
      return this.opened(made);
    });
  }

  /**
   * A code for another device in the place of this one, whose key is dead and whose session is over from now on.
   * @throws 404 when there is none, or it is revoked
   */
  async issueCode(operator: Caller, kioskId: string): Promise<EnrolmentCode> {
    return this.db.transaction(async (tx) => {
      const kiosk = await row<Versioned>(
        tx,
        `UPDATE kiosks SET public_key = NULL, enrolled_at = NULL, version = version + 1
          WHERE id = $1 AND revoked_at IS NULL RETURNING id, version`,
        [kioskId],
      );
      if (!kiosk) throw commonProblems.notFound();
      await this.silence(tx, kioskId, 'kiosk_replaced');
      await this.record(tx, kiosk, 'kiosk.code_issued', operator);
      return this.opened(await this.putOut(tx, kioskId));
    });
  }

  /** The device that was given the code gives its key. @throws 401 `BAD_CREDENTIALS`; 429 */
  async enrol({ enrolmentCode, publicKey }: EnrolKiosk, address: string): Promise<EnrolledKiosk> {
    await this.limits.hit(ENROLMENTS_PER_ADDRESS, address);
    const enrolled = await this.db.transaction(async (tx) => {
      const kiosk = await row<Versioned & Omit<EnrolledKiosk, 'kioskId'>>(
        tx,
        `UPDATE kiosks SET public_key = $2, enrolled_at = service_now(), last_seen_at = service_now(),
                code_hash = NULL, code_expires_at = NULL, version = version + 1
          WHERE code_hash = $1 AND code_expires_at > service_now() RETURNING id, version, name, town, village`,
        [this.codeHash(enrolmentCode), Buffer.from(publicKey.x, 'base64url')],
      );
      if (kiosk) await this.record(tx, kiosk, 'kiosk.enrolled', SYSTEM);
      return kiosk;
    });
    if (!enrolled) throw identityProblems.badCredentials();
    const { id, name, town, village } = enrolled;
    return { kioskId: id, name, town, village };
  }

  /** A nonce for the device to sign with the next card. @throws 404 when it is unknown, revoked or not enrolled; 429 */
  async challenge(kioskId: string, address: string): Promise<Challenge> {
    await this.limits.hit(CHALLENGES_PER_ADDRESS, address);
    const nonce = newToken();
    const made = await row<{ expiresAt: Date }>(
      this.db,
      `INSERT INTO kiosk_challenges (nonce_hash, kiosk_id, expires_at)
       SELECT $1::bytea, id, from_now($3) FROM kiosks WHERE id = $2 AND public_key IS NOT NULL
       RETURNING expires_at AS "expiresAt"`,
      [hashToken(nonce), kioskId, CHALLENGE_MS],
    );
    if (!made) throw commonProblems.notFound();
    return { nonce, expiresAt: made.expiresAt.toISOString() };
  }

  /** The end of a kiosk: its key, its challenges, its session with the sockets. Does nothing the second time. @throws 404 */
  async revoke(operator: Caller, kioskId: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const known = await row<{ revokedAt: Date | null }>(
        tx,
        'SELECT revoked_at AS "revokedAt" FROM kiosks WHERE id = $1 FOR NO KEY UPDATE',
        [kioskId],
      );
      if (!known) throw commonProblems.notFound();
      if (known.revokedAt) return;
      const kiosk = await row<Versioned>(
        tx,
        `UPDATE kiosks SET revoked_at = service_now(), public_key = NULL, enrolled_at = NULL, code_hash = NULL,
                code_expires_at = NULL, version = version + 1 WHERE id = $1 RETURNING id, version`,
        [kioskId],
      );
      await this.silence(tx, kioskId, 'kiosk_revoked');
      await this.record(tx, kiosk!, 'kiosk.revoked', operator);
    });
  }

  /** Under the kiosk's lock, so that nobody signs in at it between this and the commit. */
  private async silence(tx: Tx, kioskId: string, reason: 'kiosk_revoked' | 'kiosk_replaced'): Promise<void> {
    await rows(tx, 'DELETE FROM kiosk_challenges WHERE kiosk_id = $1', [kioskId]);
    await this.sessions.endAt(tx, kioskId, reason);
  }

  private async putOut(tx: Tx, kioskId: string): Promise<SealedCode> {
    const code = newEnrolmentCode();
    const out = await row<{ expiresAt: Date }>(
      tx,
      'UPDATE kiosks SET code_hash = $2, code_expires_at = from_now($3) WHERE id = $1 RETURNING code_expires_at AS "expiresAt"',
      [kioskId, this.codeHash(code), CODE_MS],
    );
    const sealed = this.keyring.seal('kiosk.enrolment', code).toString('base64');
    return { id: kioskId, sealed, expiresAt: out!.expiresAt.toISOString() };
  }

  private opened({ id, sealed, expiresAt }: SealedCode): EnrolmentCode {
    return {
      id,
      enrolmentCode: this.keyring.open('kiosk.enrolment', Buffer.from(sealed, 'base64')),
      expiresAt,
    };
  }

  private codeHash(code: string): Buffer {
    return this.keyring.lookup('kiosk.enrolment', code);
  }

  private record(
    tx: Tx,
    { id, version }: Versioned,
    type: string,
    by: Caller | typeof SYSTEM,
  ): Promise<void> {
    const actor: Actor = 'accountId' in by ? { role: by.role, id: by.accountId } : by;
    return this.outbox.record(tx, { subjectKind: 'kiosk', subjectId: id, seq: version, type, actor });
  }
}

interface Versioned {
  id: string;
  version: number;
}
