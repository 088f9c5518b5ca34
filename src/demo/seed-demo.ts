import type { INestApplicationContext } from '@nestjs/common';
import { AccountsService } from '../identity/accounts.service.js';
import { hashPassword, passwordFits } from '../identity/passwords.service.js';
import { LawyersService } from '../lawyers/lawyers.service.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { Keyring } from '../platform/crypto/keyring.js';
import { Database, row, rows, type Tx } from '../platform/database/database.js';
import { demoLawyers } from './demo-lawyers.js';
import { DEMO_QUICK_REPLIES } from './demo-quick-replies.js';
import { DEMO_RESIDENTS } from './demo-residents.js';

const OPERATOR = 'bureau';

/**
 * Fills an empty database with people who do not exist: 102 lawyers, one operator, residents. In a database that has
 * demo data already, only their password is brought in line with `DEMO_PASSWORD`.
 */
export async function seedDemo(app: INestApplicationContext, isEmpty: boolean): Promise<void> {
  const db = app.get(Database);
  const { demoPassword } = app.get<Settings>(SETTINGS);
  const hash = await hashPassword(demoPassword);
  await db.transaction(async (tx) => {
    await rows(tx, `SELECT pg_advisory_xact_lock(hashtext('demo-data'))`);
    const demo = await row<{ hash: string }>(
      tx,
      `SELECT password_hash AS hash FROM accounts WHERE demo AND password_hash IS NOT NULL LIMIT 1`,
    );
    if (demo) {
      if (!(await passwordFits(demo.hash, demoPassword)))
        await rows(tx, 'UPDATE accounts SET password_hash = $1 WHERE demo AND password_hash IS NOT NULL', [
          hash,
        ]);
      return;
    }
    if (!isEmpty) return;
    await seedStaff(tx, app, hash);
    await seedResidents(tx, app.get(Keyring));
  });
}

async function seedStaff(tx: Tx, app: INestApplicationContext, passwordHash: string): Promise<void> {
  const accounts = app.get(AccountsService);
  const lawyers = app.get(LawyersService);
  await accounts.createStaff(tx, {
    role: 'operator',
    username: OPERATOR,
    displayName: '司法局',
    passwordHash,
    demo: true,
  });
  for (const lawyer of demoLawyers()) {
    const { username, name } = lawyer;
    const id = await accounts.createStaff(tx, {
      role: 'lawyer',
      username,
      displayName: name,
      passwordHash,
      demo: true,
    });
    await lawyers.insert(tx, id, lawyer);
  }
  await rows(
    tx,
    `INSERT INTO quick_replies (lawyer_id, position, title, body)
     SELECT l.id, r.position, r.title, r.body
       FROM lawyers l, unnest($1::text[], $2::text[]) WITH ORDINALITY AS r (title, body, position)`,
    [DEMO_QUICK_REPLIES.map(({ title }) => title), DEMO_QUICK_REPLIES.map(({ body }) => body)],
  );
}

async function seedResidents(tx: Tx, keyring: Keyring): Promise<void> {
  for (const { phone, displayName } of DEMO_RESIDENTS)
    await rows(
      tx,
      `INSERT INTO accounts (role, display_name, phone_hash, phone_sealed, demo) VALUES ('resident', $1, $2, $3, true)
       ON CONFLICT (phone_hash) DO NOTHING`,
      [displayName, keyring.lookup('account.phone', phone), keyring.seal('account.phone', phone)],
    );
}
