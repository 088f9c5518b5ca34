import type pg from 'pg';
import request, { type Test } from 'supertest';
import { DataSource } from 'typeorm';
import { AttachmentsService } from '../../dist/src/attachments/attachments.service.js';
import { Database } from '../../dist/src/platform/database/database.js';
import { atEnd } from '../support/at-end.js';
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

interface Claim {
  attachmentId: string;
  orderId: string;
  senderId: string;
  kind: string;
}

/** Says attachments as the conversation does: in a transaction of the service's own database. */
export async function claimer(pool: pg.Pool): Promise<(claim: Claim) => Promise<View>> {
  const source = new DataSource({ type: 'postgres', url: pool.options.connectionString, poolSize: 4 });
  await source.initialize();
  atEnd(() => source.destroy());
  const db = new Database(source);
  const attachments = new AttachmentsService(db);
  return (claim) => db.transaction((tx: object) => attachments.claim(tx, claim)) as Promise<View>;
}
