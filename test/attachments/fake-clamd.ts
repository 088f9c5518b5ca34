import { createServer, type Server } from 'node:net';
import { atEnd } from '../support/at-end.js';

/** A scanner that speaks as clamd does, and finds `EICAR`. */
export class FakeClamd {
  private server: Server | undefined;
  /** How many streams it was sent. */
  scanned = 0;

  /** Listens on a port (0: a free one) or a socket's path; gives the port. */
  async listen(where: number | string): Promise<number> {
    const server = createServer((socket) => {
      let received = Buffer.alloc(0);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received = Buffer.concat([received, chunk]);
        const content = contentOf(received);
        if (!content) return;
        this.scanned++;
        socket.end(content.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0');
      });
    });
    this.server = server;
    await new Promise<void>((resolve) =>
      typeof where === 'string' ? server.listen(where, resolve) : server.listen(where, '127.0.0.1', resolve),
    );
    atEnd(() => this.close());
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}

/** What the chunks hold, once the empty one has come. */
function contentOf(received: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (received.toString('latin1', 0, command.length) !== command) return undefined;
  const chunks: Buffer[] = [];
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
