import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalCloudError } from './errors.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What a run on a desk chooses in place of `cdk.json`. */
export interface DeskContext {
  readonly [key: string]: unknown;
  /** Only those that differ. */
  readonly schedules?: Readonly<Record<string, string>>;
}

const contextOf = (own: DeskContext): Record<string, unknown> => {
  const { context } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8')) as { context: DeskContext };
  return { ...own, schedules: { ...context.schedules, ...own.schedules } };
};

/**
 * Runs the CDK app as the CDK's own command line does, so that what is run here is what would be deployed. In a process of its own: it
 * needs a large library for two seconds, and this one has other things to start meanwhile.
 */
export const synthesizeInto = async (outdir: string, context: DeskContext): Promise<void> => {
  const env = { ...process.env, CDK_OUTDIR: outdir, CDK_CONTEXT_JSON: JSON.stringify(contextOf(context)) };
  await new Promise<void>((resolve, reject) => {
    execFile(process.execPath, [join(ROOT, 'bin/app.ts')], { cwd: ROOT, env }, (error, _, stderr) => {
      if (error) reject(new LocalCloudError(`The CDK app did not synthesize:\n${stderr.trim()}`));
      else resolve();
    });
  });
  // The bundles are CommonJS, whatever package they happen to lie below.
  writeFileSync(join(outdir, 'package.json'), '{"type":"commonjs"}\n');
};
