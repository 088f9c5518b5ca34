import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FORMATS } from '../../dist/src/attachments/inspection/formats.js';
import { promisedBy } from '../../dist/src/attachments/inspection/first-bytes.js';
import { inspectOffice } from '../../dist/src/attachments/inspection/office.js';
import { inspectOldOffice } from '../../dist/src/attachments/inspection/old-office.js';
import { inspectPdf } from '../../dist/src/attachments/inspection/pdf.js';
import { inspectPicture } from '../../dist/src/attachments/inspection/picture.js';
import { inspectText } from '../../dist/src/attachments/inspection/plain-text.js';
import { Refusal } from '../../dist/src/attachments/inspection/refusal.js';
import { inspectVoice } from '../../dist/src/attachments/inspection/voice.js';
import { objectStream, office, oldOffice, pdf } from './documents.js';
import { drawn } from './pictures.js';
import { fragmentedM4a, m4a, mp3, ogg, wav, webm } from './sounds.js';

/** How a file is looked at, without the thread that stands between it and the service. */
async function look(bytes: Buffer): Promise<{ format: unknown }> {
  const promised = promisedBy(bytes) as string;
  if (promised === 'picture') return inspectPicture(bytes);
  if (promised === 'pdf') return inspectPdf(bytes);
  if (promised === 'office') return inspectOffice(bytes);
  if (promised === 'old office') return inspectOldOffice(bytes);
  if (promised === 'text') return inspectText(bytes);
  return inspectVoice(bytes, promised);
}

// prettier-ignore
it.each<[string, () => Buffer | Promise<Buffer>]>([
  ['PNG', () => drawn('png')], ['WebP', () => drawn('webp')], ['GIF', () => drawn('gif')],
  ['WAV', () => wav(1)], ['MP3', () => mp3(1)], ['M4A', () => m4a(1)], ['M4A in fragments', () => fragmentedM4a(1)],
  ['Ogg', () => ogg(1)], ['WebM', () => webm(1)],
  ['PDF', () => pdf('', objectStream('<< /Type /Page >>'))], ['DOCX', () => office('docx')], ['DOC', () => oldOffice('WordDocument')],
])('a %s with bytes changed, cut or doubled is taken or refused, and nothing else', async (_, make) => {
  const whole = await make();
  const place = fc.nat(Math.min(whole.length, 2_000) - 1);
  const mutation = fc.record({
    changes: fc.array(fc.tuple(place, fc.nat(255)), { maxLength: 6 }),
    cutAt: fc.option(fc.nat(whole.length)),
    doubledFrom: fc.option(place),
  });
  await fc.assert(
    fc.asyncProperty(mutation, async ({ changes, cutAt, doubledFrom }) => {
      let bytes = Buffer.from(whole);
      for (const [at, value] of changes) bytes[at] = value;
      if (doubledFrom !== null) bytes = Buffer.concat([bytes, bytes.subarray(doubledFrom)]);
      if (cutAt !== null) bytes = bytes.subarray(0, cutAt);
      const outcome = await look(bytes).catch((error: unknown) => error);
      expect(outcome instanceof Refusal || String((outcome as { format: unknown }).format) in FORMATS, String(outcome)).toBe(true);
    }),
    { numRuns: 60 },
  );
});
