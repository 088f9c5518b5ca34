/** The one database that outlives the people who use a kiosk. */
export const DEVICE_DATABASE = 'kiosk-device';

const STORE = 'device';
const KEY = 'enrolment';

/** What the device keeps, if anything. */
export function readDevice<T>(): Promise<T | undefined> {
  return withStore('readonly', (store) => store.get(KEY) as IDBRequest<T | undefined>);
}

/** Keeps `value` instead of what was kept; a key that cannot be exported stays so. */
export async function keepDevice(value: object): Promise<void> {
  await withStore('readwrite', (store) => store.put(value, KEY));
}

async function withStore<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DEVICE_DATABASE, 1);
  opening.addEventListener('upgradeneeded', () => opening.result.createObjectStore(STORE));
  const database = await settled(opening);
  try {
    const transaction = database.transaction(STORE, mode);
    const result = await settled(use(transaction.objectStore(STORE)));
    if (mode === 'readwrite') await committed(transaction);
    return result;
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });
}

function committed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB')));
  });
}
