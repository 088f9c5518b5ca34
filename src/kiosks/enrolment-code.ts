import { randomInt } from 'node:crypto';

/** Without 0 O, 1 I L: people read the code from one screen and type it on another. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const LENGTH = 8;

/** About 40 random bits, for a few minutes and few tries. */
export function newEnrolmentCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
