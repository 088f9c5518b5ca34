const END_OF_HEAD = '\r\n\r\n';
const FINAL_TEXT = 0x81;
const MASKED = 0x80;

/** One frame as it came, and what it says when it is a whole text. */
export interface Frame {
  bytes: Buffer;
  text?: string;
}

/**
 * Splits what one side of a WebSocket sends into its HTTP head and then its frames; the head comes as a frame of its own.
 * @see RFC 6455, section 5.2
 */
export class FrameReader {
  private pending = Buffer.alloc(0);
  private isPastHead = false;

  read(chunk: Buffer): Frame[] {
    this.pending = Buffer.concat([this.pending, chunk]);
    const frames: Frame[] = [];
    for (let length = this.nextLength(); length !== undefined; length = this.nextLength()) {
      const bytes = this.pending.subarray(0, length);
      this.pending = this.pending.subarray(length);
      frames.push(this.isPastHead ? { bytes, text: textOf(bytes) } : { bytes });
      this.isPastHead = true;
    }
    return frames;
  }

  /** How long the next frame is; undefined until it is there as a whole. */
  private nextLength(): number | undefined {
    const { pending } = this;
    if (!this.isPastHead) {
      const end = pending.indexOf(END_OF_HEAD);
      return end < 0 ? undefined : end + END_OF_HEAD.length;
    }
    if (pending.length < 2 || pending.length < payloadStart(pending)) return undefined;
    const length = payloadStart(pending) + payloadLength(pending);
    return pending.length < length ? undefined : length;
  }
}

const shortLength = (frame: Buffer) => frame[1]! & 0x7f;

function maskStart(frame: Buffer): number {
  return { 126: 4, 127: 10 }[shortLength(frame)] ?? 2;
}

function payloadStart(frame: Buffer): number {
  return maskStart(frame) + (frame[1]! & MASKED ? 4 : 0);
}

function payloadLength(frame: Buffer): number {
  const length = shortLength(frame);
  if (length === 126) return frame.readUInt16BE(2);
  return length === 127 ? Number(frame.readBigUInt64BE(2)) : length;
}

function textOf(frame: Buffer): string | undefined {
  if (frame[0] !== FINAL_TEXT) return undefined;
  const payload = Buffer.from(frame.subarray(payloadStart(frame)));
  if (frame[1]! & MASKED) {
    const mask = frame.subarray(maskStart(frame));
    for (let i = 0; i < payload.length; i++) payload[i]! ^= mask[i % 4]!;
  }
  return payload.toString('utf8');
}
