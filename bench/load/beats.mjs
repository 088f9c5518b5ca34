const BEAT = '["presence:beat",{"state":"available"}]';
const ANSWER_WITHIN_MS = 20_000;

/** Workbenches that beat, evenly spread over the interval, as those do that were opened at odd times. */
export class BeatLoad {
  #sockets;
  #next = 0;
  #sentAt = new Map();
  #ackMs = [];
  #failed;

  /** @param {import('./chat-socket.mjs').ChatSocket[]} sockets */
  constructor(sockets) {
    this.#sockets = sockets;
    for (const socket of sockets)
      socket.hears = {
        ack: (n, text) => this.#acked(n, text),
        event: () => undefined,
        closed: () => (this.#failed ??= new Error('A socket was closed')),
      };
  }

  /**
   * Every socket beats once in `ms` milliseconds.
   * @param {number} ms
   * @returns {Promise<number[]>} milliseconds from each beat to its acknowledgement
   */
  async beatOnce(ms) {
    this.#ackMs = [];
    const began = performance.now();
    let sent = 0;
    const done = Promise.withResolvers();
    const timer = setInterval(() => {
      const due = Math.min(
        Math.floor(((performance.now() - began) / ms) * this.#sockets.length),
        this.#sockets.length,
      );
      for (; sent < due; sent++) this.#send(this.#sockets[sent]);
      const isLate = performance.now() - began > ms + ANSWER_WITHIN_MS;
      if (isLate) this.#failed ??= new Error(`${this.#sentAt.size} beats were not acknowledged`);
      if (this.#failed) done.reject(this.#failed);
      else if (sent === this.#sockets.length && this.#sentAt.size === 0) done.resolve();
    }, 5);
    await done.promise.finally(() => clearInterval(timer));
    return this.#ackMs;
  }

  #send(socket) {
    const n = this.#next++;
    this.#sentAt.set(n, performance.now());
    socket.send(`42${n}${BEAT}`);
  }

  #acked(n, text) {
    if (!text.includes('"ok":true')) this.#failed ??= new Error(`A beat was refused: ${text}`);
    this.#ackMs.push(performance.now() - this.#sentAt.get(n));
    this.#sentAt.delete(n);
  }
}
