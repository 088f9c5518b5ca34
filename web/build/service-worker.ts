import { createHash } from 'node:crypto';
import type { Plugin, Rolldown } from 'vite';

/** What works without the service: the page itself, and the page of quick exit. */
const PAGES = ['/', '/today', '/today.css', '/today.js', '/icon.svg', '/manifest.webmanifest'];

/** Tells the service worker what the start page needs, as soon as the build knows what that is called. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(
        (file): file is Rolldown.OutputChunk => file.type === 'chunk',
      );
      const worker = chunks.find(({ name, isEntry }) => name === 'sw' && isEntry);
      const start = chunks.find(({ name, isEntry }) => name === 'resident' && isEntry);
      if (!worker || !start) throw new Error('There is no service worker, or no page for it.');
      const needed = neededBy(start, bundle);
      const styles = needed.flatMap((chunk) => [...(chunk.viteMetadata?.importedCss ?? [])]);
      const files = [...needed.map(({ fileName }) => fileName), ...new Set(styles)];
      const shell = [...PAGES, ...files.map((file) => `/${file}`)];
      // Another file anywhere is another build: its pages may name other files.
      const names = Object.keys(bundle).toSorted().join();
      const version = createHash('sha256').update(names).digest('hex').slice(0, 12);
      worker.code = worker.code
        .replaceAll('FACE_SHELL', JSON.stringify(shell))
        .replaceAll('FACE_VERSION', JSON.stringify(version));
    },
  };
}

/** A chunk and all that it cannot begin without. */
function neededBy(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle): Rolldown.OutputChunk[] {
  const found = new Set<Rolldown.OutputChunk>();
  const visit = (file: string) => {
    const one = bundle[file];
    if (one?.type !== 'chunk' || found.has(one)) return;
    found.add(one);
    one.imports.forEach(visit);
  };
  visit(chunk.fileName);
  return [...found];
}
