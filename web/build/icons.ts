import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Plugin } from 'vite';

const ICONS = [
  { fileName: 'icon-192.png', pixels: 192 },
  { fileName: 'icon-512.png', pixels: 512 },
  { fileName: 'icon-maskable-512.png', pixels: 512, isMaskable: true },
  { fileName: 'apple-touch-icon.png', pixels: 180, isMaskable: true },
] as const;

/** Draws `icon.svg` as the pictures that home screens take, some of which cut the corners off themselves. */
export function icons(): Plugin {
  let source = '';
  return {
    name: 'icons',
    apply: 'build',
    configResolved: ({ publicDir }) => {
      source = join(publicDir, 'icon.svg');
    },
    async generateBundle() {
      const drawing = await readFile(source, 'utf8');
      const square = drawing.replace(/ rx="\d+"/, '');
      await Promise.all(
        ICONS.map(async ({ fileName, pixels, ...icon }) => {
          const svg = Buffer.from('isMaskable' in icon ? square : drawing);
          const png = sharp(svg, { density: (72 * pixels) / 64 }).resize(pixels, pixels);
          this.emitFile({ type: 'asset', fileName, source: await png.png({ palette: true }).toBuffer() });
        }),
      );
    },
  };
}
