import { connect } from 'node:net';

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const ANSWER_WITHIN_MS = 30_000;

/**
 * One kept-alive HTTP/1.1 connection that makes one request at a time. Written by hand because the load must cost less
 * than what it measures: Node's own client is slower than a bare Fastify server.
 */
export class HttpConnection {
  #socket;
  #host;
  #received = [];
  #bytes = 0;
  #needed = 0;
  #head;
  #waiting;

  /**
   * @param {string} url of the server
   * @returns {Promise<HttpConnection>}
   */
  static open(url) {
    return new Promise((resolve, reject) => {
      const { hostname, port, host } = new URL(url);
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once('connect', () => resolve(new HttpConnection(socket, host)));
      socket.once('error', reject);
    });
  }

  constructor(socket, host) {
    this.#socket = socket;
    this.#host = host;
    socket.on('data', (chunk) => this.#read(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
    socket.setTimeout(
      ANSWER_WITHIN_MS,
      () => this.#waiting && socket.destroy(new Error('No answer in time')),
    );
  }

  /**
   * @param {'GET' | 'POST'} method
   * @param {string} path
   * @param {{ token?: string, body?: object }} [given]
   * @returns {Promise<{ status: number, body: Buffer }>}
   */
  request(method, path, { token, body } = {}) {
    const text = body === undefined ? '' : JSON.stringify(body);
    const lines = [`${method} ${path} HTTP/1.1`, `Host: ${this.#host}`];
    if (token) lines.push(`Authorization: Bearer ${token}`);
    if (text) lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(text)}`);
    else if (method !== 'GET') lines.push('Content-Length: 0');
    if (this.#socket.destroyed) return Promise.reject(new Error('The server closed the connection'));
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#socket.write(`${lines.join('\r\n')}\r\n\r\n${text}`);
    });
  }

  /** @returns {void} */
  close() {
    this.#waiting = undefined;
    this.#socket.destroy();
  }

  #read(chunk) {
    this.#received.push(chunk);
    this.#bytes += chunk.length;
    if (this.#head ? this.#bytes < this.#needed : !this.#readHead()) return;
    const body = Buffer.concat(this.#received).subarray(this.#head.bytes);
    const { status } = this.#head;
    const { resolve } = this.#waiting;
    this.#received = [];
    this.#bytes = 0;
    this.#head = this.#waiting = undefined;
    resolve({ status, body });
  }

  /** Whether the whole answer is there. */
  #readHead() {
    const all = Buffer.concat(this.#received);
    this.#received = [all];
    const end = all.indexOf(END_OF_HEAD);
    if (end < 0) return false;
    const text = all.latin1Slice(0, end);
    const status = Number(text.slice(9, 12));
    const length = /\r\ncontent-length: *(\d+)/i.exec(text)?.[1];
    if (length === undefined && status !== 204) {
      this.#socket.destroy(new Error(`An answer without a length: ${text.slice(0, 200)}`));
      return false;
    }
    this.#head = { status, bytes: end + END_OF_HEAD.length };
    this.#needed = this.#head.bytes + Number(length ?? 0);
    return this.#bytes >= this.#needed;
  }

  #fail(error) {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}
