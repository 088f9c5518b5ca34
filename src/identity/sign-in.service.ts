import { Injectable } from '@nestjs/common';
import { newSixDigitCode, sameBytes } from '../platform/crypto/hashing.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, rows } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { SmsSender } from '../platform/sms/sms-sender.js';
import { Account } from './account.entity.js';
import { Authenticators } from './authenticators.js';
import { identityProblems } from './identity.problems.js';
import { passwordFits } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';
import type { SessionAnswer, SignInRequest } from './sessions.contract.js';

const CODE_MS = 300_000;
const CODE_ATTEMPTS = 5;
const CODES_PER_PHONE: RateLimit = { name: 'sms-phone', hits: 5, windowSeconds: 600 };
const CODES_PER_ADDRESS: RateLimit = { name: 'sms-address', hits: 300, windowSeconds: 600 };
const WRONG_PASSWORDS_PER_NAME: RateLimit = { name: 'password-name', hits: 20, windowSeconds: 900 };
const SIGN_INS_PER_ADDRESS: RateLimit = { name: 'sign-in-address', hits: 600, windowSeconds: 600 };

/** Proving who one is: a code by text message for residents, a password for lawyers and operators. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly sms: SmsSender,
    private readonly sessions: SessionsService,
    private readonly authenticators: Authenticators,
  ) {}

  /** Sends a code to `phone`; it takes the place of one that was sent before. Valid for five minutes, five tries. */
  async sendCode(phone: string, address: string): Promise<void> {
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

  /** @throws 401 `BAD_CREDENTIALS`, `TOTP_REQUIRED`; 429 */
  async signIn(request: SignInRequest, address: string): Promise<SessionAnswer> {
    await this.limits.hit(SIGN_INS_PER_ADDRESS, address);
    return request.grant === 'sms'
      ? this.bySms(request.phone ?? '', request.code ?? '')
      : this.byPassword(request.username ?? '', request.password ?? '', request.totp);
  }

  private async bySms(phone: string, code: string): Promise<SessionAnswer> {
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
      await rows(
        tx,
        `INSERT INTO accounts (role, display_name, phone_hash, phone_sealed) VALUES ('resident', $1, $2, $3)
         ON CONFLICT (phone_hash) DO NOTHING`,
        [`居民${phone.slice(-4)}`, phoneHash, this.keyring.seal('account.phone', phone)],
      );
      return this.sessions.begin(tx, await tx.getRepository(Account).findOneByOrFail({ phoneHash }));
    });
  }

  private async byPassword(
    username: string,
    password: string,
    totp: string | undefined,
  ): Promise<SessionAnswer> {
    await this.limits.check(WRONG_PASSWORDS_PER_NAME, username);
    const account = await this.db.source.getRepository(Account).findOneBy({ username });
    const fits = await passwordFits(account?.passwordHash, password);
    if (fits && account?.totpSecret && totp === undefined) throw identityProblems.totpRequired();
    if (!account || !fits || !(await this.authenticators.fits(account, totp))) {
      await this.limits.hit(WRONG_PASSWORDS_PER_NAME, username);
      throw identityProblems.badCredentials();
    }
    return this.db.transaction((tx) => this.sessions.begin(tx, account));
  }

  private phoneHash(phone: string): Buffer {
    return this.keyring.lookup('account.phone', phone);
  }

  private codeHash(code: string): Buffer {
    return this.keyring.lookup('sms.code', code);
  }
}
