import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** An opaque token of 256 random bits, as base64url (43 characters). */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256 of a token: enough for 256 random bits, and nothing that signs in can be read from the database. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** A code of six random digits. */
export function newSixDigitCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}
