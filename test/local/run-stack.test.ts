import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { simulatedClock } from '#local/clock.ts';
import { type Journal, noJournal, openJournal } from '#local/journal.ts';
import type { StackSpec } from '#local/read-stack.ts';
import { type RunningStack, runStack } from '#local/run-stack.ts';
import { bundle } from '../support/bundle.ts';

const directory = mkdtempSync(join(tmpdir(), 'stack-'));
afterAll(() => rmSync(directory, { recursive: true }));

const START = Date.parse('2022-03-01T00:00:00Z');
const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:Day';
const arnOf = (name: string): string => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;

/** Speaks to the services as the SDK does, without carrying it: no bundle here has a package. */
const CALL = `const call = async (service, target, body) => {
  const response = await fetch(process.env['AWS_ENDPOINT_URL_' + service], { method: 'POST', body: JSON.stringify(body), headers: {
    'content-type': 'application/x-amz-json-1.0', 'x-amz-target': target,
    authorization: 'AWS4-HMAC-SHA256 Credential=S3RVER/20220301/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0' } });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
};
const put = (pk, from) => call('DYNAMODB', 'DynamoDB_20120810.PutItem', { TableName: process.env.TABLE_NAME, Item: { pk: { S: pk }, from: { S: from } } });`;

/** A schedule starts a machine, its task writes an item, the stream of the table brings it to a function that writes another. */
const tableName = `stack-${Date.now()}`;
const functions = {
  Start: `exports.handler = ({ at }) => call('SFN', 'AWSStepFunctions.StartExecution', { stateMachineArn: '${MACHINE}', name: at.slice(0, 10), input: JSON.stringify({ at }) });`,
  Write: `exports.handler = ({ at }) => put('day-' + at, 'Write').then(() => ({ at }));`,
  Answer: `exports.handler = async ({ Records }) => { for (const { dynamodb } of Records) await put('answer-to-' + dynamodb.Keys.pk.S, 'Answer'); };`,
};
const bundles = Object.entries(functions).map(([name, code]) =>
  bundle(`${CALL}\n${code}`, { name, arn: arnOf(name), environment: { TABLE_NAME: tableName } }),
);
afterAll(() => {
  for (const one of bundles) one.remove();
});

const SPEC: StackSpec = {
  tables: [
    {
      name: tableName,
      properties: {
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
      },
    },
  ],
  functions: bundles,
  machines: [
    {
      name: 'Day',
      arn: MACHINE,
      definition: JSON.stringify({ StartAt: 'Write', States: { Write: { Type: 'Task', Resource: arnOf('Write'), End: true } } }),
    },
  ],
  http: undefined,
  mappings: [
    {
      id: 'Bell',
      table: tableName,
      functionArn: arnOf('Answer'),
      batchSize: 10,
      filters: ['{"dynamodb":{"NewImage":{"from":{"S":["Write"]}}}}'],
      partial: true,
      bisect: true,
      retries: 1,
      deadLetterArn: undefined,
    },
  ],
  schedules: [
    {
      id: 'Morning',
      expression: 'cron(30 8 * * ? *)',
      timeZone: 'Asia/Shanghai',
      enabled: true,
      functionArn: arnOf('Start'),
      input: '{"at":"<aws.scheduler.scheduled-time>"}',
    },
  ],
  buckets: ['reports'],
};

const start = (spec: StackSpec, journal: Journal = noJournal): Promise<RunningStack> =>
  runStack(spec, {
    database: { endpoint: inject('dynamodb'), stop: async () => {} },
    journal,
    clock: simulatedClock(START, journal),
    directory,
    seed: 1,
    functionLog: () => {},
  });
const servers = (): number => process.getActiveResourcesInfo().filter((name) => /TCPSERVER/i.test(name)).length;

describe('a stack that runs', () => {
  it('has done all that a schedule set off, through machine, table and stream, when the clock has been moved past it; also through a restart', async () => {
    const path = join(directory, 'journal.jsonl');
    const counted = (stack: RunningStack) =>
      Object.fromEntries(Object.entries(stack.functionCounts()).map(([name, { invocations, errors }]) => [name, [invocations, errors]]));
    const journal = openJournal(path);
    const stack = await start(SPEC, journal);
    await stack.advanceTo(START + 3 * 86_400_000);
    expect(counted(stack)).toEqual({ Start: [3, 0], Write: [3, 0], Answer: [expect.any(Number), 0] });
    expect(stack.functionCounts().Answer?.invocations).toBeGreaterThan(0);
    expect(stack.executions().map(({ name, status }) => `${name} ${status}`)).toEqual([
      '2022-03-01 SUCCEEDED',
      '2022-03-02 SUCCEEDED',
      '2022-03-03 SUCCEEDED',
    ]);
    expect(stack.executions().map(({ startedAt }) => new Date(startedAt).toISOString())).toContain('2022-03-02T00:30:00.000Z');
    await stack.stop();
    await journal.close();
    await expect.poll(servers).toBe(0);

    const later = openJournal(path);
    const again = await start(SPEC, later);
    await again.advanceTo(START + 4 * 86_400_000);
    expect(counted(again)).toEqual({ Start: [1, 0], Write: [1, 0], Answer: [1, 0] });
    expect(again.executions()).toHaveLength(4);
    expect(again.deadLetters()).toEqual([]);
    await again.stop();
    await later.close();
  });
});

describe('a stack that cannot be run', () => {
  it.each([
    {
      why: 'a bundle that is not there',
      spec: { ...SPEC, functions: bundles.map((one) => ({ ...one, handler: 'main.handler' })) },
      says: 'lacks main.js',
    },
    {
      why: 'a table that an older version kept',
      spec: { ...SPEC, tables: [{ name: tableName, properties: { KeySchema: [] } }] },
      says: 'other keys or indexes',
    },
  ])('leaves nothing running that would keep the process from its end: $why', async ({ spec, says }) => {
    const stack = await start(SPEC);
    await stack.stop();
    await expect(start(spec)).rejects.toThrow(says);
    await expect.poll(servers).toBe(0);
  });
});
