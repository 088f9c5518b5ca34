const IN_FLIGHT = 50;
const BODY = '在吗在吗在吗在吗在吗在吗在吗在吗';

/** Somebody who says far more than anybody may, without pause, whatever comes back. */
export class ChatFlood {
  #sockets;
  #rest;
  #sent = 0;
  #open = 0;
  #isOn = false;
  #drained;

  /**
   * @param {import('./chat-socket.mjs').ChatSocket[]} sockets of the people of one order
   * @param {string} orderId
   */
  constructor(sockets, orderId) {
    this.#sockets = sockets;
    this.#rest = `","kind":"text","body":"${BODY}","orderId":"${orderId}"}]`;
    for (const socket of sockets)
      socket.hears = { ack: () => this.#answered(socket), event: () => undefined, closed: () => undefined };
  }

  /** How many messages it has tried to send so far. */
  get sent() {
    return this.#sent;
  }

  /** @returns {void} */
  start() {
    this.#isOn = true;
    for (const socket of this.#sockets) for (let n = 0; n < IN_FLIGHT; n++) this.#send(socket);
  }

  /** @returns {Promise<void>} when all is answered */
  stop() {
    this.#isOn = false;
    this.#drained = Promise.withResolvers();
    if (this.#open === 0) this.#drained.resolve();
    return this.#drained.promise;
  }

  #send(socket) {
    this.#open++;
    const n = this.#sent++;
    socket.send(`42${n}["message:send",{"clientId":"flood${n}${this.#rest}`);
  }

  #answered(socket) {
    this.#open--;
    if (this.#isOn) this.#send(socket);
    else if (this.#open === 0) this.#drained?.resolve();
  }
}
