import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { expectRefusal } from '../support/refusal.js';
import { startService, type TestService } from '../support/service.js';
import { FakeS3 } from './fake-s3.js';
import { photo } from './pictures.js';
import { wav } from './sounds.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

const KEYS = { S3_ACCESS_KEY_ID: 'key-id', S3_SECRET_ACCESS_KEY: 'secret' };

describe('in a store of S3’s kind, an attachment', () => {
  const s3 = new FakeS3();
  let service: TestService;
  let asker: Person;
  let orderId: string;

  beforeAll(async () => {
    const endpoint = await s3.listen('law-bucket');
    const settings = {
      S3_ENDPOINT: `${endpoint}/`,
      S3_BUCKET: 'law-bucket',
      S3_REGION: 'cn-north-1',
      ...KEYS,
    };
    service = await startService(settings);
    asker = await resident(service);
    ({ id: orderId } = await activeOrder(asker, await lawyer(service, 1)));
  });

  it('is kept signed, sealed and whole, and is fetched again', async () => {
    const bytes = wav(1);
    const { id } = (await upload(service, asker, orderId, bytes).expect(201)).body as View;
    expect((await fetchBytes(asker, id).expect(200)).body).toEqual(bytes);
    const [[key, sealed]] = [...s3.objects] as [[string, Buffer]];
    expect(key).toMatch(new RegExp(`^[0-9a-f]{16}/${id}$`));
    expect(sealed.includes('WAVE')).toBe(false);
    expect(s3.refused).toEqual([]);
    expect(existsSync(join(service.folder, 'attachments', 'kept'))).toBe(false);
  });

  it('cannot be put in place of another', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async (n) => (await upload(service, asker, orderId, wav(n)).expect(201)).body as View),
    );
    const keyOf = (id: string) => [...s3.objects.keys()].find((key) => key.endsWith(id))!;
    s3.objects.set(keyOf(one!.id), s3.objects.get(keyOf(two!.id))!);
    await asker.get(`/attachments/${one!.id}`).expect(500);
  });

  it('is not acknowledged while the store is away, and comes when it is back', async () => {
    const before = s3.objects.size;
    s3.failWith = 503;
    const { body, headers } = await upload(service, asker, orderId, wav(1)).expect(503);
    expect((body as { code: string }).code).toBe('UNAVAILABLE');
    expect(headers['retry-after']).toBe('5');
    const { rows } = await service.db.query<{ n: number }>(`SELECT count(*)::int AS n FROM attachments`);
    s3.failWith = undefined;
    expect({ kept: s3.objects.size, rows: rows[0]!.n }).toEqual({ kept: before, rows: before });
    await upload(service, asker, orderId, wav(1)).expect(201);
  });

  it('is swept when it was never said, and what has no row too, in this service’s corner alone', async () => {
    const { id, kind } = (await upload(service, asker, orderId, await photo()).expect(201)).body as View;
    await sayIt(asker, orderId, { id, kind }).expect(201);
    const prefix = [...s3.objects.keys()][0]!.slice(0, 17);
    for (let i = 0; i < 3; i++) s3.objects.set(prefix + randomUUID(), Buffer.from('no row'));
    s3.objects.set(`0123456789abcdef/${randomUUID()}`, Buffer.from('another service’s'));
    s3.objects.set(`${prefix}readme`, Buffer.from('somebody’s own'));
    await service.moveClock('2 days');
    await service.launchAnother();
    await expect
      .poll(() => [...s3.objects.keys()].map((key) => key.slice(17)).filter((key) => key !== 'readme').length)
      .toBe(3);
    expect([...s3.objects.keys()]).toEqual(
      expect.arrayContaining([prefix + id, `${prefix}${id}.thumbnail`, `${prefix}readme`]),
    );
    expect(s3.lists).toBeGreaterThan(2);
  });
});

it('settings of a store that are not all there are told together', async () => {
  const said = await expectRefusal({ S3_BUCKET: 'Not A Bucket' });
  for (const fault of [
    'S3_ENDPOINT is needed',
    'S3_BUCKET must be',
    'S3_ACCESS_KEY_ID is',
    'S3_SECRET_ACCESS_KEY is',
  ])
    expect(said).toContain(fault);
});
