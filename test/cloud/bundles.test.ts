import { existsSync, readFileSync, statSync } from 'node:fs';
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

  it("lays the API's description beside the code that serves it, and beside no other", () => {
    const laid = DOORS.filter((door) => existsSync(join(bundleOf(stack, door), 'openapi.json')));
    expect(laid).toEqual(['api/index']);
    const folder = bundleOf(stack, 'api/index');
    expect(JSON.parse(readFileSync(join(folder, 'openapi.json'), 'utf8')).openapi).toBe('3.1.1');
    expect(readFileSync(join(folder, 'docs.html'), 'utf8')).toContain('<!doctype html>');
  });

  it('writes the description at build time: its words are in no function', () => {
    const about = '没有变化则 304，不再发送内容';
    expect(readFileSync(join(bundleOf(stack, 'api/index'), 'openapi.json'), 'utf8')).toContain(about);
    for (const door of DOORS) expect(readFileSync(fileOf(door), 'utf8')).not.toContain(about);
  });

  it('names a door that is not there', () => {
    expect(() => bundleOf(stack, 'intake/sing')).toThrow('There is no functions/intake/sing.ts');
  });
});
