/*
 * npm run bench -- [accept race due messages flood sign-in lawyers ranking search pages cover planner beats footprint face desk explain]
 * Measures the built service beside limits and peers; see bench/README.md.
 */
import { fileURLToPath } from 'node:url';
import { runsUnderOwnNode } from './support/own-node.mjs';

const LONGEST_MS = 1_800_000;
const BENCHES = [
  'accept',
  'race',
  'due',
  'messages',
  'flood',
  'sign-in',
  'lawyers',
  'ranking',
  'search',
  'pages',
  'cover',
  'planner',
  'beats',
  'footprint',
  'face',
  'desk',
  'explain',
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}". There are: ${BENCHES.join(', ')}.`);
  process.exit(1);
}
if (runsUnderOwnNode(fileURLToPath(import.meta.url)))
  await measureAll(BENCHES.filter((name) => asked.length === 0 || asked.includes(name)));

async function measureAll(names) {
  const { endAll, endOnSignals, isEnding } = await import('./support/cleanup.mjs');
  endOnSignals();
  setTimeout(() => void giveUp(endAll), LONGEST_MS).unref();
  try {
    const [{ openLab }, { machine }, { table }, { writeResults }] = await Promise.all([
      import('./support/lab.mjs'),
      import('./support/machine.mjs'),
      import('./support/table.mjs'),
      import('./support/results.mjs'),
    ]);
    const lab = await openLab();
    const on = machine(lab.postgresVersion);
    console.log(
      `${on.cpu}, ${on.cores} cores; ${on.pinned ? 'service on one core, load on another' : 'not pinned'}`,
    );
    console.log('median (lowest–highest round); ratio = ours ÷ peer of the same round\n');
    for (const name of names) {
      const { run } = await import(`./${name}.mjs`);
      const measures = await run(lab);
      if (measures.length === 0) continue;
      writeResults(name, on, measures);
      console.log(table(name, measures));
    }
  } catch (error) {
    if (!isEnding()) console.error(error);
    process.exitCode = 1;
  } finally {
    await endAll();
  }
  // A handle that is still open must not keep a bench that is over.
  process.exit();
}

async function giveUp(endAll) {
  console.error(`Still not done after ${LONGEST_MS} ms`);
  await endAll();
  process.exit(1);
}
