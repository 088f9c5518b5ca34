/** A half-open stretch of time. */
export interface Stretch {
  from: Date;
  /** Not included. */
  to: Date;
}

/**
 * What is left of each of `wholes` outside of the others, in the order of time; what else a stretch has goes with each
 * piece of it.
 */
export function without<T extends Stretch>(wholes: readonly T[], others: readonly Stretch[]): T[] {
  const cuts = inOrder(others);
  let begin = 0;
  return inOrder(wholes).flatMap((whole) => {
    while (begin < cuts.length && cuts[begin]!.to <= whole.from) begin++;
    const left: T[] = [];
    let { from } = whole;
    for (let i = begin; i < cuts.length && cuts[i]!.from < whole.to; i++) {
      const cut = cuts[i]!;
      if (cut.to <= from) continue;
      if (cut.from > from) left.push({ ...whole, from, to: cut.from });
      from = cut.to;
    }
    if (from < whole.to) left.push({ ...whole, from });
    return left;
  });
}

/** What each of `wholes`, which share no time with each other, shares with the others. */
export function shared<T extends Stretch>(wholes: readonly T[], others: readonly Stretch[]): T[] {
  return without(wholes, without(wholes, others));
}

function inOrder<T extends Stretch>(stretches: readonly T[]): T[] {
  return stretches.toSorted((a, b) => a.from.getTime() - b.from.getTime());
}
