import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { embeddedIn, filledFolder, startEmbedded } from '../support/embedded.js';
import { activeOrder } from '../support/given.js';
import { lawyer, resident } from '../support/people.js';
import { expectRefusal } from '../support/refusal.js';
import { logOf } from '../support/talker.js';

describe('a second server on the same folder', () => {
  it('joins the database, and the last one out stops it', async () => {
    const service = await startEmbedded();
    const [first, postmaster] = [service.running, await service.postmasterPid()];
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    const order = await activeOrder(asker, advocate);
    await service.start();
    expect(service.url).not.toBe(first.url);
    expect(await service.postmasterPid()).toBe(postmaster);
    await asker.say(order.id, '两台都听得见吗').expect(201);

    expect(await first.stop()).toBe(0);
    expect(await logOf(advocate, order.id)).toMatchObject([{ seq: 1 }, { seq: 2, body: '两台都听得见吗' }]);
    expect(await service.postmasterPid()).toBe(postmaster);

    expect(await service.running.stop()).toBe(0);
    expect(existsSync(join(service.postgres, 'data', 'postmaster.pid'))).toBe(false);
  });

  it('on the same port says so and what to do, and does the first no harm', async () => {
    const service = await startEmbedded();
    const { port } = new URL(service.url);
    const said = await expectRefusal({ DATA_DIR: service.folder, PORT: port });
    expect(said).toContain(`127.0.0.1:${port} is taken`);
    expect(said).toContain(`PORT=${Number(port) + 1} npm start`);
    await resident(service);
  });
});

it('moves to another port when somebody took its own while it was stopped, with all that it holds', async () => {
  const service = await embeddedIn(await filledFolder());
  const somebody = createServer();
  onTestFinished(() => void somebody.close());
  const port = await new Promise<number>((resolve) =>
    somebody.listen(0, '127.0.0.1', () => resolve((somebody.address() as AddressInfo).port)),
  );
  await writeFile(join(service.postgres, 'port'), String(port));
  await service.start();
  expect(await service.port()).not.toBe(port);
  await (await service.someone()).get('/me').expect(200);
});
