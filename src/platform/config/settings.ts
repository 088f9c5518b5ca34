import { isAbsolute, resolve } from 'node:path';
import { EnvironmentReader } from './environment-reader.js';
import { isPrivateHost } from './private-host.js';

/** The service's settings, checked once at start-up. Durations are milliseconds unless their name says otherwise. */
export interface Settings {
  production: boolean;
  port: number;
  host: string;
  /** Absent: the embedded database under `dataDir`. */
  databaseUrl?: string;
  databaseConnections: number;
  dataDir: string;
  redisUrl?: string;
  demo: boolean;
  demoPassword: string;
  bootstrapOperator?: { username: string; password: string };
  smsOutbox: string;
  /** Exact origins (`scheme://host[:port]`) that a browser may come from, beside the service's own address. */
  publicOrigins: readonly string[];
  /** How many proxies in front of the service may name the caller's address in `X-Forwarded-For`. */
  trustedProxies: number;
  ladder: {
    chosenMs: number;
    poolMs: number;
    dutyMs: number;
    bureauAfterMs: number;
    promiseAfterMs: number;
    firstAnswerMs: number;
    idleMs: number;
    callBackMs: number;
    visitChosenMs: number;
    visitBureauBeforeMs: number;
  };
  leaseMs: number;
  beatMs: number;
  /** How often cover is looked at for its history. */
  coverLookMs: number;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
  /** A session at a kiosk: how long it lasts untouched, and how long in all. */
  kiosk: { idleMs: number; sessionMs: number };
  rateLimits: boolean;
  /** Absent: generated under `dataDir`. */
  masterKeyFile?: string;
  /** Absent: attachments are kept under `dataDir`. */
  s3?: S3Settings;
  /** `tcp://host:port` or `unix:///path` of a clamd; absent: nothing is scanned. */
  clamd?: string;
  /** How long each step of an alarm may take before the next ones are asked. */
  alarmStepMs: number;
  /** Absent: alarms go to no group chat. */
  alarmWebhook?: WebhookSettings;
  /** `-` is standard output. */
  logFile: string;
  logLevel: string;
}

/** A bucket of an S3-compatible store, addressed by path. */
export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

/** A group robot of WeCom (企业微信) or DingTalk (钉钉). */
export interface WebhookSettings {
  /** Holds the robot's key: never logged, never shown. */
  url: string;
  format: 'wecom' | 'dingtalk';
  /** DingTalk's 加签. */
  secret?: string;
}

/** Injection token of the checked {@link Settings}. */
export const SETTINGS = Symbol('settings');

export const DEFAULT_DEMO_PASSWORD = 'yunlvtuan-demo-2026';

const DAY_MS = 86_400_000;
const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/**
 * Reads the settings from `env` (see `docs/operations.md` for the table).
 * @throws SettingsError naming every fault at once.
 */
export function readSettings(env: NodeJS.ProcessEnv, workingDirectory: string): Settings {
  const read = new EnvironmentReader(env);
  const production = read.text('NODE_ENV') === 'production';
  const databaseUrl = read.url('DATABASE_URL', ['postgres:', 'postgresql:']);
  const embedded = databaseUrl === undefined;
  const dataDir = resolve(workingDirectory, read.text('DATA_DIR') ?? 'data');
  const inDataDir = (path: string) => (isAbsolute(path) ? path : resolve(workingDirectory, path));
  const rateLimits = read.flag('RATE_LIMITS', true);
  if (production && !rateLimits)
    read.fault('RATE_LIMITS', 'must not be 0 with NODE_ENV=production: it lifts every limit');
  const masterKeyFile = read.text('MASTER_KEY_FILE');
  if (production && !embedded && !masterKeyFile)
    read.fault('MASTER_KEY_FILE', 'is needed with NODE_ENV=production and a DATABASE_URL');
  const leaseMs = read.integer('LEASE_MS', 45_000, 100, DAY_MS);
  const beatMs = read.integer('BEAT_MS', 15_000, 50, DAY_MS);
  if (beatMs >= leaseMs) read.fault('BEAT_MS', `must be shorter than LEASE_MS (${leaseMs})`);
  const logFile = read.text('LOG_FILE') ?? (embedded ? resolve(dataDir, 'service.log') : '-');

  const settings: Settings = {
    production,
    port: read.integer('PORT', 3000, 0, 65_535),
    host: read.text('HOST') ?? '127.0.0.1',
    databaseUrl,
    databaseConnections: read.integer('DATABASE_CONNECTIONS', 16, 4, 500),
    dataDir,
    redisUrl: read.url('REDIS_URL', ['redis:', 'rediss:']),
    demo: read.flag('DEMO', embedded),
    demoPassword: read.password('DEMO_PASSWORD') ?? DEFAULT_DEMO_PASSWORD,
    bootstrapOperator: readBootstrapOperator(read),
    smsOutbox: inDataDir(read.text('SMS_OUTBOX') ?? resolve(dataDir, 'sms.ndjson')),
    publicOrigins: read.origins('PUBLIC_ORIGINS'),
    trustedProxies: read.integer('TRUST_PROXY', 0, 0, 10),
    ladder: {
      chosenMs: read.integer('CHOSEN_MS', 60_000, 1, DAY_MS),
      poolMs: read.integer('POOL_MS', 60_000, 1, DAY_MS),
      dutyMs: read.integer('DUTY_MS', 30_000, 1, DAY_MS),
      bureauAfterMs: read.integer('BUREAU_AFTER_MS', 180_000, 1, DAY_MS),
      promiseAfterMs: read.integer('PROMISE_AFTER_MS', 300_000, 1, DAY_MS),
      firstAnswerMs: read.integer('FIRST_ANSWER_MS', 120_000, 1, DAY_MS),
      idleMs: read.integer('IDLE_MS', DAY_MS, 1, 30 * DAY_MS),
      callBackMs: read.integer('CALL_BACK_MS', 1_800_000, 1, 7 * DAY_MS),
      visitChosenMs: read.integer('VISIT_CHOSEN_MS', 1_800_000, 1, 7 * DAY_MS),
      visitBureauBeforeMs: read.integer('VISIT_BUREAU_BEFORE_MS', DAY_MS, 0, 30 * DAY_MS),
    },
    leaseMs,
    beatMs,
    coverLookMs: read.integer('COVER_LOOK_MS', 5_000, 100, 15_000),
    accessTokenSeconds: read.integer('ACCESS_TOKEN_SECONDS', 900, 1, 86_400),
    refreshTokenSeconds: read.integer('REFRESH_TOKEN_SECONDS', 2_592_000, 1, 31_536_000),
    kiosk: {
      idleMs: read.integer('KIOSK_IDLE_MS', 90_000, 1_000, DAY_MS),
      sessionMs: read.integer('KIOSK_SESSION_MS', 2_700_000, 1_000, DAY_MS),
    },
    rateLimits,
    masterKeyFile: masterKeyFile && inDataDir(masterKeyFile),
    s3: readS3(read),
    clamd: readClamd(read),
    alarmStepMs: read.integer('ALARM_STEP_MS', 60_000, 1, DAY_MS),
    alarmWebhook: readWebhook(read),
    logFile: logFile === '-' ? '-' : inDataDir(logFile),
    logLevel: read.oneOf('LOG_LEVEL', LOG_LEVELS, 'info'),
  };
  read.throwIfFaulty();
  return settings;
}

function readBootstrapOperator(read: EnvironmentReader): Settings['bootstrapOperator'] {
  const username = read.text('BOOTSTRAP_OPERATOR_USERNAME');
  const password = read.password('BOOTSTRAP_OPERATOR_PASSWORD');
  if (username === undefined && password === undefined) return undefined;
  if (username === undefined || !/^[a-z0-9][a-z0-9._-]{2,31}$/.test(username))
    read.fault('BOOTSTRAP_OPERATOR_USERNAME', 'must be 3 to 32 of a-z, 0-9, dot, dash, underscore');
  if (password === undefined)
    read.fault('BOOTSTRAP_OPERATOR_PASSWORD', 'is needed beside BOOTSTRAP_OPERATOR_USERNAME');
  return { username: username ?? '', password: password ?? '' };
}

function readS3(read: EnvironmentReader): S3Settings | undefined {
  const endpoint = read.url('S3_ENDPOINT', ['https:', 'http:']);
  const bucket = read.text('S3_BUCKET');
  const accessKeyId = read.text('S3_ACCESS_KEY_ID');
  const secretAccessKey = read.text('S3_SECRET_ACCESS_KEY');
  const region = read.text('S3_REGION') ?? 'us-east-1';
  if ([endpoint, bucket, accessKeyId, secretAccessKey].every((value) => value === undefined))
    return undefined;
  if (endpoint === undefined) read.fault('S3_ENDPOINT', 'is needed beside the other S3 settings');
  if (bucket === undefined || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    read.fault('S3_BUCKET', 'must be the name of a bucket: 3 to 63 of a-z, 0-9, dot, dash');
  if (accessKeyId === undefined) read.fault('S3_ACCESS_KEY_ID', 'is needed beside S3_ENDPOINT');
  if (secretAccessKey === undefined) read.fault('S3_SECRET_ACCESS_KEY', 'is needed beside S3_ENDPOINT');
  return {
    endpoint: (endpoint ?? '').replace(/\/+$/, ''),
    bucket: bucket ?? '',
    region,
    accessKeyId: accessKeyId ?? '',
    secretAccessKey: secretAccessKey ?? '',
  };
}

function readClamd(read: EnvironmentReader): string | undefined {
  const clamd = read.url('CLAMD', ['tcp:', 'unix:']);
  if (clamd === undefined || !URL.canParse(clamd)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(clamd);
  if (protocol === 'tcp:' ? !hostname || !port : pathname.length < 2)
    read.fault('CLAMD', 'must be such as tcp://127.0.0.1:3310 or unix:///run/clamd.sock');
  return clamd;
}

function readWebhook(read: EnvironmentReader): WebhookSettings | undefined {
  const url = read.url('ALARM_WEBHOOK_URL', ['https:', 'http:']);
  const format = read.oneOf('ALARM_WEBHOOK_FORMAT', ['wecom', 'dingtalk'], 'wecom');
  const secret = read.text('ALARM_WEBHOOK_SECRET');
  if (secret !== undefined && format !== 'dingtalk')
    read.fault('ALARM_WEBHOOK_SECRET', 'is for ALARM_WEBHOOK_FORMAT=dingtalk only');
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname } = new URL(url);
  if (protocol === 'http:' && !isPrivateHost(hostname))
    read.fault('ALARM_WEBHOOK_URL', 'must begin with https:// unless it names a loopback or private host');
  return { url, format: format as WebhookSettings['format'], secret };
}
