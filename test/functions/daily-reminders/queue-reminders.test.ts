import type { Context } from 'aws-lambda';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import { linkOf } from '#domain/mail-link.ts';
import type { Task } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import type { Services } from '#runtime/services.ts';
import { newPlan } from '#store/plans.ts';
import type { Run } from '#store/runs.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../../support/api.ts';
import { anOrganization, aPerson, aRow } from '../../support/builders.ts';
import { PUBLISHED_AT } from '../../support/town.ts';

const PLAN = 'wangjing-2022';
const TOWN = townOfMachine('wangjing');
const PUBLISHED = '2022-03-02';
const [LEAD, OTHER, NEW] = ['农业综合服务中心', '应急管理办公室', '水利站'] as const;

let services: Services;
let functions: Record<'daily' | 'lists' | 'check', (input: Record<string, unknown>) => Promise<Record<string, number>>>;

const issued = (row: Parameters<typeof aRow>[0]): Task => issueTask(aRow(row), { plan: PLAN, day: PUBLISHED, leader: '分管领导' });
const town = (people: Organization['people'] = []): Organization => {
  const organization = anOrganization([LEAD, OTHER, NEW]);
  return { ...organization, people: [...organization.people.filter(({ role }) => role !== 'head'), ...people] };
};
const head = (id: string, department: string) => aPerson(id, 'head', [department]);

const atHour = (day: Day, hour = '08:30') => ({ day, at: `${day}T${hour}:00+08:00` });
const daily = (day: Day, hour?: string) => functions.daily({ ...atHour(day, hour), from: 'wangjing', to: 'wangjing' });
const outbox = async (kind: string, from: Day, to: Day = from) =>
  (await services.letters.between(TOWN, from, to)).filter(({ content }) => content.kind === kind).map(({ person }) => person);

beforeEach(async () => {
  vi.resetModules();
  await functionsOnFreshTable();
  services = (await import('#runtime/services.ts')).services();
  const called = (handler: unknown) => (input: unknown) =>
    (handler as (input: unknown, context: Context) => Promise<Record<string, number>>)(input, {} as Context);
  functions = {
    daily: called((await import('../../../functions/daily-reminders/queue-reminders.ts')).handler),
    lists: called((await import('../../../functions/publish/queue-lists.ts')).handler),
    check: called((await import('../../../functions/check-daily-run.ts')).handler),
  };
  await services.organizations.save(town([head('nongye', LEAD)]), null, []);
  const header = { ...newPlan(TOWN, 2022, '0', 'report.txt', ''), status: 'published', publishedOn: PUBLISHED } as const;
  await services.commit([services.plans.create(header), services.tasks.put(issued({ supporting: [OTHER] }), PUBLISHED_AT)]);
});

describe('of two plans', () => {
  it('the daily run tells a person in one letter, whose link opens the tasks of both', async () => {
    const last = 'wangjing-2021';
    const header = { ...newPlan(TOWN, 2021, '0', 'report.txt', ''), status: 'published', publishedOn: '2021-03-02' } as const;
    const old = issueTask(aRow({ n: '001', id: '2.1', kind: 'milestone', due: '2022-03-25', dueStated: true }), {
      plan: last,
      day: '2021-03-02',
      leader: '分管领导',
    });
    await services.commit([services.plans.create(header), services.tasks.put(old, PUBLISHED_AT)]);
    await daily('2022-03-21');
    await daily('2022-03-22');
    const digests = (await services.letters.between(TOWN, '2022-03-22', '2022-03-22')).filter(({ content }) => content.kind === 'digest');
    expect(digests.map(({ person, content }) => [person, content.kind === 'digest' && content.plan])).toEqual([['nongye', PLAN]]);
    expect(linkOf(digests[0]!)!.tasks.toSorted()).toEqual([`${last}-001`, `${PLAN}-001`]);
    expect((await daily('2022-03-22', '09:30')).queued).toBe(0);
  });
});

describe('the daily run queues lists that are missing', () => {
  it('all of them when QueueLists never ran: to the heads, and to the office for a department without one', async () => {
    await daily('2022-03-03');
    expect(await outbox('published-list', PUBLISHED)).toEqual(['nongye', 'office']);
  });

  it('none when QueueLists ran, and none again on later days', async () => {
    await functions.lists({ plan: PLAN, at: `${PUBLISHED}T09:05:00+08:00` });
    for (const day of ['2022-03-03', '2022-03-04', '2022-03-07']) expect((await daily(day)).queued).toBe(0);
    expect(await outbox('published-list', PUBLISHED, '2022-03-31')).toHaveLength(2);
  });

  it('gives it once to a head who comes later, and to nobody else again', async () => {
    await functions.lists({ plan: PLAN, at: `${PUBLISHED}T09:05:00+08:00` });
    await services.organizations.save(town([head('nongye', LEAD), head('yingji', OTHER)]), 1, []);
    expect((await daily('2022-05-06')).queued).toBe(1);
    expect((await daily('2022-05-09')).queued).toBe(0);
    expect((await outbox('published-list', PUBLISHED)).toSorted()).toEqual(['nongye', 'office', 'yingji']);
  });

  it.each([
    { task: { addedOn: '2022-05-05', publishedOn: '2022-05-05', assignedOn: '2022-05-05' }, why: 'was added' },
    { task: { assignedOn: '2022-05-05' }, why: 'was moved to its lead' },
    { task: { state: 'ended' }, why: 'has ended' },
  ] as const)('not for a task that $why: its letter was another', async ({ task }) => {
    await functions.lists({ plan: PLAN, at: `${PUBLISHED}T09:05:00+08:00` });
    await services.commit([services.tasks.put({ ...issued({ n: '002', lead: NEW }), ...task }, PUBLISHED_AT)]);
    await daily('2022-05-06');
    const lists = await services.letters.between(TOWN, PUBLISHED, '2022-05-06');
    expect(lists.filter(({ subject }) => subject.includes(NEW))).toEqual([]);
  });

  it('waits for a workday', async () => {
    expect((await daily('2022-03-05')).queued).toBe(0);
    expect((await daily('2022-03-07')).queued).toBe(2);
  });

  it('of a plan that was published in the December before its year, too', async () => {
    const header = { ...newPlan(TOWN, 2023, '1', 'report.txt', ''), status: 'published', publishedOn: '2022-12-28' } as const;
    const task = issueTask(aRow({ lead: LEAD }), { plan: header.plan, day: '2022-12-28', leader: '分管领导' });
    await services.commit([services.plans.create(header), services.tasks.put(task, PUBLISHED_AT)]);
    await daily('2022-12-29');
    expect(await outbox('published-list', '2022-12-28')).toEqual(['nongye']);
  });

  it('never gives the list of a year that is over', async () => {
    await daily('2023-01-03');
    expect(await outbox('published-list', PUBLISHED)).toEqual([]);
  });
});

describe('a run that was missed', () => {
  const runOn = (day: Day, over: Partial<Run> = {}) => {
    const proof = { town: TOWN, machine: 'daily-reminders', workday: true, calendarKnown: true, due: 0, queued: 0, skipped: {} } as const;
    return services.runs.finish({ ...proof, ...atHour(day), finishedAt: '', ...over });
  };

  it('is caught up by the next workday’s, in one digest: the advance notice of 22 March and nothing that stood before it', async () => {
    await runOn('2022-03-21');
    await daily('2022-03-24');
    expect(await outbox('digest', '2022-03-24')).toEqual(['nongye']);
  });

  it('is caught up also when a run on a day off came between: that one told nobody', async () => {
    await runOn('2022-03-24');
    for (const day of ['2022-03-26', '2022-03-27']) await daily(day);
    await daily('2022-03-28');
    expect(await outbox('digest', '2022-03-25', '2022-03-28')).toEqual(['nongye']);
  });

  it('is not caught up twice: the same day again queues nothing', async () => {
    await runOn('2022-03-21');
    await daily('2022-03-24');
    const told = await services.letters.between(TOWN, PUBLISHED, '2022-03-24');
    expect((await daily('2022-03-24', '11:00')).queued).toBe(0);
    expect(await services.letters.between(TOWN, PUBLISHED, '2022-03-24')).toEqual(told);
  });

  it('tells each person once, too, when two runs of one day go on side by side', async () => {
    await daily('2022-03-21');
    await Promise.all(['08:30', '08:31', '08:32'].map((hour) => daily('2022-03-22', hour)));
    expect(await outbox('digest', '2022-03-22')).toEqual(['nongye']);
  });

  it('that is begun again for a day of last week tells nobody anything', async () => {
    for (const day of ['2022-03-21', '2022-03-22', '2022-03-23', '2022-03-24', '2022-03-25', '2022-03-28', '2022-03-29']) await daily(day);
    const told = await outbox('digest', '2022-03-01', '2022-03-31');
    expect(told.length).toBeGreaterThan(1);
    for (const day of ['2022-03-22', '2022-03-25', '2022-03-23']) {
      const again = { day, at: '2022-03-30T11:00:00+08:00', from: 'wangjing', to: 'wangjing' };
      expect(await functions.daily(again)).toMatchObject({ towns: 1, queued: 0, failed: 0 });
    }
    expect(await outbox('digest', '2022-03-01', '2022-03-31')).toEqual(told);
    // Nor do the days after it see anything anew.
    expect((await daily('2022-03-30')).queued).toBe(0);
  });

  it('leaves the first run’s record when the day is gone through again, with what that one did beside it', async () => {
    await runOn('2022-03-21');
    const { queued } = await daily('2022-03-24');
    await services.organizations.save(town([head('nongye', LEAD), head('yingji', OTHER)]), 1, []);
    await daily('2022-03-24', '11:00');
    await daily('2022-03-24', '11:00');
    await daily('2022-03-24', '14:00');
    const [run] = await services.runs.between(TOWN, 'daily-reminders', '2022-03-24', '2022-03-24');
    expect(run).toMatchObject({ due: queued, queued, finishedAt: '2022-03-24T08:30:00+08:00' });
    expect(run?.again?.map(({ due, finishedAt }) => [due, finishedAt])).toEqual([
      [1, '2022-03-24T11:00:00+08:00'],
      [0, '2022-03-24T14:00:00+08:00'],
    ]);
  });

  it('loses neither of two runs that end at once', async () => {
    await Promise.all(['08:30', '08:31', '08:32'].map((hour) => runOn('2022-03-24', { finishedAt: hour })));
    const [run] = await services.runs.between(TOWN, 'daily-reminders', '2022-03-24', '2022-03-24');
    expect([run, ...(run?.again ?? [])].map((one) => one?.finishedAt).toSorted()).toEqual(['08:30', '08:31', '08:32']);
  });

  it('is not told twice, and counts the same, when its own answer was lost', async () => {
    await runOn('2022-03-21');
    const first = await daily('2022-03-24');
    const told = await services.letters.between(TOWN, PUBLISHED, '2022-03-24');
    expect(await daily('2022-03-24')).toEqual(first);
    expect(await services.letters.between(TOWN, PUBLISHED, '2022-03-24')).toEqual(told);
  });

  it('tells the chief on Monday of a ★ task that turned red on Saturday', async () => {
    await services.commit([
      services.tasks.put(
        { ...issued({ star: true, kind: 'milestone', dueStated: true, due: '2022-05-13' }), state: 'underway' },
        PUBLISHED_AT,
      ),
    ]);
    await runOn('2022-05-12');
    for (let day = '2022-05-13'; day <= '2022-05-16'; day = addDays(day, 1)) await daily(day);
    expect((await outbox('digest', '2022-05-16')).toSorted()).toEqual(['chief', 'nongye']);
  });
});

describe('check-daily-run', () => {
  const missing = async (day: Day): Promise<number | undefined> => (await functions.check({ at: `${day}T10:00:00+08:00` })).missing;

  it('counts a town whose workday was not gone through, until it was', async () => {
    expect(await missing('2022-03-07')).toBe(1);
    await daily('2022-03-07');
    expect(await missing('2022-03-07')).toBe(0);
    expect(await missing('2022-03-08')).toBe(1);
  });

  it('counts each of several towns by itself', async () => {
    await services.organizations.save({ ...town(), town: 'other' }, null, []);
    await daily('2022-03-07');
    expect(await missing('2022-03-07')).toBe(1);
  });

  it.each([
    { day: '2022-03-05', is: 0, why: 'a Saturday' },
    { day: '2022-10-04', is: 0, why: 'the National Day’s week' },
    { day: '2022-10-08', is: 1, why: 'a Saturday that is worked' },
  ])('on $day, $why: $is', async ({ day, is }) => expect(await missing(day)).toBe(is));

  it('goes by the town’s own days off', async () => {
    await services.commit([services.calendars.put(TOWN, { year: 2022, daysOff: ['2022-03-07'], workdays: [], isNotice: false })]);
    expect(await missing('2022-03-07')).toBe(0);
  });
});
