import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { atEnd } from './at-end.js';
import { Fates, type Fate, type Weather } from './fates.js';
import { carryPackets } from './faulty-packets.js';
import { carryRequests } from './faulty-requests.js';

/**
 * A bad line between a client and a node, on loopback. Of a WebSocket it drops, doubles, delays and reorders single
 * Socket.IO packets, each way; of HTTP whole requests; and it cuts connections before or after what it carries. What
 * befalls the nth packet of the nth connection comes from the seed.
 */
export class FaultyProxy {
  /** How often each fate was met. */
  readonly met: Partial<Record<Fate, number>> = {};
  private readonly clients = new Set<Socket>();
  private connections = 0;

  private constructor(
    private readonly server: Server,
    /** The node's address, looked up for every connection. */
    private readonly upstream: () => string,
    private readonly seed: number,
    private weather: Weather,
  ) {
    server.on('connection', (client) => this.carry(client));
  }

  static async open(upstream: () => string, seed: number, weather: Weather): Promise<FaultyProxy> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const proxy = new FaultyProxy(server, upstream, seed, weather);
    atEnd(() => proxy.close());
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Cuts every connection; clients may come again. */
  cut(): void {
    for (const client of this.clients) client.destroy();
  }

  /** No faults any more, after a last cut: a line that lost something breaks before long, and clients know it by that. */
  calm(): void {
    this.weather = {};
    this.cut();
  }

  close(): void {
    this.server.close();
    this.cut();
  }

  private carry(client: Socket): void {
    const node = this.reach();
    this.clients.add(client);
    client.on('close', () => this.clients.delete(client));
    for (const [from, to] of [
      [client, node],
      [node, client],
    ] as const) {
      from.setNoDelay();
      from.on('error', () => undefined);
      // What was carried before the end still arrives.
      from.on('close', () => to.destroySoon());
    }
    const [out, back] = [this.fates(), this.fates()];
    client.once('data', (head: Buffer) => {
      if (/^upgrade: websocket/im.test(head.toString('latin1'))) {
        carryPackets(client, node, out);
        carryPackets(node, client, back);
      } else carryRequests(client, node, { fates: out, repeat: (request) => this.repeat(request) });
      client.emit('data', head);
    });
  }

  private repeat(request: Buffer): void {
    const node = this.reach().on('error', () => undefined);
    node.once('data', () => node.destroy());
    node.write(request);
  }

  private reach(): Socket {
    return connect({ host: '127.0.0.1', port: Number(new URL(this.upstream()).port) });
  }

  private fates(): Fates {
    const tell = (fate: Fate) => (this.met[fate] = (this.met[fate] ?? 0) + 1);
    return new Fates(this.seed + this.connections++, () => this.weather, tell);
  }
}
