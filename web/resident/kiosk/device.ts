import type { ReaderKind } from './card-reader.ts';
import { keepDevice, readDevice } from './device-store.ts';
import { enrolKiosk } from './kiosk-api.ts';

/** The kiosk that this device is. */
export interface KioskDevice {
  kioskId: string;
  name: string;
  town: string;
  village: string;
  /** Chosen with the enrolment, so that nobody at the kiosk can play cards to a real one. */
  reader: ReaderKind;
  privateKey: CryptoKey;
}

export type CannotSign = 'insecure' | 'old-browser';

/** Why this browser cannot make the key of a kiosk, or undefined. */
export async function whyCannotSign(): Promise<CannotSign | undefined> {
  if (!isSecureContext || !('subtle' in crypto)) return 'insecure';
  try {
    await makeKey();
    return undefined;
  } catch {
    return 'old-browser';
  }
}

export function enrolledDevice(): Promise<KioskDevice | undefined> {
  return readDevice<KioskDevice>();
}

/**
 * Makes this device the kiosk that `code` was made for. Its key is made here and cannot be taken out; the service gets
 * its public half. @throws ApiProblem as `POST /kiosks/enrol` refuses
 */
export async function enrol(code: string, reader: ReaderKind): Promise<KioskDevice> {
  const { privateKey, publicKey } = await makeKey();
  const { x } = await crypto.subtle.exportKey('jwk', publicKey);
  const enrolled = await enrolKiosk(code, { kty: 'OKP', crv: 'Ed25519', x: x! });
  const device = { ...enrolled, reader, privateKey };
  await keepDevice(device);
  // Without a promise the browser may throw away what it holds when the disk is full.
  await navigator.storage?.persist?.().catch(() => false);
  return device;
}

/** `text` signed by the device's key, in base64url. */
export async function sign({ privateKey }: KioskDevice, text: string): Promise<string> {
  const signature = await crypto.subtle.sign('Ed25519', privateKey, new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(signature)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function makeKey(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
}
