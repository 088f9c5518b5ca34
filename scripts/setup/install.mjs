import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODULES, NODE, ROOT, say } from './paths.mjs';
import { hashOf, readStamp } from './stamp.mjs';

const STAMP = join(MODULES, '.setup-stamp');

/** Installs what package-lock.json names, unless that is there. */
export function install() {
  const wanted = hashOf(['package-lock.json', '.npmrc']);
  if (readStamp(STAMP) === wanted && existsSync(NODE)) return;
  say('Installing the packages that package-lock.json names …');
  // A NODE_ENV of production would leave out what builds the service.
  const env = { ...process.env, NODE_ENV: 'development' };
  const { status, error } = spawnSync(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--loglevel=error'],
    {
      cwd: ROOT,
      env,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0)
    throw new Error(
      `npm ci failed (${error?.message ?? `exit ${status}`}). Is the npm registry within reach?`,
    );
  writeFileSync(STAMP, wanted);
}
