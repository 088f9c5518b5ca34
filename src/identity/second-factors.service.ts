import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring.js';
import { maskPhone } from '../platform/crypto/masking.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
import { room } from '../platform/events/signal.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Caller } from './door.contract.js';
import { isEasyPin } from './easy-pin.js';
import { identityProblems } from './identity.problems.js';
import { hashPassword, passwordFits } from './passwords.service.js';
import { IS_ON } from './sessions.queries.js';
import { SmsCodes } from './sms-codes.service.js';

/** Wrong PINs in a row, after which an account takes none for a day; a phone code is taken all the while. */
const PIN_TRIES = 5;
const LOCKED_SECONDS = 86_400;
const WRONG_PINS_PER_KIOSK: RateLimit = { name: 'pin-kiosk', hits: 20, windowSeconds: 3600 };

/** What a resident who came by card has beside the card: a PIN, a phone. Either opens what is older than today. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly codes: SmsCodes,
    private readonly limits: RateLimits,
    private readonly outbox: Outbox,
  ) {}

  /** @throws 403 `UNLOCK_FIRST`; 422 `NO_CARD`, `PIN_TOO_EASY` */
  async setPin(caller: Caller, pin: string): Promise<void> {
    const hash = await hashPassword(pin);
    await this.db.transaction(async (tx) => {
      const { cardSealed } = await this.lockToAdd(tx, caller);
      if (!cardSealed) throw identityProblems.noCard();
      if (isEasyPin(pin, this.keyring.open('account.card', cardSealed))) throw identityProblems.pinTooEasy();
      await rows(tx, 'UPDATE accounts SET pin_hash = $2, pin_tries = 0, pin_tried_at = NULL WHERE id = $1', [
        caller.accountId,
        hash,
      ]);
    });
  }

  /**
   * Gives the account a phone to sign in by. @throws 401 `BAD_CREDENTIALS`; 403 `UNLOCK_FIRST`; 409 `PHONE_KNOWN`,
   * `PHONE_TAKEN`
   */
  async linkPhone(caller: Caller, phone: string, code: string): Promise<void> {
    await this.codes.use(phone, code, async (tx) => {
      const { phoneSealed } = await this.lockToAdd(tx, caller);
      if (phoneSealed) throw identityProblems.phoneKnown();
      await rows(tx, 'UPDATE accounts SET phone_hash = $2, phone_sealed = $3 WHERE id = $1', [
        caller.accountId,
        this.codes.phoneHash(phone),
        this.keyring.seal('account.phone', phone),
      ]);
    });
  }

  /** Sends a code to the phone that the account has; gives the phone, masked. @throws 409 `NO_SECOND_FACTOR`; 429 */
  async sendCode(caller: Caller, address: string): Promise<string> {
    const phone = await this.phoneOf(caller);
    await this.codes.send(phone, address);
    return maskPhone(phone);
  }

  /**
   * Opens what is older than today to a session that was begun by a card alone; does nothing the second time.
   * @throws 401 `BAD_CREDENTIALS`; 409 `NOT_AT_KIOSK`, `NO_SECOND_FACTOR`; 429 `PIN_LOCKED`, `RATE_LIMITED`
   */
  async unlock(caller: Caller, proof: { pin: string } | { code: string; phone?: string }): Promise<void> {
    if (caller.kioskId === null) throw identityProblems.notAtKiosk();
    if ('pin' in proof) {
      await this.provePin(caller, caller.kioskId, proof.pin);
      await this.db.transaction((tx) => this.open(tx, caller));
      return;
    }
    const phone = await this.phoneOf(caller);
    if (proof.phone !== undefined && proof.phone !== phone) throw identityProblems.badCredentials();
    await this.codes.use(phone, proof.code, (tx) => this.open(tx, caller));
  }

  private async provePin({ accountId }: Caller, kioskId: string, pin: string): Promise<void> {
    await this.limits.check(WRONG_PINS_PER_KIOSK, kioskId);
    const account = await row<{ has: boolean }>(
      this.db,
      'SELECT pin_hash IS NOT NULL AS has FROM accounts WHERE id = $1',
      [accountId],
    );
    if (!account?.has) throw identityProblems.noSecondFactor();
    // The try is counted before it is judged: many at once are not more than five.
    const tried = await row<{ hash: string }>(
      this.db,
      `UPDATE accounts SET pin_tried_at = service_now(),
              pin_tries = CASE WHEN pin_tries < $2 THEN pin_tries + 1 ELSE 1 END
        WHERE id = $1 AND (pin_tries < $2 OR pin_tried_at <= service_now() - make_interval(secs => $3))
        RETURNING pin_hash AS hash`,
      [accountId, PIN_TRIES, LOCKED_SECONDS],
    );
    if (!tried) throw identityProblems.pinLocked(LOCKED_SECONDS);
    if (!(await passwordFits(tried.hash, pin))) {
      await this.limits.hit(WRONG_PINS_PER_KIOSK, kioskId);
      throw identityProblems.badCredentials();
    }
    await this.db.rows('UPDATE accounts SET pin_tries = 0 WHERE id = $1', [accountId]);
  }

  private async phoneOf({ accountId }: Caller): Promise<string> {
    const account = await row<{ sealed: Buffer | null }>(
      this.db,
      'SELECT phone_sealed AS sealed FROM accounts WHERE id = $1',
      [accountId],
    );
    if (!account?.sealed) throw identityProblems.noSecondFactor();
    return this.keyring.open('account.phone', account.sealed);
  }

  /** What PIN or phone can open: everything, or what was placed since they were added with a card alone. */
  private async open(tx: Tx, { sessionId, accountId }: Caller): Promise<void> {
    const opened = await row<{ version: number }>(
      tx,
      `UPDATE sessions s SET unlocked_at = coalesce(s.unlocked_at, service_now()), orders_since = a.orders_since,
              version = s.version + 1
         FROM accounts a WHERE s.id = $1 AND a.id = s.account_id AND ${IS_ON} RETURNING s.version`,
      [sessionId],
    );
    if (!opened) throw commonProblems.unauthenticated();
    await this.outbox.record(tx, {
      subjectKind: 'session',
      subjectId: sessionId,
      seq: opened.version,
      type: 'session.unlocked',
      actor: { role: 'resident', id: accountId },
      signals: [{ rooms: [room.session(sessionId)], event: 'session:changed', payload: {} }],
    });
  }

  /**
   * The account, locked, if the caller may add to it. A card alone may, where there is neither phone nor PIN; what is
   * older than today then stays closed to what it adds, for whoever found a card could be adding it.
   * @throws 403 `UNLOCK_FIRST`
   */
  private async lockToAdd(tx: Tx, caller: Caller): Promise<Lockable> {
    const account = await row<Lockable & { isByCardAlone: boolean; since: Date | null }>(
      tx,
      `SELECT a.card_sealed AS "cardSealed", a.phone_sealed AS "phoneSealed", a.pin_hash IS NOT NULL AS "hasPin",
              s.kiosk_id IS NOT NULL AND s.unlocked_at IS NULL AS "isByCardAlone", s.orders_since AS since
         FROM accounts a JOIN sessions s ON s.id = $2 AND s.account_id = a.id WHERE a.id = $1
          FOR NO KEY UPDATE OF a`,
      [caller.accountId, caller.sessionId],
    );
    if (!account) throw commonProblems.unauthenticated();
    if (!account.isByCardAlone) return account;
    if (account.phoneSealed || account.hasPin) throw identityProblems.unlockFirst();
    await rows(
      tx,
      `UPDATE accounts SET orders_since = $2 WHERE id = $1
          AND EXISTS (SELECT FROM orders o WHERE o.resident_id = $1 AND o.created_at < $2)`,
      [caller.accountId, account.since],
    );
    return account;
  }
}

interface Lockable {
  cardSealed: Buffer | null;
  phoneSealed: Buffer | null;
  hasPin: boolean;
}
