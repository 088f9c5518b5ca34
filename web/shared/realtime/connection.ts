import { io, type Socket } from 'socket.io-client';
import { readonly, ref } from 'vue';
import { ApiProblem } from '../api/problem.ts';
import type { ServerEvents } from './events.ts';
import { accessToken, onSessionChange, renewAfterRefusal, useSession } from '../session/session.ts';

/** How the line to the service is: `off` when nobody is signed in. */
export type LineState = 'off' | 'connecting' | 'connected';

const ANSWER_WITHIN_MS = 6000;
const CONNECT_WITHIN_MS = 6000;
const RETRY_MOST_MS = 5000;

type Handler = (payload: never) => void;

const line = ref<LineState>('off');
const handlers = new Map<string, Set<Handler>>();
const catchUps = new Set<() => void>();
let socket: Socket | undefined;
let openFor: string | undefined;
let refusedToken: string | undefined;

onSessionChange(follow);
// A phone that slept finds a line that looks open and is not: what is asked tells the truth soonest.
addEventListener('online', hurry);
document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && hurry());

/**
 * The one socket of this page. Events are hints: whoever listens also gives {@link onCatchUp} what to fetch anew after
 * each connect, since hints that were missed do not come again.
 */
export function useConnection() {
  follow();
  return { line: readonly(line), on, onCatchUp, request };
}

/** Hears an event of the service; gives what ends that. */
export function on<E extends keyof ServerEvents>(
  event: E,
  handler: (payload: ServerEvents[E]) => void,
): () => void {
  const heard = handlers.get(event) ?? new Set();
  handlers.set(event, heard);
  heard.add(handler);
  return () => heard.delete(handler);
}

/** Calls `catchUp` after each connect, and when the service asks for it with `sync:needed`. Gives what ends that. */
export function onCatchUp(catchUp: () => void): () => void {
  catchUps.add(catchUp);
  if (line.value === 'connected') catchUp();
  return () => catchUps.delete(catchUp);
}

/**
 * Asks over the socket. @throws ApiProblem as the service says; `OFFLINE` when there is no line or no answer in time,
 * after which the same may be asked over HTTP
 */
export async function request<T>(event: string, payload: object): Promise<T> {
  if (!socket?.connected) throw new ApiProblem(0, { code: 'OFFLINE' });
  let reply: { ok: true; data: T } | { ok: false; error: ApiProblem['document'] & { status: number } };
  try {
    reply = (await socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, payload)) as typeof reply;
  } catch {
    hurry();
    throw new ApiProblem(0, { code: 'OFFLINE' });
  }
  if (reply.ok) return reply.data;
  const { retryAfterSeconds } = reply.error;
  throw new ApiProblem(
    reply.error.status,
    reply.error,
    typeof retryAfterSeconds === 'number' ? retryAfterSeconds : undefined,
  );
}

/** One socket for each session: a new token renews it, another session begins another, none closes it. */
function follow(): void {
  const { session } = useSession();
  const accountId = session.value?.account.id;
  if (accountId === undefined) {
    socket?.disconnect();
    socket = undefined;
    openFor = undefined;
    line.value = 'off';
    return;
  }
  if (socket && openFor === accountId) {
    if (socket.connected) void renewOnLine(session.value!.accessToken);
    return;
  }
  socket?.disconnect();
  openFor = accountId;
  line.value = 'connecting';
  socket = io({
    transports: ['websocket', 'polling'],
    timeout: CONNECT_WITHIN_MS,
    reconnectionDelay: 300,
    reconnectionDelayMax: RETRY_MOST_MS,
    auth: (give) =>
      void tokenToShow().then(
        (token) => give({ token }),
        () => give({}),
      ),
  });
  listen(socket);
}

function listen(to: Socket): void {
  to.on('connect', () => {
    refusedToken = undefined;
    line.value = 'connected';
    for (const catchUp of catchUps) catchUp();
  });
  to.on('disconnect', (reason) => {
    if (to !== socket) return;
    line.value = 'connecting';
    // Whom the service disconnected, socket.io does not let try again by itself: the session may have ended.
    if (reason === 'io server disconnect') void again(to);
  });
  to.on('connect_error', (error) => {
    if (to !== socket) return;
    line.value = 'connecting';
    if ((error as { data?: { code?: string } }).data?.code === 'UNAUTHENTICATED') void again(to);
  });
  to.on('sync:needed', () => catchUps.forEach((catchUp) => catchUp()));
  to.onAny((event: string, payload: unknown) =>
    handlers.get(event)?.forEach((handle) => handle(payload as never)),
  );
}

/** After a refusal: with a newer token if there is one; {@link follow} closes the line when there is none. */
async function again(to: Socket): Promise<void> {
  refusedToken = useSession().session.value?.accessToken;
  await new Promise((resolve) => setTimeout(resolve, 300));
  if (to === socket) to.connect();
}

async function tokenToShow(): Promise<string | undefined> {
  const token = await accessToken();
  if (token === undefined || token !== refusedToken) return token;
  return renewAfterRefusal(token);
}

async function renewOnLine(token: string): Promise<void> {
  try {
    await request('session:renew', { token });
  } catch (error) {
    if (error instanceof ApiProblem && !error.isPassing) socket?.disconnect().connect();
  }
}

/** Opens a line that is thought to be open anew if the service does not answer on it. */
function hurry(): void {
  if (!socket) return;
  if (!socket.connected) {
    socket.connect();
    return;
  }
  const asked = socket;
  asked.timeout(ANSWER_WITHIN_MS).emit('sync', { orders: {} }, (silence: Error | null) => {
    if (silence && asked === socket) asked.disconnect().connect();
  });
}
