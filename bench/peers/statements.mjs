/* The limit of a use case: its own SQL, as the service was heard to send it, sent straight through `pg`. */
import { answers } from './answers.mjs';
import { open } from './connections.mjs';

const connections = await open(process.env.DATABASE_URL, Number(process.env.CONNECTIONS));

answers({ forEach, during });

/**
 * Runs the statements once for each of `turns`, a map from what stood in the recording to what takes its place;
 * gives turns a second.
 */
async function forEach({ statements, turns }) {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (client) => {
      while (next < turns.length) await run(client, statements, turns[next++]);
    }),
  );
  return turns.length / ((performance.now() - began) / 1000);
}

/** Runs the statements again and again for `seconds`; gives runs a second. */
async function during({ statements, seconds }) {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  await Promise.all(
    connections.map(async (client) => {
      while (performance.now() < until) {
        await run(client, statements, {});
        done++;
      }
    }),
  );
  return done / ((performance.now() - began) / 1000);
}

async function run(client, statements, turn) {
  const swaps = Object.entries(turn);
  for (const { name, text, values } of statements)
    await client.query({ name, text, values: values.map((value) => swapped(value, swaps)) });
}

function swapped(value, swaps) {
  if (Array.isArray(value)) return value.map((item) => swapped(item, swaps));
  if (typeof value !== 'string') return value;
  return swaps.reduce((text, [from, to]) => text.replaceAll(from, to), value);
}
