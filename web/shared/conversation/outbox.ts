import { readonly, shallowReactive, shallowRef } from 'vue';
import { answer, api, newKey } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { uploadAttachment } from '../api/upload.ts';
import { onCatchUp, request, useConnection } from '../realtime/connection.ts';
import type { Entry } from '../realtime/events.ts';
import { onSessionChange, useSession } from '../session/session.ts';
import type { AttachmentView, SaidKind } from './kinds.ts';
import { keepOutboxInDatabase, keepOutboxInMemory, type OutboxKeep, type Pending } from './outbox-keep.ts';

/** After a doubt: soon, and then ever later. */
const RETRY_FIRST_MS = 500;
const RETRY_MOST_MS = 8000;
/** What another tab said is left to that tab for so long; it may have been closed since. */
const ADOPT_AFTER_MS = 15_000;

interface Draft {
  orderId: string;
  kind: SaidKind;
  body?: string;
  file?: Blob;
  fileName?: string;
}

interface Sent {
  seq: number;
  at: string;
}

/** A device of many keeps nothing beyond the page. */
const keep: OutboxKeep =
  document.documentElement.dataset.kiosk === 'true' ? keepOutboxInMemory() : keepOutboxInDatabase();
const pending = shallowRef<readonly Pending[]>([]);
/** By message: how much of its file is on its way, from 0 to 1. */
const progress = shallowReactive(new Map<string, number>());
const uploads = new Map<string, AbortController>();
const lanes = new Map<string, Promise<void>>();
const listeners = new Set<(orderId: string, entry: Entry) => void>();
const adopted = new Set<string>();
/** What waits until it may go better. */
const waiting = new Set<() => void>();
let owner: string | undefined;
const tabs = 'BroadcastChannel' in globalThis ? new BroadcastChannel('outbox') : undefined;

/**
 * What was said and is not acknowledged yet, of whoever is signed in: kept over a reload, sent when there is a line,
 * once, in its order. Over the socket first; over HTTP after a doubt, under the same id.
 */
export function useOutbox() {
  start();
  return { pending: readonly(pending), progress, say, discard, retry, onSent };
}

/** Forgets all that is not sent, whoever said it. */
async function forgetOutbox(): Promise<void> {
  for (const underWay of uploads.values()) underWay.abort();
  adopted.clear();
  show([]);
  await keep.clear();
}

function say(draft: Draft): string {
  const accountId = useSession().account.value!.id;
  const said: Pending = { ...draft, clientId: newKey(), accountId, at: Date.now() };
  adopted.add(said.clientId);
  show([...pending.value, said]);
  const kept = keep.put(said);
  void kept.then(tellTabs);
  pump();
  return said.clientId;
}

/** Takes back what was not sent. */
async function discard(clientId: string): Promise<void> {
  uploads.get(clientId)?.abort();
  await forget(clientId);
}

/** Tries again what was refused. */
async function retry(clientId: string): Promise<void> {
  adopted.add(clientId);
  await change(clientId, { refusal: undefined });
  pump();
}

/** Hears each message that was acknowledged, as an entry of its log. Gives what ends that. */
function onSent(sent: (orderId: string, entry: Entry) => void): () => void {
  listeners.add(sent);
  return () => listeners.delete(sent);
}

let started = false;

function start(): void {
  if (started) return;
  started = true;
  useConnection();
  onSessionChange(follow);
  onCatchUp(hurry);
  addEventListener('online', hurry);
  tabs?.addEventListener('message', () => void look());
  follow();
}

/** Another person has another outbox; whoever signs out leaves nothing behind. */
function follow(): void {
  const { account, ending } = useSession();
  const now = account.value?.id;
  if (now === undefined && ending.value === 'signed_out') void forgetOutbox();
  if (now === owner) return;
  owner = now;
  adopted.clear();
  show([]);
  if (now !== undefined) void look('adopt');
}

/** Looks at what is kept: other tabs may have said something, or sent it. */
async function look(also?: 'adopt'): Promise<void> {
  if (owner === undefined) return;
  const of = owner;
  const kept = await keep.of(of);
  if (of !== owner) return;
  const now = Date.now();
  for (const { clientId, at } of kept)
    if (also === 'adopt' || now - at > ADOPT_AFTER_MS) adopted.add(clientId);
  // What was said here a moment ago may not be kept yet.
  const here = pending.value.filter(
    ({ clientId, at }) => now - at < ADOPT_AFTER_MS && adopted.has(clientId) && !gone.has(clientId),
  );
  const known = new Set(kept.map(({ clientId }) => clientId));
  show(
    [
      ...kept.filter(({ clientId }) => !gone.has(clientId)),
      ...here.filter(({ clientId }) => !known.has(clientId)),
    ].toSorted((a, b) => a.at - b.at),
  );
  pump();
}

/** What was acknowledged or discarded here; what is kept may say otherwise for a moment. */
const gone = new Set<string>();

function hurry(): void {
  for (const wake of waiting) wake();
  void look();
}

/** Words go one after the other, in each conversation by itself; what has to be uploaded does not keep them waiting. */
function pump(): void {
  for (const { orderId, kind, clientId } of pending.value) {
    if (!adopted.has(clientId)) continue;
    const lane = `${orderId} ${kind === 'text' ? 'words' : 'files'}`;
    if (!lanes.has(lane))
      lanes.set(
        lane,
        empty(orderId, kind === 'text').finally(() => {
          lanes.delete(lane);
          if (next(orderId, kind === 'text')) pump();
        }),
      );
  }
}

async function empty(orderId: string, isWords: boolean): Promise<void> {
  let waitMs = RETRY_FIRST_MS;
  for (;;) {
    const first = next(orderId, isWords);
    if (!first) return;
    try {
      await deliver(first);
      waitMs = RETRY_FIRST_MS;
    } catch (error) {
      const problem = error instanceof ApiProblem ? error : new ApiProblem(500, {});
      // The session is over: what is kept is sent when the same person comes back.
      if (problem.status === 401) return;
      if (problem.isPassing) {
        await pause(
          problem.retryAfterSeconds === undefined ? waitMs : problem.retryAfterSeconds * 1000,
          problem,
        );
        waitMs = Math.min(waitMs * 2, RETRY_MOST_MS);
      } else if (!gone.has(first.clientId))
        await change(first.clientId, { refusal: { code: problem.code, detail: problem.document.detail } });
    }
  }
}

function next(orderId: string, isWords: boolean): Pending | undefined {
  return pending.value.find(
    (one) =>
      one.orderId === orderId &&
      (one.kind === 'text') === isWords &&
      one.refusal === undefined &&
      adopted.has(one.clientId),
  );
}

async function deliver(said: Pending): Promise<void> {
  const attachment = said.attachment ?? (said.file && (await upload(said)));
  if (gone.has(said.clientId)) return;
  const { seq, at } = await send({ ...said, ...(attachment && { attachment }) });
  const { account } = useSession();
  const sender = {
    id: said.accountId,
    role: account.value?.role ?? '',
    displayName: account.value?.displayName ?? '',
  };
  const entry = {
    seq,
    at,
    kind: attachment?.kind ?? said.kind,
    sender: sender as Entry['sender'],
    clientId: said.clientId,
    ...(said.body !== undefined && { body: said.body }),
    ...(attachment && { attachment }),
  };
  for (const sent of listeners) sent(said.orderId, entry);
  await forget(said.clientId);
}

async function upload({ clientId, orderId, file, fileName }: Pending): Promise<AttachmentView> {
  const ending = new AbortController();
  uploads.set(clientId, ending);
  try {
    progress.set(clientId, 0);
    const attachment = await uploadAttachment({
      orderId,
      file: file!,
      fileName: fileName ?? 'file',
      key: clientId,
      progress: (share) => progress.set(clientId, share),
      signal: ending.signal,
    });
    await change(clientId, { attachment });
    return attachment;
  } finally {
    uploads.delete(clientId);
    progress.delete(clientId);
  }
}

async function send({ orderId, clientId, kind, body, attachment }: Pending): Promise<Sent> {
  const message = {
    clientId,
    kind: attachment?.kind ?? kind,
    ...(body !== undefined && { body }),
    ...(attachment && { attachmentId: attachment.id }),
  };
  try {
    return await request<Sent>('message:send', { orderId, ...message });
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
  }
  return answer(
    api.POST('/api/v1/orders/{id}/messages', { params: { path: { id: orderId } }, body: message }),
  );
}

/** Until it may go better; a line that comes back ends the waiting, but for what the service asked for. */
async function pause(ms: number, { status }: ApiProblem): Promise<void> {
  await new Promise<void>((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      waiting.delete(wake);
      resolve();
    };
    const timer = setTimeout(wake, ms);
    if (status !== 429) waiting.add(wake);
  });
}

async function change(clientId: string, by: Partial<Pending>): Promise<void> {
  const before = pending.value.find((one) => one.clientId === clientId);
  if (!before) return;
  const after = { ...before, ...by };
  show(pending.value.map((one) => (one === before ? after : one)));
  await keep.put(after);
  tellTabs();
}

async function forget(clientId: string): Promise<void> {
  gone.add(clientId);
  show(pending.value.filter((one) => one.clientId !== clientId));
  await keep.remove(clientId);
  tellTabs();
}

function tellTabs(): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel has none
  tabs?.postMessage('changed');
}

function show(all: readonly Pending[]): void {
  pending.value = all;
}
