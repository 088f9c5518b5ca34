import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, it } from 'vitest';
import { startEmbedded, type EmbeddedService } from '../support/embedded.js';
import { activeOrder, boardOf } from '../support/given.js';
import { keepResult, rounds } from '../support/long.js';
import { lawyer, resident, type Person } from '../support/people.js';
import { Placer } from '../support/placer.js';
import { byHttp, bySocket, expectWholeLog, lostFrom, Talker } from '../support/talker.js';

const ROUNDS = rounds({ short: 2, long: 20 });
/** All in all, so many messages are acknowledged; each round until its share is. */
const MESSAGES = rounds({ short: 100, long: 100_000 });
const PAIRS = rounds({ short: 3, long: 100 });
/** Of these pairs, one speaks by HTTP; of the others, all by sockets, and several messages are on their way at once. */
const PAIRS_BY_BOTH_DOORS = 2;
const AT_ONCE = 4;
const MADE_AT_ONCE = 5;
/** A kill of PostgreSQL that waits for no disk loses some of what it has said to be there, sooner or later. */
const CONTROL_KILLS = 10;
const SETTINGS = { CHOSEN_MS: '86400000', FIRST_ANSWER_MS: '86400000', ACCESS_TOKEN_SECONDS: '86400' };

const KILLS: Record<string, (service: EmbeddedService) => Promise<unknown>> = {
  both: (service) => Promise.all([service.killPostmaster(), service.running.kill()]),
  postmaster: (service) => service.killPostmaster(),
  server: (service) => service.running.kill(),
};
const VICTIMS = Object.keys(KILLS);

interface Pair {
  asker: Person;
  advocate: Person;
  orderId: string;
}

/** Pairs of a resident and a lawyer with an order, some made at once: passwords cost time, on purpose. */
async function makePairs(service: EmbeddedService, count: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  while (pairs.length < count) {
    const numbers = Array.from({ length: Math.min(MADE_AT_ONCE, count - pairs.length) }, (_, i) => i + 1);
    const makes = numbers.map((number) => pairOf(service, pairs.length + number));
    pairs.push(...(await Promise.all(makes)));
  }
  return pairs;
}

async function pairOf(service: EmbeddedService, number: number): Promise<Pair> {
  const [asker, advocate] = await Promise.all([resident(service), lawyer(service, number)]);
  const { id: orderId } = await activeOrder(asker, advocate);
  return { asker, advocate, orderId };
}

/** Both talk without pause. */
function talk(service: EmbeddedService, { asker, advocate, orderId }: Pair, httpSide?: number): Talker[] {
  return [asker, advocate].flatMap((person, side) => {
    const name = `${orderId}-${side}`;
    if (side === httpSide) return [new Talker(name, byHttp(person, orderId))];
    const mouth = bySocket(service, person, orderId);
    return Array.from({ length: AT_ONCE }, (_, i) => new Talker(`${name}-${i}`, mouth));
  });
}

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0);
const acknowledgedTo = (talkers: Talker[]) => talkers.map(({ acknowledged }) => acknowledged.size);

function statusesOf(all: { statuses: Record<number, number> }[]): Record<string, number> {
  const total: Record<string, number> = {};
  for (const { statuses } of all)
    for (const [status, n] of Object.entries(statuses)) total[status] = (total[status] ?? 0) + n;
  return total;
}

const result: Record<string, unknown> = {};
afterAll(() => keepResult('kill-rounds', result));

it(
  `${ROUNDS} rounds of kill -9 under load lose none of ${MESSAGES} acknowledged messages, and double none`,
  { timeout: ROUNDS * 90_000 + 120_000 },
  async () => {
    const service = await startEmbedded(SETTINGS);
    const pairs = await makePairs(service, PAIRS);
    const [asker, advocate] = await Promise.all([resident(service), lawyer(service, PAIRS + 1)]);
    const placer = new Placer(asker, advocate, await boardOf(advocate));
    const spoken = pairs.map((pair, i) => ({
      ...pair,
      talkers: talk(service, pair, i < PAIRS_BY_BOTH_DOORS ? i : undefined),
    }));
    const talkers = spoken.flatMap((pair) => pair.talkers);
    const done = () => [...acknowledgedTo(talkers), placer.served.length];
    /** Everybody gets something done, and all together their share. */
    const allGetOn = async (share: number) => {
      const before = done();
      const said = sum(acknowledgedTo(talkers));
      const slowest = () => Math.min(...done().map((n, i) => n - before[i]!));
      await expect.poll(slowest, { timeout: 60_000 }).toBeGreaterThan(0);
      const together = () => sum(acknowledgedTo(talkers)) - said;
      await expect.poll(together, { timeout: 60_000 }).toBeGreaterThanOrEqual(share);
    };

    const kills: Record<string, number> = {};
    for (let round = 0; round < ROUNDS; round++) {
      const victim = VICTIMS[round % VICTIMS.length]!;
      await allGetOn(MESSAGES / ROUNDS);
      await delay(randomInt(500)); // Not to wait for something: the kill is to come at a moment that nobody chose.
      await KILLS[victim]!(service);
      if (victim !== 'postmaster') await service.start();
      kills[victim] = (kills[victim] ?? 0) + 1;
    }
    await allGetOn(0);

    await Promise.all([...talkers, placer].map((one) => one.finish()));
    let messagesInTheLogs = 0;
    for (const { advocate: reader, orderId, talkers: speakers } of spoken)
      messagesInTheLogs += await expectWholeLog(reader, orderId, speakers);
    const acknowledgedMessages = sum(acknowledgedTo(talkers));
    expect(acknowledgedMessages).toBeGreaterThanOrEqual(MESSAGES);
    expect(new Set(placer.served).size).toBe(placer.served.length);
    expect(new Set(await placer.histories())).toEqual(
      new Set(['1 order.placed, 2 order.accepted, 3 order.completed']),
    );
    const statuses = statusesOf([...talkers, placer]);
    expect(Object.keys(statuses).filter((status) => !['200', '201', '409', '503'].includes(status))).toEqual(
      [],
    );
    Object.assign(result, {
      rounds: ROUNDS,
      kills,
      orders: PAIRS,
      acknowledgedMessages,
      messagesInTheLogs,
      acknowledgedOrders: placer.served.length,
      answersByStatus: statuses,
    });
  },
);

it(
  'control: with synchronous_commit off, kill -9 of PostgreSQL loses acknowledged messages',
  { timeout: CONTROL_KILLS * 30_000 },
  async () => {
    const service = await startEmbedded(SETTINGS);
    const db = await service.connect();
    await db.query('ALTER SYSTEM SET synchronous_commit = off');
    await db.query('SELECT pg_reload_conf()');
    const pair = await pairOf(service, 1);
    // Messages are to be lost, not the order that they are said in.
    await db.query('CHECKPOINT');
    await db.end();
    const talkers = talk(service, pair);
    let [kills, lost] = [0, 0];
    for (; kills < CONTROL_KILLS && lost === 0; kills++) {
      const enough = sum(acknowledgedTo(talkers)) + 100;
      await expect.poll(() => sum(acknowledgedTo(talkers)), { timeout: 20_000 }).toBeGreaterThan(enough);
      const killed = await service.postmasterPid();
      await service.killPostmaster();
      await expect.poll(() => service.postmasterPid(), { timeout: 20_000 }).not.toBe(killed);
      const soFar = sum(acknowledgedTo(talkers));
      await expect.poll(() => sum(acknowledgedTo(talkers)), { timeout: 20_000 }).toBeGreaterThan(soFar + 20);
      lost = await lostFrom(pair.advocate, pair.orderId, talkers);
    }
    await Promise.all(talkers.map((talker) => talker.finish()));
    expect(lost).toBeGreaterThan(0);
    Object.assign(result, { control: { synchronousCommit: 'off', kills, lostMessages: lost } });
  },
);
