import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate, type Template } from '#local/template.ts';

export interface WrittenResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is as deep as CloudFormation likes
  readonly Properties?: any;
  readonly Condition?: string;
}

export interface Written {
  readonly Resources: Readonly<Record<string, WrittenResource>>;
  readonly Parameters?: object;
  readonly Conditions?: object;
}

const assetKeys = ({ Resources }: Written): string[] =>
  Object.values(Resources).flatMap(({ Properties }) =>
    Properties?.Code?.S3Key ? [String(Properties.Code.S3Key).replace(/\.zip$/, '')] : [],
  );

/** Writes a template down as the CDK does and reads it back; every function's code is an asset without files. */
export const templateOf = (template: Written, stacks: readonly string[] = ['Desk']): Template => {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk-out-'));
  const write = (name: string, value: unknown): void => writeFileSync(join(outdir, name), JSON.stringify(value));
  const artifacts = stacks.map((name) => [
    name,
    { type: 'aws:cloudformation:stack', properties: { templateFile: `${name}.template.json` } },
  ]);
  try {
    write('manifest.json', { artifacts: { Tree: { type: 'cdk:tree' }, ...Object.fromEntries(artifacts) } });
    write('Desk.template.json', template);
    write('Desk.assets.json', { files: Object.fromEntries(assetKeys(template).map((key) => [key, { source: { path: `asset.${key}` } }])) });
    return readTemplate(outdir);
  } finally {
    rmSync(outdir, { recursive: true });
  }
};
