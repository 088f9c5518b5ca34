import { parentPort, workerData } from 'node:worker_threads';
import type { Promised } from './first-bytes.js';
import type { Found } from './inspected.js';
import { inspectOffice } from './office.js';
import { inspectOldOffice } from './old-office.js';
import { inspectPdf } from './pdf.js';
import { inspectText } from './plain-text.js';
import { Refusal } from './refusal.js';
import { inspectVoice } from './voice.js';

/** What the thread is given, and what it says. */
export interface Task {
  bytes: Uint8Array;
  promised: Exclude<Promised, 'picture'>;
}
export type Answer = { found: Found } | { refusal: { status: 413 | 415; why: string } };

async function answer(task: Task): Promise<Answer> {
  try {
    return { found: await inspect(task) };
  } catch (error) {
    const { status, message: why } =
      error instanceof Refusal ? error : new Refusal(415, 'The file is broken, or is not what it seems.');
    return { refusal: { status, why } };
  }
}

async function inspect({ bytes, promised }: Task): Promise<Found> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (promised === 'pdf') return inspectPdf(buffer);
  if (promised === 'office') return inspectOffice(buffer);
  if (promised === 'old office') return inspectOldOffice(buffer);
  if (promised === 'text') return inspectText(buffer);
  return inspectVoice(buffer, promised);
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort!.postMessage(await answer(workerData as Task));
