import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import { compress } from './build/compress.ts';
import { icons } from './build/icons.ts';
import { serviceWorker } from './build/service-worker.ts';

/** The faces, built into `dist/web` and served by the service itself; see src/faces.ts. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: 'resident/public',
  plugins: [vue(), icons(), serviceWorker(), compress()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // A small picture as `data:` in a style would be let through by the content policy; a script never is.
    assetsInlineLimit: 0,
    target: ['chrome87', 'safari14'],
    reportCompressedSize: false,
    // The one chart of the console, which no other page loads.
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: {
        resident: fileURLToPath(new URL('resident/index.html', import.meta.url)),
        lawyer: fileURLToPath(new URL('lawyer/index.html', import.meta.url)),
        bureau: fileURLToPath(new URL('bureau/index.html', import.meta.url)),
        sw: fileURLToPath(new URL('resident/service-worker.ts', import.meta.url)),
      },
      // A browser knows a service worker by its address, which stays.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
});
