const RUN = 5;
const FINDER_LIKE = ['10111010000', '00001011101'];

/** How hard a code is to read, by the standard's four rules; the least is taken. @see ISO/IEC 18004, 7.8.3 */
export function penaltyOf(rows: readonly (readonly boolean[])[]): number {
  const size = rows.length;
  const columns = rows.map((_, x) => rows.map((line) => line[x]!));
  const lines = [...rows, ...columns].map((line) => line.map((dark) => (dark ? '1' : '0')).join(''));
  let penalty = 0;
  for (const line of lines) {
    for (const [run] of line.matchAll(/0{5,}|1{5,}/g)) penalty += run.length - RUN + 3;
    for (const pattern of FINDER_LIKE)
      for (let at = line.indexOf(pattern); at >= 0; at = line.indexOf(pattern, at + 1)) penalty += 40;
  }
  for (let y = 0; y + 1 < size; y++)
    for (let x = 0; x + 1 < size; x++) {
      const dark = rows[y]![x];
      if (dark === rows[y]![x + 1] && dark === rows[y + 1]![x] && dark === rows[y + 1]![x + 1]) penalty += 3;
    }
  const darkShare = rows.flat().filter(Boolean).length / size ** 2;
  return penalty + Math.floor(Math.abs(darkShare * 100 - 50) / 5) * 10;
}
