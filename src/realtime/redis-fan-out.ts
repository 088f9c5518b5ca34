import { Inject, Injectable, Logger } from '@nestjs/common';
import type { createShardedAdapter } from '@socket.io/redis-adapter';
import { SETTINGS, type Settings } from '../platform/config/settings.js';

const LONGEST_RECONNECT_DELAY_MS = 2_000;

/** Redis cannot be reached when the service starts; the message says what to do. */
export class FanOutError extends Error {}

/**
 * With several nodes, what one tells reaches the sockets of all, through Redis. Without `REDIS_URL` there is one node.
 * While Redis is away later on, nothing is lost: what was said is in the database, and clients that ask find it.
 */
@Injectable()
export class RedisFanOut {
  private readonly logger = new Logger('redis');
  private clients: { destroy(): void }[] = [];

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /** The adapter for Socket.IO; undefined with one node. @throws FanOutError when Redis does not answer */
  async adapter(): Promise<ReturnType<typeof createShardedAdapter> | undefined> {
    const { redisUrl } = this.settings;
    if (!redisUrl) return undefined;
    const adapters = await import('@socket.io/redis-adapter');
    const [publisher, subscriber] = await Promise.all([this.connect(redisUrl), this.connect(redisUrl)]);
    return adapters.createShardedAdapter(publisher, subscriber);
  }

  close(): Promise<void> {
    for (const client of this.clients) client.destroy();
    return Promise.resolve();
  }

  /** A connection that comes back by itself, once it has been there. */
  private async connect(url: string) {
    // Only a service of several nodes waits for so large a library to be read.
    const { createClient } = await import('redis');
    let wasThere = false;
    const client = createClient({
      url,
      RESP: 3,
      socket: {
        reconnectStrategy: (retries) => wasThere && Math.min(50 * 2 ** retries, LONGEST_RECONNECT_DELAY_MS),
      },
    });
    client.on('ready', () => (wasThere = true));
    client.on('error', (error: Error) => this.logger.warn(`Redis is away: ${error.message}`));
    try {
      await client.connect();
    } catch (error) {
      throw new FanOutError(
        `Redis cannot be reached: ${error instanceof Error ? error.message : String(error)}. ` +
          'Start it, check REDIS_URL, or leave REDIS_URL out when there is one node.',
      );
    }
    this.clients.push(client);
    return client;
  }
}
