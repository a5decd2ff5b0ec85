import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/faults/**'],
    globalSetup: 'test/support/database.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Half of the time is waiting: for a year's processes, for the table.
    maxWorkers: 2,
  },
});
