import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';
import type { Settings } from '../config/settings.js';
import { ensureWritableFile } from '../config/writable.js';

/** Names whose values never reach a log, wherever they stand in an object. */
const SECRETS = [
  'authorization',
  'password',
  'code',
  'token',
  'accessToken',
  'refreshToken',
  'phone',
  'card',
  'pin',
  'enrolmentCode',
  'body',
  'description',
];

/** Long runs of digits in a text are phone, card or ID numbers. */
const NUMBERS = /\d{11,}/g;

/** Opens the service's log: JSON lines to `LOG_FILE`, readable by its owner alone. */
export function openLog(settings: Pick<Settings, 'logFile' | 'logLevel'>): Logger {
  const toFile = settings.logFile !== '-';
  if (toFile) ensureWritableFile('LOG_FILE', settings.logFile);
  const destination = pino.destination(
    toFile
      ? { dest: settings.logFile, mode: 0o600, sync: false, minLength: 4096, periodicFlush: 1000 }
      : { dest: 1, sync: false, minLength: 4096, periodicFlush: 1000 },
  );
  return pino(
    {
      level: settings.logLevel,
      base: { pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    destination,
  );
}

/** What Nest says at every start: which parts it puts together. */
const CONSTRUCTION = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** Nest's own log lines and ours, into the one log. */
export class LogAdapter implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write(CONSTRUCTION.has(String(rest.at(-1))) ? 'debug' : 'info', message, rest);
  }
  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.write('error', message, rest);
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }
  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }
  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  /** Nest gives the name of the writer as the last argument. */
  private write(
    level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const text = message instanceof Error ? (message.stack ?? message.message) : String(message);
    this.logger[level]({ room: rest.at(-1) }, text.replace(NUMBERS, '[number]'));
  }
}
