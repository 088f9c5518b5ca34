import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Where the build lays the faces: `dist/web`, beside `dist/src`. */
const FOLDER = join(import.meta.dirname, '..', 'web');
/** What carries a hash of its content in its name never changes. */
const FOR_EVER_MS = 365 * 86_400_000;
/** The pages of the resident's face; the browser's own router tells them apart. */
const RESIDENT_PAGES = [
  '/ask',
  '/urgent',
  '/boards/:board',
  '/lawyers/:id',
  '/place',
  '/orders',
  '/orders/:id',
  '/orders/:id/summary',
  '/orders/:id/rating',
  '/sign-in',
  '/me',
  '/figures',
];
const KIOSK_PAGES = ['/kiosk', '/kiosk/enrol', '/kiosk/simulator'];
/** The lawyer's workbench and the bureau's console; each has a browser router of its own below its address. */
const DESKS = ['lawyer', 'bureau'];
/** The vendors' card service of a terminal, which runs on the terminal itself. */
const CARD_SERVICE = 'http://localhost:8989';

/** What the start page shows is asked for before its script has come: over a slow line, that is a second. */
const START_AHEAD = '</api/v1/boards>; rel=preload; as=fetch; crossorigin';

/** Serves the faces from the same address as the API: pages, scripts, styles, and what makes them installable. */
export async function installFaces(app: NestFastifyApplication): Promise<void> {
  if (!existsSync(FOLDER))
    throw new Error(`The faces are not built: there is no ${FOLDER}. Run npm run build.`);
  await app.register(fastifyStatic, {
    root: FOLDER,
    serve: false,
    preCompressed: true,
  });
  const server = app.getHttpAdapter().getInstance();
  const page =
    (policy: string, { face = 'resident', status = 200 } = {}) =>
    (_request: FastifyRequest, reply: FastifyReply) =>
      reply
        .status(status)
        .header('Content-Security-Policy', policy)
        .header('Permissions-Policy', 'microphone=(self), camera=(), geolocation=()')
        .header('Cache-Control', 'no-cache')
        .sendFile(`${face}/index.html`, { cacheControl: false });
  server.get('/', (request, reply) => page(pagePolicy())(request, reply.header('Link', START_AHEAD)));
  for (const path of RESIDENT_PAGES) server.get(path, page(pagePolicy()));
  for (const path of KIOSK_PAGES) server.get(path, page(pagePolicy(CARD_SERVICE)));
  for (const face of DESKS)
    for (const path of [`/${face}`, `/${face}/*`]) server.get(path, page(pagePolicy(), { face }));
  server.get('/assets/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply: FastifyReply) =>
    reply.sendFile(`assets/${request.params['*']}`, { maxAge: FOR_EVER_MS, immutable: true }),
  );
  for (const file of publicFiles())
    server.get(`/${file.replace(/\.html$/, '')}`, (_request: FastifyRequest, reply: FastifyReply) =>
      reply.header('Cache-Control', 'no-cache').sendFile(file, { cacheControl: false }),
    );
  const missing = page(pagePolicy(), { status: 404 });
  server.get('/*', (request: FastifyRequest, reply: FastifyReply) =>
    wantsPage(request) ? missing(request, reply) : reply.callNotFound(),
  );
}

/** Addresses of machines, which are told in JSON that there is nothing. */
const NO_PAGES = /^\/(api|socket\.io|health|metrics|assets)(\/|$)/;

/** Whether somebody looks for a page that a browser would show. */
function wantsPage({ url, headers }: FastifyRequest): boolean {
  return !NO_PAGES.test(url.split('?')[0]!) && (headers.accept ?? '').includes('text/html');
}

/** The manifest, the icons, the service worker and the pages that work without a script: all that lies at the top. */
function publicFiles(): string[] {
  return readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map((entry) => entry.name);
}

/** Everything comes from the service itself; no script and no style stands in a page. */
function pagePolicy(...devices: string[]): string {
  return [
    "default-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "object-src 'none'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...devices].join(' '),
  ].join('; ');
}
