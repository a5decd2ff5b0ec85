import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { describe, expect, it } from 'vitest';
import { NOT_PUBLISHABLE, REFUSALS, RETRYABLE } from '#cloud/workflows/errors.ts';
import { type Asl, machinesIn, nameOf, synthesized, tasksOf } from '../support/synthesized.ts';

const template = synthesized();
const machines = machinesIn(template);
const timeoutOf = Object.fromEntries(
  template.ofType('AWS::Lambda::Function').map(([id, { Properties }]) => [nameOf(id), Properties.Timeout as number]),
);

type Step = (input: never) => unknown;

/** An error as a function throws it. */
const named = (name: string): Error => Object.assign(new Error('{"errorMessage":"…"}'), { name });
const failing = (name: string) => () => {
  throw named(name);
};

/** Runs a machine with functions given here; every step that is called is noted, in order. */
const run = async (machine: string, input: object, steps: Readonly<Record<string, Step>>) => {
  const calls: [step: string, input: unknown][] = [];
  const noted = ([name, step]: [string, Step]) => {
    const handler = async (given: unknown): Promise<unknown> => {
      calls.push([name, structuredClone(given)]);
      return step(given as never);
    };
    return [name, handler] as const;
  };
  const definition = machines[machine] as unknown as StateMachineDefinition;
  const execution = new StateMachine(definition, { validationOptions: { checkArn: false } }).run(input as never, {
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(Object.entries(steps).map(noted)) as never,
      retryIntervalOverrides: Object.fromEntries(Object.keys(steps).map((name) => [name, 0])),
    },
    context: { Execution: { Name: 'this-execution' } } as never,
  });
  const events: { readonly type: string; readonly error?: string }[] = [];
  const follow = async (): Promise<void> => {
    for await (const event of execution.eventLogs) events.push(event as never);
  };
  const [output] = await Promise.all([execution.result.catch((error: Error) => ({ failed: error.message })), follow()]);
  return { calls, steps: calls.map(([name]) => name), output, end: events.at(-1) };
};

describe('every machine', () => {
  it('has states that are named as their functions, and waits longer than they do', () => {
    for (const machine of Object.values(machines))
      for (const [name, { Resource, TimeoutSeconds }] of tasksOf(machine)) {
        expect(Resource).toBe(name);
        expect(TimeoutSeconds).toBe((timeoutOf[name] ?? 0) + 10);
      }
  });

  it.each(Object.entries(machines))('%s is written as it was', (_, machine: Asl) => {
    expect(machine).toMatchSnapshot();
  });

  it('spreads its ranges over children only above 1,000 towns', () => {
    const modeOf = (context: object): unknown =>
      machinesIn(synthesized({ ...context })).DailyReminders?.States.EachRange?.ItemProcessor?.ProcessorConfig.Mode;
    expect(modeOf({})).toBe('INLINE');
    expect(modeOf({ manyTowns: true })).toBe('DISTRIBUTED');
  });
});

describe('Intake', () => {
  const input = { town: 'wangjing', year: 2022, at: 'now', report: { key: 'k', sha256: 's', name: 'n' } };

  it('splits, then saves what was split', async () => {
    const split = { town: 'wangjing', split: 'key' };
    const { calls, output } = await run('Intake', input, { SplitReport: () => split, SaveDraft: () => ({ plan: 'wangjing-2022' }) });
    expect(calls).toEqual([
      ['SplitReport', input],
      ['SaveDraft', split],
    ]);
    expect(output).toEqual({ plan: 'wangjing-2022' });
  });

  it.each(REFUSALS)('tells a report that is refused: %s', async (code) => {
    const { calls, end } = await run('Intake', input, {
      SplitReport: failing(code),
      RefuseReport: () => ({ reason: '这不是政府工作报告。' }),
    });
    expect(calls[1]).toEqual(['RefuseReport', { ...input, error: { Error: code, Cause: '{"errorMessage":"…"}' } }]);
    expect(end).toMatchObject({ type: 'ExecutionFailed' });
  });

  it.each([
    { why: 'a defect', error: 'TypeError', tries: 1 },
    { why: 'a trouble that does not pass', error: RETRYABLE, tries: 5 },
    { why: 'another report that came first', error: 'PlanExists', tries: 1 },
  ])('frees the year when the draft cannot be saved: $why', async ({ error, tries }) => {
    const split = { ...input, split: 'key' };
    const { calls, output, end } = await run('Intake', input, {
      SplitReport: () => split,
      SaveDraft: failing(error),
      RefuseReport: () => ({ plan: 'wangjing-2022', reason: '草稿没有存成。' }),
    });
    expect(calls.map(([name]) => name)).toEqual(['SplitReport', ...Array(tries).fill('SaveDraft'), 'RefuseReport']);
    expect(calls.at(-1)?.[1]).toEqual({ ...split, error: { Error: error, Cause: '{"errorMessage":"…"}' } });
    expect(output).toEqual({ failed: expect.stringContaining('草稿没有存成。') });
    expect(end).toMatchObject({ type: 'ExecutionFailed' });
  });

  it('tries again what may pass, and gives up a defect at once', async () => {
    const passing = await run('Intake', input, { SplitReport: failing(RETRYABLE) });
    expect(passing.steps).toEqual(Array(5).fill('SplitReport'));
    const defect = await run('Intake', input, { SplitReport: failing('TypeError') });
    expect(defect.steps).toEqual(['SplitReport']);
  });
});

describe('Publish', () => {
  const input = { plan: 'wangjing-2022', version: 7, by: 'office@example.org', at: 'now' };
  const frozen = {
    ...input,
    execution: 'this-execution',
    ranges: [
      ['001', '020'],
      ['021', '031'],
    ],
  };
  const steps = {
    FreezeDraft: (given: object) => ({ ...given, ranges: frozen.ranges }),
    WriteTasks: () => ({ written: 20 }),
    OpenPlan: () => null,
    QueueLists: () => ({ queued: 3 }),
    RememberCorrections: ({ plan }: { plan: string }) => ({ plan }),
    ThawDraft: () => null,
  };

  it('freezes under its own name, writes each range, opens, queues the lists, remembers what was corrected', async () => {
    const { calls, output } = await run('Publish', input, steps);
    const range = { plan: input.plan, by: input.by, at: 'now', execution: 'this-execution' };
    expect(calls).toEqual([
      ['FreezeDraft', { ...input, execution: 'this-execution' }],
      ['WriteTasks', { ...range, from: '001', to: '020' }],
      ['WriteTasks', { ...range, from: '021', to: '031' }],
      ['OpenPlan', frozen],
      ['QueueLists', frozen],
      ['RememberCorrections', frozen],
    ]);
    expect(output).toEqual({ plan: input.plan });
  });

  it.each(['WriteTasks', 'OpenPlan'] as const)('thaws the draft when %s breaks', async (broken) => {
    const { calls, end } = await run('Publish', input, { ...steps, [broken]: failing('TypeError') });
    expect(calls.at(-1)).toEqual(['ThawDraft', { ...frozen, error: { Error: 'TypeError', Cause: '{"errorMessage":"…"}' } }]);
    expect(end).toMatchObject({ type: 'ExecutionFailed' });
  });

  it.each(['QueueLists', 'RememberCorrections'] as const)('never thaws once the plan is open: %s', async (broken) => {
    const { steps: called } = await run('Publish', input, { ...steps, [broken]: failing('TypeError') });
    expect(called.at(-1)).toBe(broken);
  });

  it.each(NOT_PUBLISHABLE)('touches nothing when %s', async (code) => {
    const { steps: called } = await run('Publish', input, { ...steps, FreezeDraft: failing(code) });
    expect(called).toEqual(['FreezeDraft']);
  });
});

describe.each([
  { machine: 'DailyReminders', works: ['QueueReminders'], close: 'CloseDay' },
  { machine: 'MonthlyBulletin', works: ['DraftBulletin', 'RenderBulletin', 'QueueBulletin'], close: 'CloseMonth' },
])('$machine', ({ machine, works, close }) => {
  const input = { day: '2022-03-01', at: 'now' };
  const ranges = [
    { from: 'a', to: 'm' },
    { from: 'n', to: 'z' },
  ];
  const done = { towns: 2, queued: 5, failed: 0 };
  const sum = ({ results }: { results: (typeof done)[] }) => ({ failed: results.reduce((total, { failed }) => total + failed, 0) });
  const steps = {
    ListTowns: (given: object) => ({ ...given, ranges }),
    ...Object.fromEntries(works.map((name) => [name, () => done])),
    [close]: sum,
  };

  it('works through each range and sums up', async () => {
    const { calls, end } = await run(machine, input, steps);
    expect(calls.filter(([name]) => name === works[0]).map(([, given]) => given)).toEqual(ranges.map((range) => ({ ...input, ...range })));
    expect(calls.at(-1)).toEqual([close, { ...input, results: [done, done] }]);
    expect(end).toMatchObject({ type: 'ExecutionSucceeded' });
  });

  it.each(works)('counts a range in which %s broke, finishes the others, and fails at the end', async (broken) => {
    const first = (given: { from?: string }) => (given.from === 'a' ? failing('TypeError')() : done);
    const later = () => {
      throw named('TypeError');
    };
    const { calls, end } = await run(machine, input, { ...steps, [broken]: broken === works[0] ? first : later });
    const [, { results }] = calls.at(-1) as [string, { results: unknown[] }];
    expect(results[0]).toEqual({ towns: 0, queued: 0, failed: 1 });
    expect(results).toHaveLength(2);
    expect(end).toMatchObject({ type: 'ExecutionFailed' });
  });
});

describe('YearEndReview', () => {
  const input = { plan: 'wangjing-2022', at: 'now', revision: 1 };
  const same = (given: never) => given;
  const steps = { TakeSnapshot: same, DraftReview: same, RenderReview: same, QueueReviewLetter: () => ({ queued: 1 }) };

  it('hands on the same from step to step', async () => {
    const { calls, output } = await run('YearEndReview', input, steps);
    expect(calls).toEqual(Object.keys(steps).map((name) => [name, input]));
    expect(output).toEqual({ queued: 1 });
  });

  it('ends at once for a plan that nobody works on', async () => {
    const { steps: called } = await run('YearEndReview', input, { ...steps, TakeSnapshot: failing('PlanNotPublished') });
    expect(called).toEqual(['TakeSnapshot']);
  });
});
