import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { EntryPage } from '../consultations/consultations.contract.js';
import { ConsultationsQueries } from '../consultations/consultations.queries.js';
import { ConsultationsService } from '../consultations/consultations.service.js';
import { readSendMessage } from '../consultations/send-message.contract.js';
import { room } from '../platform/events/signal.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { readFields, readOrderId, readSeq } from './payload.js';
import type { AppSocket, SocketEvent } from './socket-event.js';

/** Conversations that one `sync` may ask for, and entries of each; a client asks again for the rest. */
const SYNC_ORDERS = 50;
const SYNC_ENTRIES = 100;

const PEOPLE = ['resident', 'lawyer'] as const;

/** The conversation's requests over the socket: the same service as HTTP. */
@Injectable()
export class ConsultationEvents {
  constructor(
    private readonly consultations: ConsultationsService,
    private readonly queries: ConsultationsQueries,
  ) {}

  readonly events: SocketEvent[] = [
    {
      name: 'message:send',
      door: PEOPLE,
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
      handle: (caller, payload, socket) => this.typing(caller, payload, socket),
    },
    { name: 'sync', door: PEOPLE, handle: (caller, payload) => this.sync(caller, payload) },
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

  /** Told to the others of the order and kept nowhere. */
  private async typing(caller: Caller, payload: unknown, socket: AppSocket) {
    const orderId = readOrderId(readFields(payload, ['orderId']).orderId);
    const { residentId, lawyerId } = await this.queries.people(caller, orderId);
    const others = [residentId, lawyerId].filter((id) => id !== null && id !== caller.accountId) as string[];
    socket.volatile.to(others.map(room.account)).emit('typing', { orderId, accountId: caller.accountId });
    return {};
  }

  /** What was missed, a page for each conversation; `lastSeq` tells whether there is more. */
  private async sync(caller: Caller, payload: unknown): Promise<{ orders: Record<string, EntryPage> }> {
    const { orders } = readFields(payload, ['orders']);
    if (typeof orders !== 'object' || orders === null || Array.isArray(orders))
      throw commonProblems.badFields([
        { field: 'orders', message: 'orders must be an object of places by order' },
      ]);
    const asked = Object.entries(orders);
    if (asked.length > SYNC_ORDERS)
      throw commonProblems.badFields([
        { field: 'orders', message: `orders must name at most ${SYNC_ORDERS}` },
      ]);
    const pages: Record<string, EntryPage> = {};
    for (const [id, lastSeq] of asked) {
      const orderId = readOrderId(id);
      pages[orderId] = await this.queries.page(caller, orderId, {
        after: readSeq('orders', lastSeq),
        limit: SYNC_ENTRIES,
      });
    }
    return { orders: pages };
  }
}
