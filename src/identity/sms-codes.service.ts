import { Injectable } from '@nestjs/common';
import { newSixDigitCode, sameBytes } from '../platform/crypto/hashing.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { SmsSender } from '../platform/sms/sms-sender.js';
import { identityProblems } from './identity.problems.js';

const CODE_MS = 300_000;
const CODE_ATTEMPTS = 5;
const CODES_PER_PHONE: RateLimit = { name: 'sms-phone', hits: 5, windowSeconds: 600 };
const CODES_PER_ADDRESS: RateLimit = { name: 'sms-address', hits: 300, windowSeconds: 600 };

/** Codes by text message: whoever says it has the phone. Each lives five minutes, five tries, and works once. */
@Injectable()
export class SmsCodes {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly sms: SmsSender,
  ) {}

  /** Sends a code to `phone`; it takes the place of one that was sent before. @throws 429 */
  async send(phone: string, address: string): Promise<void> {
    const phoneHash = this.phoneHash(phone);
    await this.limits.hit(CODES_PER_ADDRESS, address);
    await this.limits.hit(CODES_PER_PHONE, phoneHash.toString('base64url'));
    const code = newSixDigitCode();
    await this.db.rows(
      `INSERT INTO sms_codes (phone_hash, code_hash, expires_at) VALUES ($1, $2, from_now($3))
       ON CONFLICT (phone_hash) DO UPDATE SET code_hash = $2, expires_at = from_now($3), attempts = 0`,
      [phoneHash, this.codeHash(code), CODE_MS],
    );
    await this.sms.sendCode(phone, code);
  }

  /** Runs `work` in the transaction in which the code is used up. @throws 401 `BAD_CREDENTIALS` */
  async use<T>(phone: string, code: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    const phoneHash = this.phoneHash(phone);
    // The try is counted before it is judged, and stays counted when it fails.
    const tried = await row<{ code_hash: Buffer }>(
      this.db,
      `UPDATE sms_codes SET attempts = attempts + 1
        WHERE phone_hash = $1 AND expires_at > service_now() AND attempts < $2 RETURNING code_hash`,
      [phoneHash, CODE_ATTEMPTS],
    );
    const codeHash = this.codeHash(code);
    if (!tried || !sameBytes(tried.code_hash, codeHash)) throw identityProblems.badCredentials();
    return this.db.transaction(async (tx) => {
      const used = await rows(
        tx,
        'DELETE FROM sms_codes WHERE phone_hash = $1 AND code_hash = $2 RETURNING 1',
        [phoneHash, codeHash],
      );
      if (used.length === 0) throw identityProblems.badCredentials();
      return work(tx);
    });
  }

  /** The keyed hash by which a phone is found. */
  phoneHash(phone: string): Buffer {
    return this.keyring.lookup('account.phone', phone);
  }

  private codeHash(code: string): Buffer {
    return this.keyring.lookup('sms.code', code);
  }
}
