import { constants, inflateRawSync } from 'node:zlib';
import type { Found } from './inspected.js';
import { notTaken } from './refusal.js';

const MAX_STREAMS = 50_000;
const MAX_UNPACKED_BYTES = 200_000_000;
const MAX_TRAILING_BYTES = 1_024;
const NOTHING = Buffer.alloc(0);

/** What makes a reader act by itself, or carries other files. Long names: pressed bytes do not hold them by chance. */
const HARMFUL: [RegExp, string][] = [
  [/\/(?:JavaScript|Rendition)\b/, 'PDFs with scripts are not taken.'],
  [/\/(?:Launch|ImportData|SubmitForm|GoToE)\b/, 'PDFs that start or send something are not taken.'],
  [/\/(?:EmbeddedFiles?|RichMedia|Collection)\b/, 'PDFs with other files in them are not taken.'],
  [/\/XFA[\s/[(]/, 'PDFs with programmed forms are not taken.'],
];
/** Ways to press a stream that we do not undo; what an object stream hides in them, nobody has seen. */
const OTHER_FILTERS = /\/(?:LZWDecode|LZW|ASCII85Decode|A85|ASCIIHexDecode|AHx|RunLengthDecode|Predictor)\b/;

/**
 * Looks for scripts, launches and embedded files in the objects of a PDF, in the pressed ones as well.
 * @throws Refusal
 */
export function inspectPdf(bytes: Buffer): Found {
  const raw = bytes.toString('latin1');
  const end = raw.lastIndexOf('%%EOF');
  if (end < 0) throw notTaken('The PDF is cut off.');
  if (bytes.length - end > MAX_TRAILING_BYTES) throw notTaken('Something else hangs on the end of the PDF.');
  const plain = withPlainNames(raw);
  if (/\/Encrypt\b/.test(plain))
    throw notTaken('Locked PDFs cannot be looked into; save it without a password.');
  refuseHarmful(plain);
  lookIntoStreams(bytes, raw);
  return { format: 'pdf' };
}

function lookIntoStreams(bytes: Buffer, raw: string): void {
  let left = MAX_UNPACKED_BYTES;
  let before = 0;
  const starts = raw.matchAll(/(?<!end)stream\r?\n?/g);
  let count = 0;
  for (const match of starts) {
    if (++count > MAX_STREAMS) throw notTaken('The PDF has too many parts.');
    const start = match.index + match[0].length;
    // A stream that says nothing of itself within this is none that a reader finds.
    const dictionary = withPlainNames(raw.slice(Math.max(before, match.index - 4_096), match.index));
    if (dictionary.includes('/ObjStm') && OTHER_FILTERS.test(dictionary))
      throw notTaken('The PDF hides what is in it.');
    const unpacked = inflateWhatIsThere(bytes.subarray(start), left);
    left = Math.max(1, left - unpacked.length);
    refuseHarmful(withPlainNames(unpacked.toString('latin1')));
    before = start;
  }
}

/** A reader shows what comes before a fault, so that is looked at too. @throws Refusal beyond `limit` bytes */
function inflateWhatIsThere(bytes: Buffer, limit: number): Buffer {
  // A zlib header's check sum; most that are no pressed streams fail it, and cost nothing.
  if (bytes.length < 3 || (bytes[0]! & 0x0f) !== 8 || bytes.readUInt16BE(0) % 31 !== 0) return NOTHING;
  // Raw, for a wrong check sum at the end keeps no reader from what is before it.
  const pressed = bytes.subarray(2);
  const whole = inflateOf(pressed, limit);
  if (whole) return whole;
  let [good, bad] = [0, pressed.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (inflateOf(pressed.subarray(0, middle), limit)) good = middle;
    else bad = middle;
  }
  return inflateOf(pressed.subarray(0, good), limit) ?? NOTHING;
}

/** Undefined when there is a fault in it; to be cut off is none. */
function inflateOf(pressed: Buffer, maxOutputLength: number): Buffer | undefined {
  try {
    return inflateRawSync(pressed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw notTaken('The PDF unpacks to far more than it is.');
    return undefined;
  }
}

function refuseHarmful(text: string): void {
  for (const [harmful, why] of HARMFUL) if (harmful.test(text)) throw notTaken(why);
}

/** `/J#61vaScript` is `/JavaScript`. @see ISO 32000-2, 7.3.5 */
function withPlainNames(text: string): string {
  return text.replaceAll(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
