import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CHECKS } from './checks.ts';

/**
 * Takes out one check after the other and demands that the matrix of rights notices each: `npm run mutations`. Exit 1 when one is not
 * missed, or when the matrix is red with all checks in place. That each stands in its file is said by checks.test.ts.
 */
const root = fileURLToPath(new URL('../../', import.meta.url));
const VITEST = join(root, 'node_modules/vitest/vitest.mjs');

interface Outcome {
  readonly cells: number;
  readonly failed: number;
}

/** @param check number of the one that is taken out, or 'none' */
const outcomeWithout = (check: string): Outcome => {
  const folder = mkdtempSync(join(tmpdir(), 'annual-plan-mutations-'));
  const outputFile = join(folder, 'outcome.json');
  const options = ['run', '--config', 'vitest.mutations.config.ts', '--reporter=json', `--outputFile=${outputFile}`];
  try {
    execFileSync(process.execPath, [VITEST, ...options], { cwd: root, env: { ...process.env, CHECK: check }, stdio: 'ignore' });
  } catch {
    // Red is what is wanted; how red it is stands in the file.
  }
  const { numTotalTests, numFailedTests } = JSON.parse(readFileSync(outputFile, 'utf8'));
  rmSync(folder, { recursive: true });
  return { cells: numTotalTests, failed: numFailedTests };
};

const complaints: string[] = [];
const { cells, failed: already } = outcomeWithout('none');
console.log(`${cells} cells and tests, ${already} fail with every check in place`);
if (cells === 0 || already > 0) complaints.push('the matrix is red by itself, and would be red without any check');

for (const [i, { what }] of CHECKS.entries()) {
  const { failed } = outcomeWithout(String(i));
  console.log(`${String(failed).padStart(4)} fail without: ${what}`);
  if (failed === 0) complaints.push(`not noticed: ${what}`);
}
for (const complaint of complaints) console.error(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;
