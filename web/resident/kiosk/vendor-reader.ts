import { cardOf } from './card.ts';
import { ReaderSilent, type CardReader, type Reading } from './card-reader.ts';

/** The address is the vendors'; the content policy of the kiosk's pages lets nothing else through. */
const ADDRESS = 'http://localhost:8989/api/ReadMsg?NoPhoto=1&readOnce=1';
const WITHIN_MS = 5000;
const READ = '0';

/**
 * The card service that vendors install on a terminal. It takes one question at a time and answers at once, with `code`
 * other than 0 while there is no card; `readOnce` lets it tell each card once, which not every version keeps to.
 */
export function vendorReader(): CardReader {
  return {
    tellsOnce: false,
    close: () => undefined,
    look: async (signal) => {
      const answered = await ask(signal);
      if (typeof answered !== 'object' || answered === null) throw new ReaderSilent('no reading');
      return readingOf(answered as Record<string, unknown>);
    },
  };
}

async function ask(signal: AbortSignal): Promise<unknown> {
  const tooLong = new AbortController();
  const timer = setTimeout(() => tooLong.abort(), WITHIN_MS);
  const stop = () => tooLong.abort();
  signal.addEventListener('abort', stop);
  try {
    const response = await fetch(ADDRESS, {
      signal: tooLong.signal,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (!response.ok) throw new ReaderSilent(String(response.status));
    return await response.json();
  } catch (error) {
    throw new ReaderSilent(String(error));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

/** Only name, number and the last day are taken; address, nation and whatever else comes is dropped here. */
function readingOf(answered: Record<string, unknown>): Reading {
  const [code, name, cardno, userlifee] = ['code', 'name', 'cardno', 'userlifee'].map((field) =>
    typeof answered[field] === 'string' || typeof answered[field] === 'number' ? String(answered[field]) : '',
  ) as [string, string, string, string];
  if (code !== READ) return { what: 'nothing' };
  if (name === '' || cardno === '') return { what: 'unreadable' };
  return { what: 'card', card: cardOf(name, cardno, userlifee) };
}
