import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Appended } from './append.js';
import { MessageQueue, type Queued, type Store } from './message-queue.js';

const ORDERS = 40;

/** A log of its own that is busy, refuses batches and takes its time as chance will have it. */
class ChancyStore implements Store {
  readonly stored: Queued[] = [];
  /** The most statements that were under way at once, and whether two were of one order. */
  atOnce = 0;
  overlapped = false;
  private readonly underWay: Set<string>[] = [];

  constructor(private readonly chance: () => number) {}

  async together(said: readonly Queued[]): Promise<Appended[]> {
    const orders = new Set(said.map(({ orderId }) => orderId));
    this.overlapped ||= this.underWay.some((other) => [...orders].some((id) => other.has(id)));
    this.underWay.push(orders);
    this.atOnce = Math.max(this.atOnce, this.underWay.length);
    await this.pause();
    this.underWay.splice(this.underWay.indexOf(orders), 1);
    if (this.chance() < 0.1) throw new Error('one of them cannot be stored');
    const busy = new Set([...orders].filter(() => this.chance() < 0.2));
    return said.map((one) => (busy.has(one.orderId) ? outcome('busy') : this.store(one)));
  }

  async alone(said: Queued): Promise<Appended> {
    await this.pause();
    return this.store(said);
  }

  private store(said: Queued): Appended {
    const before = this.stored.findIndex((one) => one.clientId === said.clientId);
    if (before >= 0) return outcome('duplicate', before + 1);
    return outcome('appended', this.stored.push(said));
  }

  private async pause(): Promise<void> {
    for (let turns = Math.floor(this.chance() * 4); turns > 0; turns--) await new Promise(setImmediate);
  }
}

function outcome(name: Appended['outcome'], seq = 0): Appended {
  return { outcome: name, seq, at: new Date(0), inSeconds: 0, residentId: 'r', lawyerId: null };
}

it('stores each message once, those of a conversation in their order, whatever the store does', async () => {
  const sends = fc.array(
    fc.record({
      order: fc.oneof(fc.nat(2), fc.nat(ORDERS - 1)),
      isFile: fc.boolean(),
      repeats: fc.boolean(),
      waits: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, fc.nat(2)),
    }),
    { maxLength: 200, size: 'max' },
  );
  let mostAtOnce = 0;
  await fc.assert(
    fc.asyncProperty(sends, fc.integer({ min: 1 }), async (list, seed) => {
      const store = new ChancyStore(chanceOf(seed));
      const queue = new MessageQueue(store);
      const answers: Promise<Appended>[] = [];
      for (const [n, { order, isFile, repeats, waits }] of list.entries()) {
        const said: Queued = {
          orderId: `o${order}`,
          senderId: 'r',
          clientId: `m${n}`,
          kind: isFile ? 'file' : 'text',
          sender: { id: 'r', role: 'resident', displayName: 'r' },
          leadsAway: false,
        };
        answers.push(queue.send(said));
        if (repeats) answers.push(queue.send(said));
        for (let turn = 0; turn < waits; turn++) await new Promise(setImmediate);
      }
      const told = await Promise.all(answers);
      expect(store.stored.map(({ clientId }) => clientId).toSorted()).toEqual(
        list.map((_, n) => `m${n}`).toSorted(),
      );
      for (let order = 0; order < ORDERS; order++) {
        const places = store.stored.filter(({ orderId }) => orderId === `o${order}`);
        const numbers = places.map(({ clientId }) => Number(clientId.slice(1)));
        expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
      }
      expect(told.every(({ seq }) => seq > 0)).toBe(true);
      expect(told.filter((one) => one.outcome === 'appended')).toHaveLength(list.length);
      expect(store.overlapped).toBe(false);
      mostAtOnce = Math.max(mostAtOnce, store.atOnce);
    }),
    { numRuns: 200 },
  );
  expect(mostAtOnce).toBe(2);
});

/** Numbers from 0 to 1, the same ones for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
