import helmet from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestMethod, type LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';
import { AppModule } from './app.module.js';
import { answerClientError, answerFrameworkError } from './platform/http/framework-errors.js';
import { installForms } from './platform/http/forms.js';
import { BODY_LIMIT_BYTES, installJsonParser } from './platform/http/json-body.js';
import { loggedPath } from './platform/logging/logged-path.js';
import { validationPipe } from './platform/http/validation.js';
import { ProblemFilter } from './platform/problems/problem.filter.js';
import type { Opened } from './platform/platform.module.js';
import { installApiDocs } from './api-docs.js';
import { installFaces } from './faces.js';

/** Builds the service on what was opened for it; it does not listen yet. */
export async function createApp(
  opened: Opened,
  logs: { logger: Logger; adapter: LoggerService },
): Promise<NestFastifyApplication> {
  const { settings } = opened;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT_BYTES,
    trustProxy:
      settings.trustedProxies === 0
        ? false
        : (_address: string, hop: number) => hop < settings.trustedProxies,
    // While stopping, kept-alive connections without a request are closed, the others are let finish.
    forceCloseConnections: 'idle',
    // An attachment of 20 MB over a village's line; what has not even said what it wants is let go much sooner.
    requestTimeout: 180_000,
    http: { headersTimeout: 30_000 },
    routerOptions: { maxParamLength: 200 },
    return503OnClosing: true,
    frameworkErrors: answerFrameworkError,
    clientErrorHandler: answerClientError,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(opened), adapter, {
    logger: logs.adapter,
    abortOnError: false,
    bodyParser: false,
  });
  const server = adapter.getInstance();
  installJsonParser(server);
  await installForms(server);
  await app.register(helmet, {
    contentSecurityPolicy: CONTENT_SECURITY_POLICY,
    strictTransportSecurity: settings.production,
  });
  // What the API says is of this moment and for this person; a few answers say more about it themselves.
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) void reply.header('Cache-Control', 'no-store');
    done();
  });
  server.addHook('onResponse', (request, reply, done) => {
    logs.logger.info({
      method: request.method,
      path: loggedPath(request.url),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      address: request.ip,
    });
    done();
  });
  if (settings.publicOrigins.length > 0) app.enableCors({ origin: [...settings.publicOrigins], maxAge: 600 });
  app.setGlobalPrefix('api/v1', {
    exclude: ['health/live', 'health/ready', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.useGlobalPipes(validationPipe());
  app.useGlobalFilters(new ProblemFilter());
  await installFaces(app);
  installApiDocs(app);
  return app;
}

/** Nothing comes from outside, and nothing is framed. Styles may be inline: the API's own page sets some. */
const CONTENT_SECURITY_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
    formAction: ["'self'"],
    objectSrc: ["'none'"],
    imgSrc: ["'self'", 'data:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    connectSrc: ["'self'", 'ws:', 'wss:'],
  },
};
