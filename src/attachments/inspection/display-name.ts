import { FORMATS, type Format } from './formats.js';

const MAX_CHARACTERS = 120;
const WITHOUT_NAME = { image: '图片', voice: '录音', file: '文件' } as const;
/** Names of devices, which Windows will not save to. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A name to show and to save under, made from what the sender called the file: without folders, control and
 * direction characters and what no file system takes, at most 120 characters, its ending that of the format found.
 */
export function displayName(given: string, format: Format): string {
  const { kind, endings } = FORMATS[format];
  const last = given.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const clean = last
    .replaceAll(/\s+/gu, ' ')
    // Cc: control, Cf: direction and other invisible ones, Co/Cn: private and unassigned, Zl/Zp: line ends.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_');
  const [, stem, ending] = /^(.*?)(?:\.([a-z][a-z0-9]{0,5}))?$/isu.exec(clean)!;
  const kept = (endings as readonly string[]).find((one) => one === ending?.toLowerCase()) ?? endings[0];
  const room = MAX_CHARACTERS - kept.length - 1;
  const bare = [...trimmed(stem ?? '')].slice(0, room).join('');
  const name = trimmed(bare) || WITHOUT_NAME[kind];
  return `${DEVICE.test(name) ? `_${name}` : name}.${kept}`;
}

function trimmed(text: string): string {
  return text.replaceAll(/^[.\s]+|[.\s]+$/gu, '');
}
