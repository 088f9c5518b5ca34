import { Injectable } from '@nestjs/common';
import { Keyring } from '../platform/crypto/keyring.js';
import { maskIdNumber, maskName, maskPhone } from '../platform/crypto/masking.js';
import { Database, row, rows, type Queryable, type Tx } from '../platform/database/database.js';
import { Outbox } from '../platform/events/outbox.js';
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
    private readonly outbox: Outbox,
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
      card: this.cardOf(account),
      pin: account.pinHash !== null,
    };
  }

  /** @throws 422 `NAME_ON_LICENCE` for a lawyer */
  async rename({ accountId, role }: Caller, displayName: string): Promise<void> {
    if (role === 'lawyer') throw identityProblems.nameOnLicence();
    await rows(
      this.db,
      // Conflicts are found by the name on the card, where there is one, whatever somebody is called.
      `UPDATE accounts SET display_name = $2, name_hash = CASE WHEN card_hash IS NULL THEN $3 ELSE name_hash END WHERE id = $1`,
      [accountId, displayName, this.nameHash(displayName)],
    );
  }

  /**
   * The resident of an ID card, found by the keyed hash of its number; made when there is none. They are shown by the
   * masked name until they say how to be called.
   */
  async ofCard(
    tx: Tx,
    card: { name: string; number: string },
  ): Promise<Pick<Account, 'id' | 'role' | 'displayName'>> {
    const account = await row<Pick<Account, 'id' | 'role' | 'displayName'>>(
      tx,
      `INSERT INTO accounts (role, display_name, card_hash, card_sealed, name_sealed, name_hash)
       VALUES ('resident', $1, $2, $3, $4, $5)
       ON CONFLICT (card_hash) DO UPDATE SET name_sealed = excluded.name_sealed, name_hash = excluded.name_hash
       RETURNING id, role, display_name AS "displayName"`,
      [
        maskName(card.name),
        this.keyring.lookup('account.card', card.number),
        this.keyring.seal('account.card', card.number),
        this.keyring.seal('account.name', card.name),
        this.nameHash(card.name),
      ],
    );
    return account!;
  }

  private cardOf({ cardSealed, nameSealed }: Account): MyAccount['card'] {
    return (
      cardSealed &&
      nameSealed && {
        name: maskName(this.keyring.open('account.name', nameSealed)),
        number: maskIdNumber(this.keyring.open('account.card', cardSealed)),
      }
    );
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

  /**
   * Locks a resident's account for good: what is on its way in its name waits, and then finds that it is erased. False
   * when it is already.
   */
  async lockToErase(tx: Tx, accountId: string): Promise<boolean> {
    const locked = await row(tx, 'SELECT 1 FROM accounts WHERE id = $1 AND erased_at IS NULL FOR UPDATE', [
      accountId,
    ]);
    return locked !== undefined;
  }

  /**
   * Forgets who a locked account was: its phone, its name, every way in. The row stays, for what refers to it. Gives the
   * place of this in its history.
   */
  async erase(tx: Tx, accountId: string): Promise<number> {
    await rows(
      tx,
      'DELETE FROM sms_codes WHERE phone_hash = (SELECT phone_hash FROM accounts WHERE id = $1)',
      [accountId],
    );
    const erased = await row<{ version: number }>(
      tx,
      'UPDATE accounts SET erased_at = service_now() WHERE id = $1 RETURNING version',
      [accountId],
    );
    return erased!.version;
  }

  /** Writes down what somebody did with a lawyer's or an operator's account. */
  record(
    tx: Tx,
    { id, version }: { id: string; version: number },
    type: string,
    by: Caller,
    data: Record<string, unknown> = {},
  ): Promise<void> {
    return this.outbox.record(tx, {
      subjectKind: 'account',
      subjectId: id,
      seq: version,
      type,
      actor: { role: by.role, id: by.accountId },
      data,
    });
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
