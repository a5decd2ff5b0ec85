import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionSpec } from '#local/functions.ts';

/** A bundled function as the CDK leaves it: a folder with one CommonJS file. */
export const bundle = (code: string, more: Partial<FunctionSpec> = {}): FunctionSpec & { remove(): void } => {
  const directory = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(directory, 'package.json'), '{"type":"commonjs"}');
  writeFileSync(join(directory, 'index.js'), code);
  return {
    name: 'Step',
    arn: 'arn:aws:lambda:us-east-1:000000000000:function:Step',
    directory,
    handler: 'index.handler',
    timeoutMs: 5000,
    memoryMb: 128,
    environment: {},
    ...more,
    remove: () => rmSync(directory, { recursive: true }),
  };
};
