import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The texts that say how the service is deployed; a test may change one to see that a check notices. */
export interface DeploymentTexts {
  dockerfile: string;
  dockerignore: string;
  gitignore: string;
  compose: string;
  nginx: string;
  secretsReadme: string;
}

export interface Instruction {
  name: string;
  args: string;
}

/** One `FROM … AS …` of the Dockerfile and what follows. */
export interface Stage {
  name: string;
  image: string;
  instructions: Instruction[];
}

export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile: string };
  environment?: Record<string, string>;
  secrets?: string[];
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, unknown>;
}

export interface Compose {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
  secrets: Record<string, { file: string }>;
}

export interface Deployment extends DeploymentTexts {
  stages: Stage[];
  /** The last stage: what runs. */
  runtime: Stage;
  services: Compose['services'];
  declared: Pick<Compose, 'volumes' | 'secrets'>;
}

export const readDeploymentTexts = (): DeploymentTexts => ({
  dockerfile: readInRepository('docker/Dockerfile'),
  dockerignore: readInRepository('.dockerignore'),
  gitignore: readInRepository('.gitignore'),
  compose: readInRepository('docker/compose.yaml'),
  nginx: readInRepository('docker/nginx.conf'),
  secretsReadme: readInRepository('docker/secrets.example/README.md'),
});

export function parseDeployment(texts: DeploymentTexts): Deployment {
  const stages = parseStages(texts.dockerfile);
  const { services, volumes, secrets }: Compose = parse(texts.compose);
  // What is commented out does nothing, and must satisfy no check.
  const nginx = texts.nginx.replace(/#.*$/gm, '');
  return { ...texts, nginx, stages, runtime: stages.at(-1)!, services, declared: { volumes, secrets } };
}

export const inRepository = (path: string): boolean => existsSync(`${ROOT}${path}`);

export const readInRepository = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** The arguments of every `name` of the stage, in order. */
export const argsOf = (stage: Stage, name: string): string[] =>
  stage.instructions.filter((instruction) => instruction.name === name).map(({ args }) => args);

/** What `ENV` sets in the stage; values without quotes only. */
export const envOf = (stage: Stage): Record<string, string> =>
  Object.fromEntries(
    argsOf(stage, 'ENV').flatMap((args) => args.split(/\s+/).map((pair) => pair.split('=', 2))),
  );

/** `${NAME:-default}` as compose reads it in an environment where nothing is set. */
export const withDefaults = (value: string): string => value.replace(/\$\{\w+(?::-([^}]*))?\}/g, '$1');

function parseStages(dockerfile: string): Stage[] {
  const lines = dockerfile
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  const stages: Stage[] = [];
  for (const line of lines) {
    const [, name = '', args = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    const from = /^(\S+)(?:\s+AS\s+(\S+))?$/i.exec(args);
    if (name === 'FROM') stages.push({ image: from?.[1] ?? '', name: from?.[2] ?? '', instructions: [] });
    else stages.at(-1)?.instructions.push({ name, args });
  }
  return stages;
}
