import { defineConfig } from 'vitest/config';

/** The long runs: kills, floods, and thousands of calls of chance. */
export default defineConfig({
  test: {
    include: ['test/faults/**/*.test.ts'],
    globalSetup: 'test/support/database.ts',
    testTimeout: 3_000_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});
