/**
 * @param {Iterable<number>} values at least one
 * @param {number} share 0 to 1: 0.5 is the median, 0.99 what one in a hundred exceeds
 * @returns {number} in the unit of the values
 */
export function quantile(values, share) {
  const sorted = Float64Array.from(values).toSorted();
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)];
  return below + (sorted[Math.ceil(place)] - below) * (place % 1);
}

/**
 * @param {number[]} values one a round
 * @returns {{ values: number[], median: number, min: number, max: number }} in the unit of the values
 */
export function summary(values) {
  return { values, median: quantile(values, 0.5), min: Math.min(...values), max: Math.max(...values) };
}
