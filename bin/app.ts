/** The CDK app, run by `cdk synth` and `cdk deploy`. */
import { buildApp } from '#cloud/app.ts';
import { ContextIsMissing } from '#cloud/context.ts';

try {
  buildApp();
} catch (error) {
  if (!(error instanceof ContextIsMissing)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
