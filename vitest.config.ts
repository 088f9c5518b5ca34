import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.spec.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // What is awaited comes within milliseconds, unless the machine is busy with something else.
    expect: { poll: { timeout: 10_000 } },
    // The machine that runs them all has two cores, and each file runs a service of its own.
    maxWorkers: 2,
  },
});
