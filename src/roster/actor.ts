import type { Caller } from '../identity/door.contract.js';
import type { Actor } from '../platform/events/event.js';

export function actorOf({ role, accountId }: Caller): Actor {
  return { role, id: accountId };
}
