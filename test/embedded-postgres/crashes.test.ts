import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { embeddedIn, filledFolder, startEmbedded, type EmbeddedService } from '../support/embedded.js';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { byHttp, bySocket, expectWholeLog, Talker } from '../support/talker.js';

interface Talk {
  advocate: Person;
  order: Order;
  talkers: [Talker, Talker];
}

/** Two who talk to each other without pause, one by each door. */
async function talkIn(service: EmbeddedService): Promise<Talk> {
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
  const order = await activeOrder(asker, advocate);
  const talkers: [Talker, Talker] = [
    new Talker('asker', byHttp(asker, order.id)),
    new Talker('advocate', bySocket(service, advocate, order.id)),
  ];
  await moreIsSaid(talkers);
  return { advocate, order, talkers };
}

/** Each of them gets ten more messages through. */
async function moreIsSaid(talkers: Talker[]): Promise<void> {
  for (const { acknowledged } of talkers) {
    const before = acknowledged.size;
    await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(before + 10);
  }
}

async function expectNothingLost({ advocate, order, talkers }: Talk): Promise<void> {
  await Promise.all(talkers.map((talker) => talker.finish()));
  await expectWholeLog(advocate, order.id, talkers);
}

describe('no acknowledged message is lost, and none is there twice,', () => {
  it('after a kill -9 of the server: the next one joins the database, which goes on running', async () => {
    const service = await startEmbedded();
    const talk = await talkIn(service);
    const postmaster = await service.postmasterPid();
    await service.running.kill();
    await service.start();
    expect(await service.postmasterPid()).toBe(postmaster);
    await moreIsSaid(talk.talkers);
    await expectNothingLost(talk);
  });

  it('after a kill -9 of PostgreSQL: the server says 503 meanwhile, and has it back by itself', async () => {
    const service = await startEmbedded();
    const talk = await talkIn(service);
    const postmaster = await service.postmasterPid();
    await service.killPostmaster();
    const [asker, advocate] = talk.talkers;
    for (const { statuses } of [asker, advocate])
      await expect.poll(() => statuses[503] ?? 0).toBeGreaterThan(0);
    await moreIsSaid(talk.talkers);
    expect(await service.postmasterPid()).not.toBe(postmaster);
    await expectNothingLost(talk);
    expect(Object.keys(asker.statuses).filter((status) => status !== '200')).toEqual(['201', '503']);
    expect(Object.keys(advocate.statuses)).toEqual(['200', '503']);
    expect(service.running.output()).not.toMatch(/"level":[56]0/);
  });

  it('after a kill -9 of both at once, as when the power goes', async () => {
    const service = await startEmbedded();
    const talk = await talkIn(service);
    await service.killPostmaster();
    await service.running.kill();
    await service.start();
    await moreIsSaid(talk.talkers);
    await expectNothingLost(talk);
  });
});

describe('after a reboot the service starts', () => {
  it.each([
    ['is nobody’s', () => spawnSync('true').pid],
    ['is a stranger’s by now', () => process.pid],
  ])('though the pid that is written in its files %s', async (_, pidOf) => {
    const service = await embeddedIn(await filledFolder());
    const [data, pid] = [join(service.postgres, 'data'), pidOf()];
    await writeFile(
      join(data, 'postmaster.pid'),
      `${pid}\n${data}\n1790000000\n25432\n\n127.0.0.1\n\nready\n`,
    );
    await writeFile(join(service.postgres, 'starting.lock'), `${pid} 17`);
    await service.start();
    expect(await service.postmasterPid()).not.toBe(pid);
    await (await service.someone()).get('/me').expect(200);
  });

  it('though it was killed at the very moment in which it took the lock', async () => {
    const service = await embeddedIn(await filledFolder());
    await writeFile(join(service.postgres, 'starting.lock'), '');
    await service.start();
    await (await service.someone()).get('/me').expect(200);
  });
});
