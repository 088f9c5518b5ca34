import { TextSocket } from './websocket.mjs';

const CONNECT_WITHIN_MS = 20_000;

/**
 * A Socket.IO connection (protocol 5 over Engine.IO 4) that sends messages and hears acks and messages.
 * @see https://socket.io/docs/v4/socket-io-protocol/
 */
export class ChatSocket {
  #socket;

  /**
   * Told of the ack with its number and text, and of an event with its text.
   * @type {{ ack: (n: number, text: string) => void, event: (text: string) => void, closed: () => void }}
   */
  hears = { ack: () => undefined, event: () => undefined, closed: () => undefined };

  /**
   * @param {string} url of the server
   * @param {string} token what the handshake shows
   * @returns {Promise<ChatSocket>}
   */
  static async open(url, token) {
    const chat = new ChatSocket();
    await new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('A socket was not let in in time')), CONNECT_WITHIN_MS);
      const settle = (error) => {
        clearTimeout(timer);
        if (error) reject(error);
        else resolve();
      };
      TextSocket.open(`${url}/socket.io/?EIO=4&transport=websocket`, {
        text: (packet) => chat.#hear(packet, token, settle),
        closed: () => chat.hears.closed(),
      }).then((socket) => (chat.#socket = socket), settle);
    });
    return chat;
  }

  /**
   * Sends a packet as it stands on the wire, such as `42<n>["message:send",{…}]`.
   * @param {string} packet
   * @returns {void}
   */
  send(packet) {
    this.#socket.send(packet);
  }

  /** @returns {void} */
  close() {
    this.#socket.close();
  }

  #hear(packet, token, settle) {
    if (packet.startsWith('43')) {
      const data = packet.indexOf('[');
      this.hears.ack(Number(packet.slice(2, data)), packet);
    } else if (packet.startsWith('42')) this.hears.event(packet);
    else if (packet === '2') this.send('3');
    else if (packet.startsWith('0')) this.send(`40${JSON.stringify({ token })}`);
    else if (packet.startsWith('40')) settle();
    else if (packet.startsWith('44')) settle(new Error(`A socket was refused: ${packet}`));
  }
}

/**
 * Opens a socket for each token, some at a time.
 * @param {string} url of the server
 * @param {string[]} tokens
 * @returns {Promise<ChatSocket[]>} in the order of the tokens
 */
export async function openChatSockets(url, tokens) {
  const AT_ONCE = 25;
  const sockets = [];
  for (let i = 0; i < tokens.length; i += AT_ONCE)
    sockets.push(
      ...(await Promise.all(tokens.slice(i, i + AT_ONCE).map((token) => ChatSocket.open(url, token)))),
    );
  return sockets;
}
