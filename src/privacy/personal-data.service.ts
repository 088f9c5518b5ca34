import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/door.contract.js';
import type { Tx } from '../platform/database/database.js';

/** What a room keeps of a resident, and what it does when they ask for it or have it erased. */
export interface PersonalDataOfRoom {
  /** By name, such as `orders`: what the person sees of it, one row after the other; never all of it in memory. */
  parts?(caller: Caller): Record<string, AsyncIterable<object>>;
  /**
   * Locks what is the person's and makes sure that nothing is added to it.
   * @throws a problem when it cannot be erased now
   */
  freeze?(tx: Tx, accountId: string): Promise<void>;
  /** Erases it, in the same transaction, after every room has frozen its own. */
  erase?(tx: Tx, accountId: string): Promise<void>;
}

/** The rooms that keep something of residents. A room above registers its own when it starts; this one asks them all. */
@Injectable()
export class PersonalData {
  private readonly registered: PersonalDataOfRoom[] = [];

  register(room: PersonalDataOfRoom): void {
    this.registered.push(room);
  }

  get rooms(): readonly PersonalDataOfRoom[] {
    return this.registered;
  }
}

/** All items of a list, page by page: whoever reads slowly holds no connection meanwhile. */
export async function* allPages<T extends object>(
  read: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): AsyncIterable<T> {
  const limit = 100;
  let cursor: string | undefined;
  do {
    const page = await read({ limit, cursor });
    yield* page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
}
