/** Bytes from `start` to `end`, both of them included. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * The one range that a `Range` header asks for of `size` bytes. Undefined for the whole: no header, several ranges, or
 * another unit, which a server may ignore. `unsatisfiable` when none of the bytes is there.
 * @see RFC 9110, 14.2
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  const last = size - 1;
  if (from === '') return to === '0' ? 'unsatisfiable' : { start: Math.max(0, size - Number(to)), end: last };
  const [start, end] = [Number(from), to === '' ? last : Math.min(Number(to), last)];
  if (to !== '' && Number(to) < start) return undefined;
  return start > last ? 'unsatisfiable' : { start, end };
}
