import { send } from '../../shared/api/client.ts';
import { problemOf } from '../../shared/api/problem.ts';

/** A session that is bound to a kiosk, as the service says it. */
export interface KioskSession {
  kioskId: string;
  /** It reaches orders that were placed since; null: all. */
  ordersSince: string | null;
  unlocked: boolean;
  helping: boolean;
  helperName: string | null;
  idleAt: string;
  endsAt: string;
}

export interface MyAccount {
  /** Masked, such as 100****0001. */
  phone: string | null;
  pin: boolean;
}

const NONCE_LIVES_MS = 60_000;

interface Enrolled {
  kioskId: string;
  name: string;
  town: string;
  village: string;
}

/** @throws ApiProblem 401 `BAD_CREDENTIALS` when the code is wrong, spent or too old; 429 */
export function enrolKiosk(
  enrolmentCode: string,
  publicKey: { kty: string; crv: string; x: string },
): Promise<Enrolled> {
  return call('POST', '/kiosks/enrol', { enrolmentCode, publicKey });
}

/**
 * A nonce to sign, and how far the service's clock is ahead of this one's. @throws ApiProblem 404 when the kiosk is
 * revoked or another device has taken its place
 */
export async function challenge(kioskId: string): Promise<{ nonce: string; aheadMs: number }> {
  const response = await ask('POST', `/kiosks/${kioskId}/challenges`);
  const { nonce, expiresAt } = (await response.json()) as { nonce: string; expiresAt: string };
  return { nonce, aheadMs: Date.parse(expiresAt) - NONCE_LIVES_MS - Date.now() };
}

/** Somebody touches the kiosk. */
export function tellActivity(): Promise<KioskSession> {
  return call('PUT', '/auth/sessions/current/activity', {});
}

export function setHelper(helping: boolean, helperName?: string): Promise<KioskSession> {
  return call('PUT', '/auth/sessions/current/helper', { helping, ...(helperName && { helperName }) });
}

export function myAccount(): Promise<MyAccount> {
  return call('GET', '/me');
}

/** Gives the phone, masked, to which the code was sent. */
export function sendUnlockCode(): Promise<{ phone: string }> {
  return call('POST', '/auth/sessions/current/unlock-codes', {});
}

/** @throws ApiProblem 401 `BAD_CREDENTIALS`; 409 `NO_SECOND_FACTOR`; 429 */
export function unlock(proof: { pin: string } | { code: string }): Promise<KioskSession> {
  return call('POST', '/auth/sessions/current/unlock', proof);
}

export async function sendCode(phone: string): Promise<void> {
  await ask('POST', '/auth/sms-codes', { phone });
}

/** @throws ApiProblem 401 `BAD_CREDENTIALS`; 403 `UNLOCK_FIRST`; 409 `PHONE_KNOWN`, `PHONE_TAKEN` */
export async function linkPhone(phone: string, code: string): Promise<void> {
  await ask('POST', '/me/phone', { phone, code });
}

/** @throws ApiProblem 403 `UNLOCK_FIRST`; 422 `PIN_TOO_EASY` */
export async function setPin(pin: string): Promise<void> {
  await ask('PUT', '/me/pin', { pin });
}

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await ask(method, path, body);
  return (await response.json()) as T;
}

async function ask(method: string, path: string, body?: object): Promise<Response> {
  const response = await send(
    new Request(`/api/v1${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
    }),
  );
  if (!response.ok) throw await problemOf(response);
  return response;
}
