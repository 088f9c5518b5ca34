import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { say } from './paths.mjs';

/** Programs that the tests need beside Node, where they may be, and the Debian packages that bring them. */
const TOOLS = [
  {
    setting: 'CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium', 'fonts-noto-cjk'],
  },
  { setting: 'REDIS_SERVER', names: ['redis-server'], packages: ['redis-server'] },
];

/** Finds the tools, installs the missing ones where that is possible, and gives their paths as environment settings. */
export function ensureTools() {
  const missing = TOOLS.filter((tool) => !find(tool)).flatMap((tool) => tool.packages);
  if (missing.length > 0) installPackages(missing);
  return Object.fromEntries(
    TOOLS.map((tool) => {
      const path = find(tool);
      if (!path) throw new Error(howTo(tool.packages, tool.setting));
      return [tool.setting, path];
    }),
  );
}

function find({ setting, names }) {
  if (process.env[setting]) return process.env[setting];
  const folders = (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin');
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installPackages(packages) {
  if (process.getuid?.() !== 0 || !isExecutable('/usr/bin/apt-get')) throw new Error(howTo(packages));
  say(`Installing ${packages.join(', ')} from Debian …`);
  // The tests start what they need by themselves: no daemon is to start with the package.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ]) {
    const { status } = spawnSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 2] });
    if (status !== 0) throw new Error(`apt-get ${args[0]} failed. ${howTo(packages)}`);
  }
}

function howTo(packages, setting) {
  const how = `The tests need ${packages.join(', ')}. On Debian: sudo apt-get install ${packages.join(' ')}`;
  return setting ? `${how}. Elsewhere: set ${setting} to the program's path.` : how;
}
