import type { Response } from 'supertest';
import type { Mutation } from '../support/mutant.js';
import type { Person } from '../support/people.js';

/** Lets all racers at the database at once, as if each had come to a node of its own. */
export const EACH_TO_A_NODE: Mutation = {
  file: 'ladder/answers.service.js',
  from: 'if (!ahead)',
  to: 'if (true)',
};

/** All racers accept the order at once. */
export function raceAccepts(racers: Person[], orderId: string): Promise<Response[]> {
  return Promise.all(racers.map((racer) => racer.post(`/orders/${orderId}/accept`)));
}

export function toldOf({ status, body }: Response): string {
  return `${status} ${(body as { code?: string }).code ?? ''}`.trim();
}
