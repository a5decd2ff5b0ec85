import { defineConfig } from 'vitest/config';

/** The long runs: kills and floods. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    testTimeout: 3_000_000,
    hookTimeout: 120_000,
    globalSetup: 'test/support/database.ts',
    fileParallelism: false,
  },
});
