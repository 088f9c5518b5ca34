import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';

/** A picture with a place, a camera and an orientation in it. */
export function photo(width = 600, height = 400, orientation = 6): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: '#c0392b' } })
    .withExif({
      IFD0: { Make: 'SecretCamera', Artist: 'Somebody' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '36/1 40/1 0/1',
        GPSLongitudeRef: 'E',
        GPSLongitude: '117/1 0/1 0/1',
      },
    })
    .withIccProfile('p3')
    .withMetadata({ orientation })
    .jpeg()
    .toBuffer();
}

export function drawn(format: 'png' | 'webp' | 'gif', width = 64, height = 48): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 4, background: { r: 0, g: 90, b: 200, alpha: 0.5 } } })
    .toFormat(format)
    .toBuffer();
}

/** A PNG that says to be of this size, and packs that many bytes of nothing into next to none. */
export function bombPng(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = Buffer.alloc(Math.min((Math.ceil(width / 8) + 1) * height, 100_000_000));
  return png([
    ['IHDR', head],
    ['IDAT', deflateSync(rows)],
    ['IEND', Buffer.alloc(0)],
  ]);
}

function png(chunks: [string, Buffer][]): Buffer {
  const written = chunks.map(([type, data]) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...written]);
}
