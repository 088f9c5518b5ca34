import { Worker } from 'node:worker_threads';
import { promisedBy } from './first-bytes.js';
import type { Found, Inspected } from './inspected.js';
import type { Answer, Task } from './inspection-thread.js';
import { inspectPicture } from './picture.js';
import { notTaken, Refusal } from './refusal.js';

const WITHIN_MS = 15_000;
const THREAD = new URL('./inspection-thread.js', import.meta.url);

/** Finds out what a file is, and makes of it what may be kept. @throws Refusal in words for whoever sent it */
export async function inspect(bytes: Buffer): Promise<Inspected> {
  const promised = promisedBy(bytes);
  if (promised === 'picture') return inspectPicture(bytes);
  return { ...(await inThread({ bytes, promised })), content: bytes };
}

/**
 * What JavaScript reads of strangers' files, it reads in a thread of its own: a file that holds it up for ever, or
 * fills its memory, ends that thread and nothing else.
 */
function inThread(task: Task): Promise<Found> {
  const worker = new Worker(THREAD, {
    workerData: task,
    env: {},
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  return new Promise<Found>((resolve, reject) => {
    const timer = setTimeout(() => reject(notTaken('The file takes too long to look into.')), WITHIN_MS);
    worker.once('message', (answer: Answer) =>
      'found' in answer
        ? resolve(answer.found)
        : reject(new Refusal(answer.refusal.status, answer.refusal.why)),
    );
    // Out of memory, or a fault of ours: either way it has not been seen to be harmless.
    worker.once('error', () => reject(notTaken('The file cannot be looked into.')));
    worker.once('exit', () => {
      clearTimeout(timer);
      reject(notTaken('The file cannot be looked into.'));
    });
  }).finally(() => void worker.terminate());
}
