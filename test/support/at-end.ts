import { afterAll } from 'vitest';

const cleanups: (() => unknown)[] = [];

/** Runs `clean` when the test file is done, last come first served; from wherever in the file it was asked for. */
export function atEnd(clean: () => unknown): void {
  cleanups.push(clean);
}

// Registered when the file loads: a hook that a running test registers is never called.
afterAll(async () => {
  for (const clean of cleanups.splice(0).toReversed()) await clean();
});
