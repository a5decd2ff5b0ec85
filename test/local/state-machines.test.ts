import { afterEach, describe, expect, it, vi } from 'vitest';
import { FunctionError } from '#local/functions.ts';
import { type Journal, type JournalEntry, noJournal } from '#local/journal.ts';
import { type Execution, StateMachines } from '#local/state-machines.ts';

const ARN = 'arn:aws:states:us-east-1:000000000000:stateMachine:Walk';
const NOW = Date.parse('2022-03-01T00:30:00Z');

type Step = (input: unknown, call: number) => unknown;
const fails = (name: string, message = 'no'): never => {
  throw new FunctionError(name, message);
};

const running: StateMachines[] = [];
afterEach(() => {
  for (const one of running.splice(0)) one.close();
});

type States = Readonly<Record<string, object | undefined>>;

const machinesOf = (states: States, step: Step = () => null, more: { journal?: Journal; top?: object } = {}) => {
  const calls: unknown[] = [];
  const machines = new StateMachines(
    [{ name: 'Walk', arn: ARN, definition: JSON.stringify({ StartAt: Object.keys(states)[0], States: states, ...more.top }) }],
    async (_, event) => step(event, calls.push(event)),
    (arn) => arn === 'arn:f',
    more.journal ?? noJournal,
    () => NOW,
  );
  running.push(machines);
  return { machines, calls };
};
const ended = async (machines: StateMachines, execution: Execution): Promise<Execution> => {
  await vi.waitFor(() => expect(execution.status).not.toBe('RUNNING'), { timeout: 10_000, interval: 5 });
  await vi.waitFor(() => expect(machines.running).toBe(0), { interval: 5 });
  return execution;
};
const run = async (states: States, input: object, step?: Step, more?: { journal?: Journal; top?: object }) => {
  const { machines, calls } = machinesOf(states, step, more);
  const execution = await ended(machines, await machines.start(ARN, 'one', JSON.stringify(input)));
  const { status, output, error, cause } = execution;
  return { status, error, cause, calls, output: output === undefined ? undefined : JSON.parse(output) };
};

const task = { Type: 'Task', Resource: 'arn:f' };
const end = { End: true };
const retry = (more: object = {}) => ({ Retry: [{ ErrorEquals: ['Retryable'], IntervalSeconds: 0, MaxAttempts: 2, ...more }] });
/** One task for each of `items`; `Counted` is where an item's catch may lead. */
const eachItem = (inner: object, more: object = {}) => ({
  Each: {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemProcessor: {
      ProcessorConfig: { Mode: 'INLINE' },
      StartAt: 'Item',
      States: { Item: { ...task, ...end, ...inner }, ...('Catch' in inner && { Counted: { Type: 'Pass', Result: 'failed', End: true } }) },
    },
    ...end,
    ...more,
  },
});

describe('a machine does what its template says', () => {
  it.each([
    {
      why: 'a task’s answer is the output',
      states: { One: { ...task, ...end } },
      input: { a: 1 },
      step: () => ({ b: 2 }),
      output: { b: 2 },
    },
    {
      why: 'a result beside the input',
      states: { One: { ...task, ...end, ResultPath: '$.got' } },
      input: { a: 1 },
      step: () => 2,
      output: { a: 1, got: 2 },
    },
    {
      why: 'a result thrown away',
      states: { One: { ...task, ...end, ResultPath: null } },
      input: { a: 1 },
      step: () => 2,
      output: { a: 1 },
    },
    {
      why: 'a choice',
      states: {
        One: { Type: 'Choice', Choices: [{ Variable: '$.failed', NumericGreaterThan: 0, Next: 'Bad' }], Default: 'Good' },
        Bad: { Type: 'Pass', Result: 'bad', ...end },
        Good: { Type: 'Pass', Result: 'good', ...end },
      },
      input: { failed: 1 },
      step: () => 0,
      output: 'bad',
    },
    {
      why: 'all branches side by side',
      states: {
        One: {
          Type: 'Parallel',
          ...end,
          Branches: [
            { StartAt: 'A', States: { A: { ...task, ...end } } },
            { StartAt: 'B', States: { B: { ...task, ...end } } },
          ],
        },
      },
      input: {},
      step: (_: unknown, call: number) => call,
      output: [1, 2],
    },
    {
      why: 'the time is told by the input, not by the machine',
      states: { One: { ...task, Parameters: { 'day.$': '$.day', 'by.$': '$$.Execution.Name' }, ...end } },
      input: { day: '2022-03-01' },
      step: (input: unknown) => input,
      output: { day: '2022-03-01', by: 'one' },
    },
  ])('$why', async ({ states, input, step, output }) => {
    expect(await run(states, input, step)).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it.each([
    {
      why: 'the answers in the order of the items',
      inner: {},
      input: [3, 1, 2],
      step: (n: unknown) => new Promise((r) => setTimeout(r, Number(n) * 15, n)),
      output: [3, 1, 2],
    },
    { why: 'none of no items', inner: {}, input: [], step: () => expect.unreachable(), output: [] },
    {
      why: 'one bad item is caught in its own round',
      inner: { Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Counted' }] },
      input: [1, 2, 3],
      step: (n: unknown) => (n === 2 ? fails('Broken') : n),
      output: [1, 'failed', 3],
    },
  ])('a Map gives $why', async ({ inner, input, step, output }) => {
    expect(await run(eachItem(inner), { items: input }, step)).toMatchObject({ status: 'SUCCEEDED', output });
  });

  it('a Map fails as a whole by an item that nobody catches', async () => {
    const result = await run(eachItem({}), { items: [1, 2] }, (n: unknown) => (n === 2 ? fails('Broken') : n));
    expect(result).toMatchObject({ status: 'FAILED', error: 'Broken' });
  });

  it.each([
    { most: 1, least: 1 },
    { most: 2, least: 2 },
    { most: 0, least: 6 },
  ])('a Map with MaxConcurrency $most has $least under way at a time', async ({ most, least }) => {
    let now = 0;
    let peak = 0;
    const step: Step = async () => {
      now += 1;
      peak = Math.max(peak, now);
      await new Promise((resolve) => setTimeout(resolve, 15));
      now -= 1;
    };
    await run(eachItem({}, { MaxConcurrency: most }), { items: [1, 2, 3, 4, 5, 6] }, step);
    expect(peak).toBe(least);
  });
});

describe('a failure', () => {
  it.each([
    { why: 'that may be tried again is, as often as the template says', failures: 2, name: 'Retryable', calls: 3, status: 'SUCCEEDED' },
    {
      why: 'that does not pass fails the machine after the last attempt',
      failures: 9,
      name: 'Retryable',
      calls: 3,
      status: 'FAILED',
      error: 'Retryable',
    },
    { why: 'that no retry names fails it at once', failures: 9, name: 'TypeError', calls: 1, status: 'FAILED', error: 'TypeError' },
    {
      why: 'of Lambda itself is tried again by its own name',
      failures: 1,
      name: 'Sandbox.Timedout',
      retried: { ErrorEquals: ['Sandbox.Timedout'] },
      calls: 2,
      status: 'SUCCEEDED',
    },
    {
      why: 'of any kind is tried again by States.ALL',
      failures: 1,
      name: 'Whatever',
      retried: { ErrorEquals: ['States.ALL'] },
      calls: 2,
      status: 'SUCCEEDED',
    },
    {
      why: 'of a task is tried again by States.TaskFailed',
      failures: 1,
      name: 'Whatever',
      retried: { ErrorEquals: ['States.TaskFailed'] },
      calls: 2,
      status: 'SUCCEEDED',
    },
    {
      why: 'with no attempts left to it is not',
      failures: 1,
      name: 'Retryable',
      retried: { MaxAttempts: 0 },
      calls: 1,
      status: 'FAILED',
      error: 'Retryable',
    },
  ])('$why', async ({ failures, name, retried = {}, calls, status, error }) => {
    const result = await run({ One: { ...task, ...end, ...retry(retried) } }, {}, (_, call) => (call <= failures ? fails(name) : 'done'));
    expect([result.status, result.error, result.calls.length]).toEqual([status, error, calls]);
  });

  it('counts its attempts anew in each item and in each execution', async () => {
    const tried = new Map<unknown, number>();
    const twice = (n: unknown) => {
      tried.set(n, (tried.get(n) ?? 0) + 1);
      return (tried.get(n) ?? 0) <= 2 ? fails('Retryable') : n;
    };
    const { machines } = machinesOf(eachItem(retry()), twice);
    for (const [name, items] of [
      ['first', [1, 2, 3]],
      ['second', [4, 5]],
    ] as const) {
      expect(await ended(machines, await machines.start(ARN, name, JSON.stringify({ items })))).toMatchObject({ status: 'SUCCEEDED' });
    }
    expect([...tried.values()]).toEqual([3, 3, 3, 3, 3]);
  });

  it('is waited for between two attempts, in real seconds: the simulated clock has nothing to say there', async () => {
    const before = Date.now();
    await run({ One: { ...task, ...end, ...retry({ IntervalSeconds: 1, MaxAttempts: 1 }) } }, {}, (_, call) =>
      call === 1 ? fails('Retryable') : 1,
    );
    expect(Date.now() - before).toBeGreaterThanOrEqual(990);
  });

  it.each([
    { why: 'by its name', named: ['NotAReport'] },
    { why: 'by States.ALL', named: ['States.ALL'] },
    { why: 'by States.TaskFailed', named: ['States.TaskFailed'] },
  ])('is caught $why, with error and cause as Lambda tells them', async ({ named }) => {
    const states = {
      One: { ...task, ...end, Catch: [{ ErrorEquals: named, ResultPath: '$.failure', Next: 'Two' }] },
      Two: { Type: 'Pass', ...end },
    };
    const { status, output } = await run(states, { key: 'k' }, () => fails('NotAReport', '不像政府工作报告'));
    expect([status, output.key, output.failure.Error]).toEqual(['SUCCEEDED', 'k', 'NotAReport']);
    expect(JSON.parse(output.failure.Cause)).toEqual({ errorType: 'NotAReport', errorMessage: '不像政府工作报告', trace: [] });
  });

  it('that the catch does not name is not caught', async () => {
    const states = { One: { ...task, ...end, Catch: [{ ErrorEquals: ['Other'], Next: 'Two' }] }, Two: { Type: 'Pass', ...end } };
    expect(await run(states, {}, () => fails('Mine'))).toMatchObject({ status: 'FAILED', error: 'Mine' });
  });

  const slow: Step = () => new Promise((resolve) => setTimeout(resolve, 1500));
  it.each([
    {
      why: 'a task slower than its limit',
      states: { One: { ...task, ...end, TimeoutSeconds: 1 } },
      top: {},
      is: { status: 'FAILED', error: 'States.Timeout' },
    },
    {
      why: 'a machine slower than its limit',
      states: { One: { ...task, ...end } },
      top: { TimeoutSeconds: 1 },
      is: { status: 'TIMED_OUT', error: 'States.Timeout' },
    },
  ])('is $why', async ({ states, top, is }) => expect(await run(states, {}, slow, { top })).toMatchObject(is));
});

describe('what is remembered of an execution', () => {
  const kept = (past: JournalEntry[] = []): Journal & { past: JournalEntry[] } => ({
    past,
    append: async (entry) => void past.push(entry),
    close: async () => {},
  });
  const one = { One: { ...task, ...end } };

  it('is its start and its end, with the outcome, by the clock of the system', async () => {
    const journal = kept();
    await run(one, { a: 1 }, () => fails('Broken', 'why'), { journal });
    expect(journal.past).toMatchObject([
      { kind: 'started', machineArn: ARN, name: 'one', input: '{"a":1}', startedAt: NOW },
      { kind: 'ended', machineArn: ARN, name: 'one', outcome: { status: 'FAILED', error: 'Broken', stoppedAt: NOW } },
    ]);
  });

  it('is written before the start is acknowledged and before anything is done', async () => {
    const order: string[] = [];
    const journal = { ...kept(), append: async ({ kind }: JournalEntry) => void order.push(kind) };
    const { machines } = machinesOf(one, () => order.push('done'), { journal });
    await ended(machines, await machines.start(ARN, 'one', '{}'));
    expect(order).toEqual(['started', 'done', 'ended']);
  });

  it('holds through a restart: an ended one is history and its name stays taken, an unfinished one runs once more from its first state', async () => {
    const journal = kept();
    await run(one, {}, () => fails('Broken'), { journal });
    journal.past.push({ kind: 'started', machineArn: ARN, name: 'killed', input: '{"n":1}', startedAt: NOW - 5 });
    journal.past.push({ kind: 'started', machineArn: `${ARN}Gone`, name: 'of-a-machine-that-is-gone', input: '{}', startedAt: 1 });
    const { machines, calls } = machinesOf(one, () => 'done', { journal: kept([...journal.past]) });
    machines.resume();
    await vi.waitFor(() => expect(machines.running).toBe(0));
    expect(machines.all()).toMatchObject([
      { name: 'one', status: 'FAILED', error: 'Broken', stoppedAt: NOW },
      { name: 'killed', status: 'SUCCEEDED', startedAt: NOW - 5 },
    ]);
    expect(calls).toEqual([{ n: 1 }]);
  });

  it('an execution that was stopped is aborted for good', async () => {
    const journal = kept();
    const { machines } = machinesOf(one, () => new Promise(() => {}), { journal });
    const execution = await machines.start(ARN, 'one', '{}');
    machines.stop(execution.arn);
    machines.stop('arn:nobody');
    expect(await ended(machines, execution)).toMatchObject({ status: 'ABORTED' });
    expect(journal.past.at(-1)).toMatchObject({ kind: 'ended', outcome: { status: 'ABORTED' } });
  });

  it('one that runs when the system is stopped is left unfinished, though its function breaks off, and taken up by the next process', async () => {
    const journal = kept();
    let breakOff = (): void => {};
    const step: Step = () => new Promise((_, reject) => (breakOff = () => reject(new FunctionError('Runtime.ExitError', 'x'))));
    const { machines } = machinesOf(
      { One: { ...task, ...end, Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Two' }] }, Two: { ...task, ...end } },
      step,
      { journal },
    );
    await machines.start(ARN, 'one', '{}');
    await vi.waitFor(() => expect(machines.running).toBe(1));
    machines.close();
    breakOff();
    await vi.waitFor(() => expect(machines.running).toBe(0));
    expect(journal.past.map(({ kind }) => kind)).toEqual(['started']);
    const next = machinesOf(one, () => 'done', { journal: kept([...journal.past]) });
    next.machines.resume();
    await vi.waitFor(() => expect(next.machines.all()).toMatchObject([{ name: 'one', status: 'SUCCEEDED' }]));
  });
});
