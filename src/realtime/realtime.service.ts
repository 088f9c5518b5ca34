import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Server } from 'socket.io';
import { ConversationFeed, type Audience } from '../conversations/conversation-feed.service.js';
import { isDeclared } from '../identity/door.contract.js';
import { LeasesService } from '../lawyers/leases.service.js';
import { SETTINGS, type Settings } from '../platform/config/settings.js';
import { OutboxRelay } from '../platform/events/outbox-relay.js';
import { room, type Signal } from '../platform/events/signal.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import type { Problem } from '../platform/problems/problem.js';
import { toProblem } from '../platform/problems/to-problem.js';
import { ConsultationEvents } from './consultation-events.js';
import { mayConnect } from './origins.js';
import { RedisFanOut } from './redis-fan-out.js';
import { SlowReaders } from './slow-readers.js';
import { SessionEvents } from './session-events.js';
import type { AppServer, AppSocket, SocketEvent } from './socket-event.js';
import { SocketIdentities } from './socket-identity.js';

/** The largest payload is a message of 4,000 characters; the longest in UTF-8 with its envelope fits in this. */
const MAX_PAYLOAD_BYTES = 65_536;

/** The sockets: who may connect, what they may ask, and what they are told of what was committed. */
@Injectable()
export class RealtimeService implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('realtime');
  private io: AppServer | undefined;
  private readonly events: SocketEvent[];

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly identities: SocketIdentities,
    private readonly leases: LeasesService,
    private readonly relay: OutboxRelay,
    private readonly feed: ConversationFeed,
    private readonly fanOut: RedisFanOut,
    private readonly slowReaders: SlowReaders,
    consultationEvents: ConsultationEvents,
    sessionEvents: SessionEvents,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.events = [...consultationEvents.events, ...sessionEvents.events];
    const open = this.events.filter((event) => !isDeclared(event.door)).map((event) => event.name);
    if (open.length > 0) throw new Error(`Socket events without a door: ${open.join(', ')}`);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.io = new Server(this.host.httpAdapter.getHttpServer(), {
      path: '/socket.io',
      transports: ['websocket', 'polling'],
      serveClient: false,
      perMessageDeflate: false,
      maxHttpBufferSize: MAX_PAYLOAD_BYTES,
      allowRequest: (request, allow) => allow(null, mayConnect(request, this.settings.publicOrigins)),
    }) as AppServer;
    const adapter = await this.fanOut.adapter();
    if (adapter) this.io.adapter(adapter);
    this.io.use((socket, next) => void this.admit(socket, next));
    this.io.on('connection', (socket) => this.serve(socket));
    this.slowReaders.watch(this.io);
    this.relay.start((signal) => this.tell(signal));
    this.feed.listen({
      entry: (audience, entry) =>
        this.toPeople(audience).emit('message:new', { orderId: audience.orderId, ...entry }),
      read: (audience, mark) =>
        this.toPeople(audience).emit('message:read', { orderId: audience.orderId, ...mark }),
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    const sockets = [...(this.io?.sockets.sockets.values() ?? [])];
    await this.leases.end(sockets.map(({ data }) => data.workbench).filter((one) => one !== undefined));
    this.io?.local.disconnectSockets(true);
    await this.fanOut.close();
  }

  /** Only who is signed in may connect; rooms come from the identity and the database, never from the client. */
  private async admit(socket: AppSocket, next: (refusal?: Error) => void): Promise<void> {
    let refusal: Error | undefined;
    try {
      const { token } = socket.handshake.auth as { token?: unknown };
      await this.identities.take(socket, await this.identities.callerOf(token));
    } catch (error) {
      const problem = this.problemOf(error);
      refusal = Object.assign(new Error(problem.title), { data: problem.toDocument() });
    }
    next(refusal);
  }

  private serve(socket: AppSocket): void {
    for (const event of this.events)
      socket.on(
        event.name,
        // The ack is the last argument, whatever else a client sends or leaves out.
        (...sent: unknown[]) => void this.answer(event, socket, sent[0], sent.at(-1)),
      );
    socket.on('disconnect', () => {
      clearTimeout(socket.data.expiry);
      if (socket.data.workbench)
        this.leases.end([socket.data.workbench]).catch((error: unknown) => this.logger.warn(String(error)));
    });
    // The rooms were looked up during the handshake, when nobody could have it leave one.
    this.identities.checkRooms(socket).catch((error: unknown) => {
      this.logger.warn(String(error));
      socket.disconnect(true);
    });
  }

  private async answer(event: SocketEvent, socket: AppSocket, payload: unknown, ack: unknown): Promise<void> {
    const reply = typeof ack === 'function' ? (ack as (answer: object) => void) : () => undefined;
    try {
      const caller = await this.identities.current(socket);
      if (!event.door.includes(caller.role)) throw commonProblems.forbidden();
      await this.identities.admit(caller, event, payload);
      reply({ ok: true, data: await event.handle(caller, payload, socket) });
    } catch (error) {
      reply({ ok: false, error: this.problemOf(error).toDocument() });
    }
  }

  /** What a client is told of `error`; what is no known problem is logged, and its text not shown. */
  private problemOf(error: unknown): Problem {
    const problem = toProblem(error);
    if (problem) return problem;
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return commonProblems.internal();
  }

  private tell(signal: Signal): void {
    if ('disconnect' in signal) this.io?.in(signal.rooms).disconnectSockets(true);
    else if ('event' in signal) this.io?.to(signal.rooms).emit(signal.event, signal.payload);
    else {
      this.io?.in(signal.rooms).socketsLeave(signal.leave);
      this.io?.in(signal.rooms).socketsJoin(signal.join);
    }
  }

  private toPeople({ orderId, residentId, lawyerId, socketId }: Audience) {
    const rooms = [residentId, lawyerId].filter((id) => id !== null).map(room.account);
    const people = this.io!.to([...rooms, room.order(orderId)]);
    return socketId ? people.except(socketId) : people;
  }
}
