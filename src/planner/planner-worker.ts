import { parentPort, workerData } from 'node:worker_threads';
import { planRoster } from './plan-roster.js';
import type { PlanInput } from './planning.js';

// A thread of its own: seconds of reckoning would hold up everybody who waits for an answer.
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origin
parentPort?.postMessage(planRoster(workerData as PlanInput));
