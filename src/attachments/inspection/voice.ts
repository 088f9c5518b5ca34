import { parseBuffer, type IFormat } from 'music-metadata';
import type { Voice } from './first-bytes.js';
import type { Found } from './inspected.js';
import { notTaken, tooMuch } from './refusal.js';
import { webmDurationMs } from './webm.js';

const MAX_MS = 60_000;
/** A tenth of a second more: recorders that are told to stop at a minute finish the frame. */
const GRACE_MS = 100;

// prettier-ignore
const SOUNDS = {
  mp3: { type: 'audio/mpeg', codec: /^MPEG [12](?:\.5)? Layer 3$/,    maxBytesPerSecond: 40_000  },
  m4a: { type: 'audio/mp4',  codec: /^MPEG-4\/AAC$/,                  maxBytesPerSecond: 100_000 },
  wav: { type: 'audio/wav',  codec: /^(?:PCM|IEEE_FLOAT|EXTENSIBLE)/, maxBytesPerSecond: 800_000 },
  ogg: { type: 'audio/ogg',  codec: /^Opus$/,                         maxBytesPerSecond: 100_000 },
};
/** A cover and other tags, beside the sound. */
const TAG_BYTES = 1_000_000;

/** Finds how long a voice message is, and that it is one which every browser plays. @throws Refusal */
export async function inspectVoice(bytes: Buffer, voice: Voice): Promise<Found> {
  const durationMs = Math.round(voice === 'webm' ? webmDurationMs(bytes) : await statedMs(bytes, voice));
  if (durationMs > MAX_MS + GRACE_MS) throw tooMuch('A voice message may last at most 60 s.');
  if (durationMs < 1) throw notTaken('There is no sound in it.');
  return { format: voice, durationMs };
}

async function statedMs(bytes: Buffer, voice: Exclude<Voice, 'webm'>): Promise<number> {
  const { type, codec, maxBytesPerSecond } = SOUNDS[voice];
  const format = await formatOf(bytes, type);
  if (!codec.test(format.codec ?? '') || format.hasVideo) throw notTaken('This kind of sound is not taken.');
  const seconds = format.duration ?? 0;
  // Some headers can say what they like; a minute of sound said to be a second long is still a minute's bytes.
  if (seconds * 1000 <= MAX_MS && bytes.length > seconds * maxBytesPerSecond + TAG_BYTES)
    throw notTaken('The sound is broken: it is longer than it says.');
  return seconds * 1000;
}

async function formatOf(bytes: Buffer, mimeType: string): Promise<IFormat> {
  try {
    const { format } = await parseBuffer(
      bytes,
      { mimeType, size: bytes.length },
      { duration: true, skipCovers: true },
    );
    return format;
  } catch {
    throw notTaken('The sound is broken.');
  }
}
