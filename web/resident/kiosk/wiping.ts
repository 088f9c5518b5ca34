import { DEVICE_DATABASE } from './device-store.ts';

/** The mark of a terminal's tab; see ../device.ts. */
const MARK = ['kiosk', '1'] as const;
const WITHIN_MS = 1500;

/**
 * Takes away all that somebody left in this browser: what pages stored, what they cached, what was copied. The device's
 * own key stays. A database that another page holds open goes as soon as that page is gone.
 */
export async function wipeTraces(): Promise<void> {
  localStorage.clear();
  sessionStorage.clear();
  sessionStorage.setItem(...MARK);
  window.name = '';
  // A space: some browsers take an empty text for nothing to write. Whether it may is the browser's to say.
  const clipboard = navigator.clipboard?.writeText(' ');
  await atMost(WITHIN_MS, Promise.allSettled([clipboard, dropDatabases(), dropCaches()]));
}

/** Resolves with `work`, or after `ms` whatever becomes of it. */
export function atMost(ms: number, work: Promise<unknown>): Promise<unknown> {
  return Promise.race([work, new Promise((resolve) => setTimeout(resolve, ms))]);
}

async function dropDatabases(): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  const theirs = databases.flatMap(({ name }) => (name && name !== DEVICE_DATABASE ? [name] : []));
  await Promise.all(theirs.map(dropDatabase));
}

function dropDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const dropping = indexedDB.deleteDatabase(name);
    for (const over of ['success', 'error']) dropping.addEventListener(over, () => resolve());
  });
}

async function dropCaches(): Promise<void> {
  if (!('caches' in window)) return;
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
