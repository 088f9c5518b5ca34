import createClient from 'openapi-fetch';
import { hearServerTime } from '../server-clock.ts';
import { accessToken, renewAfterRefusal, sessionEnded } from '../session/session.ts';
import type { paths } from './openapi.ts';
import { ApiProblem, problemOf, problemSaid } from './problem.ts';

const ANSWER_WITHIN_MS = 20_000;
/** What the browser asks for while the start page's script is still on its way; see src/faces.ts. */
const ASKED_AHEAD = '/api/v1/boards';

/** The contract, typed; every call of the faces goes through here or through {@link send}. */
export const api = createClient<paths>({ fetch: (request) => send(request) });

/**
 * Sends a request as whoever is signed in. A token that ended meanwhile is renewed once and the request repeated.
 * @throws ApiProblem `OFFLINE` when no answer came in time
 */
export async function send(request: Request, withinMs = ANSWER_WITHIN_MS): Promise<Response> {
  const token = await accessToken();
  const response = await ask(request.clone(), token, withinMs);
  if (token === undefined || !(await isTokenRefused(response))) return response;
  const renewed = await renewAfterRefusal(token);
  if (renewed === undefined) return response;
  const again = await ask(request, renewed, withinMs);
  if (await isTokenRefused(again)) sessionEnded();
  return again;
}

/** What the service answered. @throws ApiProblem for anything but a success */
export async function answer<T>(
  call: Promise<{ data?: T; error?: unknown; response: Response }>,
): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw problemSaid(response, error);
  return data as T;
}

/** A key for a request that creates something: the same key again gives the first answer again. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** Whether it is the token that the service did not take; a wrong PIN or code is a 401 as well. */
async function isTokenRefused(response: Response): Promise<boolean> {
  return response.status === 401 && (await problemOf(response.clone())).code === 'UNAUTHENTICATED';
}

async function ask(request: Request, token: string | undefined, withinMs: number): Promise<Response> {
  if (token !== undefined) request.headers.set('Authorization', `Bearer ${token}`);
  const askedAt = Date.now();
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(withinMs) });
    if (new URL(request.url).pathname !== ASKED_AHEAD) hearServerTime(response.headers.get('Date'), askedAt);
    return response;
  } catch (error) {
    throw new ApiProblem(0, { code: 'OFFLINE', title: String(error) });
  }
}
