import { mkdirSync, writeFileSync } from 'node:fs';

const FOLDER = new URL('../results/', import.meta.url);

/**
 * Writes `bench/results/<bench>.json`, in place of the one of the last run.
 * @param {string} bench
 * @param {object} on what {@link import('./machine.mjs').machine} gives
 * @param {import('./measure.mjs').Measure[]} measures
 * @returns {void}
 */
export function writeResults(bench, on, measures) {
  mkdirSync(FOLDER, { recursive: true });
  const result = {
    bench,
    date: new Date().toISOString(),
    ...on,
    rounds: measures[0].ours.values.length,
    measures,
  };
  writeFileSync(new URL(`${bench}.json`, FOLDER), `${JSON.stringify(result, rounded, 2)}\n`);
}

/** More digits than these say nothing. */
function rounded(_key, value) {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value;
}
