import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring.js';
import { maskPhone } from '../platform/crypto/masking.js';
import { Database, row, rows, type Queryable, type Tx } from '../platform/database/database.js';
import { Account } from './account.entity.js';
import type { Caller } from './door.contract.js';
import { identityProblems } from './identity.problems.js';
import type { MyAccount } from './me.contract.js';
import { normaliseName } from './person-name.js';
import { hashPassword } from './passwords.service.js';

/** An account that signs in by username and password. */
export interface NewStaffAccount {
  role: 'lawyer' | 'operator';
  username: string;
  displayName: string;
  passwordHash: string;
  phone?: string;
  demo?: boolean;
}

/** Accounts: made by signing in (residents), by an operator (lawyers), or at start-up (the first operator). */
@Injectable()
export class AccountsService {
  constructor(
    private readonly db: Database,
    private readonly keyring: Keyring,
  ) {}

  async show(accountId: string): Promise<MyAccount> {
    const account = await this.db.source.getRepository(Account).findOneByOrFail({ id: accountId });
    const phone = account.phoneSealed && this.keyring.open('account.phone', account.phoneSealed);
    return {
      id: account.id,
      role: account.role,
      displayName: account.displayName,
      phone: phone && maskPhone(phone),
      username: account.username,
      totp: account.totpSecret !== null,
      createdAt: account.createdAt.toISOString(),
    };
  }

  /** @throws 422 `NAME_ON_LICENCE` for a lawyer */
  async rename({ accountId, role }: Caller, displayName: string): Promise<void> {
    if (role === 'lawyer') throw identityProblems.nameOnLicence();
    await this.db.source
      .getRepository(Account)
      .update({ id: accountId }, { displayName, nameHash: this.nameHash(displayName) });
  }

  /** The keyed hash under which a person's name is known, whichever way it was typed. */
  nameHash(name: string): Buffer {
    return this.keyring.lookup('person.name', normaliseName(name));
  }

  /** Creates the account and gives its id. @throws 409 `USERNAME_TAKEN` */
  async createStaff(tx: Tx, account: NewStaffAccount): Promise<string> {
    const created = await row<{ id: string }>(
      tx,
      `INSERT INTO accounts (role, display_name, username, password_hash, demo, phone_sealed)
       VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
      [
        account.role,
        account.displayName,
        account.username,
        account.passwordHash,
        account.demo ?? false,
        this.sealPhone(account.phone),
      ],
    );
    return created!.id;
  }

  /**
   * Where alarms reach a lawyer or an operator; null: nowhere. It is kept sealed and without its hash: only who has a
   * hash signs in by text message, and the same phone may be a resident's.
   */
  async setStaffPhone(db: Queryable, accountId: string, phone: string | null): Promise<void> {
    await rows(db, `UPDATE accounts SET phone_sealed = $2 WHERE id = $1 AND role <> 'resident'`, [
      accountId,
      this.sealPhone(phone),
    ]);
  }

  /** The caller's own. @throws 422 `PHONE_SIGNS_IN` for a resident */
  async changePhone({ accountId, role }: Caller, phone: string | null): Promise<void> {
    if (role === 'resident') throw identityProblems.phoneSignsIn();
    await this.setStaffPhone(this.db, accountId, phone);
  }

  private sealPhone(phone: string | null | undefined): Buffer | null {
    return phone ? this.keyring.seal('account.phone', phone) : null;
  }

  /** Makes the first operator, if there is none; safe when several nodes start at once. */
  async bootstrapOperator(first: { username: string; password: string }): Promise<void> {
    const passwordHash = await hashPassword(first.password);
    await this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('bootstrap-operator'))`);
      if (await tx.getRepository(Account).existsBy({ role: 'operator' })) return;
      await this.createStaff(tx, {
        role: 'operator',
        username: first.username,
        displayName: first.username,
        passwordHash,
      });
    });
  }
}
