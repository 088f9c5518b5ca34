import { Inject, Injectable, Logger } from '@nestjs/common';
import { createShardedAdapter } from '@socket.io/redis-adapter';
import { createClient } from 'redis';
import { SETTINGS, type Settings } from '../platform/config/settings.js';

/** With several nodes, what one tells reaches the sockets of all, through Redis. Without `REDIS_URL` there is one node. */
@Injectable()
export class RedisFanOut {
  private readonly logger = new Logger('redis');
  private clients: { destroy(): void }[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The adapter for Socket.IO; undefined with one node. @throws Error when Redis does not answer at start-up */
  async adapter(): Promise<ReturnType<typeof createShardedAdapter> | undefined> {
    if (!this.settings.redisUrl) return undefined;
    const publisher = createClient({ url: this.settings.redisUrl, RESP: 3 });
    const subscriber = publisher.duplicate();
    for (const client of [publisher, subscriber])
      client.on('error', (error: Error) => this.logger.warn(`Redis is away: ${error.message}`));
    await Promise.all([publisher.connect(), subscriber.connect()]);
    this.clients = [publisher, subscriber];
    return createShardedAdapter(publisher, subscriber);
  }

  close(): Promise<void> {
    for (const client of this.clients) client.destroy();
    return Promise.resolve();
  }
}
