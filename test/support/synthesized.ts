import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, STACK_NAME } from '#cloud/app.ts';

export interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is as deep as CloudFormation likes
  readonly Properties: any;
  readonly DeletionPolicy?: string;
}

export interface Synthesized {
  readonly resources: Readonly<Record<string, Resource>>;
  ofType(type: string): [id: string, resource: Resource][];
}

/** What China's regions need. */
export const CHINA = {
  partition: 'aws-cn',
  issuer: 'https://id.example.cn',
  audience: 'page',
  smtpUrl: 'smtps://plan@smtp.example.cn',
  smtpPasswordParameter: '/annual-plan/smtp',
  publicUrl: 'https://plan.example.cn',
};

/** The CDK then looks at the template only. */
export const WITHOUT_BUNDLES = { 'aws:cdk:bundling-stacks': [] };

/** The template of the app, without bundles: a bundle that is being written must not hide what the template says. */
export const synthesized = (context: Readonly<Record<string, unknown>> = {}): Synthesized => {
  const outdir = mkdtempSync(join(tmpdir(), 'annual-plan-synth-'));
  try {
    const assembly = buildApp({ ...WITHOUT_BUNDLES, ...context }, outdir).synth();
    const resources = assembly.getStackByName(STACK_NAME).template.Resources as Record<string, Resource>;
    return { resources, ofType: (type) => Object.entries(resources).filter(([, { Type }]) => Type === type) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};

/** Resource names to be read by people: the logical id without the hash that the CDK puts behind it. */
export const nameOf = (logicalId: string): string => logicalId.replace(/[0-9A-F]{8}$/, '');

/** ASL of every machine by the name of its construct, with each function's name where its ARN will stand. */
export const machinesIn = ({ ofType }: Synthesized): Record<string, Asl> =>
  Object.fromEntries(
    ofType('AWS::StepFunctions::StateMachine').map(([id, { Properties }]) => {
      const parts: unknown[] = Properties.DefinitionString['Fn::Join'][1];
      const text = parts.map((part) => (typeof part === 'string' ? part : nameOf((part as GetAtt)['Fn::GetAtt'][0]))).join('');
      return [nameOf(id).replace(/Machine$/, ''), JSON.parse(text)];
    }),
  );

interface GetAtt {
  readonly 'Fn::GetAtt': readonly [string, string];
}

export interface AslState {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly ItemProcessor?: Asl & { readonly ProcessorConfig: { readonly Mode: string } };
}

export interface Asl {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, AslState>>;
}

/** Every Task of a machine, also those within a Map. */
export const tasksOf = ({ States }: Asl): [name: string, state: AslState][] =>
  Object.entries(States).flatMap(([name, state]) => {
    if (state.ItemProcessor) return tasksOf(state.ItemProcessor);
    return state.Type === 'Task' ? [[name, state] as [string, AslState]] : [];
  });
