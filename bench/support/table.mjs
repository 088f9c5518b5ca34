const HEAD = ['', 'unit', 'ours', 'peer', 'ratio', 'goal', ''];

/**
 * The measures as a table to read: medians, with the lowest and highest round in brackets.
 * @param {string} bench
 * @param {import('./measure.mjs').Measure[]} measures
 * @returns {string} lines, the last one ended
 */
export function table(bench, measures) {
  const rows = [[bench, ...HEAD.slice(1)], ...measures.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  lines.splice(1, 0, '-'.repeat(Math.max(...lines.map((line) => line.length))));
  return `${lines.join('\n')}\n`;
}

function cells({ name, unit, ours, peer, ratio, goal }) {
  return [
    name,
    unit,
    spread(ours),
    peer ? spread(peer) : '',
    ratio ? spread(ratio) : '',
    goal ? `${goal.reached ? 'reached' : 'missed'}: ${goal.of} ${bound(goal)}` : '',
    peer ? `peer: ${peer.name}` : '',
  ];
}

function bound({ atLeast, atMost }) {
  return atLeast === undefined ? `<= ${atMost}` : `>= ${atLeast}`;
}

function spread({ median, min, max }) {
  return `${short(median)} (${short(min)}–${short(max)})`;
}

/** Three digits that count, or whole numbers. */
function short(value) {
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en-US')
    : String(Number(value.toPrecision(3)));
}
