import { request as plainRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as tlsRequest } from 'node:https';
import type { Outcome } from './outcome.js';
import { retryAfterMs } from './retry.js';

const MOST_BYTES = 65_536;

export interface WebhookPost {
  url: URL;
  body: string;
  withinMs: number;
  /** The service stops: it waits for no answer any more. */
  stopping: AbortSignal;
}

/**
 * Posts once, over a connection of its own, and follows no redirect. Until the connection stands nothing has been sent:
 * what fails by then is refused, and what fails later is unsure.
 */
export function postToWebhook({ url, body, withinMs, stopping }: WebhookPost): Promise<Outcome> {
  const isTls = url.protocol === 'https:';
  return new Promise((resolve) => {
    let isConnected = false;
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(withinMs)]);
    const fail = (error: unknown) =>
      resolve({ outcome: isConnected ? 'unsure' : 'refused', detail: nameOf(error) });
    let post: ClientRequest;
    try {
      post = (isTls ? tlsRequest : plainRequest)(url, {
        method: 'POST',
        // A kept connection may be closed by the other side at the very moment it is used.
        agent: false,
        signal,
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'Content-Length': Buffer.byteLength(body),
        },
      });
    } catch (error) {
      return fail(error);
    }
    post.once('socket', (socket) =>
      socket.once(isTls ? 'secureConnect' : 'connect', () => {
        isConnected = true;
      }),
    );
    // A request is aborted more than once; only what comes first counts.
    post.on('error', fail);
    post.once('response', (answer) => {
      readAll(answer).then((text) => resolve(outcomeOf(answer, text)), fail);
    });
    post.end(body);
  });
}

async function readAll(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) break;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** WeCom and DingTalk answer 200 to everything, and say in `errcode` what they think of it. */
function outcomeOf({ statusCode = 0, headers }: IncomingMessage, text: string): Outcome {
  if (statusCode < 200 || statusCode > 299)
    return {
      outcome: 'refused',
      detail: `status ${statusCode}`,
      retryAfterMs: retryAfterMs(headers['retry-after'], headers.date),
    };
  const code = errcodeIn(text);
  return code === undefined || code === 0
    ? { outcome: 'sent', detail: `status ${statusCode}` }
    : { outcome: 'refused', detail: `errcode ${code}` };
}

function errcodeIn(text: string): number | undefined {
  try {
    const { errcode } = JSON.parse(text) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : undefined;
  } catch {
    return undefined;
  }
}

function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'error';
  const { code } = error as { code?: unknown };
  return (typeof code === 'string' ? code : error.name).slice(0, 60);
}
