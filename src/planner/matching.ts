/**
 * Gives every row a column of its own with the smallest sum of costs (the Hungarian method, in the form with potentials).
 * @param cost at least as many columns as rows; finite
 * @returns the column of each row
 * @see Kuhn, The Hungarian Method for the Assignment Problem, 1955
 */
export function cheapestMatching(cost: readonly Float64Array[]): number[] {
  const rows = cost.length;
  const columns = cost[0]?.length ?? 0;
  const rowPotential = new Float64Array(rows + 1);
  const columnPotential = new Float64Array(columns + 1);
  const rowOf = new Int32Array(columns + 1);
  const previous = new Int32Array(columns + 1);
  for (let row = 1; row <= rows; row++) {
    // Column 0 stands for none: it is where the search for this row begins.
    rowOf[0] = row;
    let column = 0;
    const slack = new Float64Array(columns + 1).fill(Infinity);
    const used = new Uint8Array(columns + 1);
    do {
      used[column] = 1;
      const at = rowOf[column]!;
      const costs = cost[at - 1]!;
      let least = Infinity;
      let next = 0;
      for (let j = 1; j <= columns; j++) {
        if (used[j]) continue;
        const reduced = costs[j - 1]! - rowPotential[at]! - columnPotential[j]!;
        if (reduced < slack[j]!) {
          slack[j] = reduced;
          previous[j] = column;
        }
        if (slack[j]! < least) {
          least = slack[j]!;
          next = j;
        }
      }
      for (let j = 0; j <= columns; j++) {
        if (used[j]) {
          rowPotential[rowOf[j]!]! += least;
          columnPotential[j]! -= least;
        } else slack[j]! -= least;
      }
      column = next;
    } while (rowOf[column] !== 0);
    while (column !== 0) {
      rowOf[column] = rowOf[previous[column]!]!;
      column = previous[column]!;
    }
  }
  const result = Array.from<number>({ length: rows }).fill(-1);
  for (let j = 1; j <= columns; j++) if (rowOf[j]) result[rowOf[j]! - 1] = j - 1;
  return result;
}
