import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SplitResult } from '#domain/plan.ts';
import type { SeasonTable } from '#domain/season-table.ts';
import { reportKey } from '#store/objects.ts';
import { type Answered, type Caller, callerOf, functionsOnFreshTable, importApi, putTown } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { runStep } from '../support/step.ts';
import { at, townBody } from '../support/town.ts';

const TOWN = 'luzhen';
const OFFICE = at(TOWN, 'office');
const SHA = 'f'.repeat(64);
const OWN = [{ name: '大蒜', words: ['大蒜'], windows: [['09-25', '10-15']], harvest: [['05-10', '05-31']], before: null }];
const EARLY = [...OWN, { name: '玉米', words: ['玉米'], windows: [['04-10', '05-10']] }];

const REPORT = `鲁镇人民政府工作报告
一、2021年工作回顾
过去一年，种植玉米5800亩。
二、2022年工作安排
（一）全力保障粮食安全
全面完成玉米种植面积6000亩。
完成大蒜种植面积1500亩。
（二）守住安全底线
供暖前完成管网改造3公里。
`;

let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

beforeAll(async () => {
  await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  call = callerOf(await importApi());
  await bucket.put(reportKey(TOWN, SHA), REPORT, 'text/plain');
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

const put = (body: object, town = TOWN): Promise<Answered> => putTown(call, town, { ...townBody(town, '鲁镇'), ...body });
const organization = async (town = TOWN) => (await call({ path: '/v1/organization', as: at(town, 'office') })).body;
const step = async (name: string, input: object) =>
  runStep((await import(`../../functions/${name.split('/')[0]}/${name.split('/')[1]}.ts`)).handler, input);

/** Takes the report in as a plan of 2022. */
const takeIn = async () => {
  const report = { key: reportKey(TOWN, SHA), sha256: SHA, name: '报告.txt' };
  const split = (await step('intake/split-report', { town: TOWN, year: 2022, at: '2022-03-01T09:00:00+08:00', report })) as {
    split: string;
  };
  await step('intake/save-draft', split);
  return bucket.split(split.split);
};

/** Publishes the draft, as the machine does. */
const publish = async (version: number): Promise<void> => {
  const plan = `${TOWN}-2022`;
  const state = { plan, version, by: OFFICE, at: '2022-03-02T10:00:00+08:00', execution: `publish-${plan}` };
  const { ranges } = (await step('publish/freeze-draft', state)) as { ranges: [string, string][] };
  for (const [from, to] of ranges) await step('publish/write-tasks', { ...state, from, to });
  await step('publish/open-plan', state);
};

const taskOn = async (n: string, day: string) =>
  (await call({ path: `/v1/tasks/${TOWN}-2022-${n}`, as: OFFICE, at: `${day}T09:00:00+08:00` })).body;
const seasonsOfTask = async (n: string) => (await taskOn(n, '2022-03-10')).measures.map(({ season }: { season: unknown }) => season);

describe('a town', () => {
  it.each([
    { town: 'xinanzhen', name: '望京镇', body: {}, region: 'southwest', why: 'nothing said' },
    { town: 'ludongzhen', name: '山东省某县鲁镇', body: {}, region: 'north', why: 'the province in its name' },
    { town: 'huananzhen', name: '山东省某县鲁镇', body: { region: 'south' }, region: 'south', why: 'what it says goes before its name' },
  ])('$town is in $region ($why)', async ({ town, name, body, region }) => {
    expect((await put({ name, ...body }, town)).status).toBe(201);
    expect(await organization(town)).toMatchObject({ region, seasons: [] });
  });

  it('shows its own rows and the table that follows', async () => {
    expect((await put({ region: 'north', seasons: OWN })).status).toBe(201);
    const { region, seasons, seasonTable } = await organization();
    expect({ region, seasons }).toEqual({ region: 'north', seasons: OWN });
    expect((seasonTable as SeasonTable)[0]).toEqual(OWN[0]);
    expect((seasonTable as SeasonTable).find(({ name }) => name === '供暖期')).toMatchObject({
      windows: [['11-15', '03-15']],
      before: '11-14',
    });
  });

  it('keeps its version when the same seasons are put again, and has a new one when they change', async () => {
    expect((await put({ region: 'north', seasons: OWN })).body.version).toBe(1);
    expect((await put({ region: 'north', seasons: [] })).body.version).toBe(2);
    expect((await put({ region: 'north', seasons: OWN })).body.version).toBe(3);
  });
});

describe('a plan of that town', () => {
  let split: SplitResult;

  it('is read by its table: days and seasons', async () => {
    split = await takeIn();
    const tasks = split.areas.flatMap((area) => area.tasks);
    expect(tasks.map(({ due, dueStated }) => [due, dueStated])).toEqual([
      ['2022-12-31', false],
      ['2022-12-31', false],
      ['2022-11-14', true],
    ]);
    expect(tasks.flatMap(({ measures }) => measures.map(({ season }) => season))).toEqual([
      [{ from: '2022-06-01', to: '2022-06-25' }],
      [{ from: '2022-09-25', to: '2022-10-15' }],
      [],
    ]);
  });

  it('takes the season that the office sets in the draft, and that of the table where the draft says none', async () => {
    const row = (n: string) => call({ path: `/v1/plans/${TOWN}-2022/draft/${n}`, as: OFFICE });
    const edit = async (n: string, change: object) => {
      const { etag, body } = await row(n);
      const measures = body.measures.map(({ season: _season, ...measure }: { season: unknown }) => ({ ...measure, ...change }));
      const headers = { 'if-match': etag, 'content-type': 'application/merge-patch+json' };
      return call({ method: 'PATCH', path: `/v1/plans/${TOWN}-2022/draft/${n}`, as: OFFICE, body: { measures }, headers });
    };
    const may = [{ from: '2022-05-01', to: '2022-05-31' }];
    expect((await edit('001', { season: may })).body.measures[0].season).toEqual(may);
    expect((await edit('002', {})).body.measures[0]).not.toHaveProperty('season');
    await publish(4);
    expect(await seasonsOfTask('001')).toEqual([may]);
    expect(await seasonsOfTask('002')).toEqual([[{ from: '2022-09-25', to: '2022-10-15' }]]);
  });

  it('lights by that season', async () => {
    expect(await taskOn('001', '2022-04-28')).toMatchObject({ light: 'grey' });
    expect(await taskOn('001', '2022-05-26')).toMatchObject({ light: 'red' });
  });

  it('keeps its seasons when the town changes its table', async () => {
    const before = await Promise.all(['001', '002', '003'].map(seasonsOfTask));
    expect((await put({ region: 'south', seasons: EARLY })).status).toBe(200);
    expect(await Promise.all(['001', '002', '003'].map(seasonsOfTask))).toEqual(before);
    expect((await organization()).seasonTable.find(({ name }: { name: string }) => name === '玉米')).toMatchObject({
      windows: [['04-10', '05-10']],
      harvest: [['06-01', '07-20']],
    });
  });
});
