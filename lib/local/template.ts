import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LocalCloudError } from './errors.ts';
import { resolve, type Scope } from './intrinsics.ts';

export interface Resource {
  readonly id: string;
  readonly type: string;
  /** As written, intrinsic functions and all. */
  readonly properties: Readonly<Record<string, unknown>>;
}

interface RawTemplate {
  readonly Resources: Record<string, { Type: string; Properties?: Record<string, unknown>; Condition?: string }>;
  readonly Parameters?: Record<string, { Type: string; Default?: unknown }>;
  readonly Conditions?: Record<string, unknown>;
  readonly Mappings?: Record<string, unknown>;
}

/** One synthesized stack: its resources, and where its assets lie on the disk. */
export interface Template {
  readonly stack: string;
  /** In the order of their logical ids, without those whose condition is false. */
  readonly resources: readonly Resource[];
  ofType(...types: string[]): Resource[];
  /** @throws LocalCloudError for one that somebody would have to give, or that AWS would look up */
  parameter(name: string): { value: unknown } | undefined;
  condition(name: string, scope: Scope): boolean;
  /** Folder of a zipped asset by the S3 key that the template gives. */
  assetDirectory(key: string): string;
}

const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

interface Artifact {
  readonly type: string;
  readonly properties?: { templateFile?: string };
}

const theOnlyStack = (outdir: string): [name: string, file: string] => {
  const manifest = json<{ artifacts: Record<string, Artifact> }>(join(outdir, 'manifest.json'));
  const stacks = Object.entries(manifest.artifacts).filter(([, artifact]) => artifact.type === 'aws:cloudformation:stack');
  const [first] = stacks;
  if (!first || stacks.length > 1) throw new LocalCloudError(`${outdir} holds ${stacks.length} stacks; exactly one can be run.`);
  return [first[0], first[1].properties?.templateFile ?? `${first[0]}.template.json`];
};

type AssetFiles = Record<string, { source: { path: string } }>;

const assetFiles = (outdir: string, stack: string): AssetFiles => {
  const path = join(outdir, `${stack}.assets.json`);
  return existsSync(path) ? json<{ files: AssetFiles }>(path).files : {};
};

const parameterIn = ({ Parameters = {} }: RawTemplate, name: string): { value: unknown } | undefined => {
  const parameter = Parameters[name];
  if (!parameter) return undefined;
  if (parameter.Default !== undefined && !parameter.Type.startsWith('AWS::SSM::')) return { value: parameter.Default };
  throw new LocalCloudError(`The parameter ${name} has no value on this machine`);
};

/** Reads what the CDK wrote into `outdir`. @throws LocalCloudError when there is not exactly one stack */
export const readTemplate = (outdir: string): Template => {
  const [stack, file] = theOnlyStack(outdir);
  const raw = json<RawTemplate>(join(outdir, file));
  const assets = assetFiles(outdir, stack);
  const condition = (name: string, scope: Scope): boolean => {
    if (!raw.Conditions || !(name in raw.Conditions)) throw new LocalCloudError(`The template has no condition ${name}`);
    return Boolean(resolve(raw.Conditions[name], scope));
  };
  const noResources: Scope = {
    ref: (name) => pseudoParameter(name, stack) ?? parameterIn(raw, name)?.value,
    attribute: (resource) => {
      throw new LocalCloudError(`A condition asks for an attribute of ${resource}`);
    },
    condition: (name) => condition(name, noResources),
  };
  const resources = Object.keys(raw.Resources)
    .sort()
    .map((id) => ({
      id,
      type: raw.Resources[id]!.Type,
      properties: raw.Resources[id]!.Properties ?? {},
      when: raw.Resources[id]!.Condition,
    }))
    .filter(({ when }) => when === undefined || condition(when, noResources));
  return {
    stack,
    resources,
    ofType: (...types) => resources.filter(({ type }) => types.includes(type)),
    parameter: (name) => parameterIn(raw, name),
    condition,
    assetDirectory: (key) => {
      const asset = assets[key.replace(/\.[a-z]+$/, '')];
      if (!asset) throw new LocalCloudError(`The asset ${key} is not listed in ${stack}.assets.json`);
      return join(outdir, asset.source.path);
    },
  };
};

/** Where the stack would stand. Names with this account and region cannot be mistaken for real ones. */
export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';

/** Value of `AWS::Region` and its like; undefined when the name is none of them. */
export const pseudoParameter = (name: string, stack: string): unknown =>
  ({
    'AWS::Region': REGION,
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack,
    'AWS::StackId': `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${stack}/local`,
  })[name];
