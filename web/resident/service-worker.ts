/**
 * Lets the resident's face begin without a network and over a bad one. It keeps files of the face and nothing else: what
 * the API says is never in it, so that nobody finds in a phone what was said.
 *
 * A new version takes over at once. That disturbs nobody: pages come from the network first, a page that is open keeps
 * its scripts, and the files of the version before stay for it.
 */

/** Put in by the build: see web/build/service-worker.ts. */
declare const FACE_SHELL: readonly string[];
declare const FACE_VERSION: string;

interface LastingEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskingEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
/** Of a service worker's scope, what is used here; a page's types do not know it. */
interface Scope {
  addEventListener(type: 'install' | 'activate', handle: (event: LastingEvent) => void): void;
  addEventListener(type: 'fetch', handle: (event: AskingEvent) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const scope = globalThis as unknown as Scope;

const PREFIX = 'face-';
const CACHE = `${PREFIX}${FACE_VERSION}`;
const KEPT_VERSIONS = 2;
/** After so long what is kept is shown: a village's line may take a minute to fail. */
const PAGE_WITHIN_MS = 3000;
/** Pages that have a file of their own; all others are the one page. */
const OWN_PAGES = ['/today'];
/** A terminal keeps nothing; a desk is of no use without the service. */
const NOT_OURS = /^\/(api|socket\.io|health|metrics|kiosk|lawyer|bureau)(\/|$)/;

scope.addEventListener('install', (event) => event.waitUntil(install()));
scope.addEventListener('activate', (event) => event.waitUntil(activate()));
scope.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || NOT_OURS.test(pathname)) return;
  if (request.mode === 'navigate') event.respondWith(page(request, pathname));
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (FACE_SHELL.includes(pathname)) event.respondWith(fresh(request));
});

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  // Past the browser's own cache for what may have changed under its name.
  await cache.addAll(
    FACE_SHELL.map((path) => new Request(path, path.startsWith('/assets/') ? {} : { cache: 'no-cache' })),
  );
  await scope.skipWaiting();
}

async function activate(): Promise<void> {
  const versions = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  const old = versions.slice(0, Math.max(0, versions.length - (KEPT_VERSIONS - 1)));
  await Promise.all(old.map((name) => caches.delete(name)));
  await scope.clients.claim();
}

/** From the network; when that says nothing for a while or fails, what is kept. */
async function page(request: Request, pathname: string): Promise<Response> {
  const kept = OWN_PAGES.includes(pathname) ? pathname : '/';
  const online = fetch(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), PAGE_WITHIN_MS);
  });
  try {
    const answer = await Promise.race([online, tooLate]);
    if (answer && answer.status < 500) return answer;
    return (await keptFile(kept)) ?? (await online);
  } catch (error) {
    const found = await keptFile(kept);
    if (!found) throw error;
    return found;
  } finally {
    clearTimeout(timer);
    online.catch(() => undefined);
  }
}

/** What has its content's hash in its name is the same for ever. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await (await caches.open(CACHE)).put(request, answer.clone());
  return answer;
}

async function fresh(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await keptFile(new URL(request.url).pathname);
    if (!kept) throw error;
    return kept;
  }
}

/** Of this version: the page of another one may name other files. */
async function keptFile(path: string): Promise<Response | undefined> {
  return (await caches.open(CACHE)).match(path);
}
