import type { Response } from 'supertest';
import type { Person } from '../support/people.js';

/** All racers accept the order at once. */
export function raceAccepts(racers: Person[], orderId: string): Promise<Response[]> {
  return Promise.all(racers.map((racer) => racer.post(`/orders/${orderId}/accept`)));
}

export function toldOf({ status, body }: Response): string {
  return `${status} ${(body as { code?: string }).code ?? ''}`.trim();
}
