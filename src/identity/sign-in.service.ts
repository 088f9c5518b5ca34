import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, rows } from '../platform/database/database.js';
import { RateLimits, type RateLimit } from '../platform/limits/rate-limits.js';
import { Account } from './account.entity.js';
import { Authenticators } from './authenticators.js';
import { CardGrants } from './card-grants.service.js';
import { identityProblems } from './identity.problems.js';
import { passwordFits } from './passwords.service.js';
import { SessionsService } from './sessions.service.js';
import type { SessionAnswer, SignInRequest } from './sessions.contract.js';
import { SmsCodes } from './sms-codes.service.js';

const WRONG_PASSWORDS_PER_NAME: RateLimit = { name: 'password-name', hits: 20, windowSeconds: 900 };
const SIGN_INS_PER_ADDRESS: RateLimit = { name: 'sign-in-address', hits: 600, windowSeconds: 600 };

/** Proving who one is: a code by text message or a card for residents, a password for lawyers and operators. */
@Injectable()
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
    private readonly limits: RateLimits,
    private readonly codes: SmsCodes,
    private readonly cards: CardGrants,
    private readonly sessions: SessionsService,
    private readonly authenticators: Authenticators,
  ) {}

  /** @throws 401 `BAD_CREDENTIALS`, `TOTP_REQUIRED`; 422 `CARD_EXPIRED`; 429 */
  async signIn(request: SignInRequest, address: string): Promise<SessionAnswer> {
    await this.limits.hit(SIGN_INS_PER_ADDRESS, address);
    const { grant, kioskId, nonce, card, signature } = request;
    if (grant === 'idCard')
      return this.cards.signIn({ kioskId: kioskId!, nonce: nonce!, card: card!, signature: signature! });
    return grant === 'sms'
      ? this.bySms(request.phone ?? '', request.code ?? '')
      : this.byPassword(request.username ?? '', request.password ?? '', request.totp);
  }

  private bySms(phone: string, code: string): Promise<SessionAnswer> {
    const phoneHash = this.codes.phoneHash(phone);
    return this.codes.use(phone, code, async (tx) => {
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
    const fits = await passwordFits(account?.closedAt ? null : account?.passwordHash, password);
    if (fits && account?.totpSecret && totp === undefined) throw identityProblems.totpRequired();
    if (!account || !fits || !(await this.authenticators.fits(account, totp))) {
      await this.limits.hit(WRONG_PASSWORDS_PER_NAME, username);
      throw identityProblems.badCredentials();
    }
    return this.db.transaction((tx) => this.sessions.begin(tx, account));
  }
}
