/* The limit of signing in by password: the checks of passwords alone. */
import argon2 from 'argon2';
import { answers } from './answers.mjs';

const COST = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const PASSWORD = 'correct horse battery staple';
const hash = await argon2.hash(PASSWORD, COST);

answers({ verify });

/** Checks for `seconds`, `atOnce` at a time; gives checks a second. */
async function verify({ seconds, atOnce }) {
  const began = performance.now();
  const until = began + seconds * 1000;
  let done = 0;
  const work = async () => {
    while (performance.now() < until) {
      await argon2.verify(hash, PASSWORD);
      done++;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return done / ((performance.now() - began) / 1000);
}
