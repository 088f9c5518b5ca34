import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MIGRATIONS } from '../migrations/index.js';
import { createApp } from './create-app.js';
import { seedDemo } from './demo/seed-demo.js';
import { ENTITIES } from './entities.js';
import { AccountsService } from './identity/accounts.service.js';
import { SettingsError } from './platform/config/environment-reader.js';
import { readSettings, type Settings } from './platform/config/settings.js';
import { ensureWritableFile, ensureWritableFolder } from './platform/config/writable.js';
import { MasterKeyError, openKeyring } from './platform/crypto/master-key.js';
import { Database } from './platform/database/database.js';
import { DatabaseError, openDatabase } from './platform/database/open-database.js';
import {
  EmbeddedPostgresError,
  openEmbeddedPostgres,
  type EmbeddedPostgres,
} from './platform/embedded-postgres/index.js';
import { LogAdapter, openLog } from './platform/logging/logger.js';
import { FanOutError } from './realtime/redis-fan-out.js';
import { welcome } from './welcome.js';

/** Stopping takes no longer than this, whatever hangs. */
const STOP_WITHIN_MS = 10_000;

interface Opened {
  app: NestFastifyApplication;
  embedded?: EmbeddedPostgres;
}

/** Opens everything, listens, and stops cleanly when told to. Faults that somebody can mend are told in words. */
export async function serve(): Promise<void> {
  try {
    await start(readSettings(process.env, process.cwd()));
  } catch (error) {
    process.stderr.write(`${inWords(error)}\n`);
    process.exitCode = 1;
    // An open pool or a watched database would keep the process alive.
    setTimeout(() => process.exit(1), 1000).unref();
  }
}

async function start(settings: Settings): Promise<void> {
  ensureWritableFolder('DATA_DIR', settings.dataDir);
  ensureWritableFile('SMS_OUTBOX', settings.smsOutbox);
  const logger = openLog(settings);
  const opened = openAll(settings, logger);
  // A signal that comes meanwhile is heeded when there is something to stop, lest the database be left running.
  stopOnSignal(async () => {
    const { app, embedded } = await opened;
    await app.close();
    await app.get(Database).source.destroy();
    await embedded?.close();
    logger.flush();
  });
  const { app } = await opened;
  process.stdout.write(welcome(settings, await app.getUrl()));
}

async function openAll(settings: Settings, logger: ReturnType<typeof openLog>): Promise<Opened> {
  const log = (line: string) => logger.warn(line);
  let embedded: EmbeddedPostgres | undefined;
  if (!settings.databaseUrl)
    embedded = await openEmbeddedPostgres({ directory: join(settings.dataDir, 'postgres'), log });
  try {
    return { app: await open(settings, embedded?.url ?? settings.databaseUrl!, logger), embedded };
  } catch (error) {
    await embedded?.close();
    throw error;
  }
}

async function open(
  settings: Settings,
  url: string,
  logger: ReturnType<typeof openLog>,
): Promise<NestFastifyApplication> {
  const log = (line: string) => logger.warn(line);
  const db = await openDatabase({
    url,
    connections: settings.databaseConnections,
    entities: ENTITIES,
    migrations: MIGRATIONS,
    log,
  });
  try {
    const keyring = await openKeyring(settings, db);
    const app = await createApp({ settings, db, keyring }, { logger, adapter: new LogAdapter(logger) });
    await app.init();
    const isEmpty = await databaseIsEmpty(db);
    if (settings.bootstrapOperator)
      await app.get(AccountsService).bootstrapOperator(settings.bootstrapOperator);
    if (settings.demo) await seedDemo(app, isEmpty);
    await app.listen(settings.port, settings.host);
    return app;
  } catch (error) {
    await db.source.destroy().catch(() => undefined);
    throw error;
  }
}

async function databaseIsEmpty(db: Database): Promise<boolean> {
  return (await db.rows('SELECT 1 FROM accounts LIMIT 1')).length === 0;
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false;
  const begin = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, begin);
  // Whoever started this process is gone; without it nobody would stop this one.
  process.on('disconnect', begin);
}

function inWords(error: unknown): string {
  const known = [SettingsError, MasterKeyError, DatabaseError, EmbeddedPostgresError, FanOutError];
  if (known.some((kind) => error instanceof kind)) return (error as Error).message;
  const { code, port, address } = error as { code?: string; port?: number; address?: string };
  if (code === 'EADDRINUSE')
    return `${address}:${port} is taken, perhaps by this service started twice. Stop the other, or choose another PORT (PORT=${(port ?? 3000) + 1} npm start).`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST names no address of this machine (${(error as Error).message}). 127.0.0.1 is this machine alone, 0.0.0.0 every address.`;
  if (code === 'EACCES' && port)
    return `Listening on ${address}:${port} is not allowed. Choose a PORT above 1023.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
