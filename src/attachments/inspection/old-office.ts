import type { Found } from './inspected.js';
import { notTaken } from './refusal.js';

const ENTRY_BYTES = 128;
const SECTORS_OF_512_OR_4096 = [9, 12];

/**
 * Finds out by the names of its storages which of the old Office formats it is, and whether it holds macros. Directory
 * entries lie at multiples of 128 bytes, so they are found without following chains that a hostile file could tangle.
 * @throws Refusal
 * @see MS-CFB 2.6.1
 */
export function inspectOldOffice(bytes: Buffer): Found {
  if (bytes.length < 1_536 || !SECTORS_OF_512_OR_4096.includes(bytes.readUInt16LE(30)))
    throw notTaken('The document is broken.');
  const names = directoryNames(bytes);
  const has = (...wanted: string[]) => wanted.some((name) => names.has(name.toLowerCase()));
  if (has('VBA', '_VBA_PROJECT', '_VBA_PROJECT_CUR', 'Macros'))
    throw notTaken('Documents with macros are not taken.');
  if (has('\x01Ole10Native', '\x01Ole10FtpNative', 'Package'))
    throw notTaken('Documents with other files in them are not taken.');
  if (has('EncryptedPackage', 'EncryptionInfo'))
    throw notTaken('Locked documents cannot be looked into; save it without a password.');
  if (has('WordDocument')) return { format: 'doc' };
  if (has('Workbook', 'Book')) return { format: 'xls' };
  if (has('PowerPoint Document')) return { format: 'ppt' };
  throw notTaken('This kind of file is not taken.');
}

function directoryNames(bytes: Buffer): Set<string> {
  const names = new Set<string>();
  for (let at = 512; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const nameBytes = bytes.readUInt16LE(at + 64);
    const type = bytes[at + 66];
    const isEntry = (type === 1 || type === 2) && nameBytes >= 4 && nameBytes <= 64 && nameBytes % 2 === 0;
    if (!isEntry || bytes.readUInt16LE(at + nameBytes - 2) !== 0) continue;
    names.add(bytes.toString('utf16le', at, at + nameBytes - 2).toLowerCase());
  }
  return names;
}
