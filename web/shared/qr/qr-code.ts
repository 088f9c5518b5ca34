import { codewordsOf } from './codewords.ts';
import { penaltyOf } from './penalty.ts';

/** Where the small squares stand, by version. @see ISO/IEC 18004, annex E */
// prettier-ignore
const ALIGNMENTS = [
  [], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50],
];
const MASKS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => (x + y) % 2 === 0,
  (_x, y) => y % 2 === 0,
  (x) => x % 3 === 0,
  (x, y) => (x + y) % 3 === 0,
  (x, y) => (Math.floor(x / 3) + Math.floor(y / 2)) % 2 === 0,
  (x, y) => ((x * y) % 2) + ((x * y) % 3) === 0,
  (x, y) => (((x * y) % 2) + ((x * y) % 3)) % 2 === 0,
  (x, y) => (((x + y) % 2) + ((x * y) % 3)) % 2 === 0,
];

/**
 * A QR code of `text` at level M, as rows of dark (true) and light squares, without the quiet zone around it.
 * @throws RangeError beyond 213 bytes
 * @see ISO/IEC 18004
 */
export function qrCode(text: string): boolean[][] {
  const { version, bytes } = codewordsOf(text);
  const candidates = MASKS.map((_, mask) => new Drawing(version).draw(bytes, mask));
  const penalties = candidates.map((rows) => penaltyOf(rows));
  return candidates[penalties.indexOf(Math.min(...penalties))]!;
}

/** One code as it is drawn: the figures that are always there first, the bytes around them. */
class Drawing {
  private readonly size: number;
  private readonly dark: boolean[][];
  private readonly isFigure: boolean[][];

  constructor(private readonly version: number) {
    this.size = version * 4 + 17;
    this.dark = Array.from({ length: this.size }, () => Array<boolean>(this.size).fill(false));
    this.isFigure = this.dark.map((line) => [...line]);
  }

  draw(bytes: readonly number[], mask: number): boolean[][] {
    for (let n = 0; n < this.size; n++) {
      this.figure(6, n, n % 2 === 0);
      this.figure(n, 6, n % 2 === 0);
    }
    for (const [x, y] of [
      [3, 3],
      [this.size - 4, 3],
      [3, this.size - 4],
    ] as const)
      this.rings(x, y, 4, [2, 4]);
    this.alignments();
    this.format(mask);
    this.versionBits();
    this.content(bytes, MASKS[mask]!);
    return this.dark;
  }

  private figure(x: number, y: number, dark: boolean): void {
    if (x < 0 || y < 0 || x >= this.size || y >= this.size) return;
    this.dark[y]![x] = dark;
    this.isFigure[y]![x] = true;
  }

  private rings(x: number, y: number, radius: number, light: readonly number[]): void {
    for (let dy = -radius; dy <= radius; dy++)
      for (let dx = -radius; dx <= radius; dx++)
        this.figure(x + dx, y + dy, !light.includes(Math.max(Math.abs(dx), Math.abs(dy))));
  }

  private alignments(): void {
    const places = ALIGNMENTS[this.version - 1]!;
    const last = this.size - 7;
    for (const x of places)
      for (const y of places) {
        const isCorner = (x === 6 && (y === 6 || y === last)) || (x === last && y === 6);
        if (!isCorner) this.rings(x, y, 2, [1]);
      }
  }

  /** Level M is 00; ten bits of BCH correct it. */
  private format(mask: number): void {
    let rest = mask;
    for (let n = 0; n < 10; n++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
    const bits = ((mask << 10) | rest) ^ 0x5412;
    const bit = (n: number) => ((bits >>> n) & 1) === 1;
    for (let n = 0; n < 15; n++) {
      if (n < 8) this.figure(this.size - 1 - n, 8, bit(n));
      else this.figure(8, this.size - 15 + n, bit(n));
      // The timing lines are stepped over.
      if (n < 8) this.figure(8, n < 6 ? n : n + 1, bit(n));
      else this.figure(n === 8 ? 7 : 14 - n, 8, bit(n));
    }
    this.figure(8, this.size - 8, true);
  }

  private versionBits(): void {
    if (this.version < 7) return;
    let rest = this.version;
    for (let n = 0; n < 12; n++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
    const bits = (this.version << 12) | rest;
    for (let n = 0; n < 18; n++) {
      const dark = ((bits >>> n) & 1) === 1;
      const a = this.size - 11 + (n % 3);
      const b = Math.floor(n / 3);
      this.figure(a, b, dark);
      this.figure(b, a, dark);
    }
  }

  /** In pairs of columns from the right, up and down in turns, the bits of the bytes; what is left over stays light. */
  private content(bytes: readonly number[], isFlipped: (x: number, y: number) => boolean): void {
    let at = 0;
    for (let right = this.size - 1; right >= 1; right -= 2) {
      if (right === 6) right = 5;
      const isUpward = ((right + 1) & 2) === 0;
      for (let step = 0; step < this.size; step++)
        for (const x of [right, right - 1]) {
          const y = isUpward ? this.size - 1 - step : step;
          if (this.isFigure[y]![x]) continue;
          const bit = (((bytes[at >>> 3] ?? 0) >>> (7 - (at & 7))) & 1) === 1;
          this.dark[y]![x] = bit !== isFlipped(x, y);
          at++;
        }
    }
  }
}
