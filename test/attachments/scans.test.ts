import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { expectRefusal } from '../support/refusal.js';
import { startService, type TestService } from '../support/service.js';
import { connect } from '../support/sockets.js';
import { FakeClamd } from './fake-clamd.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

describe('with a scanner, an attachment', () => {
  const clamd = new FakeClamd();
  let port: number;
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let orderId: string;

  beforeAll(async () => {
    port = await clamd.listen(0);
    service = await startService({ CLAMD: `tcp://127.0.0.1:${port}` });
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    ({ id: orderId } = await activeOrder(asker, advocate));
  });

  const sent = async (text: string) =>
    (await upload(service, asker, orderId, Buffer.from(text), { name: 'a.txt' }).expect(201)).body as View;
  const said = (view: View) => sayIt(asker, orderId, view).expect(201);
  const row = async (id: string) => {
    const { rows } = await service.db.query<Record<string, unknown>>(
      'SELECT state, finding, has_content AS "hasContent" FROM attachments WHERE id = $1',
      [id],
    );
    return rows[0];
  };
  const stateOf = async (id: string) => (await row(id))?.state;

  it('is held until it is found clean, and its uploader hears of it', async () => {
    const ear = await connect(service, { token: asker.token });
    const view = await sent('没有什么');
    expect(view.state).toBe('held');
    await expect
      .poll(() => ear.of('attachment:changed'))
      .toEqual([{ attachmentId: view.id, state: 'clean' }]);
    await said(view);
    await fetchBytes(advocate, view.id).expect(200);
  });

  it('in which something is found is refused and emptied, and can be neither said nor fetched', async () => {
    const view = await sent('EICAR');
    await expect
      .poll(() => row(view.id))
      .toEqual({ state: 'refused', finding: 'Eicar-Test', hasContent: false });
    const refused = await sayIt(asker, orderId, view).expect(422);
    expect(refused.body).toMatchObject({ code: 'ATTACHMENT_NOT_FOUND' });
    const { body } = await asker.get(`/attachments/${view.id}`).expect(410);
    expect((body as { code: string }).code).toBe('ATTACHMENT_REFUSED');
    const kept = await readdir(join(service.folder, 'attachments', 'kept'), { recursive: true });
    expect(kept.filter((name) => name.includes(view.id))).toEqual([]);
  });

  it('stays held while the scanner is away; it may be said, and both sides hear when it is done', async () => {
    await clamd.close();
    const [clean, bad] = [await sent('还没有看过'), await sent('EICAR 还没有看过')];
    await Promise.all([said(clean), said(bad)]);
    await fetchBytes(asker, clean.id).expect(200);
    const { body } = await advocate.get(`/attachments/${clean.id}`).expect(409);
    expect((body as { code: string }).code).toBe('ATTACHMENT_NOT_READY');
    expect(await stateOf(clean.id)).toBe('held');
    const ears = [
      await connect(service, { token: asker.token }),
      await connect(service, { token: advocate.token }),
    ];
    await clamd.listen(port);
    for (const ear of ears)
      await expect
        .poll(() => ear.of('attachment:changed'), { timeout: 20_000 })
        .toEqual(
          expect.arrayContaining([
            { attachmentId: clean.id, state: 'clean' },
            { attachmentId: bad.id, state: 'refused' },
          ]),
        );
    await fetchBytes(advocate, clean.id).expect(200);
    await advocate.get(`/attachments/${bad.id}`).expect(410);
  });

  it('is scanned by one node of several, over a socket’s path as well', async () => {
    const path = join(service.folder, 'clamd.sock');
    const local = new FakeClamd();
    await local.listen(path);
    const other = await service.launchAnother({ CLAMD: `unix://${path}` });
    const before = clamd.scanned + local.scanned;
    const there = { ...service, url: other.url, api: `${other.url}/api/v1` };
    const views = await Promise.all(
      Array.from({ length: 6 }, async (_, i) => {
        const answer = await upload(
          i % 2 ? service : there,
          asker,
          orderId,
          Buffer.from(`第 ${i} 份`),
        ).expect(201);
        return answer.body as View;
      }),
    );
    for (const { id } of views) await expect.poll(() => stateOf(id)).toBe('clean');
    expect(clamd.scanned + local.scanned - before).toBe(6);
    expect(local.scanned).toBeGreaterThan(0);
  });
});

it('a scanner’s address that is none is told at the start', async () => {
  for (const CLAMD of ['127.0.0.1:3310', 'tcp://127.0.0.1'])
    expect(await expectRefusal({ CLAMD }), CLAMD).toContain('CLAMD must be');
});
