import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { issueTask } from '#domain/issue-task.ts';
import { logger } from '#runtime/logger.ts';
import type { Services } from '#runtime/services.ts';
import { commit, put, remove } from '#store/commit.ts';
import { newPlan } from '#store/plans.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../../support/api.ts';
import { anOrganization, aRow } from '../../support/builders.ts';
import { PUBLISHED_AT } from '../../support/town.ts';

const LEAD = '农业综合服务中心';
const NAMES = Array.from({ length: 30 }, (_, i) => `town${String(i + 1).padStart(2, '0')}`);
const BROKEN = ['town07', 'town21'];
/** What none of our code writes: a task of which nothing is left but its state. */
const BROKEN_ITEMS = BROKEN.map((town) => ({ pk: `PLAN#${town}-2022`, sk: 'TASK#999', state: 'underway' }));
const [DAY, LATER] = ['2022-03-22', '2022-03-23'];

type Step = (input: object) => Promise<Record<string, unknown>>;
let table: Table;
let services: Services;
let steps: Record<'list' | 'queue' | 'close', Step>;

/** A plan of a year with so many tasks, each of which asks for its first quarter. */
const plan = async (town: string, year: number, tasks: number): Promise<void> => {
  const header = {
    ...newPlan(townOfMachine(town), year, '0', 'report.txt', ''),
    status: 'published',
    publishedOn: `${year}-03-02`,
  } as const;
  await services.commit([services.plans.create(header)]);
  const issued = Array.from({ length: tasks }, (_, i) =>
    issueTask(aRow({ n: String(i + 1).padStart(3, '0'), kind: 'zero-incident', lead: LEAD }), {
      plan: `${town}-${year}`,
      day: `${year}-03-02`,
      leader: '',
    }),
  );
  for (let i = 0; i < issued.length; i += 50)
    await services.commit(issued.slice(i, i + 50).map((task) => services.tasks.put({ ...task, state: 'underway' }, PUBLISHED_AT)));
};

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = (await import('#runtime/services.ts')).services();
  vi.spyOn(logger, 'error').mockImplementation(() => {});
  const called =
    (handler: unknown): Step =>
    (input) =>
      (handler as (input: object, context: Context) => Promise<Record<string, unknown>>)(input, {} as Context);
  steps = {
    list: called((await import('../../../functions/daily-reminders/list-towns.ts')).handler),
    queue: called((await import('../../../functions/daily-reminders/queue-reminders.ts')).handler),
    close: called((await import('../../../functions/daily-reminders/close-day.ts')).handler),
  };
  for (const town of NAMES) {
    await services.organizations.save({ ...anOrganization([LEAD]), town }, null, []);
    await plan(town, 2022, 2);
  }
});

const runOn = async (day: string): Promise<Record<string, unknown>> => {
  const at = `${day}T08:30:00+08:00`;
  const { ranges } = (await steps.list({ day, at })) as { ranges: { from: string; to: string }[] };
  const results = await Promise.all(ranges.map((range) => steps.queue({ day, at, ...range })));
  return steps.close({ day, at, results });
};

const digestsOf = async (town: string): Promise<string[]> =>
  (await services.letters.between(townOfMachine(town), DAY, LATER))
    .filter(({ content }) => content.kind === 'digest')
    .map(({ day }) => day);

describe('a run over thirty towns, two of them broken', () => {
  it('reminds the others, counts the two, and makes up for them when they are mended', async () => {
    for (const item of BROKEN_ITEMS) await commit(table, [put(item)]);
    expect(await runOn(DAY)).toMatchObject({ towns: 30, failed: 2 });
    for (const town of NAMES) expect(await digestsOf(town), town).toEqual(BROKEN.includes(town) ? [] : [DAY]);
    for (const { pk, sk } of BROKEN_ITEMS) await commit(table, [remove({ pk, sk })]);
    expect(await runOn(LATER)).toMatchObject({ towns: 30, failed: 0 });
    for (const town of NAMES) expect(await digestsOf(town), town).toEqual([BROKEN.includes(town) ? LATER : DAY]);
  });
});

/** Read units that the commands of a run over one town consume. */
const readsOf = async (town: string, day: string): Promise<number> => {
  let units = 0;
  const original = DynamoDBClient.prototype.send;
  const spy = vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(async function (this: DynamoDBClient, ...all: unknown[]) {
    const [command] = all as [{ input: Record<string, unknown> }];
    if (command instanceof QueryCommand || command instanceof GetItemCommand) command.input.ReturnConsumedCapacity = 'TOTAL';
    const answer = (await original.apply(this, all as Parameters<typeof original>)) as unknown as {
      ConsumedCapacity?: { CapacityUnits?: number };
    };
    units += answer.ConsumedCapacity?.CapacityUnits ?? 0;
    return answer;
  } as never);
  await steps.queue({ day, at: `${day}T08:30:00+08:00`, from: town, to: town });
  spy.mockRestore();
  return units;
};

describe('what a day costs a town', () => {
  it('grows with its tasks, and not with the plans of years ago', async () => {
    for (const [town, tasks] of [
      ['small', 20],
      ['middle', 40],
      ['large', 80],
      ['old', 20],
    ] as const) {
      await services.organizations.save({ ...anOrganization([LEAD]), town }, null, []);
      await plan(town, 2022, tasks);
    }
    for (const year of [2016, 2017, 2018, 2019, 2020]) await plan('old', year, 80);
    const day = '2022-04-06';
    const [small, middle, large, old] = [
      await readsOf('small', day),
      await readsOf('middle', day),
      await readsOf('large', day),
      await readsOf('old', day),
    ];
    console.log(
      `read units of a day's run: 20 tasks ${small}, 40 tasks ${middle}, 80 tasks ${large}; 20 tasks and 400 of years ago ${old}`,
    );
    expect(large - middle).toBeGreaterThan(1.5 * (middle - small));
    expect(large - middle).toBeLessThan(2.5 * (middle - small));
    // Five more headers are read, and none of their tasks.
    expect(old - small).toBeLessThan((middle - small) / 2);
  });
});
