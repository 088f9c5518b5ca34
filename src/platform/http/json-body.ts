import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import { commonProblems } from '../problems/common.problems.js';

/** Bytes of a JSON body; the longest message has 4,000 characters, the longest summary some 40 kB. */
export const BODY_LIMIT_BYTES = 262_144;

/**
 * What comes beyond the limit is read and dropped up to this many bytes: a client that is cut off while it still sends
 * sees a broken connection and never learns why.
 */
const DROP_LIMIT_BYTES = 64 * 1024 * 1024;

/** No body of ours nests deeper than this; deeper ones would exhaust the stack of whoever walks them. */
const MAX_DEPTH = 20;

/** Takes `application/json` only, refuses `__proto__` keys, lone surrogates' escapes stay to the fields' own checks. */
export function installJsonParser(server: FastifyInstance): void {
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', async (_request: unknown, body: Readable) =>
    parse(await readText(body)),
  );
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  if (isTooDeep(text)) throw commonProblems.badRequest(`The JSON nests deeper than ${MAX_DEPTH} levels.`);
  try {
    return secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' });
  } catch {
    throw commonProblems.badRequest('The body is not valid JSON.');
  }
}

/** @throws 413 when it is too large; 400 when it is not UTF-8 */
async function readText(body: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= BODY_LIMIT_BYTES) chunks.push(chunk);
    else if (bytes > DROP_LIMIT_BYTES) break;
  }
  if (bytes > BODY_LIMIT_BYTES) throw commonProblems.tooLarge();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw commonProblems.badRequest('The body is not UTF-8.');
  }
}

/** Counts brackets outside of strings; runs before parsing, in one pass and without recursion. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const char = text.charCodeAt(i);
    if (inString) {
      if (char === 0x5c) i++;
      else if (char === 0x22) inString = false;
    } else if (char === 0x22) inString = true;
    else if (char === 0x7b || char === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (char === 0x7d || char === 0x5d) depth--;
  }
  return false;
}
