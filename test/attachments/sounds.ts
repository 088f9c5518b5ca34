/** Sounds of silence, built byte by byte; each lasts as many seconds as asked. */

export function wav(seconds: number): Buffer {
  const data = Buffer.alloc(seconds * 8000, 128);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** Frames of MPEG 1, layer III, 128 kbit/s, 44.1 kHz. */
export function mp3(seconds: number): Buffer {
  const frame = Buffer.alloc(417);
  frame.writeUInt32BE(0xfffb9000);
  return Buffer.concat(Array.from({ length: Math.ceil((seconds * 44_100) / 1152) }, () => frame));
}

/** Ogg with Opus, as Firefox records it. */
export function ogg(seconds: number, head = 'OpusHead'): Buffer {
  const opusHead = Buffer.concat([Buffer.from(head), Buffer.from([1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])]);
  const tags = Buffer.concat([Buffer.from('OpusTags'), Buffer.alloc(8)]);
  return Buffer.concat([
    oggPage(2, 0, 0n, opusHead),
    oggPage(0, 1, 0n, tags),
    oggPage(4, 2, BigInt(seconds * 48_000), Buffer.alloc(200, 0x18)),
  ]);
}

function oggPage(flags: number, sequence: number, granule: bigint, body: Buffer): Buffer {
  const head = Buffer.alloc(28);
  head.write('OggS', 0);
  head[5] = flags;
  head.writeBigInt64LE(granule, 6);
  head.writeUInt32LE(7, 14);
  head.writeUInt32LE(sequence, 18);
  head[26] = 1;
  head[27] = body.length;
  return Buffer.concat([head, body]);
}

/** WebM with Opus as Chrome records it: live, of unknown length, with no duration in it. */
export function webm(seconds: number, { codec = 'A_OPUS', trackType = 2, docType = 'webm' } = {}): Buffer {
  const clusters: Buffer[] = [];
  for (let at = 0; at < seconds * 1000; at += 6_000) {
    clusters.push(Buffer.from('1f43b67501ffffffffffffff', 'hex'), element('e7', uint(at)));
    for (let ms = 0; ms < 6_000 && at + ms < seconds * 1000; ms += 60) {
      const block = Buffer.from([0x81, 0, 0, 0x80, 3 << 3, 0, 0]);
      block.writeInt16BE(ms, 1);
      clusters.push(element('a3', block));
    }
  }
  const track = [element('d7', uint(1)), element('83', uint(trackType)), element('86', Buffer.from(codec))];
  return Buffer.concat([
    element('1a45dfa3', element('4282', Buffer.from(docType))),
    Buffer.from('1853806701ffffffffffffff', 'hex'),
    element('1549a966', element('2ad7b1', uint(1_000_000))),
    element('1654ae6b', element('ae', Buffer.concat(track))),
    ...clusters,
  ]);
}

function element(id: string, data: Buffer): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt32BE(0x10000000 + data.length);
  return Buffer.concat([Buffer.from(id, 'hex'), size, data]);
}

function uint(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** AAC in MP4, as recorders of phones write it. */
export function m4a(seconds: number, { brand = 'M4A ', handler = 'soun', sample = 'mp4a' } = {}): Buffer {
  const rate = 44_100;
  const frames = Math.ceil((seconds * rate) / 1024);
  const mdhd = full(Buffer.concat([uint(0), uint(0), uint(rate), uint(frames * 1024), uint(0)]));
  const hdlr = full(Buffer.concat([uint(0), Buffer.from(handler), Buffer.alloc(13)]));
  const entry = Buffer.alloc(28);
  entry.writeUInt16BE(1, 6);
  entry.writeUInt16BE(1, 16);
  entry.writeUInt16BE(16, 18);
  entry.writeUInt32BE(rate * 65_536, 24);
  const stbl = Buffer.concat([
    box('stsd', full(Buffer.concat([uint(1), box(sample, entry)]))),
    box('stts', full(Buffer.concat([uint(1), uint(frames), uint(1024)]))),
    box('stsc', full(Buffer.concat([uint(1), uint(1), uint(frames), uint(1)]))),
    box('stsz', full(Buffer.concat([uint(6), uint(frames)]))),
    box('stco', full(Buffer.concat([uint(1), uint(0)]))),
  ]);
  const mdia = Buffer.concat([box('mdhd', mdhd), box('hdlr', hdlr), box('minf', box('stbl', stbl))]);
  const tkhd = box('tkhd', full(Buffer.concat([uint(0), uint(0), uint(1), Buffer.alloc(68)])));
  const mvhd = Buffer.concat([uint(0), uint(0), uint(1000), uint(seconds * 1000), Buffer.alloc(80)]);
  return Buffer.concat([
    box('ftyp', Buffer.concat([Buffer.from(brand), uint(0), Buffer.from('isom')])),
    box(
      'moov',
      Buffer.concat([box('mvhd', full(mvhd)), box('trak', Buffer.concat([tkhd, box('mdia', mdia)]))]),
    ),
    box('mdat', Buffer.alloc(6 * frames)),
  ]);
}

/** The same in fragments, as Safari records it: the head says nothing of its duration. */
export function fragmentedM4a(seconds: number): Buffer {
  const samples = Math.ceil((seconds * 44_100) / 1024);
  const trex = box('trex', full(Buffer.concat([uint(1), uint(1), uint(1024), uint(0), uint(0)])));
  const whole = m4a(0, { brand: 'iso5' });
  const head = whole.subarray(0, whole.indexOf('mdat') - 4);
  const moovAt = head.indexOf('moov') - 4;
  const moov = box('moov', Buffer.concat([head.subarray(moovAt + 8), box('mvex', trex)]));
  const tfhd = box('tfhd', Buffer.concat([uint(0x20008), uint(1), uint(1024)]));
  const sizes = Array.from({ length: samples }, () => uint(6));
  const trun = box('trun', Buffer.concat([uint(0x200), uint(samples), ...sizes]));
  const moof = box(
    'moof',
    Buffer.concat([box('mfhd', full(uint(1))), box('traf', Buffer.concat([tfhd, trun]))]),
  );
  return Buffer.concat([head.subarray(0, moovAt), moov, moof, box('mdat', Buffer.alloc(6 * samples))]);
}

function box(name: string, data: Buffer): Buffer {
  return Buffer.concat([uint(8 + data.length), Buffer.from(name), data]);
}

function full(data: Buffer): Buffer {
  return Buffer.concat([uint(0), data]);
}
