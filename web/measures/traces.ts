/** Writes `words` wherever a page can. */
export async function scatter(words: string): Promise<void> {
  localStorage.setItem('draft:place', words);
  sessionStorage.setItem('draft:ask', words);
  const opening = indexedDB.open('somebodys');
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore('kept').put(words, 1));
  // Held open, as by a page that is at work with it.
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const cache = await caches.open('pictures');
  await cache.put('/picture', new Response(words));
  window.name = words;
  history.replaceState({ words }, '');
  await navigator.clipboard.writeText(words);
}

/** What there is in the browser that a page can leave there. */
export async function left(): Promise<object> {
  const databases = await indexedDB.databases();
  return {
    local: Object.keys(localStorage),
    session: Object.fromEntries(Object.entries(sessionStorage)),
    databases: databases.map(({ name }) => name),
    caches: await caches.keys(),
    name: window.name,
    clipboard: await navigator.clipboard.readText().catch(() => ' '),
  };
}

/** How many pages the history of the tab holds. */
export function entries(): number {
  return history.length;
}

/** What the device keeps of its enrolment, and whether its key can be got out. */
export async function deviceKey(): Promise<object> {
  const opening = indexedDB.open('kiosk-device');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const reading = opening.result.transaction('device').objectStore('device').get('enrolment');
  await new Promise((resolve) => reading.addEventListener('success', resolve));
  opening.result.close();
  const { kioskId, privateKey } = reading.result as { kioskId: string; privateKey: CryptoKey };
  const { extractable, type } = privateKey;
  const exported = await crypto.subtle.exportKey('jwk', privateKey).then(
    () => 'exported',
    () => 'refused',
  );
  return { kioskId, extractable, type, exported };
}
