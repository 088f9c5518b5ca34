import { SETTING_NAMES } from '../../dist/src/platform/config/setting-names.js';
import {
  argsOf,
  envOf,
  inRepository,
  withDefaults,
  type ComposeService,
  type Deployment,
} from './deployment.js';
import type { Check } from './image-checks.js';

const POSTGRES_VARIABLES = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD_FILE'];
/** Where the image of PostgreSQL 18 wants its volume; up to 17 it was a folder deeper. */
const POSTGRES_DATA = '/var/lib/postgresql';

export const buildPaths: Check = ({ services }) =>
  Object.entries(services).flatMap(([name, { build }]) => {
    if (!build) return [];
    const isRoot = build.context === '..';
    return isRoot && inRepository(build.dockerfile)
      ? []
      : [`${name}: build ${build.context} ${build.dockerfile} is not there`];
  });

export const images: Check = ({ services }) => [
  ...(services['postgres']?.image?.startsWith('postgres:18') ? [] : ['postgres is not postgres:18']),
  ...Object.entries(services)
    .filter(([, { image, build }]) => !build && !/:\d/.test(image ?? ''))
    .map(([name, { image }]) => `${name}: image ${image} has no version`),
];

export const settings: Check = ({ runtime, services }) => {
  const names = [...Object.keys(envOf(runtime)), ...Object.keys(services['api']?.environment ?? {})];
  const used = [
    ...argsOf(runtime, 'HEALTHCHECK')
      .join('')
      .matchAll(/process\.env\.(\w+)/g),
  ].map(([, name]) => name ?? '');
  return [
    ...names
      .filter((name) => !isSetting(name) && !isSetting(name.replace(/_FILE$/, '')))
      .map((name) => `${name}: the service knows no such setting`),
    ...Object.keys(services['postgres']?.environment ?? {})
      .filter((name) => !POSTGRES_VARIABLES.includes(name))
      .map((name) => `${name}: the image of PostgreSQL knows no such variable`),
    ...used
      .filter((name) => !(name in envOf(runtime)))
      .map((name) => `${name}: HEALTHCHECK reads it, ENV does not set it`),
  ];
};

export const ports: Check = ({ runtime, services, nginx }) => {
  const port = envOf(runtime)['PORT'] ?? '';
  const upstream = /server (\w+):(\d+)/.exec(nginx);
  const listen = /listen (\d+)/.exec(nginx)?.[1];
  return [
    ...(argsOf(runtime, 'EXPOSE').join() === port ? [] : [`EXPOSE is not PORT ${port}`]),
    ...containerPorts(services['api'])
      .filter((p) => p !== port)
      .map((p) => `compose publishes ${p} of api, not ${port}`),
    ...(upstream?.[1] !== undefined && upstream[1] in services
      ? []
      : [`nginx asks ${upstream?.[1]}, no service of compose`]),
    ...(upstream?.[2] === port ? [] : [`nginx asks port ${upstream?.[2]}, not ${port}`]),
    ...containerPorts(services['nginx'])
      .filter((p) => p !== listen)
      .map((p) => `compose publishes ${p} of nginx, which listens on ${listen}`),
  ];
};

export const secrets: Check = ({ services, declared, gitignore, secretsReadme }) => {
  const granted = Object.values(services).flatMap((service) => service.secrets ?? []);
  const all = Object.entries(declared.secrets);
  return [
    ...granted
      .filter((name) => !(name in declared.secrets))
      .map((name) => `secret ${name} is used, not declared`),
    ...all
      .filter(([name]) => !granted.includes(name))
      .map(([name]) => `secret ${name} is declared, not used`),
    ...all
      .filter(([name, { file }]) => file !== `./secrets/${name}`)
      .map(([name]) => `secret ${name} is not in ./secrets`),
    ...all
      .filter(([name]) => !secretsReadme.includes(`> secrets/${name}\n`))
      .map(([name]) => `secrets.example/README.md does not say how to make ${name}`),
    ...Object.entries(services).flatMap(([service, { environment = {}, secrets: own = [] }]) =>
      Object.values(environment)
        .map((value) => /^\/run\/secrets\/(.*)$/.exec(value)?.[1])
        .filter((name) => name !== undefined && !own.includes(name))
        .map((name) => `${service} reads the secret ${name}, which it is not given`),
    ),
    ...(/^\/?docker\/secrets\/?$/m.test(gitignore) ? [] : ['.gitignore does not name docker/secrets/']),
  ];
};

export const volumes: Check = ({ services, declared }) => {
  const mounts = Object.values(services).flatMap((service) => service.volumes ?? []);
  const sources = mounts.map((mount) => mount.split(':')[0] ?? '');
  const named = sources.filter((source) => !source.startsWith('.'));
  const bound = sources.filter((source) => source.startsWith('.'));
  return [
    ...named
      .filter((name) => !(name in declared.volumes))
      .map((name) => `volume ${name} is used, not declared`),
    ...Object.keys(declared.volumes)
      .filter((name) => !named.includes(name))
      .map((name) => `volume ${name} is declared, not used`),
    ...bound
      .filter((path) => !inRepository(path.replace(/^\./, 'docker')))
      .map((path) => `${path} is not there`),
    ...(services['postgres']?.volumes?.some((mount) => mount.split(':')[1] === POSTGRES_DATA)
      ? []
      : [`postgres keeps its data outside of ${POSTGRES_DATA}, in a volume that nobody named`]),
  ];
};

export const dependencies: Check = ({ services }) =>
  Object.entries(services).flatMap(([name, { depends_on = {} }]) =>
    Object.keys(depends_on)
      .filter((other) => !(other in services))
      .map((other) => `${name} waits for ${other}, which is not there`),
  );

export const proxy: Check = ({ nginx }: Deployment) => {
  const upstreams = [...nginx.matchAll(/upstream (\w+)/g)].map(([, name]) => name);
  const targets = [...nginx.matchAll(/proxy_pass http:\/\/(\w+)/g)].map(([, name]) => name);
  const sockets = /location \/socket\.io\/ \{([^}]*)\}/.exec(nginx)?.[1] ?? '';
  const must = {
    'client_max_body_size 21m;': 'attachments of 20 MiB are refused',
    'proxy_set_header Upgrade $http_upgrade;': 'there is no WebSocket',
    'proxy_set_header Connection $connection_upgrade;': 'there is no WebSocket',
    'proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;': 'all callers have one address',
    'limit_req zone=': 'there is no limit for an address',
  };
  return [
    ...targets
      .filter((name) => !upstreams.includes(name))
      .map((name) => `proxy_pass to ${name}, which is no upstream`),
    ...(sockets.includes('gzip off;') ? [] : ['frames of sockets are compressed']),
    ...Object.entries(must)
      .filter(([line]) => !nginx.includes(line))
      .map(([line, else_]) => `without "${line}" ${else_}`),
  ];
};

const isSetting = (name: string): boolean => (SETTING_NAMES as readonly string[]).includes(name);

function containerPorts(service: ComposeService | undefined): string[] {
  return (service?.ports ?? []).map((port) => withDefaults(port).split(':').at(-1)!);
}
