import { answer, api } from '../../shared/api/client.ts';
import type { components } from '../../shared/api/openapi.ts';

/** A session that is bound to a kiosk, as the service says it. */
export type KioskSession = components['schemas']['KioskSession'];
export type MyAccount = components['schemas']['MyAccount'];

type PublicKey = Pick<components['schemas']['Ed25519PublicKey'], 'kty' | 'crv' | 'x'>;

const NONCE_LIVES_MS = 60_000;

/** @throws ApiProblem 401 `BAD_CREDENTIALS` when the code is wrong, spent or too old; 429 */
export function enrolKiosk(
  enrolmentCode: string,
  publicKey: PublicKey,
): Promise<components['schemas']['EnrolledKiosk']> {
  return answer(api.POST('/api/v1/kiosks/enrol', { body: { enrolmentCode, publicKey } }));
}

/**
 * A nonce to sign, and how far the service's clock is ahead of this one's. @throws ApiProblem 404 when the kiosk is
 * revoked or another device has taken its place
 */
export async function challenge(id: string): Promise<{ nonce: string; aheadMs: number }> {
  const { nonce, expiresAt } = await answer(
    api.POST('/api/v1/kiosks/{id}/challenges', { params: { path: { id } } }),
  );
  return { nonce, aheadMs: Date.parse(expiresAt) - NONCE_LIVES_MS - Date.now() };
}

/** Somebody touches the kiosk. */
export function tellActivity(): Promise<KioskSession> {
  return answer(api.PUT('/api/v1/auth/sessions/current/activity'));
}

export function setHelper(helping: boolean, helperName?: string): Promise<KioskSession> {
  const body = { helping, ...(helperName && { helperName }) };
  return answer(api.PUT('/api/v1/auth/sessions/current/helper', { body }));
}

export function myAccount(): Promise<MyAccount> {
  return answer(api.GET('/api/v1/me'));
}

/** Sends a code to the phone that the account has. @throws ApiProblem 409 `NO_SECOND_FACTOR`; 429 */
export async function sendUnlockCode(): Promise<void> {
  await answer(api.POST('/api/v1/auth/sessions/current/unlock-codes'));
}

/** @throws ApiProblem 401 `BAD_CREDENTIALS`; 409 `NO_SECOND_FACTOR`; 429 */
export function unlock(proof: { pin: string } | { code: string }): Promise<KioskSession> {
  return answer(api.POST('/api/v1/auth/sessions/current/unlock', { body: proof }));
}

export async function sendCode(phone: string): Promise<void> {
  await answer(api.POST('/api/v1/auth/sms-codes', { body: { phone } }));
}

/** @throws ApiProblem 401 `BAD_CREDENTIALS`; 403 `UNLOCK_FIRST`; 409 `PHONE_KNOWN`, `PHONE_TAKEN` */
export async function linkPhone(phone: string, code: string): Promise<void> {
  await answer(api.POST('/api/v1/me/phone', { body: { phone, code } }));
}

/** @throws ApiProblem 403 `UNLOCK_FIRST`; 422 `PIN_TOO_EASY` */
export async function setPin(pin: string): Promise<void> {
  await answer(api.PUT('/api/v1/me/pin', { body: { pin } }));
}
