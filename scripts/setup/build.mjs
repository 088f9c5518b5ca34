import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, MODULES, NODE, ROOT, say } from './paths.mjs';
import { hashOf, readStamp } from './stamp.mjs';

const STAMP = join(DIST, '.setup-stamp');
const SOURCES = [
  'src',
  'migrations',
  'tsconfig.json',
  'tsconfig.build.json',
  'nest-cli.json',
  'package-lock.json',
];

/** Builds the service into dist/, unless what is there comes from these very sources. */
export function build() {
  const wanted = hashOf(SOURCES);
  if (readStamp(STAMP) === wanted) return;
  say('Building …');
  rmSync(DIST, { recursive: true, force: true });
  const { status } = spawnSync(NODE, [join(MODULES, '@nestjs', 'cli', 'bin', 'nest.js'), 'build'], {
    cwd: ROOT,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) throw new Error('The build failed; see above.');
  mkdirSync(DIST, { recursive: true });
  writeFileSync(STAMP, wanted);
}
