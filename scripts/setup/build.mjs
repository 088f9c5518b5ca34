import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, MODULES, NODE, ROOT, say } from './paths.mjs';
import { hashOf, readStamp } from './stamp.mjs';

const STAMP = join(DIST, '.setup-stamp');
const SOURCES = [
  'src',
  'migrations',
  'web',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'package-lock.json',
];

/** Builds the service and its faces into dist/, unless what is there comes from these very sources. */
export function build() {
  const wanted = hashOf(SOURCES);
  if (readStamp(STAMP) === wanted) return;
  say('Building …');
  rmSync(DIST, { recursive: true, force: true });
  run(join('@nestjs', 'cli', 'bin', 'nest.js'), ['build']);
  run(join('vite', 'bin', 'vite.js'), [
    'build',
    '--config',
    join('web', 'vite.config.ts'),
    '--logLevel',
    'warn',
  ]);
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, wanted);
}

function run(program, args) {
  const { status } = spawnSync(NODE, [join(MODULES, program), ...args], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The build failed; see above.');
}
