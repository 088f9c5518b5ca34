import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { startEmbedded, type EmbeddedService } from '../support/embedded.js';
import { activeOrder, boardOf } from '../support/given.js';
import { keepResult, rounds } from '../support/long.js';
import { lawyer, resident } from '../support/people.js';
import { Placer } from '../support/placer.js';
import { byHttp, bySocket, expectWholeLog, Talker } from '../support/talker.js';

const ROUNDS = rounds({ short: 2, long: 20 });
const PAIRS = 3;
const A_DAY_MS = '86400000';

const KILLS: Record<string, (service: EmbeddedService) => Promise<unknown>> = {
  both: (service) => Promise.all([service.killPostmaster(), service.running.kill()]),
  postmaster: (service) => service.killPostmaster(),
  server: (service) => service.running.kill(),
};
const VICTIMS = Object.keys(KILLS);

/** A resident and a lawyer who talk without pause, one by each door. */
async function pairOf(service: EmbeddedService, number: number) {
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, number)]);
  const order = await activeOrder(asker, advocate);
  const mouths = [byHttp(asker, order.id), bySocket(service, advocate, order.id)];
  if (number % 2) mouths.splice(0, 2, bySocket(service, asker, order.id), byHttp(advocate, order.id));
  const talkers = mouths.map((mouth, i) => new Talker(`${number}-${i}`, mouth));
  return { advocate, order, talkers };
}

const sum = (all: Record<number, number>[]) =>
  all.reduce<Record<string, number>>((total, one) => {
    for (const [status, n] of Object.entries(one)) total[status] = (total[status] ?? 0) + n;
    return total;
  }, {});

it(
  `${ROUNDS} rounds of kill -9 at random moments lose nothing that was acknowledged, and double nothing`,
  { timeout: ROUNDS * 30_000 + 120_000 },
  async () => {
    const service = await startEmbedded({ CHOSEN_MS: A_DAY_MS, FIRST_ANSWER_MS: A_DAY_MS });
    const pairs = await Promise.all(Array.from({ length: PAIRS }, (_, i) => pairOf(service, i + 1)));
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, PAIRS + 1)]);
    const placer = new Placer(asker, advocate, await boardOf(advocate));
    const talkers = pairs.flatMap((pair) => pair.talkers);
    const done = () => [...talkers.map(({ acknowledged }) => acknowledged.size), placer.served.length];
    const allGetOn = async () => {
      const before = done();
      const slowest = () => Math.min(...done().map((n, i) => n - before[i]!));
      await expect.poll(slowest, { timeout: 30_000 }).toBeGreaterThanOrEqual(3);
    };

    const kills: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const victim = VICTIMS[round % VICTIMS.length]!;
      await allGetOn();
      await delay(randomInt(500)); // Not to wait for something: the kill is to come at a moment that nobody chose.
      await KILLS[victim]!(service);
      if (victim !== 'postmaster') await service.start();
      kills[victim] = (kills[victim] ?? 0) + 1;
    }
    await allGetOn();

    await Promise.all([...talkers, placer].map((one) => one.finish()));
    let messagesInTheLogs = 0;
    for (const { advocate: reader, order, talkers: two } of pairs)
      messagesInTheLogs += await expectWholeLog(reader, order.id, two);
    expect(new Set(placer.served).size).toBe(placer.served.length);
    expect(new Set(await placer.histories())).toEqual(
      new Set(['1 order.placed, 2 order.accepted, 3 order.completed']),
    );
    const statuses = sum([...talkers, placer].map((one) => one.statuses));
    expect(Object.keys(statuses).filter((status) => !['200', '201', '409', '503'].includes(status))).toEqual(
      [],
    );
    await keepResult('kill-rounds', {
      rounds: ROUNDS,
      kills,
      acknowledgedMessages: talkers.reduce((total, { acknowledged }) => total + acknowledged.size, 0),
      messagesInTheLogs,
      acknowledgedOrders: placer.served.length,
      answersByStatus: statuses,
    });
  },
);
