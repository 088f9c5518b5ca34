import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { HOSTILE_FILES, MADE_HARMLESS } from './hostile-files.js';
import { fetchBytes, upload, type View } from './upload.js';

describe('a hostile file', () => {
  let service: TestService;
  let asker: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    asker = await resident(service);
    ({ id: orderId } = await activeOrder(asker, await lawyer(service, 1)));
  });

  it.each(HOSTILE_FILES)('such as $what is refused in words', async ({ name, bytes, status, why }) => {
    const answer = await upload(service, asker, orderId, await bytes(), { name, contentType: 'image/jpeg' });
    const { code, detail } = answer.body as { code: string; detail: string };
    expect({ status: answer.status, detail }).toEqual({ status, detail: expect.stringContaining(why) });
    expect(code).toBe(status === 413 ? 'ATTACHMENT_TOO_LARGE' : 'ATTACHMENT_TYPE_REFUSED');
  });

  it.each(MADE_HARMLESS)('such as $what is made harmless', async ({ bytes, gone }) => {
    const sent = await bytes();
    expect(sent.includes(gone)).toBe(true);
    const { body } = await upload(service, asker, orderId, sent, { name: 'a.html' }).expect(201);
    const view = body as View;
    expect(view).toMatchObject({ kind: 'image', name: expect.stringMatching(/^a\.(jpg|webp)$/) as string });
    const kept = (await fetchBytes(asker, view.id).expect(200)).body as Buffer;
    expect(kept.includes(gone)).toBe(false);
  });

  it('that was refused left nothing behind, and the service serves', async () => {
    const { rows } = await service.db.query<{ n: number }>('SELECT count(*)::int AS n FROM attachments');
    expect(rows[0]!.n).toBe(MADE_HARMLESS.length);
    const under = async (folder: string) => {
      const entries = await readdir(join(service.folder, 'attachments', folder), {
        recursive: true,
        withFileTypes: true,
      });
      return entries.filter((entry) => entry.isFile()).length;
    };
    expect(await under('incoming')).toBe(0);
    expect(await under('kept')).toBe(2 * MADE_HARMLESS.length);
    await asker.get('/me').expect(200);
  });
});

it('there are at least forty of them', () => {
  expect(HOSTILE_FILES.length + MADE_HARMLESS.length).toBeGreaterThanOrEqual(40);
});
