import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Rules and texts: they keep nothing between two tests, so their files may share modules, which saves loading them 150 times. */
const RULES = ['domain', 'contract', 'documents', 'mail'].map((folder) => `test/${folder}/**/*.test.ts`);

/** The years go first: one begun last would be waited for alone. */
class YearsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isYear = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/year/');
    const sorted = await super.sort(files);
    return [...sorted.filter(isYear), ...sorted.filter((file) => !isYear(file))];
  }
}

export default defineConfig({
  test: {
    globalSetup: 'test/support/database.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // More than processors: a good part of the time is waiting, for a year's processes, for the table.
    maxWorkers: 3,
    sequence: { sequencer: YearsFirst },
    projects: [
      { extends: true, test: { name: 'rules', include: RULES, isolate: false } },
      { extends: true, test: { name: 'cloud', include: ['test/**/*.test.ts'], exclude: [...RULES, 'test/faults/**'] } },
    ],
  },
});
