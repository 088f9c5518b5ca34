import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { PresenceService } from '../conversations/presence.service.js';
import { LeasesService } from '../lawyers/leases.service.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { ConsultationEvents } from './consultation-events.js';
import { readFields } from './payload.js';
import { SocketIdentities } from './socket-identity.js';
import type { AppSocket, SocketEvent } from './socket-event.js';

/** A socket's own life: being there, and staying signed in. */
@Injectable()
export class SessionEvents {
  constructor(
    private readonly identities: SocketIdentities,
    private readonly leases: LeasesService,
    private readonly presence: PresenceService,
    private readonly conversations: ConsultationEvents,
  ) {}

  readonly events: SocketEvent[] = [
    {
      name: 'presence:beat',
      door: ['resident', 'lawyer'],
      handle: (caller, payload, socket) => this.beat(caller, payload, socket),
    },
    {
      name: 'session:renew',
      door: ['resident', 'lawyer', 'operator'],
      handle: (caller, payload, socket) => this.renew(caller, payload, socket),
    },
  ];

  /**
   * The person is there: a lawyer's lease is renewed, a resident's presence noted; `state` is `available` or `away`.
   * Answered when it is durable, together with others of the same moment. A lawyer may be refused: `NOT_IN_PRACTICE`.
   * With `orders`, the places that the client has come to, what it missed is told again, and `behind` says where.
   */
  private async beat(caller: Caller, payload: unknown, socket: AppSocket) {
    const { state, orders } = readFields(payload, ['state', 'orders']);
    if (state !== 'available' && state !== 'away')
      throw commonProblems.badFields([{ field: 'state', message: 'state must be available or away' }]);
    const until =
      caller.role === 'lawyer'
        ? await this.renewLease(caller.accountId, state, socket)
        : await this.presence.beat(caller.accountId);
    const behind = orders === undefined ? undefined : await this.conversations.mend(caller, orders, socket);
    return { until: until.toISOString(), ...(behind && { behind }) };
  }

  private renewLease(lawyerId: string, state: 'available' | 'away', socket: AppSocket): Promise<Date> {
    socket.data.workbench ??= { closed: socket.disconnected };
    return this.leases.beat(lawyerId, socket.data.workbench, state);
  }

  /** Takes a newer access token of the same person, so that the socket outlives the older one. */
  private async renew(caller: Caller, payload: unknown, socket: AppSocket) {
    const { token } = readFields(payload, ['token']);
    const renewed = await this.identities.callerOf(token);
    if (renewed.accountId !== caller.accountId) throw commonProblems.unauthenticated();
    await this.identities.take(socket, renewed);
    return { expiresInSeconds: Math.floor(renewed.expiresInMs / 1000) };
  }
}
