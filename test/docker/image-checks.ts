import { argsOf, envOf, inRepository, readInRepository, type Deployment, type Stage } from './deployment.js';

/** Says what is wrong, one line a fault; nothing when all is well. */
export type Check = (deployment: Deployment) => string[];

const HEALTH_PATHS = ['/health/live', '/health/ready'];

export const baseImages: Check = ({ stages }) =>
  stages
    .filter(
      ({ image }, index) =>
        !image.startsWith('node:24') && !stages.slice(0, index).some(({ name }) => name === image),
    )
    .map(({ image }) => `FROM ${image}: neither node:24 nor an earlier stage`);

export const copySources: Check = (deployment) =>
  deployment.stages.flatMap((stage, index) =>
    argsOf(stage, 'COPY').flatMap((args) => {
      const words = args.split(/\s+/);
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      const sources = words.filter((word) => !word.startsWith('--')).slice(0, -1);
      const earlier = deployment.stages.slice(0, index).find(({ name }) => name === from);
      if (from && !earlier) return [`COPY --from=${from}: no earlier stage has this name`];
      const isThere = earlier
        ? (path: string) => makes(earlier, path)
        : (path: string) => isInContext(deployment, path);
      return sources
        .filter((path) => !isThere(path))
        .map((path) => `COPY ${path}: is not in ${from ?? 'the build context'}`);
    }),
  );

export const npmScripts: Check = ({ stages }) => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readInRepository('package.json'));
  const run = stages
    .flatMap((stage) => argsOf(stage, 'RUN'))
    .flatMap((args) => [...args.matchAll(/npm run (\S+)/g)]);
  return run
    .filter(([, name]) => !scripts[name ?? ''])
    .map(([, name]) => `npm run ${name}: package.json has no such script`);
};

export const entryPoint: Check = ({ runtime }) => {
  const [cmd = ''] = argsOf(runtime, 'CMD');
  if (!cmd.startsWith('[')) return [`CMD ${cmd}: a shell stands between and keeps the signal to stop`];
  const words: string[] = JSON.parse(cmd);
  const source = words
    .at(-1)!
    .replace(/^dist\//, '')
    .replace(/\.js$/, '.ts');
  return [
    ...(words[0] === 'node' ? [] : [`CMD starts ${words[0]}, not node`]),
    ...(words.at(-1)!.startsWith('dist/') && inRepository(source)
      ? []
      : [`CMD ${words.at(-1)}: no source ${source}`]),
    ...(argsOf(runtime, 'COPY').some((args) => /--from=\S+ \S+\/dist dist$/.test(args))
      ? []
      : ['dist is not copied']),
  ];
};

export const healthCheck: Check = ({ runtime }) => {
  const [args = ''] = argsOf(runtime, 'HEALTHCHECK');
  const [, port, path = ''] = /http:\/\/127\.0\.0\.1:(\d+|\$\{process\.env\.PORT\})([\w/]*)/.exec(args) ?? [];
  return [
    ...(HEALTH_PATHS.includes(path) ? [] : [`HEALTHCHECK asks "${path}", which is no health route`]),
    ...(port === '${process.env.PORT}' || port === envOf(runtime)['PORT']
      ? []
      : [`HEALTHCHECK asks port ${port}`]),
  ];
};

export const unprivileged: Check = ({ runtime }) =>
  argsOf(runtime, 'USER').at(-1) === 'node' ? [] : ['it runs as root'];

export const dataFolder: Check = ({ runtime, services }) => {
  const folder = envOf(runtime)['DATA_DIR'] ?? '';
  const isMounted = services['api']?.volumes?.some((volume) => volume.split(':')[1] === folder);
  return [
    ...(argsOf(runtime, 'VOLUME').includes(folder) ? [] : [`DATA_DIR ${folder} is no VOLUME`]),
    ...(argsOf(runtime, 'RUN').some((run) => run.includes(`chown node:node ${folder}`))
      ? []
      : [`${folder} is not node's`]),
    ...(isMounted ? [] : [`compose mounts nothing at ${folder}`]),
  ];
};

/** In the repository, and let in by .dockerignore, in which a later line overrules an earlier one. */
function isInContext({ dockerignore }: Deployment, path: string): boolean {
  const lines = dockerignore.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const verdict = lines.findLast((line) => ['*', path].includes(line.replace(/^!/, '')));
  return inRepository(path) && (verdict === undefined || verdict.startsWith('!'));
}

/** Whether `path` is there once the stage has run: by npm, by the build, or copied in. */
function makes(stage: Stage, path: string): boolean {
  const folder = `${argsOf(stage, 'WORKDIR').at(-1)}/`;
  if (!path.startsWith(folder)) return false;
  const name = path.slice(folder.length);
  const commands = argsOf(stage, 'RUN').join('\n');
  const { compilerOptions }: { compilerOptions: { outDir: string } } = JSON.parse(
    readInRepository('tsconfig.build.json'),
  );
  if (name === 'node_modules') return commands.includes('npm ci');
  if (name === compilerOptions.outDir) return commands.includes('npm run build');
  return argsOf(stage, 'COPY').some((args) => args.split(/\s+/).includes(name));
}
