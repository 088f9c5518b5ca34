import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Whether a page that asks for a socket may have one. CORS does not protect WebSockets, so the handshake looks itself:
 * programs send no Origin; a page must come from a listed origin or, when none is listed, from this service's own
 * address. A name in `Host` proves nothing, for whoever owns a name can point it here (DNS rebinding); an IP address
 * or `localhost` does.
 */
export function mayConnect(
  request: Pick<IncomingMessage, 'headers'>,
  publicOrigins: readonly string[],
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (publicOrigins.length > 0) return publicOrigins.includes(origin);
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  const isAddress = url.hostname === 'localhost' || isIP(url.hostname.replace(/^\[|\]$/g, '')) !== 0;
  return isAddress && url.host === host;
}
