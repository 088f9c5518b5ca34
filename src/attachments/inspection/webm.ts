import { notTaken } from './refusal.js';

/** Elements whose inside is walked; @see RFC 8794 (EBML), RFC 9559 (Matroska) */
const CONTAINERS = new Set([
  0x1a45dfa3, // EBML
  0x18538067, // Segment
  0x1549a966, // Info
  0x1654ae6b, // Tracks
  0xae, // TrackEntry
  0x1f43b675, // Cluster
  0xa0, // BlockGroup
]);
const DOC_TYPE = 0x4282;
const TIMESTAMP_SCALE = 0x2ad7b1;
const TRACK_TYPE = 0x83;
const CODEC_ID = 0x86;
const CLUSTER_TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
const AUDIO = 2;

/**
 * The duration of a WebM of Opus, in milliseconds, counted from its blocks: what browsers record does not state it.
 * @throws Refusal for anything else than one track of Opus
 */
export function webmDurationMs(bytes: Buffer): number {
  let docType = '';
  const codecs: string[] = [];
  const trackTypes: number[] = [];
  let scaleMs = 1;
  let clusterTime = 0;
  let first: number | undefined;
  let endMs = 0;
  walk(bytes, (id, data) => {
    if (id === DOC_TYPE) docType = data.toString('latin1').replace(/\0+$/, '');
    else if (id === TIMESTAMP_SCALE) scaleMs = readUnsigned(data) / 1e6;
    else if (id === TRACK_TYPE) trackTypes.push(readUnsigned(data));
    else if (id === CODEC_ID) codecs.push(data.toString('latin1').replace(/\0+$/, ''));
    else if (id === CLUSTER_TIMESTAMP) clusterTime = readUnsigned(data);
    else if (id === SIMPLE_BLOCK || id === BLOCK) {
      const { time, frame } = readBlock(data);
      const startMs = (clusterTime + time) * scaleMs;
      first ??= startMs;
      endMs = Math.max(endMs, startMs + opusFrameMs(frame));
    }
  });
  if (docType !== 'webm' || codecs.join() !== 'A_OPUS' || trackTypes.join() !== String(AUDIO))
    throw notTaken('This kind of sound is not taken.');
  return first === undefined ? 0 : endMs - first;
}

function walk(bytes: Buffer, visit: (id: number, data: Buffer) => void): void {
  let at = 0;
  while (at < bytes.length) {
    const id = readVint(bytes, at, 4);
    const size = readVint(bytes, at + id.length, 8);
    at += id.length + size.length;
    if (CONTAINERS.has(id.marked)) continue;
    if (size.isUnknown || at + size.value > bytes.length) throw notTaken('The sound is broken.');
    visit(id.marked, bytes.subarray(at, at + size.value));
    at += size.value;
  }
}

/** A number whose leading zeros tell its length; `marked` is with the bit that ends them, as ids are written. */
function readVint(bytes: Buffer, at: number, maxLength: number) {
  const head = bytes[at] ?? 0;
  const length = Math.clz32(head) - 23;
  if (length > maxLength || at + length > bytes.length) throw notTaken('The sound is broken.');
  let marked = head;
  for (let i = 1; i < length; i++) marked = marked * 256 + bytes[at + i]!;
  const mark = 2 ** (7 * length);
  return { length, marked, value: marked - mark, isUnknown: marked === 2 * mark - 1 };
}

function readUnsigned(data: Buffer): number {
  return data.reduce((number, byte) => number * 256 + byte, 0);
}

function readBlock(data: Buffer): { time: number; frame: Buffer } {
  const track = readVint(data, 0, 8);
  if (data.length < track.length + 3) throw notTaken('The sound is broken.');
  return { time: data.readInt16BE(track.length), frame: data.subarray(track.length + 3) };
}

/** How long an Opus packet lasts. @see RFC 6716, 3.1 */
function opusFrameMs(packet: Buffer): number {
  const [toc = 0, count = 0] = packet;
  const config = toc >> 3;
  const lengths = config < 12 ? [10, 20, 40, 60] : config < 16 ? [10, 20] : [2.5, 5, 10, 20];
  const frames = (toc & 3) === 0 ? 1 : (toc & 3) === 3 ? count & 0x3f : 2;
  return lengths[config % lengths.length]! * frames;
}
