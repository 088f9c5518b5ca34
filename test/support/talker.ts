import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Entry } from './entry-list.js';
import type { Person } from './people.js';
import type { Reachable } from './service.js';
import { connect, type Listener } from './sockets.js';

const PAUSE_MS = 20; // Between two tries, while the server or its database is away.
const REOPEN_AFTER_MS = 100;
const PAGE = 100;

/** What came back: a status, and the place of the message when it is acknowledged. Undefined: nothing came back. */
type Told = { status: number; seq?: number } | undefined;

/** Says something once. */
type Mouth = (message: { clientId: string; body: string }) => Promise<Told>;

/**
 * Somebody who says one thing after the other without pause, and repeats each, as a good client does, until it is
 * acknowledged.
 */
export class Talker {
  /** Which place each message was acknowledged at. */
  readonly acknowledged = new Map<string, number>();
  /** All statuses that came back, with how often. */
  readonly statuses: Record<number, number> = {};
  private readonly talking: Promise<void>;
  private ending = false;

  constructor(
    readonly name: string,
    private readonly mouth: Mouth,
  ) {
    this.talking = this.talk();
  }

  /** Says what is begun to its acknowledgement, and nothing more. */
  async finish(): Promise<void> {
    this.ending = true;
    await this.talking;
  }

  private async talk(): Promise<void> {
    for (let n = 1; !this.ending; n++) {
      const clientId = `${this.name}-${n}`;
      this.acknowledged.set(clientId, await this.sayUntilAcknowledged(clientId));
    }
  }

  private async sayUntilAcknowledged(clientId: string): Promise<number> {
    for (;;) {
      const told = await this.mouth({ clientId, body: bodyOf(clientId) });
      if (told) this.statuses[told.status] = (this.statuses[told.status] ?? 0) + 1;
      if (told?.seq !== undefined) return told.seq;
      await delay(PAUSE_MS);
    }
  }
}

export function byHttp(person: Person, orderId: string): Mouth {
  return async ({ clientId, body }) => {
    const answer = await person
      .say(orderId, body, clientId)
      .timeout(15_000)
      .catch(() => undefined);
    return answer && { status: answer.status, seq: (answer.body as { seq?: number }).seq };
  };
}

/** Over one socket, by which several may speak at once; when it breaks it is opened again, wherever the server is then. */
export function bySocket(service: Reachable, person: Person, orderId: string): Mouth {
  let opened: Promise<Listener | undefined> | undefined;
  const open = async () => {
    const ear = await connect(service, { token: person.token }).catch(() => undefined);
    if (!ear) await delay(REOPEN_AFTER_MS);
    if (!ear?.socket.connected) opened = undefined;
    // What others say is not kept: talkers talk for long.
    ear?.socket.offAny().once('disconnect', () => (opened = undefined));
    return ear;
  };
  return async (message) => {
    const ear = await (opened ??= open());
    const payload = { orderId, kind: 'text', ...message };
    const ack = await ear?.ask('message:send', payload).catch(() => undefined);
    return ack && { status: ack.ok ? 200 : ack.error!.status, seq: ack.data?.seq as number | undefined };
  };
}

/**
 * The log of an order is 1, 2, 3 … without a hole, and of what people said it holds what was acknowledged to these
 * talkers, where it was acknowledged, once, each talker's in their order, and nothing else. Gives how much was said.
 */
export async function expectWholeLog(reader: Person, orderId: string, talkers: Talker[]): Promise<number> {
  const log = await logOf(reader, orderId);
  expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
  const said = log.filter(({ kind }) => kind === 'text');
  const places = new Map(said.map(({ clientId, seq }) => [clientId!, seq]));
  expect(places.size).toBe(said.length);
  expect(said.filter(({ clientId, body }) => body !== bodyOf(clientId!))).toEqual([]);
  expect(places).toEqual(new Map(talkers.flatMap(({ acknowledged }) => [...acknowledged])));
  for (const { acknowledged } of talkers) {
    const inOrder = [...acknowledged.values()];
    expect(inOrder).toEqual(inOrder.toSorted((a, b) => a - b));
  }
  return said.length;
}

/** How many messages that were acknowledged to these talkers are not where they were acknowledged. */
export async function lostFrom(reader: Person, orderId: string, talkers: Talker[]): Promise<number> {
  const acknowledged = talkers.flatMap((talker) => [...talker.acknowledged]);
  const places = new Map((await logOf(reader, orderId)).map(({ clientId, seq }) => [clientId, seq]));
  return acknowledged.filter(([clientId, seq]) => places.get(clientId) !== seq).length;
}

/** The whole log of an order. */
export async function logOf(reader: Person, orderId: string): Promise<Entry[]> {
  const log: Entry[] = [];
  for (;;) {
    const path = `/orders/${orderId}/messages?after=${log.length}&limit=${PAGE}`;
    const { items } = (await reader.get(path).expect(200)).body as { items: Entry[] };
    log.push(...items);
    if (items.length < PAGE) return log;
  }
}

function bodyOf(clientId: string): string {
  return `第 ${clientId} 句`;
}
