import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { EntryPage } from '../consultations/consultations.contract.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { readSendMessage } from '../consultations/send-message.contract.js';
import { room } from '../platform/events/signal.js';
import { Problem } from '../platform/problems/problem.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { SlowReaders } from './slow-readers.js';
import { readFields, readOrderId, readSeq } from './payload.js';
import type { AppSocket, SocketEvent } from './socket-event.js';

/** Conversations that one request may name, entries of each and of all in one answer; a client asks again for the rest. */
const ORDERS_AT_MOST = 50;
const ENTRIES_OF_EACH = 100;
const ENTRIES_OF_ALL = 500;

/** For how long somebody counts as typing who says no more of it. */
const TYPING_SECONDS = 5;

const PEOPLE = ['resident', 'lawyer'] as const;

/** The conversation's requests over the socket: the same service as HTTP. */
@Injectable()
export class ConsultationEvents {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly queries: ConsultationsQueries,
    private readonly slowReaders: SlowReaders,
  ) {}

  readonly events: SocketEvent[] = [
    {
      name: 'message:send',
      door: PEOPLE,
      byHand: true,
      handle: (caller, payload, socket) => this.send(caller, payload, socket),
    },
    {
      name: 'message:read',
      door: PEOPLE,
      handle: (caller, payload, socket) => this.read(caller, payload, socket),
    },
    {
      name: 'typing',
      door: PEOPLE,
      byHand: true,
      handle: (caller, payload, socket) => this.typing(caller, payload, socket),
    },
    { name: 'sync', door: PEOPLE, handle: (caller, payload, socket) => this.sync(caller, payload, socket) },
  ];

  private async send(caller: Caller, payload: unknown, socket: AppSocket) {
    const { orderId, ...message } = readFields(payload, [
      'orderId',
      'clientId',
      'kind',
      'body',
      'attachmentId',
    ]);
    return this.consultations.send(caller, readOrderId(orderId), readSendMessage(message), socket.id);
  }

  private async read(caller: Caller, payload: unknown, socket: AppSocket) {
    const { orderId, seq } = readFields(payload, ['orderId', 'seq']);
    return this.consultations.markRead(caller, readOrderId(orderId), readSeq('seq', seq), socket.id);
  }

  /** Told to the others of the order and kept nowhere; it is over by itself. */
  private async typing(caller: Caller, payload: unknown, socket: AppSocket) {
    const orderId = readOrderId(readFields(payload, ['orderId']).orderId);
    const { residentId, lawyerId } = await this.queries.people(caller, orderId);
    const others = [residentId, lawyerId].filter((id) => id !== null && id !== caller.accountId) as string[];
    const rooms = [
      ...others.map(room.account),
      ...(caller.accountId === lawyerId ? [room.order(orderId)] : []),
    ];
    socket.volatile
      .to(rooms)
      .emit('typing', { orderId, accountId: caller.accountId, forSeconds: TYPING_SECONDS });
    return {};
  }

  /**
   * What was missed since the places that the client knows, a page for each conversation: `lastSeq` tells whether there
   * is more. `others` are conversations that it did not name, `gone` those that it may not know of any more.
   * @throws 404 when it may know of none that it named
   */
  private async sync(caller: Caller, payload: unknown, socket: AppSocket) {
    const places = readPlaces(readFields(payload, ['orders']).orders);
    // Before it reads the log, so that nothing falls between the two.
    await this.slowReaders.catchUp(socket);
    const orders: Record<string, EntryPage> = {};
    const gone: string[] = [];
    let left = ENTRIES_OF_ALL;
    for (const [orderId, after] of places) {
      const page = await this.queries
        .page(caller, orderId, { after, limit: Math.min(left, ENTRIES_OF_EACH) })
        .catch(unlessNotFound);
      if (page) orders[orderId] = page;
      else gone.push(orderId);
      left -= page?.items.length ?? 0;
    }
    if (places.size > 0 && gone.length === places.size) throw commonProblems.notFound();
    return { orders, others: await this.queries.others(caller, [...places.keys()]), gone };
  }

  /**
   * The places that a client has come to travel with its heartbeats: what it missed is told to it again, without being
   * asked. Gives the last places of the conversations in which it was behind.
   */
  async mend(caller: Caller, known: unknown, socket: AppSocket): Promise<Record<string, number>> {
    const places = readPlaces(known);
    const behind = await this.queries.behind(caller, places);
    let left = ENTRIES_OF_ALL;
    for (const orderId of behind.keys()) {
      if (left === 0) break;
      const after = places.get(orderId)!;
      const page = await this.queries
        .page(caller, orderId, { after, limit: Math.min(left, ENTRIES_OF_EACH) })
        .catch(unlessNotFound);
      for (const entry of page?.items ?? []) socket.emit('message:new', { orderId, ...entry });
      left -= page?.items.length ?? 0;
    }
    return Object.fromEntries(behind);
  }
}

/** @throws 400 for what is no object of places by order; 404 for what can be no order */
function readPlaces(orders: unknown): Map<string, number> {
  if (typeof orders !== 'object' || orders === null || Array.isArray(orders))
    throw commonProblems.badFields([
      { field: 'orders', message: 'orders must be an object of places by order' },
    ]);
  const named = Object.entries(orders);
  if (named.length > ORDERS_AT_MOST)
    throw commonProblems.badFields([
      { field: 'orders', message: `orders must name at most ${ORDERS_AT_MOST}` },
    ]);
  return new Map(named.map(([id, seq]) => [readOrderId(id), readSeq('orders', seq)]));
}

/** Somebody lost the order between two looks at it. */
function unlessNotFound(error: unknown): undefined {
  if (error instanceof Problem && error.status === 404) return undefined;
  throw error;
}
