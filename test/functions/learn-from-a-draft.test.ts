import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { AGRICULTURE, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE as MAIN_OFFICE, REPORT } from '../support/a-draft.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { itemsOf } from '../support/table.ts';
import { publish, setUp, takeIn, townOf } from '../support/taken-in.ts';
import { at } from '../support/town.ts';

const TOWN = 'shihe';
const OTHER = 'liuping';

let table: Table;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  services = servicesOver(table);
  call = callerOf(await importApi());
  for (const town of [TOWN, OTHER]) await setUp(call, town);
});

afterAll(() => bucket.stop());

/** The plan of a year: the promises of the year before, in other words. */
const NEXT = (year: number) =>
  [
    '石河镇政府工作报告',
    `一、${year - 1}年工作回顾`,
    '森林防灭火开展巡查120次。',
    `二、${year}年工作安排`,
    '（一）抓好粮食生产',
    '种植玉米6200亩、大豆2100亩。继续开展撂荒地整治行动，摸清底数。稳定生猪出栏量。',
    '（二）守住安全底线',
    '深入开展安全生产大检查，逐一排查整改隐患。扎实做好森林防灭火，坚决防止森林火灾发生。加强防汛值守。',
  ].join('\n');

const patch = async (town: string, year: number, n: string, body: object): Promise<void> => {
  const path = `/v1/plans/${town}-${year}/draft/${n}`;
  const as = at(town, 'office');
  const { etag } = await call({ path, as });
  expect(await call({ method: 'PATCH', path, as, body, headers: { 'if-match': etag } })).toMatchObject({ status: 200 });
};
const rowsOf = async (town: string, year: number): Promise<readonly DraftRow[]> =>
  (await call({ path: `/v1/plans/${town}-${year}/draft`, as: at(town, 'office') })).body.items;
const rowOn = async (town: string, year: number, word: string) => (await rowsOf(town, year)).find(({ text }) => text.includes(word))!;
const versionOf = async (plan: string): Promise<number> => (await services.plans.load(plan)).version;

describe('what the office corrects in one year', () => {
  it('is kept when the plan is published, and only then', async () => {
    const plan = await takeIn(bucket, TOWN, 2022, REPORT);
    await patch(TOWN, 2022, '005', {
      lead: AGRICULTURE,
      supporting: [EMERGENCY],
      measures: [{ name: '巡查', unit: '次', source: 'head', lastYear: null }],
    });
    await patch(TOWN, 2022, '002', { kind: 'milestone' });
    await patch(TOWN, 2022, '003', { lead: HEALTH, dropped: '已完成' });
    expect(await itemsOf(table, 'TAUGHT')).toEqual([]);
    await publish(plan, await versionOf(plan));
    expect(await services.taught.ofTown(townOfMachine(TOWN))).toHaveLength(2);
  });

  it('is proposed for the same promise of the next, with the reason', async () => {
    await takeIn(bucket, TOWN, 2023, NEXT(2023));
    expect(await rowOn(TOWN, 2023, '森林防灭火')).toMatchObject({
      lead: AGRICULTURE,
      leader: '分管农业副镇长',
      supporting: [EMERGENCY],
      measures: [{ name: '巡查', unit: '次', source: 'last-review', lastYear: 120 }],
      open: false,
      confidence: 0.95,
      reason: expect.stringMatching(/^去年由农业综合服务中心牵头，由应急管理办公室配合；去年填报巡查/),
      proposed: { lead: AGRICULTURE },
      changes: [],
    });
    expect(await rowOn(TOWN, 2023, '撂荒地')).toMatchObject({
      kind: 'milestone',
      lead: AGRICULTURE,
      reason: expect.stringMatching(/^去年定为节点/),
    });
    expect(await rowOn(TOWN, 2023, '安全生产')).toMatchObject({ lead: EMERGENCY, reason: expect.not.stringContaining('去年') });
    expect(await rowOn(TOWN, 2023, '生猪')).toMatchObject({ lead: AGRICULTURE });
  });

  it('is proposed for words that are read anew in the draft, too', async () => {
    const plan = `${TOWN}-2023`;
    const body = { text: '抓好森林防灭火，坚决防止森林火灾发生。', area: '守住安全底线' };
    const post = aPost(at(TOWN, 'office'), `/v1/plans/${plan}/draft`, body, { version: await versionOf(plan) });
    const { n } = (await call(post)).body.rows[0];
    expect((await rowsOf(TOWN, 2023)).find((row) => row.n === n)).toMatchObject({
      lead: AGRICULTURE,
      reason: expect.stringMatching(/^去年/),
    });
  });

  it('is nothing to another town', async () => {
    await takeIn(bucket, OTHER, 2023, NEXT(2023));
    expect(await rowOn(OTHER, 2023, '森林防灭火')).toMatchObject({ lead: EMERGENCY, reason: expect.not.stringContaining('去年') });
    expect(await rowOn(OTHER, 2023, '撂荒地')).toMatchObject({ kind: 'campaign' });
  });
});

describe('the year after', () => {
  it('knows what was left so, and what was decided otherwise', async () => {
    const plan = `${TOWN}-2023`;
    const { n } = await rowOn(TOWN, 2023, '撂荒地');
    await patch(TOWN, 2023, n, { kind: 'campaign', lead: MAIN_OFFICE });
    await publish(plan, await versionOf(plan));
    await takeIn(bucket, TOWN, 2024, NEXT(2024));
    expect(await rowOn(TOWN, 2024, '森林防灭火')).toMatchObject({ lead: AGRICULTURE, reason: expect.stringMatching(/^去年由农业/) });
    expect(await rowOn(TOWN, 2024, '撂荒地')).toMatchObject({
      lead: MAIN_OFFICE,
      kind: 'campaign',
      reason: expect.stringMatching(/^去年由党政/),
    });
  });

  it('passes over an office that the town has no more, and asks', async () => {
    const without = DEPARTMENTS.filter(({ name }) => name !== AGRICULTURE);
    expect((await setUp(call, TOWN, townOf(TOWN, without))).status).toBe(200);
    await takeIn(bucket, TOWN, 2025, NEXT(2025));
    expect(await rowOn(TOWN, 2025, '森林防灭火')).toMatchObject({
      lead: EMERGENCY,
      open: true,
      reason: expect.stringMatching(/^2023年由农业综合服务中心牵头，现无此单位/),
    });
  });
});

describe('the step that remembers', () => {
  it('changes nothing when it is repeated, nor when it comes late', async () => {
    const before = await itemsOf(table);
    const { handler } = await import('../../functions/publish/remember-corrections.ts');
    for (const year of [2023, 2022]) await handler({ plan: `${TOWN}-${year}` } as never, { functionName: 'RememberCorrections' } as never);
    expect(await itemsOf(table)).toEqual(before);
  });
});
