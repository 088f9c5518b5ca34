import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import { LeasesService } from '../lawyers/leases.service.js';
import { commonProblems } from '../platform/problems/common.problems.js';
import { readFields } from './payload.js';
import { SocketIdentities } from './socket-identity.js';
import type { AppSocket, SocketEvent } from './socket-event.js';

/** A socket's own life: being there, and staying signed in. */
@Injectable()
export class SessionEvents {
  constructor(
    private readonly identities: SocketIdentities,
    private readonly leases: LeasesService,
  ) {}

  readonly events: SocketEvent[] = [
    {
      name: 'presence:beat',
      door: ['lawyer'],
      handle: (caller, payload, socket) => this.beat(caller, payload, socket),
    },
    {
      name: 'session:renew',
      door: ['resident', 'lawyer', 'operator'],
      handle: (caller, payload, socket) => this.renew(caller, payload, socket),
    },
  ];

  /** Renews the lawyer's lease; `state` is `available` or `away`. */
  private async beat(caller: Caller, payload: unknown, socket: AppSocket) {
    const { state } = readFields(payload, ['state']);
    if (state !== 'available' && state !== 'away')
      throw commonProblems.badFields([{ field: 'state', message: 'state must be available or away' }]);
    const { leaseId, until } = await this.leases.beat(caller.accountId, socket.data.leaseId, state);
    socket.data.leaseId = leaseId;
    if (socket.disconnected) await this.leases.end(leaseId);
    return { until: until.toISOString() };
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
