import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vitest/config';
import { CHECKS } from './test/mutations/checks.ts';

/** Which check is taken out; none for the run that must be green. */
const check = CHECKS[Number(process.env.CHECK)];

/** Serves one file without its check; all others as they are. */
const withoutTheCheck: Plugin = {
  name: 'without-the-check',
  enforce: 'pre',
  transform: (code, id) => {
    const isMeant = check && id.split('?')[0] === fileURLToPath(new URL(check.file, import.meta.url));
    return isMeant ? code.replace(check.code, () => check.without) : undefined;
  },
};

/** The matrix of rights with one check taken out: it must fail. Nothing is cached, or the next run would meet this one's sources. */
export default defineConfig({
  plugins: [withoutTheCheck],
  test: {
    include: ['test/functions/access*.test.ts', 'test/functions/links/form.test.ts'],
    globalSetup: 'test/support/database.ts',
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fsModuleCache: false,
  },
});
