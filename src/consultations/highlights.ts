import type { Highlight } from './search.contract.js';

const MOST = 20;
const CHARACTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Where `sought` stands in `body`, however both are written: the same folding as `folded` in migrations/0014-search.ts.
 * Characters as people see them are marked whole. The whole body, when it is there only across such characters.
 */
export function highlightsOf(body: string, sought: string): Highlight[] {
  const needle = folded(sought);
  const { text, origins } = foldedWithOrigins(body);
  const found: Highlight[] = [];
  for (let at = text.indexOf(needle); at >= 0 && found.length < MOST;) {
    const next = at + needle.length;
    found.push({ from: origins[at]!.from, to: origins[next - 1]!.to });
    at = text.indexOf(needle, next);
  }
  return found.length > 0 ? found : [{ from: 0, to: body.length }];
}

/** Folds character by character, so that it is known where each unit comes from. */
function foldedWithOrigins(body: string): { text: string; origins: Highlight[] } {
  let text = '';
  const origins: Highlight[] = [];
  for (const { segment, index } of CHARACTERS.segment(body)) {
    const part = folded(segment);
    text += part;
    for (let unit = 0; unit < part.length; unit++) origins.push({ from: index, to: index + segment.length });
  }
  return { text, origins };
}

/** Lower case letter by letter: a final sigma is a sigma. */
function folded(said: string): string {
  return Array.from(said.normalize('NFKC'), (letter) => letter.toLowerCase()).join('');
}
