import { notTaken } from './refusal.js';

/** What the first bytes promise; the rest is held to it. */
export type Promised = 'picture' | Voice | 'pdf' | 'office' | 'old office' | 'text';
export type Voice = 'mp3' | 'm4a' | 'wav' | 'webm' | 'ogg';

/** First bytes, written as Latin-1. */
const STARTS: [Promised, ...string[]][] = [
  ['picture', '\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF87a', 'GIF89a'],
  ['webm', '\x1a\x45\xdf\xa3'],
  ['ogg', 'OggS'],
  // MPEG's sync with layer III, in its versions, with and without a checksum; or the tag that stands before it.
  ['mp3', 'ID3', '\xff\xfa', '\xff\xfb', '\xff\xf2', '\xff\xf3', '\xff\xe2', '\xff\xe3'],
  ['pdf', '%PDF-'],
  ['office', 'PK\x03\x04'],
  ['old office', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
];

/** What is refused with a better word than "unknown". */
// prettier-ignore
const REFUSED: [string, ...string[]][] = [
  ['Programs are not taken.', 'MZ', '\x7fELF', '\xfe\xed\xfa\xce', '\xfe\xed\xfa\xcf', '\xce\xfa\xed\xfe', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'],
  ['Archives are not taken; send the files one by one.', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', 'BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd', 'MSCF'],
];

/** Of the ISO family, only sound is taken; what phones call HEIC is under a patent and cannot be read here. */
const BRANDS_OF_SOUND = /^(?:M4A |M4B |mp4[12]|iso[m2-9]|dash)/;
const BRANDS_OF_HEIF = /^(?:hei[cxms]|hev[cx]|mif1|msf1|avi[fs])/;

/** Finds by the first bytes, never by a name, how to look at the rest. @throws Refusal */
export function promisedBy(bytes: Buffer): Promised {
  if (bytes.length === 0) throw notTaken('The file is empty.');
  const head = bytes.toString('latin1', 0, 16);
  const startsWithOne = (starts: string[]) => starts.some((start) => head.startsWith(start));
  if (head.startsWith('RIFF')) return riffOf(head.slice(8, 12));
  if (head.slice(4, 8) === 'ftyp') return soundOf(head.slice(8, 12));
  const promised = STARTS.find(([, ...starts]) => startsWithOne(starts));
  if (promised) return promised[0];
  const refused = REFUSED.find(([, ...starts]) => startsWithOne(starts));
  if (refused) throw notTaken(refused[0]);
  return 'text';
}

function riffOf(form: string): Promised {
  if (form === 'WEBP') return 'picture';
  if (form === 'WAVE') return 'wav';
  throw notTaken('This kind of file is not taken.');
}

function soundOf(brand: string): Voice {
  if (BRANDS_OF_SOUND.test(brand)) return 'm4a';
  if (BRANDS_OF_HEIF.test(brand)) throw notTaken('HEIC and AVIF pictures cannot be read here; send a JPEG.');
  throw notTaken('Films are not taken.');
}
