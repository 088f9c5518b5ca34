import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../dist/src/platform/config/settings.js';
import * as composeChecks from './compose-checks.js';
import {
  envOf,
  parseDeployment,
  readDeploymentTexts,
  withDefaults,
  type DeploymentTexts,
} from './deployment.js';
import * as imageChecks from './image-checks.js';

const CHECKS: Record<string, imageChecks.Check> = { ...imageChecks, ...composeChecks };
const texts = readDeploymentTexts();

describe('Dockerfile, compose.yaml and nginx.conf name only what is there', () => {
  it.each(Object.entries(CHECKS))('%s', (_, check) => expect(check(parseDeployment(texts))).toEqual([]));
});

/** What to break: the file, what stands there, what to put instead; and what the check says then. */
type Mutation = readonly [file: keyof DeploymentTexts, from: string, to: string, fault: RegExp];

const MUTATIONS: Record<keyof typeof CHECKS, readonly Mutation[]> = {
  baseImages: [
    ['dockerfile', 'FROM node:24 AS build', 'FROM node:20 AS build', /node:20/],
    ['dockerfile', 'FROM node:24-slim AS runtime', 'FROM later AS runtime', /later/],
  ],
  copySources: [
    [
      'dockerfile',
      'COPY migrations migrations',
      'COPY migration migration',
      /COPY migration: is not in the build/,
    ],
    ['dockerfile', '--from=build', '--from=builder', /no earlier stage/],
    ['dockerfile', '/app/dist', '/app/build', /is not in build/],
    ['dockerfile', 'RUN npm run build', 'RUN true', /\/app\/dist: is not in build/],
    ['dockerignore', '!tsconfig.json\n', '', /COPY tsconfig.json/],
    ['dockerignore', '**/*.spec.ts', 'src', /COPY src/],
  ],
  npmScripts: [['dockerfile', 'npm run build', 'npm run compile', /compile/]],
  entryPoint: [
    ['dockerfile', 'dist/src/main.js', 'dist/main.js', /no source main.ts/],
    ['dockerfile', 'CMD ["node", "--enable', 'CMD node ["--enable', /shell/],
    ['dockerfile', 'CMD ["node", "--enable', 'CMD ["npm", "--enable', /starts npm/],
    ['dockerfile', '/app/dist dist', '/app/dist out', /dist is not copied/],
  ],
  healthCheck: [
    ['dockerfile', '/health/live', '/health', /no health route/],
    ['dockerfile', '${process.env.PORT}', '3001', /port 3001/],
  ],
  unprivileged: [['dockerfile', 'USER node\n', '', /root/]],
  dataFolder: [
    ['dockerfile', 'VOLUME /var/lib/yunlvtuan', 'VOLUME /data', /no VOLUME/],
    ['dockerfile', 'chown node:node', 'chown root:root', /is not node's/],
    ['compose', 'api-data:/var/lib/yunlvtuan', 'api-data:/data', /mounts nothing/],
  ],
  buildPaths: [
    ['compose', 'context: ..', 'context: .', /is not there/],
    ['compose', 'dockerfile: docker/Dockerfile', 'dockerfile: Dockerfile', /is not there/],
  ],
  images: [
    ['compose', 'image: postgres:18', 'image: postgres:17', /not postgres:18/],
    ['compose', 'image: redis:7', 'image: redis', /redis has no version/],
  ],
  settings: [
    ['compose', 'TRUST_PROXY:', 'TRUSTED_PROXY:', /TRUSTED_PROXY/],
    ['compose', 'DATABASE_URL_FILE:', 'DATABASE_FILE:', /DATABASE_FILE/],
    ['compose', 'POSTGRES_DB:', 'POSTGRES_DATABASE:', /POSTGRES_DATABASE/],
    ['dockerfile', 'DATA_DIR=', 'DATA=', /DATA: the service knows/],
    ['dockerfile', 'process.env.PORT', 'process.env.HTTP_PORT', /HTTP_PORT/],
  ],
  ports: [
    ['dockerfile', 'EXPOSE 3000', 'EXPOSE 8080', /EXPOSE/],
    ['dockerfile', 'PORT=3000', 'PORT=8080', /EXPOSE is not PORT 8080/],
    ['compose', '${API_PORT:-3000}:3000', '${API_PORT:-3000}:8080', /8080 of api/],
    ['compose', '${EDGE_PORT:-80}:80', '${EDGE_PORT:-80}:8080', /8080 of nginx/],
    ['nginx', 'server api:3000', 'server api:8080', /asks port 8080/],
    ['nginx', 'server api:3000', 'server app:3000', /asks app/],
  ],
  secrets: [
    ['compose', '      - master_key\n', '', /master_key is declared, not used/],
    ['compose', '  master_key:\n    file: ./secrets/master_key\n', '', /master_key is used, not declared/],
    ['compose', '/run/secrets/master_key', '/run/secrets/postgres_password', /which it is not given/],
    ['compose', './secrets/master_key', './master_key', /not in .\/secrets/],
    ['secretsReadme', '> secrets/master_key\n', '> master_key\n', /how to make master_key/],
    ['gitignore', 'docker/secrets/', '', /.gitignore/],
  ],
  volumes: [
    ['compose', '  api-data:\n', '', /api-data is used, not declared/],
    ['compose', '  api-data:\n', '  api-data:\n  old-data:\n', /old-data is declared, not used/],
    ['compose', './nginx.conf:', './edge.conf:', /edge.conf is not there/],
    ['compose', ':/var/lib/postgresql\n', ':/var/lib/postgresql/data\n', /nobody named/],
  ],
  dependencies: [
    ['compose', 'depends_on:\n      postgres:', 'depends_on:\n      database:', /waits for database/],
  ],
  proxy: [
    ['nginx', 'proxy_pass http://service', 'proxy_pass http://nodes', /no upstream/],
    ['nginx', 'gzip off;', '', /compressed/],
    ['nginx', 'client_max_body_size 21m;', '', /attachments/],
    ['nginx', 'proxy_set_header Upgrade $http_upgrade;', '', /WebSocket/],
    ['nginx', 'limit_req zone=', '# ', /no limit/],
  ],
};

describe('each check notices', () => {
  it('and each has something to notice', () => {
    expect(Object.keys(MUTATIONS).toSorted()).toEqual(Object.keys(CHECKS).toSorted());
  });

  const cases = Object.entries(MUTATIONS).flatMap(([check, list]) =>
    list.map((mutation) => ({ check, mutation })),
  );
  it.each(cases)(
    '$check: "$mutation.1" made "$mutation.2"',
    ({ check, mutation: [file, from, to, fault] }) => {
      expect(texts[file]).toContain(from);
      const broken = parseDeployment({ ...texts, [file]: texts[file].replace(from, () => to) });
      expect(CHECKS[check]?.(broken).join('\n')).toMatch(fault);
    },
  );
});

describe('the service takes the settings that the container gives it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yunlvtuan-secrets-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const SECRETS: Record<string, string> = {
    database_url: 'postgres://yunlvtuan:0123456789abcdef@postgres:5432/yunlvtuan',
    master_key: Buffer.alloc(32, 1).toString('base64'),
    bootstrap_operator_password: 'AAECAwQFBgcICQoLDA0ODxAR',
  };

  function environment(without?: string): NodeJS.ProcessEnv {
    const { runtime, services } = parseDeployment(texts);
    for (const [name, value] of Object.entries(SECRETS)) writeFileSync(join(folder, name), `${value}\n`);
    const given = Object.entries({ ...envOf(runtime), ...services['api']?.environment })
      .filter(([name]) => name !== without)
      .map(([name, value]) => [name, withDefaults(value).replace('/run/secrets', folder)]);
    return Object.fromEntries(given) as NodeJS.ProcessEnv;
  }

  it('and listens to others, on the database of the secret, without demo data', () => {
    const settings = readSettings(environment(), '/app');
    expect(settings).toMatchObject({
      production: true,
      host: '0.0.0.0',
      port: 3000,
      demo: false,
      rateLimits: true,
    });
    expect(settings.databaseUrl).toBe(SECRETS['database_url']);
    expect(settings.bootstrapOperator).toEqual({
      username: 'bureau',
      password: SECRETS['bootstrap_operator_password'],
    });
  });

  it.each(['MASTER_KEY_FILE', 'BOOTSTRAP_OPERATOR_PASSWORD_FILE'])(
    'and would refuse to start without %s',
    (name) => {
      expect(() => readSettings(environment(name), '/app')).toThrow(
        name.replace(/PASSWORD_FILE$/, 'PASSWORD'),
      );
    },
  );

  it('whose name and database are those that PostgreSQL is set up with', () => {
    const [, url = ''] = /printf '(postgres:[^']*?)\\n'/.exec(texts.secretsReadme) ?? [];
    const { username, hostname, pathname } = new URL(url.replace('%s', 'secret'));
    const { services } = parseDeployment(texts);
    expect(services['postgres']?.environment).toMatchObject({
      POSTGRES_USER: username,
      POSTGRES_DB: pathname.slice(1),
    });
    expect(services).toHaveProperty(hostname);
  });
});
