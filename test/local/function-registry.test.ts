import { afterEach, describe, expect, it } from 'vitest';
import type { DeadLetter } from '#local/dead-letters.ts';
import { type DeskFunction, FunctionRegistry } from '#local/function-registry.ts';
import { bundle } from '../support/bundle.ts';

const ENDPOINTS = {
  AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:1',
  AWS_ENDPOINT_URL_SFN: 'http://127.0.0.1:2',
  AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:3',
};
const CODE = `let calls = 0; exports.handler = async (event) => {
  calls += 1;
  if (calls <= event.failures) throw Object.assign(new Error('attempt ' + calls), { name: 'Passing' });
  return event.env ? process.env : calls;
};`;

const tidy: (() => unknown)[] = [];
afterEach(async () => {
  for (const step of tidy.splice(0)) await step();
});

const registryOf = (more: Partial<DeskFunction> = {}) => {
  const spec = bundle(CODE, more);
  let log = '';
  const registry = new FunctionRegistry([spec], ENDPOINTS, (text) => (log += text));
  tidy.push(() => registry.stop().then(spec.remove));
  return { registry, arn: spec.arn, directory: spec.directory, log: () => log };
};

describe('the environment of a function', () => {
  it('is its template’s, what Lambda sets, and where the services are; nothing else', async () => {
    const { registry, arn, directory } = registryOf({ environment: { TABLE_NAME: 'tasks' }, memoryMb: 512 });
    const env = (await registry.invoke(arn, { env: true })) as Record<string, string>;
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, ...rest } = env;
    expect([AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY]).toEqual(['S3RVER', 'S3RVER']);
    expect(rest).toEqual({
      ...ENDPOINTS,
      TABLE_NAME: 'tasks',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
      AWS_LAMBDA_FUNCTION_NAME: 'Step',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/Step',
      AWS_LAMBDA_LOG_STREAM_NAME: 'local',
      AWS_REQUEST_CHECKSUM_CALCULATION: 'when_required',
      AWS_RESPONSE_CHECKSUM_VALIDATION: 'when_required',
      LAMBDA_TASK_ROOT: directory,
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
    });
  });
});

describe('an event that nobody waits for', () => {
  it.each([
    { why: 'is done once when that succeeds', failures: 0, tried: 1, given: 0 },
    { why: 'is tried again when it fails', failures: 2, tried: 3, given: 0 },
    { why: 'is given up after three attempts', failures: 9, tried: 3, given: 1 },
  ])('$why', async ({ failures, tried, given }) => {
    const { registry, arn } = registryOf({ deadLetterArn: 'arn:queue' });
    const letters: DeadLetter[] = [];
    const delivered = registry.deliver(arn, { failures }, 'Clock', (letter) => letters.push(letter));
    expect(registry.pending).toBeGreaterThan(0);
    await delivered;
    expect(registry.pending).toBe(0);
    expect(registry.counts().Step).toMatchObject({ invocations: tried, errors: Math.min(failures, 3) });
    expect(letters).toEqual(
      given ? [{ queue: 'arn:queue', source: 'Clock', function: arn, reason: 'Passing: attempt 3', event: { failures } }] : [],
    );
  });

  it('leaves each failure in the log, by function and error', async () => {
    const { registry, arn, log } = registryOf();
    await registry.deliver(arn, { failures: 1 }, 'Clock', () => expect.unreachable());
    expect(JSON.parse(log())).toMatchObject({ level: 'ERROR', function: 'Step', errorType: 'Passing', errorMessage: 'attempt 1' });
  });

  it('for a function that there is not is an error', async () => {
    await expect(registryOf().registry.invoke('arn:none', {})).rejects.toThrow('arn:none is not a function of the template');
  });
});
