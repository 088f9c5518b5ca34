import { connect, type Socket } from 'node:net';

const WITHIN_MS = 30_000;
const CHUNK_BYTES = 65_536;

/**
 * Asks clamd what it finds in `bytes`; undefined when nothing.
 * @param address `tcp://host:port` or `unix:///path`
 * @throws Error when it is away, or has no answer
 * @see clamd(8), INSTREAM
 */
export async function scanWithClamd(address: string, bytes: Buffer): Promise<string | undefined> {
  const answer = await ask(open(address), bytes);
  if (answer === 'stream: OK') return undefined;
  const found = /^stream: (.{1,200}) FOUND$/.exec(answer)?.[1];
  if (!found) throw new Error(`clamd said: ${answer.slice(0, 200)}`);
  return found;
}

function open(address: string): Socket {
  const { protocol, hostname, port, pathname } = new URL(address);
  if (protocol === 'unix:') return connect({ path: decodeURIComponent(pathname) });
  return connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
}

function ask(socket: Socket, bytes: Buffer): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    let answer = '';
    socket.setTimeout(WITHIN_MS, () => reject(new Error('clamd does not answer')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('clamd hung up')));
    socket.setEncoding('utf8');
    socket.on('data', (text: string) => {
      answer += text;
      const end = answer.indexOf('\0');
      if (end >= 0) resolve(answer.slice(0, end));
    });
    socket.write('zINSTREAM\0');
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      const chunk = bytes.subarray(at, at + CHUNK_BYTES);
      socket.write(lengthOf(chunk.length));
      socket.write(chunk);
    }
    socket.write(lengthOf(0));
  }).finally(() => socket.destroy());
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}
