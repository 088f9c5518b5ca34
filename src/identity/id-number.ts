/** @see GB 11643-1999: weights of the first 17 digits, and the check character for each remainder. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** What is wrong with `number` as the number of an ID card (its X in upper case), or undefined. */
export function idNumberFault(number: unknown): string | undefined {
  if (typeof number !== 'string' || !/^\d{17}[\dX]$/.test(number))
    return 'must be the 18 characters of an ID card number';
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  if (CHECKS[sum % 11] !== number[17]) return 'has a wrong check digit';
  if (!isDate(birthDateOf(number))) return 'has no date of birth in it';
  return undefined;
}

/** `370500199001011234` → `1990-01-01`. */
export function birthDateOf(number: string): string {
  return `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
}

function isDate(day: string): boolean {
  if (!/^(18|19|20|21)/.test(day)) return false;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
