import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { atEnd } from './at-end.js';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** A group robot that answers as it is told, and keeps what it got. */
export interface FakeWebhook {
  url: string;
  /** The texts that came, in order. */
  readonly texts: string[];
  readonly paths: string[];
  /** How it answers from now on; a path names itself in the status of a redirect. */
  answer: Answer;
}

/** WeCom's and DingTalk's way to say what they think of it. */
export const errcode = (code: number): Answer => json(200, { errcode: code, errmsg: 'as told' });
export const status = (code: number, headers: Record<string, string> = {}): Answer => json(code, {}, headers);
/** It has read everything, and never says so. */
export const silence: Answer = () => undefined;
/** It has read everything, and hangs up. */
export const hangUp: Answer = (request) => request.socket.destroy();

function json(code: number, body: object, headers: Record<string, string> = {}): Answer {
  return (_, response) =>
    response.writeHead(code, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(body));
}

export async function fakeWebhook(): Promise<FakeWebhook> {
  const fake: FakeWebhook = { url: '', texts: [], paths: [], answer: errcode(0) };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString()) as {
        msgtype: string;
        text: { content: string };
      };
      fake.paths.push(request.url ?? '');
      fake.texts.push(body.text.content);
      fake.answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(() => {
    server.closeAllConnections();
    server.close();
  });
  fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send?key=secret`;
  return fake;
}
