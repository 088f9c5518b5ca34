import { quantile } from '../support/statistics.mjs';

const BODY = '您好，我在工地上干了三个月，老板一直不发工资，手里有考勤和聊天记录。';
/** What comes in so soon after the beginning is not counted. */
const RAMP_MS = 500;
const DRAIN_WITHIN_MS = 20_000;

/** @typedef {{ perSecond: number, count: number, ackP50: number, ackP99: number, deliveryP50: number, deliveryP99: number }} ChatFigures latencies in milliseconds */

/** Messages between pairs of sockets; each must be acknowledged to its sender and delivered to the other one. */
export class ChatLoad {
  #senders;
  #next = 0;
  #run;

  /** @param {{ orderId: string, sockets: import('./chat-socket.mjs').ChatSocket[] }[]} pairs two sockets each */
  constructor(pairs) {
    // First one of every pair, then the other, so that the two of a pair are far apart in line.
    this.#senders = [0, 1].flatMap((side) =>
      pairs.map(({ orderId, sockets }) => ({
        socket: sockets[side],
        rest: `","kind":"text","body":"${BODY}","orderId":"${orderId}"}]`,
      })),
    );
    for (const sender of this.#senders)
      sender.socket.hears = {
        ack: (n, text) => this.#acked(sender, n, text),
        event: (text) => this.#heard(text),
        closed: () => this.#fail('A socket was closed'),
      };
  }

  /** How many messages were sent so far. */
  get sent() {
    return this.#next;
  }

  /**
   * Every sender sends its next message as soon as the one before is acknowledged.
   * @param {{ seconds: number }} how
   * @returns {Promise<ChatFigures>}
   */
  saturate({ seconds }) {
    return this.#measure(seconds, () => {
      this.#run.again = true;
      for (const sender of this.#senders) this.#send(sender, performance.now());
      return () => (this.#run.again = false);
    });
  }

  /**
   * The senders send in turn at a fixed pace, whether or not the service keeps up; a message counts from the moment at
   * which it was due.
   * @param {{ perSecond: number, seconds: number }} how
   * @returns {Promise<ChatFigures>}
   */
  pace({ perSecond, seconds }) {
    return this.#measure(seconds, () => {
      const began = performance.now();
      let sent = 0;
      const timer = setInterval(() => {
        const due = Math.floor(((performance.now() - began) / 1000) * perSecond);
        for (; sent < due; sent++)
          this.#send(this.#senders[sent % this.#senders.length], began + (sent / perSecond) * 1000);
      }, 1);
      return () => clearInterval(timer);
    });
  }

  async #measure(seconds, begin) {
    const from = performance.now() + RAMP_MS;
    const done = Promise.withResolvers();
    this.#run = {
      first: this.#next,
      from,
      until: from + seconds * 1000,
      sentAt: [],
      acks: 0,
      ackMs: [],
      deliveryMs: [],
      open: 0,
      undelivered: 0,
      again: false,
      ending: false,
      done,
    };
    const stop = begin();
    const timer = setTimeout(
      () => {
        stop();
        this.#run.ending = true;
        this.#settle();
      },
      RAMP_MS + seconds * 1000,
    );
    const late = setTimeout(
      () => this.#fail(`${this.#run.open} acks and ${this.#run.undelivered} deliveries are missing`),
      RAMP_MS + seconds * 1000 + DRAIN_WITHIN_MS,
    );
    await done.promise.finally(() => {
      stop();
      clearTimeout(timer);
      clearTimeout(late);
    });
    const { acks, ackMs, deliveryMs } = this.#run;
    return {
      perSecond: acks / seconds,
      count: this.#next - this.#run.first,
      ackP50: quantile(ackMs, 0.5),
      ackP99: quantile(ackMs, 0.99),
      deliveryP50: quantile(deliveryMs, 0.5),
      deliveryP99: quantile(deliveryMs, 0.99),
    };
  }

  #send({ socket, rest }, at) {
    const n = this.#next++;
    this.#run.sentAt.push(at);
    this.#run.open++;
    this.#run.undelivered++;
    socket.send(`42${n}["message:send",{"clientId":"m${n}${rest}`);
  }

  #acked(sender, n, text) {
    const run = this.#run;
    if (!text.includes('"ok":true')) return this.#fail(`A message was refused: ${text}`);
    const now = performance.now();
    if (now >= run.from && now < run.until) run.acks++;
    this.#note(run.ackMs, n, now);
    run.open--;
    if (run.again) this.#send(sender, now);
    this.#settle();
  }

  #heard(text) {
    const place = text.indexOf('"clientId":"m');
    if (place < 0 || !text.startsWith('42["message:new"')) return;
    this.#note(this.#run.deliveryMs, parseInt(text.slice(place + 13, place + 24), 10), performance.now());
    this.#run.undelivered--;
    this.#settle();
  }

  /** Only messages that were sent in the counted stretch tell of it. */
  #note(list, n, now) {
    const sentAt = this.#run.sentAt[n - this.#run.first];
    if (sentAt >= this.#run.from && sentAt < this.#run.until) list.push(now - sentAt);
  }

  #settle() {
    const { ending, open, undelivered, done } = this.#run;
    if (ending && open === 0 && undelivered === 0) done.resolve();
  }

  #fail(why) {
    this.#run?.done.reject(new Error(why));
  }
}
