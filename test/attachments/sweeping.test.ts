import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { connect as connectTo, type Socket } from 'node:net';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { wav } from './sounds.js';
import { fetchBytes, sayIt, upload, type View } from './upload.js';

describe('what nobody will miss is swept:', () => {
  let service: TestService;
  let asker: Person;
  let orderId: string;

  beforeAll(async () => {
    service = await startService();
    asker = await resident(service);
    ({ id: orderId } = await activeOrder(asker, await lawyer(service, 1)));
  });

  const filesIn = async (folder: string) => {
    const path = join(service.folder, 'attachments', folder);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  };
  const rows = async () => {
    const { rows: found } = await service.db.query<{ id: string }>('SELECT id FROM attachments');
    return found.map(({ id }) => id);
  };

  /** Begins an upload, and stops in the middle. */
  async function beginUpload(): Promise<Socket> {
    const { hostname, port } = new URL(service.url);
    const socket = connectTo(Number(port), hostname);
    socket.on('error', () => undefined);
    const head = `--b\r\nContent-Disposition: form-data; name="orderId"\r\n\r\n${orderId}\r\n--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`;
    socket.write(
      `POST /api/v1/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${asker.token}\r\n` +
        `Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n${head}${'一半的秘密'.repeat(20_000)}`,
    );
    const before = new Set(await filesIn('incoming'));
    await expect
      .poll(async () => (await filesIn('incoming')).filter((one) => !before.has(one)).length)
      .toBe(1);
    return socket;
  }

  it('an upload that breaks off, at once', async () => {
    const socket = await beginUpload();
    socket.destroy();
    await expect.poll(() => filesIn('incoming')).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  it('an upload that a crash cut off, which nobody could read meanwhile', async () => {
    const socket = await beginUpload();
    const [half] = (await filesIn('incoming')) as [string];
    await service.running.kill();
    socket.destroy();
    expect((await readFile(half)).includes('一半的秘密')).toBe(false);
    service.use(await service.launchAnother());
    // It may be another node's that is still under way.
    await asker.get('/me').expect(200);
    expect(await filesIn('incoming')).toEqual([half]);
    await service.moveClock('2 hours');
    service.use(await service.launchAnother());
    await expect.poll(() => filesIn('incoming')).toEqual([]);
  });

  it('after a day: what was never said, and what has no row; what was said stays', async () => {
    const phone = '10000000499';
    const client = await resident(service, phone);
    const order = await activeOrder(client, await lawyer(service, 2));
    const [said, unsaid] = await Promise.all(
      [1, 2].map(async (n) => (await upload(service, client, order.id, wav(n)).expect(201)).body as View),
    );
    await sayIt(client, order.id, said!).expect(201);
    const folder = join(service.folder, 'attachments', 'kept', '00');
    await mkdir(folder, { recursive: true });
    const rowless = randomUUID().replace(/..$/, '00');
    await writeFile(join(folder, rowless), 'no row');
    await writeFile(join(folder, `${rowless}.${randomUUID()}.part`), 'half of one');
    await writeFile(join(folder, 'readme'), 'somebody’s own');

    await service.moveClock('20 hours');
    await (await service.launchAnother()).stop();
    expect((await rows()).toSorted()).toEqual([said!.id, unsaid!.id].toSorted());
    expect(await filesIn('kept')).toHaveLength(5);

    await service.moveClock('2 days');
    // Two nodes at once do no harm.
    await Promise.all([service.launchAnother(), service.launchAnother()]);
    await expect.poll(rows).toEqual([said!.id]);
    await expect.poll(async () => (await filesIn('kept')).length).toBe(2);
    const back = await resident(service, phone);
    expect((await fetchBytes(back, said!.id).expect(200)).body).toEqual(wav(1));
  });
});
