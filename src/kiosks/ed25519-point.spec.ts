import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { publicKeyFault } from './ed25519-point.js';

const fromHex = (hex: string) => Buffer.from(hex, 'hex').toString('base64url');
const rest = (byte: string, times: number) => byte.repeat(times);

/** The points of small order, with each sign, also as spelled with a y beyond the field. */
const SMALL_ORDER = [
  rest('00', 32),
  `01${rest('00', 31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  `ec${rest('ff', 30)}7f`,
  `ed${rest('ff', 30)}7f`,
  `ee${rest('ff', 30)}7f`,
];

const withSign = (hex: string) => {
  const bytes = Buffer.from(hex, 'hex');
  bytes[31]! |= 0x80;
  return bytes.toString('hex');
};

describe('the public key of a kiosk', () => {
  it('is good when it was made as one', () => {
    for (let n = 0; n < 50; n++) {
      const { x } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
      expect(publicKeyFault(x)).toBeUndefined();
    }
  });

  it.each([...SMALL_ORDER, ...SMALL_ORDER.map(withSign)])('is not %s, of small order', (hex) => {
    expect(publicKeyFault(fromHex(hex))).toMatch(/small order|no point/);
  });

  it('is on the curve: about every second y is not', () => {
    const faults = Array.from({ length: 64 }, (_, n) =>
      publicKeyFault(fromHex(`${rest('07', 31)}${String(n).padStart(2, '0')}`)),
    );
    const off = faults.filter((fault) => fault === 'is no point of Ed25519').length;
    expect(off).toBeGreaterThan(10);
    expect(off).toBeLessThan(54);
  });

  it.each([undefined, 7, '', 'A'.repeat(42), 'A'.repeat(44), `${'A'.repeat(42)}=`, `${'A'.repeat(42)}B`])(
    'is not %s',
    (x) => {
      expect(publicKeyFault(x)).toContain('32 bytes');
    },
  );
});
