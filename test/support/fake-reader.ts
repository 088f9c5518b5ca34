import { createServer, type ServerResponse } from 'node:http';
import { atEnd } from './at-end.js';
import type { PlayedCard } from './terminal.js';

/** The port of the vendors' card service; the content policy of the kiosk's pages knows no other. */
const PORT = 8989;

/** A card service as a vendor installs it on a terminal, with a reader that the test lays cards on. */
export class FakeReader {
  /** Lies on the reader, and is told at each question: not every vendor keeps to `readOnce`. */
  card: PlayedCard | undefined;
  /** The service is there and says nothing of use. */
  isBroken = false;
  /** Most questions that it was asked at once. */
  mostAtOnce = 0;
  readonly asked: string[] = [];
  private open = 0;

  answer(url: string, response: ServerResponse): void {
    this.asked.push(url);
    this.mostAtOnce = Math.max(this.mostAtOnce, ++this.open);
    setTimeout(() => {
      this.open -= 1;
      response
        .writeHead(this.isBroken ? 500 : 200, {
          'Content-Type': 'application/json',
          'Access-Control-Allow-Origin': '*',
        })
        .end(JSON.stringify(this.card ? read(this.card) : NO_CARD));
    }, 50);
  }
}

const NO_CARD = { code: '-1', retcode: '0x80 0x0', retmsg: '找卡失败', name: '', cardno: '', userlifee: '' };

function read({ name, number, expiresOn }: PlayedCard): object {
  return {
    code: '0',
    retcode: '0x90 0x1',
    retmsg: '操作成功',
    name: `${name}   `,
    sex: '女',
    nation: '汉',
    born: number.slice(6, 14),
    address: '不存在省不存在县地址原样4711号',
    cardno: number,
    userlifeb: '20160101',
    userlifee: expiresOn,
    police: '不存在县公安局',
    photobase64: '',
    CardType: '0',
  };
}

export async function startFakeReader(): Promise<FakeReader> {
  const reader = new FakeReader();
  const server = createServer((request, response) => reader.answer(request.url ?? '', response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(PORT, '127.0.0.1', resolve);
  });
  atEnd(() => server.close());
  return reader;
}
