import type { Sender } from '../conversations/entry.contract.js';
import type { Appended, Said } from './append.js';

/** As many as are stored by one statement; more would make the first of them wait for the last. */
const MOST_TOGETHER = 128;
/** While one statement is in the database, those of another are acknowledged and told. */
const MOST_STATEMENTS = 2;
/** So many must wait for a second statement to be worth its commit; fewer are sooner done together, after the first. */
const WORTH_ANOTHER = 32;

export interface Queued extends Said {
  sender: Sender;
  /** The socket that sent it, if one did; it is not told of its own message. */
  socketId?: string;
  /** Its words lead away from this service, of which both sides are told. */
  leadsAway: boolean;
}

interface Waiting {
  said: Queued;
  resolve: (appended: Appended) => void;
  reject: (error: unknown) => void;
}

/** How messages are stored. */
export interface Store {
  /** Plain ones, in their order, without waiting for anybody. */
  together(said: readonly Queued[]): Promise<Appended[]>;
  /** One, whatever it takes. */
  alone(said: Queued): Promise<Appended>;
}

/**
 * Messages on their way to the log. Whatever arrives while a statement is under way goes into the next one, so that the
 * busier it gets the fewer commits a message costs; nobody waits for a timer. What cannot be stored together (somebody
 * has the conversation in hand, it is a lawyer's first word, it has an attachment) goes alone, and all that comes after
 * it in its conversation waits behind it: what one sender says keeps its order, and other conversations feel nothing.
 */
export class MessageQueue {
  private waiting: Waiting[] = [];
  private statements = 0;
  private isWoken = false;
  /** Orders of which a statement is under way: what comes after in them waits for it. */
  private readonly storing = new Set<string>();
  /** By order: what goes alone, one after the other. */
  private readonly lines = new Map<string, Waiting[]>();
  /** By conversation, sender and client id: the same that comes again before its answer gets the same answer. */
  private readonly underWay = new Map<string, Promise<Appended>>();

  constructor(private readonly store: Store) {}

  /** Stores a message; settles when it is durable, or will not be. */
  send(said: Queued): Promise<Appended> {
    const key = `${said.orderId} ${said.senderId} ${said.clientId}`;
    const same = this.underWay.get(key);
    if (same) return same.then(asDuplicate);
    const { promise, resolve, reject } = Promise.withResolvers<Appended>();
    this.underWay.set(key, promise);
    const forget = () => this.underWay.delete(key);
    promise.then(forget, forget);
    this.enter({ said, resolve, reject });
    return promise;
  }

  private enter(one: Waiting): void {
    const line = this.lines.get(one.said.orderId);
    if (line) {
      line.push(one);
      return;
    }
    this.waiting.push(one);
    if (this.isWoken || !this.mayBegin()) return;
    this.isWoken = true;
    // What came in by the same turn of the event loop goes together.
    setImmediate(() => {
      this.isWoken = false;
      void this.work();
    });
  }

  private async work(): Promise<void> {
    if (!this.mayBegin()) return;
    this.statements++;
    for (let batch = this.nextBatch(); batch.length > 0; batch = this.nextBatch()) {
      const alone = new Set(batch.filter(({ said }) => takesMore(said)).map(({ said }) => said.orderId));
      const [plain, special] = split(batch, ({ said }) => !alone.has(said.orderId));
      const left = await this.storeTogether(plain);
      for (const { said } of batch) this.storing.delete(said.orderId);
      for (const one of [...left, ...special]) this.standInLine(one);
    }
    this.statements--;
  }

  private mayBegin(): boolean {
    if (this.statements === 0) return true;
    return this.statements < MOST_STATEMENTS && this.waiting.length >= WORTH_ANOTHER;
  }

  /** Takes the oldest that may go together; what stands behind a line joins it. */
  private nextBatch(): Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    for (const one of this.waiting) {
      const { orderId } = one.said;
      const line = this.lines.get(orderId);
      if (line) line.push(one);
      else if (batch.length < MOST_TOGETHER && !this.storing.has(orderId)) batch.push(one);
      else left.push(one);
    }
    this.waiting = left;
    for (const { said } of batch) this.storing.add(said.orderId);
    return batch;
  }

  /** Gives those that were not stored and go alone. */
  private async storeTogether(batch: readonly Waiting[]): Promise<Waiting[]> {
    if (batch.length === 0) return [];
    try {
      const appended = await this.store.together(batch.map(({ said }) => said));
      return batch.filter((one, n) => {
        const isLeft = appended[n]!.outcome === 'busy' || appended[n]!.outcome === 'first_answer';
        if (!isLeft) one.resolve(appended[n]!);
        return isLeft;
      });
    } catch {
      // One that cannot be stored must not take the others with it; alone each gets its own answer.
      return [...batch];
    }
  }

  private standInLine(one: Waiting): void {
    const { orderId } = one.said;
    const line = this.lines.get(orderId);
    if (line) {
      line.push(one);
      return;
    }
    this.lines.set(orderId, [one]);
    void this.workOff(orderId);
  }

  private async workOff(orderId: string): Promise<void> {
    const line = this.lines.get(orderId)!;
    for (let one = line[0]; one; one = line[0]) {
      await this.store.alone(one.said).then(one.resolve, one.reject);
      line.shift();
    }
    this.lines.delete(orderId);
  }
}

/** More than a place in the log, and so a transaction of its own. */
function takesMore({ kind, leadsAway }: Queued): boolean {
  return kind !== 'text' || leadsAway;
}

function asDuplicate(appended: Appended): Appended {
  return appended.outcome === 'appended' ? { ...appended, outcome: 'duplicate' } : appended;
}

function split<T>(items: readonly T[], isFirst: (item: T) => boolean): [T[], T[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}
