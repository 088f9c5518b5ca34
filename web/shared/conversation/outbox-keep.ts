import type { AttachmentView, SaidKind } from './kinds.ts';

/** Something that was said and is not acknowledged yet. */
export interface Pending {
  /** The message's own id: however often it is sent, it is said once. */
  clientId: string;
  accountId: string;
  orderId: string;
  kind: SaidKind;
  body?: string;
  /** What is to be uploaded. */
  file?: Blob;
  fileName?: string;
  /** What it became when it was uploaded. */
  attachment?: AttachmentView;
  /** When it was said, by this device's clock, in milliseconds: its place among the others. */
  at: number;
  /** Why it was refused for good, as the service said; its words are kept to be copied. */
  refusal?: { code: string; detail?: string };
}

/** Where what was not acknowledged outlives the page. */
export interface OutboxKeep {
  /** In the order in which they were said. */
  of(accountId: string): Promise<Pending[]>;
  put(pending: Pending): Promise<void>;
  remove(clientId: string): Promise<void>;
  /** Forgets all that is anybody's. */
  clear(): Promise<void>;
}

const DATABASE = 'talk';
const STORE = 'outbox';

/** On the person's own device. A browser that has no database for us keeps it as long as the page is open. */
export function keepOutboxInDatabase(): OutboxKeep {
  const instead = keepOutboxInMemory();
  let opening: Promise<IDBDatabase> | undefined;

  /** @param work gives what reads the result once the transaction is done */
  async function run<T>(
    mode: IDBTransactionMode,
    work: (store: IDBObjectStore) => () => T,
    without: () => Promise<T>,
  ): Promise<T> {
    try {
      const database = await (opening ??= openDatabase());
      const transaction = database.transaction(STORE, mode);
      const result = work(transaction.objectStore(STORE));
      await new Promise<void>((resolve, reject) => {
        transaction.addEventListener('complete', () => resolve());
        transaction.addEventListener('abort', () =>
          reject(new Error('aborted', { cause: transaction.error })),
        );
      });
      return result();
    } catch {
      return without();
    }
  }

  function write(work: (store: IDBObjectStore) => void, without: () => Promise<void>): Promise<void> {
    return run(
      'readwrite',
      (store) => {
        work(store);
        return () => undefined;
      },
      without,
    );
  }

  const nothing = () => Promise.resolve();
  return {
    of: async (accountId) => {
      const all = await run<Pending[]>(
        'readonly',
        (store) => {
          const request = store.getAll() as IDBRequest<Pending[]>;
          return () => request.result;
        },
        () => Promise.resolve([]),
      );
      const own = all.filter((pending) => pending.accountId === accountId);
      return [...own, ...(await instead.of(accountId))].toSorted((a, b) => a.at - b.at);
    },
    put: (pending) =>
      write(
        (store) => store.put(pending),
        () => instead.put(pending),
      ),
    remove: async (clientId) => {
      await instead.remove(clientId);
      await write((store) => store.delete(clientId), nothing);
    },
    clear: async () => {
      await instead.clear();
      await write((store) => store.clear(), nothing);
    },
  };
}

/** On a device of many: it is gone with the page. */
export function keepOutboxInMemory(): OutboxKeep {
  const kept = new Map<string, Pending>();
  return {
    of: (accountId) =>
      Promise.resolve([...kept.values()].filter((pending) => pending.accountId === accountId)),
    put: (pending) => {
      kept.set(pending.clientId, pending);
      return Promise.resolve();
    },
    remove: (clientId) => {
      kept.delete(clientId);
      return Promise.resolve();
    },
    clear: () => {
      kept.clear();
      return Promise.resolve();
    },
  };
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.addEventListener('upgradeneeded', () =>
      request.result.createObjectStore(STORE, { keyPath: 'clientId' }),
    );
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(new Error('no database', { cause: request.error })));
    request.addEventListener('blocked', () => reject(new Error('the database is in use')));
  });
}
