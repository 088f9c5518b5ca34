import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { EntryList, type Entry } from './entry-list.js';
import type { Person } from './people.js';

/** How long it waits for an answer before it asks again; the first one may still come. */
const PATIENCE_MS = 250;
const PAUSE_MS = 20;
/** Of a line that breaks while it is being opened, Socket.IO's client hears nothing; it would wait 20 s for it. */
const OPENS_WITHIN_MS = 1000;
/** Whoever does not repeat gives up after this; when all is quiet, an answer takes no longer. */
const GIVES_UP_AFTER_MS = 2000;

export type Door = 'socket' | 'http';

/** What makes a client a good one; controls leave one out. */
const HABITS = ['repeats', 'keeps its id', 'looks again'] as const;
export type Habit = (typeof HABITS)[number];
export const GOOD: readonly Habit[] = HABITS;

/** Something that was said, and every answer that came to it. */
export interface Said {
  body: string;
  answers: { seq: number; at: string }[];
}

interface Page {
  items: Entry[];
  lastSeq: number;
}

type Ack =
  { ok: true; data: Record<string, unknown> } | { ok: false; error: { status: number; code: string } };

/**
 * A device in one conversation, as a client should be: it keeps what it hears by `seq`, fills holes by `after=`, asks
 * with `sync` for what it missed whenever it connects, and repeats what was not acknowledged under the same id, perhaps
 * by the other door while the first answer is still on its way.
 */
export class GoodClient {
  readonly entries = new EntryList();
  readonly said = new Map<string, Said>();
  readonly refusals: string[] = [];
  /** How far the server has said that this person has read. */
  readSeq = 0;
  private readonly socket: Socket;
  private isFilling = false;

  constructor(
    readonly name: string,
    readonly person: Person,
    private readonly orderId: string,
    private readonly habits: readonly Habit[] = GOOD,
  ) {
    this.socket = io(person.url, {
      auth: { token: person.token },
      transports: ['websocket'],
      autoConnect: false,
      forceNew: true,
      timeout: OPENS_WITHIN_MS,
      reconnectionDelay: 20,
      reconnectionDelayMax: 200,
    });
    this.socket.on('connect', () => void this.catchUp());
    this.socket.on('connect_error', () => {
      if (!this.socket.active) setTimeout(() => this.socket.connect(), PAUSE_MS);
    });
    this.socket.on('message:new', ({ orderId: of, ...entry }: Entry & { orderId: string }) => {
      if (of === orderId) this.take(entry);
    });
  }

  /** Without this it is a client that only polls. */
  listen(): void {
    this.socket.connect();
  }

  /** Says something until it is acknowledged. @param doors by which to try, one set after the other */
  async say(clientId: string, body: string, doors: readonly (readonly Door[])[]): Promise<void> {
    const said: Said = { body, answers: [] };
    this.said.set(clientId, said);
    for (let n = 0; said.answers.length === 0; n++) {
      const id = n === 0 || this.habits.includes('keeps its id') ? clientId : `${clientId} again ${n}`;
      const tries = doors[n % doors.length]!.map((door) => this.sayOnce(door, id, said));
      const repeats = this.habits.includes('repeats');
      await Promise.race([...tries, delay(repeats ? PATIENCE_MS : GIVES_UP_AFTER_MS)]);
      if (!repeats) return;
    }
  }

  /** Says again what is said already, by either door; what comes back joins the answers that came before. */
  async sayAgain(clientId: string): Promise<void> {
    const said = this.said.get(clientId)!;
    for (const door of ['socket', 'http'] as const)
      await Promise.race([this.sayOnce(door, clientId, said), delay(GIVES_UP_AFTER_MS)]);
  }

  /** Marks all as read that it knows. */
  async markRead(door: Door): Promise<void> {
    const seq = this.entries.lastWhole;
    const data =
      door === 'socket'
        ? await this.ask('message:read', { orderId: this.orderId, seq })
        : await this.call(() => this.person.put(`/orders/${this.orderId}/messages/read`, { seq }));
    this.readSeq = Math.max(this.readSeq, (data?.readSeq as number | undefined) ?? 0);
  }

  /** Asks once for what comes after what it has. */
  async readOn(): Promise<void> {
    const path = `/orders/${this.orderId}/messages?after=${this.entries.lastWhole}&limit=100`;
    const page = (await this.call(() => this.person.get(path))) as Page | undefined;
    if (page) page.items.forEach((entry) => this.entries.take(entry));
    else await delay(PAUSE_MS);
  }

  close(): void {
    this.socket.close();
  }

  private async sayOnce(door: Door, clientId: string, said: Said): Promise<void> {
    const message = { clientId, kind: 'text', body: said.body };
    const answer =
      door === 'socket'
        ? await this.ask('message:send', { orderId: this.orderId, ...message })
        : await this.call(() => this.person.post(`/orders/${this.orderId}/messages`, message));
    if (!answer) {
      await delay(PAUSE_MS);
      return;
    }
    const { seq, at } = answer as { seq: number; at: string };
    said.answers.push({ seq, at });
    this.take({ seq, at, kind: 'text', sender: { id: this.person.id }, body: said.body });
  }

  private take(entry: Entry): void {
    this.entries.take(entry);
    if (this.entries.hasHole) void this.fill();
  }

  private async fill(): Promise<void> {
    if (this.isFilling || !this.habits.includes('looks again')) return;
    this.isFilling = true;
    while (this.entries.hasHole) await this.readOn();
    this.isFilling = false;
  }

  private async catchUp(): Promise<void> {
    const { id } = this.socket;
    let missed = this.habits.includes('looks again');
    while (missed && this.socket.id === id) {
      const orders = { [this.orderId]: this.entries.lastWhole };
      const data = await Promise.race([this.ask('sync', { orders }), delay(PATIENCE_MS)]);
      const page = (data as { orders: Record<string, Page> } | undefined)?.orders[this.orderId];
      page?.items.forEach((entry) => this.entries.take(entry));
      missed = !page || page.lastSeq > this.entries.lastWhole;
    }
  }

  /** What the ack says; never, when none comes: however late it comes, it counts. */
  private ask(event: string, payload: object): Promise<Record<string, unknown> | undefined> {
    return new Promise((resolve) =>
      this.socket.emit(event, payload, (ack: Ack) => {
        if (!ack.ok) this.refusals.push(`${event}: ${ack.error.status} ${ack.error.code}`);
        resolve(ack.ok ? ack.data : undefined);
      }),
    );
  }

  /** What the answer says; undefined when none came. */
  private async call(request: () => ReturnType<Person['get']>): Promise<Record<string, unknown> | undefined> {
    const answer = await request()
      .timeout(5000)
      .catch(() => undefined);
    if (answer && answer.status >= 300) this.refusals.push(`HTTP: ${answer.status} ${answer.text}`);
    return answer && answer.status < 300 ? (answer.body as Record<string, unknown>) : undefined;
  }
}
