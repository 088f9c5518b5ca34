import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { activeOrder, type Order } from '../support/given.js';
import { lawyer, operator, resident, type Person } from '../support/people.js';
import { startService, type TestService } from '../support/service.js';
import { connect, type Ack, type Listener } from '../support/sockets.js';
import { bySocket, expectWholeLog, Talker } from '../support/talker.js';
import { anyNonsense, KNOWN_EVENTS, rawNonsense, type Nonsense } from './socket-nonsense.js';

const EVENTS = 1000;
const AT_ONCE = 20;
/** Put here the one that a failure names, to play it again. */
const SEED = randomInt(2 ** 30);
const NO_SUCH_ORDER = '00000000-0000-7000-8000-000000000000';
/** Far less than what is sent, were it kept. */
const MOST_MORE_BYTES = 100_000_000;

describe(`strangers who send nonsense (seed ${SEED}) over sockets while others talk`, () => {
  let service: TestService;
  let asker: Person;
  let advocate: Person;
  let strangers: Person[];
  let order: Order;
  let talkers: Talker[];
  /** All sockets that strangers ever had. */
  const ears: Listener[] = [];
  const acks: { event: string; ack: Ack }[] = [];

  beforeAll(async () => {
    service = await startService();
    [asker, advocate] = await Promise.all([resident(service), lawyer(service, 1)]);
    strangers = await Promise.all([resident(service), lawyer(service, 2), operator(service)]);
    order = await activeOrder(asker, advocate);
    talkers = [asker, advocate].map((one, i) => new Talker(`${i}`, bySocket(service, one, order.id)));
  });

  const target = () => ({ orderId: order.id, accountIds: [asker.id, advocate.id] });

  async function moreIsSaid(): Promise<void> {
    for (const { acknowledged } of talkers) {
      const before = acknowledged.size;
      await expect.poll(() => acknowledged.size).toBeGreaterThan(before + 10);
    }
  }

  async function open(stranger: Person): Promise<Listener> {
    const ear = await connect(service, { token: stranger.token });
    ears.push(ear);
    return ear;
  }

  /** Whatever was sent before is dealt with: the server answers again, or has hung up. */
  async function untilDealtWith({ socket }: Listener): Promise<void> {
    if (!socket.connected) return;
    const hungUp = new Promise((resolve) => socket.once('disconnect', resolve));
    await Promise.race([socket.emitWithAck('typing', { orderId: NO_SUCH_ORDER }), hungUp]);
  }

  function emit({ socket }: Listener, { event, payload, wantsAck }: Nonsense): void {
    if (wantsAck) socket.emit(event, ...payload, (ack: Ack) => acks.push({ event, ack }));
    else socket.emit(event, ...payload);
  }

  /** Past all that the client library would see to. */
  function writeRaw({ socket }: Listener, packet: string): void {
    const { ws } = socket.io.engine.transport as unknown as { ws: { send(text: string): void } };
    ws.send(packet);
  }

  async function residentBytes(): Promise<number> {
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)![1]);
  }

  it(
    `get nothing for ${EVENTS} events of any name and shape but refusals`,
    { timeout: 120_000 },
    async () => {
      // The lawyer's first word is told to the bureau, as it should be.
      await moreIsSaid();
      const before = await residentBytes();
      const all = fc.sample(anyNonsense(target()), { numRuns: EVENTS, seed: SEED });
      const last: Listener[] = [];
      for (let i = 0; i < all.length; i += AT_ONCE) {
        const number = (i / AT_ONCE) % strangers.length;
        const ear = last[number]?.socket.connected ? last[number] : await open(strangers[number]!);
        last[number] = ear;
        for (const nonsense of all.slice(i, i + AT_ONCE)) emit(ear, nonsense);
        await untilDealtWith(ear);
      }
      expect(acks.length).toBeGreaterThan(0);
      expect(acks.filter(({ event }) => !KNOWN_EVENTS.includes(event))).toEqual([]);
      for (const { event, ack } of acks) {
        expect(ack, event).toMatchObject({ ok: false, error: { code: expect.stringMatching(/^[A-Z_]+$/) } });
        expect(ack.error!.status, `${event} ${JSON.stringify(ack)}`).toBeLessThan(500);
      }
      await moreIsSaid();
      expect(await residentBytes()).toBeLessThan(before + MOST_MORE_BYTES);
    },
  );

  it('get nothing for packets that no client library sends', async () => {
    for (const stranger of strangers)
      for (const packet of rawNonsense(target())) writeRaw(await open(stranger), packet);
    await moreIsSaid();
    for (const stranger of strangers)
      expect(await (await open(stranger)).ask('typing', { orderId: order.id })).toMatchObject({ ok: false });
  });

  it.each<[string, unknown]>([
    ['an object', {}],
    ['an array', ['x']],
    ['a number', 7],
    ['very long', 'x'.repeat(50_000)],
    ['with a toString of its own', { toString: 'x' }],
    ['a NUL character', '\0'],
  ])('are not let in with a token that is %s', async (_, token) => {
    await expect(connect(service, { token: token as string })).rejects.toMatchObject({
      data: { code: 'UNAUTHENTICATED' },
    });
  });

  it('have heard nothing in all that time, and the conversation is whole', async () => {
    await Promise.all(talkers.map((talker) => talker.finish()));
    expect(await expectWholeLog(asker, order.id, talkers)).toBeGreaterThan(0);
    expect(ears.flatMap(({ heard }) => heard)).toEqual([]);
    expect(service.running.output()).not.toMatch(/"level":[56]0/);
    expect(service.running.process.exitCode).toBeNull();
  });
});
