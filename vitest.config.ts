import { defineConfig } from 'vitest/config';

// Whole runs of the long tests are of nothing else; `npm test` plays a few rounds of them among all others.
const include =
  process.env.LONG === '1'
    ? ['test/**/*.long.test.ts']
    : ['src/**/*.spec.ts', 'web/**/*.spec.ts', 'test/**/*.test.ts'];

export default defineConfig({
  test: {
    include,
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is awaited comes within milliseconds, unless the machine is busy with something else.
    expect: { poll: { timeout: 10_000 } },
    // The machine that runs them all has two cores, and each file runs a service of its own.
    maxWorkers: 2,
  },
});
