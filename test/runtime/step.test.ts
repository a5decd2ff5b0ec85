import type { Context } from 'aws-lambda';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { RETRYABLE } from '#cloud/workflows/errors.ts';
import { RuleError } from '#domain/errors.ts';

process.env.TABLE_NAME = 'none';
process.env.AWS_REGION = 'local';
const { step } = await import('#runtime/step.ts');
const { logger } = await import('#runtime/logger.ts');

afterEach(() => vi.restoreAllMocks());

/** Runs a step that fails; the name of what it throws, and what it logged. */
const failing = async (error: unknown, input: unknown = { day: '2022-03-02' }) => {
  const logged: string[] = [];
  const note = (level: string) => (message: unknown) => void logged.push(`${level} ${String(message)}`);
  vi.spyOn(logger, 'warn').mockImplementation(note('warn') as never);
  vi.spyOn(logger, 'error').mockImplementation(note('error') as never);
  const handler = step(z.object({ day: z.string() }), z.object({}), async () => {
    throw error;
  });
  const name = await handler(input, { functionName: 'Test' } as Context).then(
    () => 'none',
    (thrown: Error) => thrown.name,
  );
  return { name, logged };
};

describe('step: how a failure is named and logged', () => {
  it.each([
    {
      why: 'a passing fault is retried, and no alarm rings',
      error: Object.assign(new Error('slow'), { name: 'ThrottlingException' }),
      expected: { name: RETRYABLE, logged: ['warn passing fault'] },
    },
    {
      why: 'a clash of transactions that commit gave up is retried, though it is a RuleError',
      error: new RuleError('Busy', '同一事项正被多人同时修改'),
      expected: { name: RETRYABLE, logged: ['warn passing fault'] },
    },
    {
      why: 'a refusal keeps its code, which the machine catches',
      error: new RuleError('NotAReport', '不是政府工作报告'),
      expected: { name: 'NotAReport', logged: ['warn refused'] },
    },
    { why: 'all else is a defect', error: new TypeError('oh'), expected: { name: 'TypeError', logged: ['error defect'] } },
  ])('$why', async ({ error, expected }) => expect(await failing(error)).toEqual(expected));

  it('takes an input of another shape for a defect of the machine', async () =>
    expect((await failing(new Error('never'), { day: 3 })).logged).toEqual(['error defect']));
});
