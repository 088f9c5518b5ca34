import sharp, { type Metadata } from 'sharp';
import type { Inspected } from './inspected.js';
import { notTaken, tooMuch } from './refusal.js';

const MAX_PIXELS = 25_000_000;
const THUMBNAIL_PIXELS = 320;
const WITHIN_SECONDS = 15;
const QUALITY = 88; // Photographed contracts stay legible.

// Of the many formats that libvips reads, only those whose first bytes we know ever get to it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadNsgifBuffer',
  ],
});
sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a picture anew: upright, in sRGB, its first frame, and nothing of what else was in the file: no place, no
 * camera, no trailing bytes. What is transparent becomes WebP, the rest JPEG.
 * @throws Refusal when it has too many pixels, or is broken
 */
export async function inspectPicture(bytes: Buffer): Promise<Inspected> {
  const metadata = await read(() => sharp(bytes, { limitInputPixels: false }).metadata());
  const pixels = metadata.width * (metadata.pageHeight ?? metadata.height);
  if (pixels > MAX_PIXELS) throw tooMuch('A picture may have at most 25 megapixels.');
  const drawn = await read(() => drawAnew(bytes, metadata));
  const thumbnail = await read(() =>
    sharp(drawn.data, { limitInputPixels: MAX_PIXELS })
      .resize(THUMBNAIL_PIXELS, THUMBNAIL_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 75 })
      .timeout({ seconds: WITHIN_SECONDS })
      .toBuffer(),
  );
  const { width, height } = drawn.info;
  return {
    format: drawn.info.format === 'webp' ? 'webp' : 'jpeg',
    content: drawn.data,
    thumbnail,
    width,
    height,
  };
}

function drawAnew(bytes: Buffer, { hasAlpha }: Metadata) {
  const picture = sharp(bytes, {
    limitInputPixels: MAX_PIXELS,
    sequentialRead: true,
    failOn: 'error',
    pages: 1,
  })
    .autoOrient()
    .toColourspace('srgb')
    .timeout({ seconds: WITHIN_SECONDS });
  const encoded = hasAlpha ? picture.webp({ quality: QUALITY }) : picture.jpeg({ quality: QUALITY });
  return encoded.toBuffer({ resolveWithObject: true });
}

/** Whatever libvips cannot read is a broken picture: its own words name places in memory and in our tree. */
async function read<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw notTaken('The picture is broken or takes too long to draw.');
  }
}
