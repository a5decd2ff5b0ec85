import { readFileSync, statSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { describe, expect, it } from 'vitest';
import { bundleOf, DOORS } from '#cloud/bundles.ts';

const stack = new Stack(new App());
const fileOf = (door: string): string => join(bundleOf(stack, door), 'index.js');

/** Only in the text of an error of the SDK. */
const SPOKEN_OF = '@aws-sdk/signature-v4-crt';

describe('bundles', () => {
  it.each(['api/index', 'links/index'])('%s stays below 480 KB: for a town nearly every call is a cold start', (door) => {
    expect(statSync(fileOf(door)).size).toBeLessThanOrEqual(480 * 1024);
  });

  it.each(DOORS)('%s holds neither the CDK nor the local cloud, and asks for no package', (door) => {
    const text = readFileSync(fileOf(door), 'utf8');
    const asked = [...text.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, name]) => name ?? '');
    expect(asked.filter((name) => !isBuiltin(name) && name !== SPOKEN_OF)).toEqual([]);
    expect(text).not.toMatch(/aws-cdk-lib|dynamodb-local|aws-local-stepfunctions/);
  });

  it('names a door that is not there', () => {
    expect(() => bundleOf(stack, 'intake/sing')).toThrow('There is no functions/intake/sing.ts');
  });
});
