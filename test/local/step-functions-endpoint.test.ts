import type { Server } from 'node:http';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidExecutionInput,
  InvalidName,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FunctionError } from '#local/functions.ts';
import { type JournalEntry, noJournal } from '#local/journal.ts';
import { StateMachines } from '#local/state-machines.ts';
import { serveStepFunctions } from '#local/step-functions-endpoint.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:Walk';
const DEFINITION = JSON.stringify({
  StartAt: 'Step',
  States: {
    Step: {
      Type: 'Task',
      Resource: 'arn:step',
      Parameters: { 'say.$': '$.say', 'name.$': '$$.Execution.Name' },
      Retry: [{ ErrorEquals: ['Retryable'], IntervalSeconds: 0, MaxAttempts: 2 }],
      Catch: [{ ErrorEquals: ['Refused'], ResultPath: '$.error', Next: 'Stop' }],
      End: true,
    },
    Stop: { Type: 'Fail', ErrorPath: '$.error.Error', CausePath: '$.error.Cause' },
  },
});

let failures = 0;
const step = async (_: string, event: unknown): Promise<unknown> => {
  const { say, name } = event as { say: string; name: string };
  if (say === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
  if (say === 'refused') throw new FunctionError('Refused', 'no such report');
  if (say === 'broken') throw new FunctionError('TypeError', 'x is not a function');
  if (say === 'flaky' && failures++ < 2) throw new FunctionError('Retryable', 'try again');
  if (say === 'large') return 'x'.repeat(300_000);
  return { said: say, in: name };
};

const machines = (journal = noJournal) =>
  new StateMachines(
    [{ name: 'Walk', arn: ARN, definition: DEFINITION }],
    step,
    (arn) => arn === 'arn:step',
    journal,
    () => 1_646_100_000_000,
  );

describe('Step Functions by the SDK', () => {
  let server: Server;
  let client: SFNClient;
  beforeAll(async () => {
    server = await serveStepFunctions(machines(), () => 1_646_100_000_000);
    const { port } = server.address() as { port: number };
    const credentials = { accessKeyId: 'a', secretAccessKey: 'b' };
    client = new SFNClient({ region: 'us-east-1', endpoint: `http://127.0.0.1:${port}`, credentials });
  });
  afterAll(() => {
    client.destroy();
    server.close();
  });

  const start = (name: string, say: string, machine = ARN) =>
    client.send(new StartExecutionCommand({ stateMachineArn: machine, name, input: JSON.stringify({ say }) }));
  const ended = (executionArn = '') =>
    vi.waitFor(
      async () => {
        const found = await client.send(new DescribeExecutionCommand({ executionArn }));
        expect(found.status).not.toBe('RUNNING');
        return found;
      },
      { timeout: 5000, interval: 20 },
    );

  it('runs to the end and tells the output, the name in the context object', async () => {
    const { executionArn, startDate } = await start('hello-1', 'hello');
    expect(startDate?.getTime()).toBe(1_646_100_000_000);
    const { status, output, input, name } = await ended(executionArn);
    expect({ status, name, output: JSON.parse(output ?? '') }).toEqual({
      status: 'SUCCEEDED',
      name: 'hello-1',
      output: { said: 'hello', in: 'hello-1' },
    });
    expect(JSON.parse(input ?? '')).toEqual({ say: 'hello' });
  });

  it.each([
    {
      why: 'a Fail state, with its error name and the cause as Lambda tells it',
      say: 'refused',
      error: 'Refused',
      cause: 'no such report',
    },
    { why: 'an error that nobody catches', say: 'broken', error: 'TypeError', cause: 'x is not a function' },
    { why: 'a result above 256 KiB', say: 'large', error: 'States.DataLimitExceeded', cause: '262144' },
  ])('fails by $why', async ({ say, error, cause }) => {
    const found = await ended((await start(`fails-${say}`, say)).executionArn);
    expect(found).toMatchObject({ status: 'FAILED', error });
    expect(found.cause).toContain(cause);
  });

  it('tries again what may be tried again', async () => {
    expect(await ended((await start('flaky', 'flaky')).executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    expect(failures).toBe(3);
  });

  it('takes a name once: the same input while it runs is the same execution, otherwise the name is taken, also after a failure', async () => {
    const first = await start('once', 'slow');
    expect((await start('once', 'slow')).executionArn).toBe(first.executionArn);
    await expect(start('once', 'other')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
    await ended(first.executionArn);
    await expect(start('once', 'slow')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
    await ended((await start('failed-once', 'broken')).executionArn);
    await expect(start('failed-once', 'broken')).rejects.toBeInstanceOf(ExecutionAlreadyExists);
  });

  it('refuses in the shapes that the SDK knows', async () => {
    await expect(start('x', 'hello', `${ARN}Not`)).rejects.toBeInstanceOf(StateMachineDoesNotExist);
    await expect(start('2022-03-01T00:30:00Z', 'hello')).rejects.toBeInstanceOf(InvalidName);
    await expect(client.send(new StartExecutionCommand({ stateMachineArn: ARN, name: 'y', input: '{' }))).rejects.toBeInstanceOf(
      InvalidExecutionInput,
    );
    await expect(client.send(new DescribeExecutionCommand({ executionArn: `${ARN}:nobody` }))).rejects.toBeInstanceOf(
      ExecutionDoesNotExist,
    );
  });

  it('lists by status', async () => {
    const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn: ARN, statusFilter: 'FAILED' }));
    expect(executions.map(({ name }) => name)).toContain('fails-refused');
    expect(executions.every(({ status }) => status === 'FAILED')).toBe(true);
  });
});

describe('executions through a kill', () => {
  it('are started again from their first state when unfinished, and are history when ended', async () => {
    const past: JournalEntry[] = [];
    const journal = { past, append: async (entry: JournalEntry) => void past.push(entry), close: async () => {} };
    const before = machines(journal);
    await before.start(ARN, 'ended', '{"say":"hello"}');
    await vi.waitFor(() => expect(before.running).toBe(0));
    past.push({ kind: 'started', machineArn: ARN, name: 'killed', input: '{"say":"again"}', startedAt: 1 });

    const after = machines({ ...journal, past: [...past] });
    after.resume();
    expect(after.running).toBe(1);
    await vi.waitFor(() => expect(after.running).toBe(0));
    expect(after.all().map(({ name, status }) => `${name} ${status}`)).toEqual(['ended SUCCEEDED', 'killed SUCCEEDED']);
  });

  it('a state that calls no function of the template is refused at start', () => {
    expect(() => new StateMachines([{ name: 'Walk', arn: ARN, definition: DEFINITION }], step, () => false, noJournal, Date.now)).toThrow(
      'state Step: arn:step',
    );
  });
});
