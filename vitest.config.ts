import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Whole runs of the long tests are of nothing else; `npm test` plays a few rounds of them among all others.
const include =
  process.env.LONG === '1'
    ? ['test/**/*.long.test.ts']
    : ['src/**/*.spec.ts', 'web/**/*.spec.ts', 'test/**/*.test.ts'];

/**
 * What takes minutes begins first, so that no worker has it for itself at the end; nodes are killed while one browser
 * draws, not three.
 */
const SLOW = [/every-page/, /^(?!.*\/browser\/).*\.long\.test/, /\/test\/browser\//];

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const found = SLOW.findIndex((pattern) => pattern.test(moduleId));
      return found === -1 ? SLOW.length : found;
    };
    return Promise.resolve(files.toSorted((a, b) => rank(a) - rank(b)));
  }
}

export default defineConfig({
  test: {
    include,
    globalSetup: ['test/support/global-setup.ts'],
    // What is awaited comes within milliseconds, unless the machine is busy with something else.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Each file runs a service of its own and waits for it half of the time; two cores carry three.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
  },
});
