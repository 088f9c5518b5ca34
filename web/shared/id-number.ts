/** @see GB 11643-1999: weights of the first 17 digits, and the check character for each remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

export type IdNumberFault = 'shape' | 'birth' | 'check';

/** What is wrong with `number` as the number of an ID card (its X in upper case), or undefined. */
export function idNumberFault(number: string): IdNumberFault | undefined {
  if (!/^\d{17}[\dX]$/.test(number)) return 'shape';
  if (!isDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)) return 'birth';
  return CHECKS[sumOf(number) % 11] === number[17] ? undefined : 'check';
}

/** The 17 digits `start` with their check character. */
export function withCheckCharacter(start: string): string {
  return start + CHECKS[sumOf(start) % 11];
}

/** Whether such a day exists, and people of it may live. */
function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return /^(18|19|20|21)/.test(day) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

function sumOf(number: string): number {
  return WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0);
}
