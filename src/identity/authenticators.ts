import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verifySync } from 'otplib';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, rows } from '../platform/database/database.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Account } from './account.entity.js';
import type { Caller } from './door.contract.js';
import { identityProblems } from './identity.problems.js';

const SEALED_AS = 'account.totp';
/** A phone's clock may be this far off. */
const TOLERANCE_SECONDS = 30;

/** A second factor for those who sign in by password: codes of an authenticator app (@see RFC 6238). */
@Injectable()
export class Authenticators {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
  ) {}

  /** A new secret and its `otpauth:` address, for an app to scan; nothing is kept until {@link enrol}. */
  propose(caller: Caller): { secret: string; uri: string } {
    const secret = generateSecret();
    return { secret, uri: generateURI({ issuer: '云律团', label: caller.displayName, secret }) };
  }

  /** Asks for codes of `secret` from now on, if `code` shows that an app knows it. */
  async enrol(caller: Caller, secret: string, code: string): Promise<void> {
    if (!stepOf(secret, code, 0))
      throw commonProblems.badFields([{ field: 'code', message: 'does not fit the secret' }]);
    await this.db.rows('UPDATE accounts SET totp_secret = $2, totp_last_step = 0 WHERE id = $1', [
      caller.accountId,
      this.keyring.seal(SEALED_AS, secret),
    ]);
  }

  /** @throws 401 when `code` does not fit */
  async remove(caller: Caller, code: string): Promise<void> {
    const [account] = await this.db.rows<Pick<Account, 'id' | 'totpSecret' | 'totpLastStep'>>(
      'SELECT id, totp_secret AS "totpSecret", totp_last_step AS "totpLastStep" FROM accounts WHERE id = $1',
      [caller.accountId],
    );
    if (!account || !(await this.fits(account, code))) throw identityProblems.badCredentials();
    await this.db.rows('UPDATE accounts SET totp_secret = NULL WHERE id = $1', [caller.accountId]);
  }

  /** Whether `code` is one that has not been used yet; an account without an authenticator needs none. */
  async fits(
    account: Pick<Account, 'id' | 'totpSecret' | 'totpLastStep'>,
    code: string | undefined,
  ): Promise<boolean> {
    if (!account.totpSecret) return true;
    const step = stepOf(this.keyring.open(SEALED_AS, account.totpSecret), code ?? '', account.totpLastStep);
    if (!step) return false;
    const used = await rows(
      this.db,
      'UPDATE accounts SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2 RETURNING id',
      [account.id, step],
    );
    return used.length === 1;
  }
}

/** The time step of a fitting code later than `after`; undefined when it does not fit. */
function stepOf(secret: string, code: string, after: number): number | undefined {
  try {
    const result = verifySync({
      secret,
      token: code,
      epochTolerance: TOLERANCE_SECONDS,
      ...(after > 0 && { afterTimeStep: after }),
    });
    return result.valid && 'timeStep' in result ? result.timeStep : undefined;
  } catch {
    return undefined; // The library throws at secrets and codes of the wrong length.
  }
}
