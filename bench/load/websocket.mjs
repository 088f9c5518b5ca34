import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';

const END_OF_HEAD = '\r\n\r\n';
const FINAL_TEXT = 0x81;
const TEXT = 1;
const CLOSE = 8;
const MASKED = 0x80;

/**
 * A WebSocket client for text, on bare TCP: the load must cost less than what it measures.
 * @see RFC 6455
 */
export class TextSocket {
  #socket;
  #pending = Buffer.alloc(0);
  #closed = false;

  /**
   * @param {string} url `http://host:port/path`
   * @param {{ text: (text: string) => void, closed: () => void }} hears `closed` only when the server closes
   * @returns {Promise<TextSocket>}
   */
  static open(url, hears) {
    const { hostname, port, host, pathname, search } = new URL(url);
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      socket.once('error', reject);
      socket.write(
        `GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}${END_OF_HEAD}`,
      );
      let head = Buffer.alloc(0);
      const readHead = (chunk) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf(END_OF_HEAD);
        if (end < 0) return;
        socket.off('data', readHead);
        if (!head.toString('latin1').startsWith('HTTP/1.1 101'))
          reject(new Error(`No WebSocket: ${head.toString('latin1', 0, end)}`));
        else resolve(new TextSocket(socket, hears, head.subarray(end + END_OF_HEAD.length)));
      };
      socket.on('data', readHead);
    });
  }

  constructor(socket, hears, received) {
    this.#socket = socket;
    const read = (chunk) => this.#read(chunk, hears.text);
    socket.on('data', read);
    socket.on('error', () => undefined);
    socket.on('close', () => this.#closed || hears.closed());
    // After the opener has hold of this socket: the first frames often come with the head.
    if (received.length > 0) setImmediate(read, received);
  }

  /**
   * @param {string} text shorter than 64 KiB
   * @returns {void}
   */
  send(text) {
    const length = Buffer.byteLength(text);
    const head = length < 126 ? 2 : 4;
    // A mask of four zeros: it is there, as the server demands, and changes nothing.
    const frame = Buffer.alloc(head + 4 + length);
    frame[0] = FINAL_TEXT;
    if (head === 2) frame[1] = MASKED | length;
    else {
      frame[1] = MASKED | 126;
      frame.writeUInt16BE(length, 2);
    }
    frame.write(text, head + 4);
    this.#socket.write(frame);
  }

  /** @returns {void} */
  close() {
    this.#closed = true;
    this.#socket.destroy();
  }

  #read(chunk, hear) {
    const bytes = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    let at = 0;
    while (bytes.length - at >= 2) {
      let length = bytes[at + 1];
      let start = at + 2;
      if (length === 126) {
        if (bytes.length - at < 4) break;
        length = bytes.readUInt16BE(at + 2);
        start = at + 4;
      } else if (length === 127) {
        if (bytes.length - at < 10) break;
        length = Number(bytes.readBigUInt64BE(at + 2));
        start = at + 10;
      }
      if (bytes.length < start + length) break;
      const kind = bytes[at] & 0x0f;
      at = start + length;
      if (kind === TEXT) hear(bytes.utf8Slice(start, at));
      else if (kind === CLOSE) this.#socket.end();
    }
    this.#pending = bytes.subarray(at);
  }
}
