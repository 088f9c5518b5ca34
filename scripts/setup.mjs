/*
 * What `npm start` and `npm test` begin with, on Node's built-ins alone: a fresh clone has nothing else.
 * node scripts/setup.mjs install | build | start | test | test:long [arguments of vitest]
 */
import { build } from './setup/build.mjs';
import { install } from './setup/install.mjs';
import { withLock } from './setup/lock.mjs';
import { start } from './setup/start.mjs';
import { test } from './setup/test.mjs';
import { ensureTools } from './setup/tools.mjs';

const [, , command, ...rest] = process.argv;
const [major] = process.versions.node.split('.').map(Number);

if (major < 20) fail(`Node 20 or newer is needed; this is ${process.version}. See https://nodejs.org.`);
const COMMANDS = ['install', 'build', 'start', 'test', 'test:long'];
if (!COMMANDS.includes(command)) fail(`usage: node scripts/setup.mjs ${COMMANDS.join(' | ')}`);

try {
  await withLock(() => {
    install();
    if (command !== 'install') build();
  });
  if (command === 'test') process.exitCode = await test(rest, ensureTools());
  if (command === 'test:long') process.exitCode = await test(rest, { ...ensureTools(), LONG: '1' });
  if (command === 'start') process.exitCode = await start();
} catch (error) {
  fail(error.message);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
