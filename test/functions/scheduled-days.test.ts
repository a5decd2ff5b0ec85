import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, type Day } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import type { Services } from '#runtime/services.ts';
import { newPlan } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../support/api.ts';
import { anOrganization, aRow, calendar, policy } from '../support/builders.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { PUBLISHED_AT } from '../support/town.ts';

const TOWN = townOfMachine('wangjing');
type Jobs = { readonly jobs: readonly { readonly plan: string; readonly month: string }[] };

let services: Services;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let draft: (day: Day) => Promise<Jobs>;
let queue: (day: Day, jobs: Jobs) => Promise<{ queued: number }>;
let startReviews: (day: Day) => Promise<readonly string[]>;

beforeAll(async () => {
  await functionsOnFreshTable();
  machines = await functionsOnMachines();
  services = (await import('#runtime/services.ts')).services();
  const call = (handler: unknown, input: unknown) =>
    (handler as (input: unknown, context: Context) => Promise<never>)(input, {} as Context);
  const { handler: draftBulletin } = await import('../../functions/monthly-bulletin/draft-bulletin.ts');
  const { handler: queueBulletin } = await import('../../functions/monthly-bulletin/queue-bulletin.ts');
  const { handler: startScheduled } = await import('../../functions/start-scheduled.ts');
  const at = (day: Day): string => `${day}T08:40:00+08:00`;
  draft = (day) => call(draftBulletin, { day, at: at(day), from: TOWN, to: TOWN });
  queue = (day, jobs) => call(queueBulletin, { ...jobs, day, at: at(day) });
  startReviews = async (day) =>
    ((await call(startScheduled, { machine: 'year-end-review', at: at(day) })) as { started: string[] }).started;
  await services.organizations.save(
    anOrganization(['农业综合服务中心'], { policy: { ...policy, reviewDays: ['12-11', '01-08'] } }),
    null,
    [],
  );
  for (const year of [2022, 2023]) {
    const header = { ...newPlan(TOWN, year, '0', 'report.txt', ''), status: 'published', publishedOn: `${year}-03-02` } as const;
    await services.commit([services.plans.create(header)]);
  }
  const issued = issueTask(aRow(), { plan: 'wangjing-2022', day: '2022-03-02', leader: '' });
  await services.commit([services.tasks.put(issued, PUBLISHED_AT)]);
});
afterAll(() => machines.stop());

const months = async (day: Day) => (await draft(day)).jobs.map(({ plan, month }) => `${plan} ${month}`);
const readers = async (from: Day, to: Day) =>
  (await services.letters.between(TOWN, from, to)).filter(({ content }) => content.kind === 'bulletin').map(({ person }) => person);

describe('the bulletin’s day', () => {
  it.each([
    { day: '2022-04-01', drafts: [], why: 'before the 5th' },
    { day: '2022-04-05', drafts: [], why: 'the 5th is a holiday' },
    { day: '2022-04-06', drafts: ['wangjing-2022 2022-03'], why: 'the workday after' },
    { day: '2022-03-07', drafts: [], why: 'February: the plan was not published yet' },
    { day: '2022-10-07', drafts: [], why: 'the National Day' },
    { day: '2022-10-08', drafts: ['wangjing-2022 2022-09'], why: 'a Saturday that is worked' },
    { day: '2023-01-05', drafts: ['wangjing-2022 2022-12'], why: 'December in January' },
    { day: '2023-02-06', drafts: [], why: 'the plan’s year is over, the next one’s not begun' },
  ])('$day: $drafts ($why)', async ({ day, drafts }) => expect(await months(day)).toEqual(drafts));

  it('a run that failed is made good on the next workday; nobody gets it twice', async () => {
    const jobs = await draft('2022-06-06');
    expect((await queue('2022-06-06', jobs)).queued).toBe(3);
    expect((await queue('2022-06-07', await draft('2022-06-07'))).queued).toBe(0);
    expect((await readers('2022-06-01', '2022-06-30')).toSorted()).toEqual(['chief', 'leader', 'office']);
  });

  it('a month keeps the bulletin that it has, and the day on which it was drafted', async () => {
    await draft('2022-08-05');
    const kept = await services.bulletins.load('wangjing-2022', '2022-07');
    await draft('2022-08-08');
    expect([await services.bulletins.load('wangjing-2022', '2022-07'), kept.day]).toEqual([kept, '2022-08-05']);
  });

  it('letters of a bulletin queued late are still of its day, so that they have one key', async () => {
    await draft('2022-09-05');
    expect((await queue('2022-09-06', await draft('2022-09-06'))).queued).toBe(3);
    expect(await readers('2022-09-05', '2022-09-05')).toHaveLength(3);
    expect((await queue('2022-09-07', await draft('2022-09-07'))).queued).toBe(0);
  });
});

describe('the review’s day', () => {
  it.each([
    { day: '2022-12-09', starts: [], why: 'the workday before a Sunday' },
    { day: '2022-12-11', starts: [], why: 'the policy’s day, a Sunday' },
    { day: '2022-12-12', starts: ['year-end-review-wangjing-2022-r1'], why: 'the workday after it' },
    { day: '2023-01-09', starts: ['year-end-review-wangjing-2022-r1'], why: 'in January, of the year before' },
    { day: '2023-12-11', starts: ['year-end-review-wangjing-2023-r1'], why: 'the next plan in its own December' },
  ])('$day: $starts ($why)', async ({ day, starts }) => expect(await startReviews(day)).toEqual(starts));

  it('falls on a workday once a policy’s day, whatever the year', async () => {
    for (const year of [2022, 2023]) {
      const started: Day[] = [];
      for (let day = `${year}-12-01`; day <= `${year}-12-31`; day = addDays(day, 1))
        if ((await startReviews(day)).length > 0) started.push(day);
      expect(started).toHaveLength(1);
      expect(started.every(calendar.isWorkday)).toBe(true);
    }
  });
});
