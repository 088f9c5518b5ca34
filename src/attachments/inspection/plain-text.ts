import type { Found } from './inspected.js';
import { notTaken } from './refusal.js';

/** Any of these, and a browser or a program that guesses might run it. */
const MARKUP =
  /<(?:!doctype|!entity|\?xml|\?php|%|html|head|body|script|svg|iframe|object|embed|applet|style|link|meta|base|form|img)\b|<!--|javascript:/i;
// oxlint-disable-next-line no-control-regex -- finding control characters is the purpose
const CONTROL = /[\0-\x08\x0b\x0e-\x1f\x7f]/;

/**
 * Takes notes: UTF-8 without markup. It is served as a download of `text/plain`, so what is written in it never runs.
 * @throws Refusal
 */
export function inspectText(bytes: Buffer): Found {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw notTaken('This kind of file is not taken. If it is a text, save it as UTF-8.');
  }
  if (CONTROL.test(text)) throw notTaken('This kind of file is not taken.');
  if (text.trim() === '') throw notTaken('The file is empty.');
  if (text.startsWith('#!')) throw notTaken('Scripts are not taken.');
  if (MARKUP.test(text)) throw notTaken('Web pages, drawings and other markup are not taken.');
  return { format: 'txt' };
}
