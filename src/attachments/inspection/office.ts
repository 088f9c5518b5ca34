import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import type { Found } from './inspected.js';
import { refuseHarmfulPart, mainFormatIn } from './office-part.js';
import { notTaken, Refusal } from './refusal.js';

const MAX_PARTS = 5_000;
const MAX_UNPACKED_BYTES = 200_000_000;
/** XML shrinks to a tenth, a bomb to a thousandth; small documents may be as uneven as they like. */
const MAX_RATIO = 100;
const UNJUDGED_BYTES = 10_000_000;
/** A document in a document, and no further. */
const MAX_DEPTH = 1;

/** Endings of the parts that Office writes; a document has no use for others. */
const KNOWN_PART =
  /(?:^|\/)[^/]*\.(?:xml|rels|vml|png|jpe?g|jfif|gif|bmp|tiff?|emf|wmf|wdp|svg|odttf|fntdata|mp3|m4a|wav|mp4|docx|xlsx|pptx)$|\/printersettings\d*\.bin$/;
const MACROS = /vbaproject|vbadata|\/activex\/|\/macrosheets\/|\/customui\//;

interface Spent {
  packedBytes: number;
  unpackedBytes: number;
  parts: number;
}

/**
 * Unpacks all of a document, within bounds, and looks at each part: macros, programs, and what is fetched from
 * elsewhere are refused; an archive that is no document too.
 * @throws Refusal
 */
export async function inspectOffice(bytes: Buffer): Promise<Found> {
  try {
    return await look(bytes, { packedBytes: bytes.length, unpackedBytes: 0, parts: 0 }, 0);
  } catch (error) {
    throw error instanceof Refusal ? error : notTaken('The document is broken.');
  }
}

async function look(bytes: Buffer, spent: Spent, depth: number): Promise<Found> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true });
  const seen = new Set<string>();
  let format: Found['format'] | undefined;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName.toLowerCase();
    if (++spent.parts > MAX_PARTS) throw notTaken('The document has too many parts.');
    // Of two parts of one name, each reader takes another.
    if (seen.has(name)) throw notTaken('The document is broken.');
    seen.add(name);
    if (name.endsWith('/')) continue;
    if (MACROS.test(`/${name}`)) throw notTaken('Documents with macros are not taken.');
    if (!KNOWN_PART.test(`/${name}`)) throw notTaken(notAPart(seen));
    if (entry.isEncrypted())
      throw notTaken('Locked documents cannot be looked into; save it without a password.');
    const content = await unpack(zip, entry, spent);
    refuseHarmfulPart(name, content);
    if (name === '[content_types].xml') format = mainFormatIn(content);
    if (/\.(?:docx|xlsx|pptx)$/.test(name)) {
      if (depth === MAX_DEPTH) throw notTaken('Documents within documents within documents are not taken.');
      await look(content, spent, depth + 1);
    }
  }
  if (!format) throw notTaken(notAPart(seen));
  return { format };
}

function notAPart(seen: Set<string>): string {
  return seen.has('[content_types].xml')
    ? 'Documents with other files in them are not taken.'
    : 'Archives are not taken; send the files one by one.';
}

/** Counts what really comes out, whatever the directory says. */
async function unpack(zip: ZipFile, entry: Entry, spent: Spent): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
    spent.unpackedBytes += chunk.length;
    const limit = Math.min(MAX_UNPACKED_BYTES, Math.max(UNJUDGED_BYTES, spent.packedBytes * MAX_RATIO));
    if (spent.unpackedBytes > limit) throw notTaken('The document unpacks to far more than it is.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
