import { mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Settings } from '../config/settings.js';
import { Database, row } from '../database/database.js';
import { writeOnce } from '../write-once.js';
import { sameBytes } from './hashing.js';
import { Keyring } from './keyring.js';

const KEY_BYTES = 32;

/** The master key is missing, malformed, or not the one that this database was written with. */
export class MasterKeyError extends Error {}

/**
 * Opens the keyring and proves that it fits the database: a second node, or a restored backup, with another key would
 * otherwise write what nobody can read.
 */
export async function openKeyring(settings: Settings, db: Database): Promise<Keyring> {
  const stored = await row<{ fingerprint: Buffer }>(db, 'SELECT fingerprint FROM master_key');
  const path = settings.masterKeyFile ?? join(settings.dataDir, 'master.key');
  const mayGenerate = !settings.masterKeyFile && !stored;
  const keyring = new Keyring(await readKey(path, mayGenerate));
  const fingerprint = keyring.lookup('master-key.fingerprint', 'yunlvtuan');
  await db.rows('INSERT INTO master_key (fingerprint) VALUES ($1) ON CONFLICT DO NOTHING', [fingerprint]);
  const agreed = await row<{ fingerprint: Buffer }>(db, 'SELECT fingerprint FROM master_key');
  if (!agreed || !sameBytes(agreed.fingerprint, fingerprint))
    throw new MasterKeyError(
      `The master key in ${path} is not the one that this database was written with. ` +
        'Set MASTER_KEY_FILE to the right key; phone numbers in this database cannot be read without it.',
    );
  return keyring;
}

async function readKey(path: string, mayGenerate: boolean): Promise<Buffer> {
  if (mayGenerate) await generateKey(path);
  let text: string;
  try {
    text = (await readFile(path, 'utf8')).trim();
  } catch {
    throw new MasterKeyError(
      `The master key ${path} cannot be read. Set MASTER_KEY_FILE to a file with 32 random bytes in base64 ` +
        '(openssl rand -base64 32), the one that this database was written with.',
    );
  }
  const key = Buffer.from(text, 'base64');
  if (key.length < KEY_BYTES)
    throw new MasterKeyError(
      `The master key ${path} must hold at least 32 bytes in base64 (openssl rand -base64 32).`,
    );
  return key;
}

/** Writes a new key, unless there is one: two nodes that start at once end up with the same. */
async function generateKey(path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeOnce(path, `${randomBytes(KEY_BYTES).toString('base64')}\n`);
}
