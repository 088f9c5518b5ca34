import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { atEnd } from './at-end.js';

/** A line between people and a service, on loopback, that can be cut and mended at the same address. */
export interface Line {
  url: string;
  /** Breaks every connection, and takes no new one. */
  cut(): void;
  mend(): void;
}

export async function openLine(upstream: () => string): Promise<Line> {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const node = connect({ host: '127.0.0.1', port: Number(new URL(upstream()).port) });
    for (const [one, other] of [
      [client, node],
      [node, client],
    ] as const) {
      open.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
  };
  atEnd(() => {
    server.close();
    cut();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    mend: () => {
      isCut = false;
    },
  };
}
