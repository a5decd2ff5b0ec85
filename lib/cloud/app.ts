import { readFileSync } from 'node:fs';
import { App, Validations } from 'aws-cdk-lib';
import type { CloudAssembly } from 'aws-cdk-lib/cx-api';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { AnnualPlanStack } from '../annual-plan-stack.ts';
import { readChoices } from './context.ts';

export const STACK_NAME = 'AnnualPlan';

/** What `cdk.json` says, also where the CDK's command line is not there to read it. */
const defaults = (): Record<string, unknown> => JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')).context;

/**
 * The CDK app. `context` overrides `cdk.json` and the command line.
 * @param outdir where synth writes; without it, where the CDK's command line says
 */
export const buildApp = (context: Readonly<Record<string, unknown>> = {}, outdir?: string): App => {
  const app = new App({
    context: defaults(),
    postCliContext: { ...context },
    analyticsReporting: false,
    treeMetadata: false,
    ...(outdir && { outdir }),
  });
  new AnnualPlanStack(app, STACK_NAME, readChoices(app.node));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
};

/** Writes the cloud assembly: the template and every bundle. */
export const synthesize = (context: Readonly<Record<string, unknown>>, outdir: string): CloudAssembly => buildApp(context, outdir).synth();
