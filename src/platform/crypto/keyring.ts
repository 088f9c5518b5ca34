import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 1;
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Keys derived from the one master key: AES-256-GCM for what is sealed at rest, HMAC-SHA-256 for what is looked up
 * without being readable. Each purpose has a key of its own.
 */
export class Keyring {
  private readonly derived = new Map<string, Buffer>();

  /** @param master 32 bytes or more */
  constructor(private readonly master: Buffer) {}

  /** Encrypts `text`; `purpose` (for example `account.phone`) is bound to it and needed to open it. */
  seal(purpose: string, text: string): Buffer {
    return this.sealBytes(purpose, Buffer.from(text, 'utf8'));
  }

  /** @throws Error when the bytes were changed or sealed with another key or purpose */
  open(purpose: string, sealed: Buffer): string {
    return this.openBytes(purpose, sealed).toString('utf8');
  }

  /** The same for bytes; with `place`, they open nowhere else, so that nobody can put one in place of another. */
  sealBytes(purpose: string, bytes: Buffer, place = ''): Buffer {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.key(`seal:${purpose}`), iv);
    cipher.setAAD(Buffer.from(purpose + place));
    const sealed = [cipher.update(bytes), cipher.final()];
    return Buffer.concat([Buffer.from([VERSION]), iv, cipher.getAuthTag(), ...sealed]);
  }

  /** @throws Error when the bytes were changed or sealed with another key, purpose or place */
  openBytes(purpose: string, sealed: Buffer, place = ''): Buffer {
    if (sealed[0] !== VERSION) throw new Error(`Sealed with an unknown version: ${sealed[0]}`);
    const iv = sealed.subarray(1, 1 + IV_BYTES);
    const tag = sealed.subarray(1 + IV_BYTES, 1 + IV_BYTES + TAG_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', this.key(`seal:${purpose}`), iv);
    decipher.setAAD(Buffer.from(purpose + place));
    decipher.setAuthTag(tag);
    const body = sealed.subarray(1 + IV_BYTES + TAG_BYTES);
    return Buffer.concat([decipher.update(body), decipher.final()]);
  }

  /** A keyed hash (32 bytes) of `text`, the same for the same purpose, to look things up by. */
  lookup(purpose: string, text: string): Buffer {
    return createHmac('sha256', this.key(`lookup:${purpose}`))
      .update(text)
      .digest();
  }

  private key(purpose: string): Buffer {
    let key = this.derived.get(purpose);
    if (!key) {
      key = Buffer.from(hkdfSync('sha256', this.master, 'yunlvtuan', purpose, 32));
      this.derived.set(purpose, key);
    }
    return key;
  }
}
