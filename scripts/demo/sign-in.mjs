import { readFile } from 'node:fs/promises';
import { DemoError, Party, request } from './party.mjs';
import { settings } from './settings.mjs';

const DEMO_RESIDENTS = 20;
const DEMO_LAWYERS = 102;

/** A resident by the code of a text message, as one of the demo's phones. */
export async function signInResident() {
  const phone = String(10_000_000_001 + Math.floor(Math.random() * DEMO_RESIDENTS));
  await request('POST', '/auth/sms-codes', { body: { phone } });
  const code = await lastCodeFor(phone);
  const session = await request('POST', '/auth/sessions', { body: { grant: 'sms', phone, code } });
  return { party: new Party('居民', session), phone, code };
}

/** The bureau's operator. */
export async function signInOperator() {
  return new Party('司法局', await byPassword('bureau'));
}

/** The demo's lawyers, one after the other, each by the name on the licence. */
export async function* signInLawyers() {
  for (let number = 1; number <= DEMO_LAWYERS; number++) {
    const session = await byPassword(`lawyer${String(number).padStart(3, '0')}`);
    yield new Party(session.account.displayName, session);
  }
}

/** Lawyers of `board` with a free place, as many as asked for; each goes by the name on the licence. */
export async function signInLawyersOf(board, count) {
  const found = [];
  for await (const party of signInLawyers()) {
    const card = await party.call('GET', '/me/lawyer');
    const isFree = card.load < card.capacity && card.availability === 'available';
    if (card.boards.includes(board) && isFree) found.push(party);
    if (found.length === count) return found;
  }
  throw new DemoError(`Only ${found.length} demo lawyers of ${board} have a free place.`);
}

function byPassword(username) {
  const body = { grant: 'password', username, password: settings.password };
  return request('POST', '/auth/sessions', { body });
}

async function lastCodeFor(phone) {
  let lines;
  try {
    lines = (await readFile(settings.smsOutbox, 'utf8')).trim().split('\n');
  } catch {
    throw new DemoError(
      `The text messages are not in ${settings.smsOutbox}. Name the service's file by SMS_OUTBOX, or its DATA_DIR.`,
    );
  }
  const sent = lines.map((line) => JSON.parse(line)).findLast((message) => message.phone === phone);
  if (!sent) throw new DemoError(`No code for ${phone} is in ${settings.smsOutbox}.`);
  return sent.code;
}
