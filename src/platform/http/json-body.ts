import type { FastifyInstance } from 'fastify';
import secureJson from 'secure-json-parse';
import { commonProblems } from '../problems/common.problems.js';

/** Bytes of a JSON body; the longest message has 4,000 characters, the longest summary some 40 kB. */
export const BODY_LIMIT_BYTES = 262_144;

/** No body of ours nests deeper than this; deeper ones would exhaust the stack of whoever walks them. */
const MAX_DEPTH = 20;

/** Takes `application/json` only, refuses `__proto__` keys, lone surrogates' escapes stay to the fields' own checks. */
export function installJsonParser(server: FastifyInstance): void {
  server.removeContentTypeParser(['application/json', 'text/plain']);
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const text = body as string;
    if (text.trim() === '') return done(null, undefined);
    if (isTooDeep(text))
      return done(commonProblems.badRequest(`The JSON nests deeper than ${MAX_DEPTH} levels.`));
    try {
      done(null, secureJson.parse(text, undefined, { protoAction: 'error', constructorAction: 'error' }));
    } catch {
      done(commonProblems.badRequest('The body is not valid JSON.'));
    }
  });
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
