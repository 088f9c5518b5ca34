import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import type { Person } from '../support/people.js';
import type { Reachable } from '../support/service.js';

export interface View {
  id: string;
  kind: 'image' | 'voice' | 'file';
  name: string;
  type: string;
  sizeBytes: number;
  width?: number;
  height?: number;
  durationMs?: number;
  state: string;
}

/** Uploads bytes to an order, called `name` and said to be of `contentType`. */
export function upload(
  service: Reachable,
  person: Person,
  orderId: string,
  bytes: Buffer,
  { name = 'file.bin', contentType = 'application/octet-stream' } = {},
): Test {
  return request(service.api)
    .post('/attachments')
    .set('Authorization', `Bearer ${person.token}`)
    .field('orderId', orderId)
    .attach('file', bytes, { filename: name, contentType });
}

/** Fetches the bytes of an attachment. */
export function fetchBytes(person: Person, id: string, query = ''): Test {
  return person
    .get(`/attachments/${id}${query}`)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });
}

/** Says an attachment in the conversation of its order. */
export function sayIt(
  person: Person,
  orderId: string,
  { id, kind }: Pick<View, 'id' | 'kind'>,
  clientId: string = randomUUID(),
): Test {
  return person.post(`/orders/${orderId}/messages`, { clientId, kind, attachmentId: id });
}
