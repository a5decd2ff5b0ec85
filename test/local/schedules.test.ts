import { describe, expect, it } from 'vitest';
import { type Clock, simulatedClock } from '#local/clock.ts';
import { type JournalEntry, noJournal } from '#local/journal.ts';
import { nextAfter, type ScheduleSpec, Schedules } from '#local/schedules.ts';

const at = (text: string): number => Date.parse(text);
const schedule = (id: string, expression: string, more: Partial<ScheduleSpec> = {}): ScheduleSpec => ({
  id,
  expression,
  timeZone: 'Asia/Shanghai',
  enabled: true,
  functionArn: `arn:${id}`,
  input: '{"at":"<aws.scheduler.scheduled-time>"}',
  ...more,
});

describe('the next instant of a schedule', () => {
  it.each([
    { why: 'half past eight in Beijing', expression: 'cron(30 8 * * ? *)', after: '2022-03-01T00:00:00Z', is: '2022-03-01T00:30:00.000Z' },
    { why: 'strictly later', expression: 'cron(30 8 * * ? *)', after: '2022-03-01T00:30:00Z', is: '2022-03-02T00:30:00.000Z' },
    { why: 'days of the month', expression: 'cron(40 8 1-10 * ? *)', after: '2022-03-10T00:40:00Z', is: '2022-04-01T00:40:00.000Z' },
    { why: 'months', expression: 'cron(50 8 * 1,12 ? *)', after: '2022-03-01T00:00:00Z', is: '2022-12-01T00:50:00.000Z' },
    {
      why: 'weekdays count from Sunday = 1',
      expression: 'cron(0 9 ? * 2 *)',
      after: '2022-03-01T02:00:00Z',
      is: '2022-03-07T01:00:00.000Z',
    },
    { why: 'weekdays by name', expression: 'cron(0 9 ? * MON-FRI *)', after: '2022-03-04T02:00:00Z', is: '2022-03-07T01:00:00.000Z' },
    { why: 'a year', expression: 'cron(0 0 1 1 ? 2024)', after: '2022-03-01T00:00:00Z', is: '2023-12-31T16:00:00.000Z' },
    { why: 'every quarter of an hour', expression: 'rate(15 minutes)', after: '2022-03-01T00:15:00Z', is: '2022-03-01T00:30:00.000Z' },
  ])('$why', ({ expression, after, is }) => {
    expect(new Date(nextAfter(schedule('s', expression))(at(after)) ?? 0).toISOString()).toBe(is);
  });

  it('is none when the year is over', () =>
    expect(nextAfter(schedule('s', 'cron(0 0 1 1 ? 2021)'))(at('2022-01-02T00:00:00Z'))).toBeUndefined());

  it.each(['at(2022-03-01T00:00:00)', 'cron(30 8 * * *)', 'cron(99 8 * * ? *)', 'rate(1 fortnight)', 'daily'])(
    'refuses %s',
    (expression) => {
      expect(() => nextAfter(schedule('s', expression))).toThrow(/^s: /);
    },
  );
});

describe('schedules on a simulated clock', () => {
  const run = async (specs: ScheduleSpec[], from: string, to: string): Promise<string[]> => {
    const clock = simulatedClock(at(from), noJournal);
    const fired: string[] = [];
    const schedules = new Schedules(specs, clock, async ({ id }, event) => {
      fired.push(`${id} ${(event as { at: string }).at} ${clock.now() === at((event as { at: string }).at)}`);
    });
    await schedules.advanceTo(at(to), async () => void fired.push('settled'));
    expect(clock.now()).toBe(at(to));
    return fired;
  };

  it('fire in the order of time, each settled before the next, with the clock at their instant', async () => {
    const specs = [
      schedule('late', 'cron(0 10 * * ? *)'),
      schedule('early', 'cron(30 8 * * ? *)'),
      schedule('off', 'rate(1 minute)', { enabled: false }),
    ];
    expect(await run(specs, '2022-03-01T00:00:00Z', '2022-03-02T00:30:00Z')).toEqual([
      'early 2022-03-01T00:30:00Z true',
      'settled',
      'late 2022-03-01T02:00:00Z true',
      'settled',
      'early 2022-03-02T00:30:00Z true',
      'settled',
    ]);
  });

  it('fire all of one instant, in the order of the template', async () => {
    const specs = [schedule('a', 'cron(0 9 * * ? *)'), schedule('b', 'cron(0 9 * * ? *)')];
    expect((await run(specs, '2022-03-01T00:00:00Z', '2022-03-01T02:00:00Z')).filter((line) => line !== 'settled')).toEqual([
      'a 2022-03-01T01:00:00Z true',
      'b 2022-03-01T01:00:00Z true',
    ]);
  });

  it('do nothing when asked to go back', async () => {
    const clock = simulatedClock(at('2022-03-02T00:00:00Z'), noJournal);
    await new Schedules([schedule('a', 'rate(1 minute)')], clock, async () => expect.unreachable()).advanceTo(
      at('2022-03-01T00:00:00Z'),
      async () => {},
    );
    expect(clock.now()).toBe(at('2022-03-02T00:00:00Z'));
  });
});

describe('schedules that are stopped on the way', () => {
  it('keep nothing of the instant that was not finished, so that the next process fires it again', async () => {
    const past: JournalEntry[] = [];
    const clock = simulatedClock(at('2022-03-01T00:00:00Z'), { ...noJournal, append: async (entry) => void past.push(entry) });
    const fired: unknown[] = [];
    const schedules: Schedules = new Schedules([schedule('a', 'cron(0 9 * * ? *)')], clock, async (_, event) => {
      if (fired.push(event) === 2) await schedules.stop();
    });
    await schedules.advanceTo(at('2022-03-09T00:00:00Z'), async () => {});
    expect(fired).toHaveLength(2);
    expect(past).toEqual([{ kind: 'clock', at: at('2022-03-01T01:00:00Z') }]);
  });
});

describe('schedules of a clock that was let go', () => {
  it('fire on from where the process before was stopped, each once', async () => {
    const past: JournalEntry[] = [];
    const journal = { ...noJournal, past, append: async (entry: JournalEntry) => void past.push(entry) };
    const start = at('2022-03-01T04:00:00Z');
    const fired: string[] = [];
    const schedulesOf = (clock: Clock): Schedules =>
      new Schedules([schedule('a', 'cron(0 9 * * ? *)')], clock, async (_, event) => {
        // A clock that cannot be moved would fire for ever.
        if (fired.push((event as { at: string }).at) > 3) throw new Error('again');
      });
    const before = schedulesOf(simulatedClock(start, journal));
    await before.advanceTo(start, async () => {});
    const clock = simulatedClock(start, journal);
    await clock.release();
    const served = schedulesOf(clock);
    served.run();
    await served.stop();
    await schedulesOf(simulatedClock(start, journal)).advanceTo(at('2022-03-03T04:00:00Z'), async () => {});
    expect(fired).toEqual(['2022-03-02T01:00:00Z', '2022-03-03T01:00:00Z']);
  });
});

describe('a simulated clock', () => {
  const kept = () => {
    const past: JournalEntry[] = [];
    return { past, append: async (entry: JournalEntry) => void past.push(entry), close: async () => {} };
  };

  it('goes on where an earlier process had come to', async () => {
    const journal = kept();
    const clock = simulatedClock(at('2022-03-01T00:00:00Z'), journal);
    clock.moveTo(at('2022-05-01T00:00:00Z'));
    await clock.keep();
    clock.moveTo(at('2022-06-01T00:00:00Z'));
    expect(simulatedClock(at('2022-03-01T00:00:00Z'), journal).now()).toBe(at('2022-05-01T00:00:00Z'));
  });

  it('runs on at real speed once let go, also through a restart', async () => {
    const journal = kept();
    const clock = simulatedClock(at('2022-12-31T00:00:00Z'), journal);
    await clock.release();
    const again = simulatedClock(at('2022-03-01T00:00:00Z'), journal);
    expect(again.mode).toBe('released');
    expect(again.now() - at('2022-12-31T00:00:00Z')).toBeLessThan(60_000);
    expect(again.now()).toBeGreaterThanOrEqual(at('2022-12-31T00:00:00Z'));
  });
});
