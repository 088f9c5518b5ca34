import { computed, readonly, shallowRef } from 'vue';
import type { components } from '../api/openapi.ts';
import { ApiProblem, problemOf } from '../api/problem.ts';
import { keepInStorage, type SessionKeep } from './keep.ts';

export type Session = components['schemas']['SessionAnswer'];
export type SignIn = components['schemas']['SignInRequest'];

/** Renewed this long before it ends, so that no request meets a dead token. */
const RENEW_BEFORE_MS = 60_000;
const ANSWER_WITHIN_MS = 20_000;

let keep: SessionKeep = keepInStorage();
const current = shallowRef<Session | undefined>(keep.read());
/** Why the last session ended, until somebody signs in again. */
const ending = shallowRef<'signed_out' | 'ended' | 'erased' | undefined>();
const listeners = new Set<() => void>();
keep.onChange?.(() => set(keep.read()));

/** Who is signed in on this device; the same in all of its tabs. */
export function useSession() {
  return {
    session: readonly(current),
    account: computed(() => current.value?.account),
    isSignedIn: computed(() => current.value !== undefined),
    ending: readonly(ending),
    signIn,
    signOut,
  };
}

/** Where the session is kept from now on: a kiosk keeps it in memory alone. What another keep held is not carried over. */
export function keepSessionIn(next: SessionKeep): void {
  keep = next;
  set(keep.read());
}

/** Calls `changed` whenever another session, or none, is the current one. Gives what ends that. */
export function onSessionChange(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** @throws ApiProblem as `POST /auth/sessions` refuses */
export async function signIn(request: SignIn): Promise<Session> {
  const session = await postForSession('/api/v1/auth/sessions', request);
  ending.value = undefined;
  store(session);
  return session;
}

/** Ends the session here at once, and on the server as soon as it can be told. */
export async function signOut(): Promise<void> {
  const session = current.value;
  ending.value = 'signed_out';
  store(undefined);
  if (!session) return;
  // `keepalive`: a page that is being left still tells it.
  await fetch('/api/v1/auth/sessions/current', {
    method: 'DELETE',
    keepalive: true,
    headers: { Authorization: `Bearer ${session.accessToken}` },
  }).catch(() => undefined);
}

/** A token that is still good, renewed when it is about to end; undefined when nobody is signed in. */
export async function accessToken(): Promise<string | undefined> {
  const session = current.value;
  if (!session) return undefined;
  if (Date.parse(session.expiresAt) - Date.now() > RENEW_BEFORE_MS) return session.accessToken;
  return renew(session.accessToken);
}

/** A newer token than `refused`, which the service did not take; undefined when the session is over. */
export function renewAfterRefusal(refused: string): Promise<string | undefined> {
  return renew(refused);
}

/** The service knows the session no more: it was ended elsewhere, or its account was erased from here. */
export function sessionEnded(how: 'ended' | 'erased' = 'ended'): void {
  if (!current.value) return;
  ending.value = how;
  store(undefined);
}

/**
 * A refresh token works once, and a second use ends its family: one tab at a time renews, and the others find what it
 * brought. Whoever cannot reach the service keeps the session for later.
 */
async function renew(old: string): Promise<string | undefined> {
  return oneTabAtATime(async () => {
    set(keep.read());
    const session = current.value;
    if (!session) return undefined;
    if (session.accessToken !== old) return session.accessToken;
    try {
      const renewed = await postForSession('/api/v1/auth/sessions/refresh', {
        refreshToken: session.refreshToken,
      });
      store(renewed);
      return renewed.accessToken;
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.isPassing) throw error;
      sessionEnded();
      return undefined;
    }
  });
}

let line: Promise<unknown> = Promise.resolve();

function oneTabAtATime<T>(work: () => Promise<T>): Promise<T> {
  if ('locks' in navigator) return navigator.locks.request('session', work);
  const turn = line.then(work, work);
  line = turn.catch(() => undefined);
  return turn;
}

async function postForSession(path: string, body: object): Promise<Session> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
  } catch (error) {
    throw new ApiProblem(0, { code: 'OFFLINE', title: String(error) });
  }
  if (!response.ok) throw await problemOf(response);
  return (await response.json()) as Session;
}

function store(session: Session | undefined): void {
  keep.write(session);
  set(session);
}

function set(session: Session | undefined): void {
  if (session?.accessToken === current.value?.accessToken) return;
  current.value = session;
  for (const changed of listeners) changed();
}
