import { computed, onScopeDispose, ref, shallowRef } from 'vue';
import { answer, api } from '../api/client.ts';
import { ApiProblem } from '../api/problem.ts';
import { beatWith } from '../realtime/beat.ts';
import { on, onCatchUp, request, useConnection } from '../realtime/connection.ts';
import type { Entry } from '../realtime/events.ts';
import { useSession } from '../session/session.ts';
import { EntryLog, type Chunk } from './entry-log.ts';
import type { PresenceView, ReadBy, SaidKind } from './kinds.ts';
import { useOutbox } from './outbox.ts';

const PAGE = 100;
const LAST_PLACE = 2_147_483_647;
/** Presence is not told by itself. */
const PRESENCE_MS = 15_000;
/** Typing is over by itself after 5 s, so it is told again before. */
const TYPING_EVERY_MS = 3000;

interface Page {
  items: Entry[];
  lastSeq: number;
  readBy: ReadBy;
}

/**
 * One conversation, followed for as long as the calling component lives: opened at its end, kept whole by `seq`
 * whichever way entries come, caught up after each connect.
 */
export function useConversation(orderId: string) {
  const me = useSession().account.value!;
  const isLawyer = me.role === 'lawyer';
  const { line } = useConnection();
  const outbox = useOutbox();
  const log = new EntryLog();

  const chunks = shallowRef<readonly Chunk[]>([]);
  const state = ref<'loading' | 'failed' | 'ready'>('loading');
  const problem = shallowRef<unknown>();
  const readBy = shallowRef<ReadBy>({ resident: 0, lawyer: 0 });
  const presence = shallowRef<PresenceView>();
  const isOtherTyping = ref(false);
  const hasOlder = ref(false);
  /** The last thing that the other side said, to be read to whoever cannot see it. */
  const heard = shallowRef<Entry>();
  const life = new AbortController();

  const pending = computed(() => {
    // What was pending may be in the log by now.
    void chunks.value;
    return outbox.pending.value.filter((one) => one.orderId === orderId && !log.hasSaid(one.clientId));
  });
  const otherReadSeq = computed(() => (isLawyer ? readBy.value.resident : readBy.value.lawyer));
  const otherPresence = computed(() => (isLawyer ? presence.value?.resident : presence.value?.lawyer));

  const open = oneAtATime(async () => {
    if (state.value !== 'ready') state.value = 'loading';
    try {
      const page = await readPage({ before: LAST_PLACE });
      log.open(page.items, page.lastSeq);
      hear(page);
      state.value = 'ready';
    } catch (error) {
      if (state.value === 'ready') return;
      problem.value = error;
      state.value = 'failed';
    }
  });

  /** Fetches what was said before all that is shown. Gives whether there was anything. */
  const loadOlder = oneAtATime(async () => {
    if (!hasOlder.value) return;
    const { items } = await readPage({ before: log.start });
    take(items);
  });

  /** Fetches all that is missing up to the end, page by page. */
  const fill = oneAtATime(async () => {
    if (state.value !== 'ready') return open();
    for (;;) {
      const page = await readOn(log.whole);
      hear(page);
      if (life.signal.aborted || page.items.length === 0 || page.lastSeq <= log.whole) return;
    }
  });

  /** Over the socket, which also tells a slow reader that it is one no more; over HTTP without it. */
  async function readOn(after: number): Promise<Page> {
    try {
      const { orders } = await request<{ orders: Record<string, Page> }>('sync', {
        orders: { [orderId]: after },
      });
      return orders[orderId] ?? (await readPage({ after }));
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 0) return readPage({ after });
      throw error;
    }
  }

  function readPage(query: { after?: number; before?: number }): Promise<Page> {
    return answer(
      api.GET('/api/v1/orders/{id}/messages', {
        params: { path: { id: orderId }, query: { after: 0, ...query, limit: PAGE } },
      }),
    );
  }

  function hear(page: Page): void {
    take(page.items);
    mark(page.readBy);
  }

  function take(entries: readonly Entry[]): void {
    log.take(entries);
    hasOlder.value = log.start > 1;
    chunks.value = log.chunks();
  }

  /** An entry that came by itself: the ones before it may have been lost. */
  function takeOne(entry: Entry): void {
    take([entry]);
    if (state.value === 'ready' && log.hasHole) void fill();
  }

  /** Read marks only ever go forward. */
  function mark({ resident, lawyer }: ReadBy): void {
    const { resident: r, lawyer: l } = readBy.value;
    readBy.value = { resident: Math.max(r, resident), lawyer: Math.max(l, lawyer) };
  }

  let markedSeq = 0;
  /** The end of what is shown was really seen. */
  const seen = oneAtATime(async () => {
    const seq = log.whole;
    const own = isLawyer ? readBy.value.lawyer : readBy.value.resident;
    if (seq <= Math.max(markedSeq, own)) return;
    try {
      await request('message:read', { orderId, seq });
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
      await answer(
        api.PUT('/api/v1/orders/{id}/messages/read', { params: { path: { id: orderId } }, body: { seq } }),
      );
    }
    markedSeq = seq;
    mark(isLawyer ? { resident: 0, lawyer: seq } : { resident: seq, lawyer: 0 });
  });

  async function askPresence(): Promise<void> {
    if (document.visibilityState === 'hidden') return;
    presence.value = await answer(
      api.GET('/api/v1/orders/{id}/messages/presence', { params: { path: { id: orderId } } }),
    ).catch(() => presence.value);
  }

  let typingTold = 0;
  function tellTyping(): void {
    if (Date.now() - typingTold < TYPING_EVERY_MS) return;
    typingTold = Date.now();
    // It is over by itself; nobody misses one that was lost.
    request('typing', { orderId }).catch(() => undefined);
  }

  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  function hearTyping(seconds: number): void {
    clearTimeout(typingEnds);
    isOtherTyping.value = seconds > 0;
    if (seconds > 0) typingEnds = setTimeout(() => hearTyping(0), seconds * 1000);
  }

  /** @throws ApiProblem as the service refuses */
  async function recall(seq: number): Promise<void> {
    await answer(
      api.POST('/api/v1/orders/{id}/messages/{seq}/recall', {
        params: { path: { id: orderId, seq } },
      }),
    );
    // It is told as well; whoever has no line sees it all the same.
    await fill();
  }

  function say(said: { kind: SaidKind; body?: string; file?: Blob; fileName?: string }): string {
    return outbox.say({ orderId, ...said });
  }

  const endings = [
    on('message:new', ({ orderId: of, ...entry }) => {
      if (of !== orderId) return;
      takeOne(entry);
      if (entry.sender.id === me.id) return;
      hearTyping(0);
      heard.value = entry;
      if (entry.kind === 'join' || entry.kind === 'leave') void askPresence();
    }),
    on('message:read', ({ orderId: of, accountId, seq }) => {
      if (of !== orderId) return;
      const isLawyers = (accountId === me.id) === isLawyer;
      mark(isLawyers ? { resident: 0, lawyer: seq } : { resident: seq, lawyer: 0 });
    }),
    on('typing', ({ orderId: of, accountId, forSeconds }) => {
      if (of === orderId && accountId !== me.id) hearTyping(forSeconds);
    }),
    on('attachment:changed', ({ attachmentId, state: now }) => {
      if (log.changeAttachment(attachmentId, now as 'held' | 'clean' | 'refused'))
        chunks.value = log.chunks();
    }),
    outbox.onSent((of, entry) => {
      if (of === orderId) takeOne(entry);
    }),
    onCatchUp(() => {
      void fill();
      void askPresence();
    }),
    beatWith(orderId, { at: () => log.whole, fill: () => void fill() }),
  ];
  const presenceTimer = setInterval(() => void askPresence(), PRESENCE_MS);
  void open();
  void askPresence();
  onScopeDispose(() => {
    life.abort();
    clearInterval(presenceTimer);
    clearTimeout(typingEnds);
    for (const end of endings) end();
  });

  return {
    me,
    line,
    state,
    problem,
    chunks,
    pending,
    progress: outbox.progress,
    otherReadSeq,
    otherPresence,
    isOtherTyping,
    heard,
    hasOlder,
    open,
    loadOlder,
    seen,
    tellTyping,
    recall,
    say,
    discard: outbox.discard,
    retry: outbox.retry,
  };
}

export type Conversation = ReturnType<typeof useConversation>;

/**
 * Runs `work` once at a time: who asks while it runs has it run once more after that. What goes wrong is left to the
 * next time, for each has one: a beat, a connect, a scroll.
 */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let again = false;
  const run = async (): Promise<void> => {
    try {
      do {
        again = false;
        await work();
      } while (again);
    } catch {
      again = false;
    } finally {
      running = undefined;
    }
  };
  return () => {
    if (running) again = true;
    return (running ??= run());
  };
}
