import { io } from 'socket.io-client';
import { settings } from './settings.mjs';

const ANSWER_WITHIN_MS = 10_000;

/** Something that whoever runs the demo can mend; told without a stack. */
export class DemoError extends Error {
  /** The problem document, when the service refused something. */
  problem;
}

/** One request to the API. Gives the answer's body. @throws DemoError with the problem's code */
export async function request(method, path, { token, body } = {}) {
  let response;
  try {
    response = await fetch(`${settings.url}/api/v1${path}`, {
      method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new DemoError(`Nothing answers at ${settings.url}. Start the service first: npm start`);
  }
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (response.ok) return answer;
  const error = new DemoError(
    `${method} ${path} was refused: ${response.status} ${answer?.code} ${answer?.detail}`,
  );
  error.problem = answer;
  throw error;
}

/** Somebody who is signed in, and hears what the service tells them over a socket. */
export class Party {
  #heard = [];
  #waiting = [];

  /** @param name who it is, for the lines that are printed */
  constructor(name, session) {
    this.name = name;
    this.session = session;
  }

  get id() {
    return this.session.account.id;
  }

  call(method, path, body) {
    return request(method, path, { token: this.session.accessToken, body });
  }

  /** Opens the socket; what was heard before stays heard. */
  async connect() {
    this.socket = io(settings.url, {
      auth: { token: this.session.accessToken },
      transports: ['websocket'],
      reconnection: false,
      forceNew: true,
    });
    this.socket.onAny((event, payload) => this.#hear({ event, payload }));
    await new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('connect_error', (error) => reject(new DemoError(`No socket: ${error.message}`)));
    });
  }

  /** The network drops: nothing that is under way is heard any more. */
  lose() {
    this.socket.disconnect();
  }

  /** A request over the socket. Gives the data of its ack. */
  async ask(event, payload) {
    const { ok, data, error } = await this.socket.timeout(ANSWER_WITHIN_MS).emitWithAck(event, payload);
    if (!ok) throw new DemoError(`${event} was refused: ${error.code} ${error.detail}`);
    return data;
  }

  /** Is live from now on, as a workbench is while it is open. */
  async stayLive() {
    const { until } = await this.ask('presence:beat', { state: 'available' });
    const left = Date.parse(until) - Date.now();
    const beat = () => this.socket.connected && this.socket.emit('presence:beat', { state: 'available' });
    setInterval(beat, Math.max(left / 3, 100)).unref();
  }

  /** Waits for an event that fits, or takes one that came before. Each is taken once. */
  hear(event, fits = () => true, withinMs = ANSWER_WITHIN_MS) {
    const found = this.#heard.findIndex((one) => one.event === event && fits(one.payload));
    if (found >= 0) return Promise.resolve(this.#heard.splice(found, 1)[0].payload);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new DemoError(`${this.name} did not hear of ${event}.`)),
        withinMs,
      );
      this.#waiting.push({ event, fits, resolve, timer });
    });
  }

  #hear(one) {
    const index = this.#waiting.findIndex(({ event, fits }) => event === one.event && fits(one.payload));
    if (index < 0) {
      this.#heard.push(one);
      return;
    }
    const [{ resolve, timer }] = this.#waiting.splice(index, 1);
    clearTimeout(timer);
    resolve(one.payload);
  }
}
