import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { qrCode } from './qr-code.ts';

/** As the `qrcode` package of npm draws them, in byte mode at level M; scanned with `jsqr`. */
// prettier-ignore
const HELLO = [
  '#######.##.#..#######',
  '#.....#..##.#.#.....#',
  '#.###.#..####.#.###.#',
  '#.###.#.#..#..#.###.#',
  '#.###.#.#...#.#.###.#',
  '#.....#.#.##..#.....#',
  '#######.#.#.#.#######',
  '........#####........',
  '#...#.######.#####..#',
  '...###..#.###..#.####',
  '#.##..#.#.##..###..#.',
  '###..#...#...##.#....',
  '..#.###..#..###...##.',
  '........###.###..#.##',
  '#######.##..##...#.#.',
  '#.....#....##..#...#.',
  '#.###.#.#..#..###.#.#',
  '#.###.#....##....#.##',
  '#.###.#..###..####...',
  '#.....#..#...##......',
  '#######.#...#####.#.#',
];
const DIGESTS = [
  {
    text: 'https://law.example.cn/orders/01932f4e-7c1a-7000-8000-0123456789ab/summary',
    size: 37,
    digest: '8f82413f135675dd3829b5bcd9e1d9a26efeae45740676d4c8bc9fe08eb9f973',
  },
  {
    text: '云律团'.repeat(10),
    size: 41,
    digest: 'ad506a5b7ab2d1c04a67778e95d32e032c18f0224cd1ab7beeee928efb7960cf',
  },
  {
    text: 'y'.repeat(120),
    size: 45,
    digest: 'f4007e005ff93ebf38ba89daa36d3792ba1838561ac1539ac7c0e287d202022a',
  },
  {
    text: 'x'.repeat(213),
    size: 57,
    digest: 'f8a692e420006d88c10e55f6fb2f048c68ad07db0d7c3f134adf4ff3fc04aae2',
  },
];

describe('a QR code', () => {
  it('is drawn square by square as the standard says', () => {
    expect(qrCode('HELLO').map((line) => line.map((dark) => (dark ? '#' : '.')).join(''))).toEqual(HELLO);
  });

  it('holds longer texts in several blocks, Chinese ones too', () => {
    for (const { text, size, digest } of DIGESTS) {
      const rows = qrCode(text).map((line) => line.map(Number).join(''));
      expect(rows).toHaveLength(size);
      expect(createHash('sha256').update(rows.join('\n')).digest('hex'), text).toBe(digest);
    }
  });

  it('refuses what it cannot hold', () => {
    expect(() => qrCode('x'.repeat(214))).toThrow(RangeError);
  });
});
