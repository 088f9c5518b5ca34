import { correctionBytes } from './gf256.ts';

/** Of a version at level M: all data bytes, blocks, correction bytes a block. @see ISO/IEC 18004, table 9 */
// prettier-ignore
const CAPACITIES = [
  [16, 1, 10], [28, 1, 16], [44, 1, 26], [64, 2, 18], [86, 2, 24],
  [108, 4, 16], [124, 4, 18], [154, 4, 22], [182, 5, 22], [216, 5, 26],
] as const;

const BYTE_MODE = 0b0100;
const FILLERS = [0xec, 0x11];
/** From version 10 on the length takes two bytes. */
const LONG_LENGTH_FROM = 10;

export interface Codewords {
  /** 1 to 10. */
  version: number;
  bytes: number[];
}

/** `text` as the bytes of the smallest code that holds it. @throws RangeError when none does: at most 213 bytes of UTF-8 */
export function codewordsOf(text: string): Codewords {
  const content = [...new TextEncoder().encode(text)];
  const index = CAPACITIES.findIndex(([data], n) => headBits(n + 1) + content.length * 8 <= data * 8);
  if (index < 0) throw new RangeError(`${content.length} bytes do not fit into a code of version 10.`);
  const [dataBytes, blocks, correction] = CAPACITIES[index]!;
  const data = pack(content, index + 1, dataBytes);
  return { version: index + 1, bytes: interleave(data, blocks, correction) };
}

function headBits(version: number): number {
  return 4 + (version < LONG_LENGTH_FROM ? 8 : 16);
}

function pack(content: readonly number[], version: number, dataBytes: number): number[] {
  const bits: number[] = [];
  const put = (value: number, length: number) => {
    for (let bit = length - 1; bit >= 0; bit--) bits.push((value >>> bit) & 1);
  };
  put(BYTE_MODE, 4);
  put(content.length, headBits(version) - 4);
  for (const byte of content) put(byte, 8);
  put(0, Math.min(4, dataBytes * 8 - bits.length));
  put(0, (8 - (bits.length % 8)) % 8);
  const bytes = Array.from({ length: bits.length / 8 }, (_, n) =>
    bits.slice(n * 8, n * 8 + 8).reduce((byte, bit) => (byte << 1) | bit, 0),
  );
  while (bytes.length < dataBytes) bytes.push(FILLERS[(bytes.length - bits.length / 8) % 2]!);
  return bytes;
}

/** Blocks of nearly the same length, each with its correction, laid into each other byte by byte. */
function interleave(data: readonly number[], blocks: number, correction: number): number[] {
  const short = Math.floor(data.length / blocks);
  const longFrom = blocks - (data.length % blocks);
  const cut: number[][] = [];
  for (let block = 0, at = 0; block < blocks; block++) {
    const length = short + (block >= longFrom ? 1 : 0);
    cut.push(data.slice(at, at + length));
    at += length;
  }
  const corrections = cut.map((block) => correctionBytes(block, correction));
  return [...weave(cut, short + 1), ...weave(corrections, correction)];
}

function weave(blocks: readonly number[][], length: number): number[] {
  return Array.from({ length }, (_, n) => blocks.flatMap((block) => block[n] ?? [])).flat();
}
