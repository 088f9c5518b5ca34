import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { KioskSessions } from '../identity/kiosk-sessions.service.js';
import { Loop } from '../platform/loop.js';
import { Helpers } from './helpers.service.js';

/** Bounds how long the sockets of a session outlive it; its tokens are refused from the very instant. */
const POLL_MS = 1_000;

/** Ends the sessions at kiosks whose time is over. Every node runs one; SKIP LOCKED shares the work among them. */
@Injectable()
export class KioskTimer implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop('kiosk timer', POLL_MS, () => this.sweep());

  constructor(
    private readonly sessions: KioskSessions,
    private readonly helpers: Helpers,
  ) {}

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  private async sweep(): Promise<boolean> {
    const isMore = await this.sessions.endOverdue();
    return (await this.helpers.leave()) || isMore;
  }
}
