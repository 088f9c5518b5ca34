import { idNumberFault } from '../../shared/id-number.ts';

/** What is taken from a card; all else that a reader says is dropped where it is read. */
export interface Card {
  name: string;
  /** 18 characters, the X in upper case. */
  number: string;
  /** The last day on which it is valid, as `20300101`, or `长期`. */
  expiresOn: string;
}

export type CardFault = 'unreadable' | 'number' | 'expired';

const DAY = /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;

/** What speaks against `card` on `today` (as `20261130`, in Beijing), or undefined. */
export function cardFault({ name, number, expiresOn }: Card, today: string): CardFault | undefined {
  const isLasting = expiresOn === '长期';
  if (name === '' || number === '' || (!isLasting && !DAY.test(expiresOn))) return 'unreadable';
  if (idNumberFault(number)) return 'number';
  return !isLasting && expiresOn < today ? 'expired' : undefined;
}

/** As readers write cards: white space about the name, dots or dashes in the day, a small x. */
export function cardOf(name: string, number: string, expiresOn: string): Card {
  return {
    name: name.trim(),
    number: number.trim().toUpperCase(),
    expiresOn: expiresOn.trim().replaceAll(/[.-]/g, ''),
  };
}

/** The day in Beijing as a card has it. */
export function dayOnCards(at: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at).replaceAll('-', '');
}
