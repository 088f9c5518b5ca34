/** A stretch in which a board has fewer primaries than it asks for. */
export interface Gap {
  board: string;
  from: Date;
  to: Date;
  have: number;
  required: number;
}

/**
 * What of the gaps `after` a change was not there `before` it, or is deeper than it was. Both lists are sorted by board
 * and time, and no two gaps of a board overlap in one list.
 */
export function openedGaps(before: readonly Gap[], after: readonly Gap[]): Gap[] {
  const known = Map.groupBy(before, ({ board }) => board);
  return after.flatMap((gap) => {
    // A board that asks for more than it did has less than it asks for since then, not since this change.
    const asDeep = (known.get(gap.board) ?? []).filter(({ have }) => have <= gap.have);
    return without(gap, asDeep);
  });
}

/** What is left of `gap` outside of `others`. */
function without(gap: Gap, others: readonly Gap[]): Gap[] {
  const left: Gap[] = [];
  let from = gap.from;
  for (const other of others) {
    if (other.to <= from || other.from >= gap.to) continue;
    if (other.from > from) left.push({ ...gap, from, to: other.from });
    if (other.to > from) from = other.to;
  }
  if (from < gap.to) left.push({ ...gap, from });
  return left;
}
