import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import { lastLines } from '#domain/progress.ts';
import type { Review } from '#domain/review-draft.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { fileOf } from '#store/archive-place.ts';
import type { Table } from '#store/table.ts';
import { AGRICULTURE, EMERGENCY } from '../support/a-draft.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { anEmptyReview } from '../support/empty-reading.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { publish, setUp, takeIn, townOf } from '../support/taken-in.ts';
import { at } from '../support/town.ts';

const TOWN = 'shihe';
const OLD = `${TOWN}-2022`;
const NEW = `${TOWN}-2023`;
const LAND = `${OLD}-003`;
const TANKS = `${OLD}-005`;
const IN_MARCH = '2023-03-02T09:00:00+08:00';

const FIRST = [
  '石河镇政府工作报告',
  '一、2021年工作回顾',
  '种植玉米5700亩。',
  '二、2022年工作安排',
  '（一）抓好粮食生产',
  '全年种植玉米6000亩。建成高标准农田800亩。开展撂荒地整治行动，摸清底数。',
  '（二）守住安全底线',
  '抓好森林防灭火，坚决防止森林火灾发生。修建消防水池3个。',
].join('\n');

const SECOND = [
  '石河镇政府工作报告',
  '一、2022年工作回顾',
  '种植玉米5800亩。',
  '二、2023年工作安排',
  '（一）抓好粮食生产',
  '种植玉米6200亩。建成高标准农田500亩。',
  '（二）守住安全底线',
  '扎实抓好森林防灭火，坚决防止森林火灾发生。',
].join('\n');

let services: Services;
let call: Caller;
let table: Table;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

const office = at(TOWN, 'office');
const versionOf = async (plan: string): Promise<number> => (await services.plans.load(plan)).version;
const rowsOf = async (plan: string): Promise<readonly DraftRow[]> =>
  (await call({ path: `/v1/plans/${plan}/draft`, as: office })).body.items;
const offers = async (): Promise<Answered> => call({ path: `/v1/plans/${NEW}/carry-overs`, as: office, at: IN_MARCH });
const offerOf = async (task: string) => (await offers()).body.items.find((one: { task: string }) => one.task === task);
const decide = async (task: string, body: object, version?: number): Promise<Answered> =>
  call({
    ...aPost(office, `/v1/plans/${NEW}/carry-overs/${task}`, body, { version: version ?? (await versionOf(NEW)) }),
    at: IN_MARCH,
  });

/** Reports of the year: 5790 亩 of corn, all of the fields, two of three tanks; nothing of the rest. */
const live = async (): Promise<void> => {
  const reported: Record<string, number> = { 玉米: 5790, 高标准农田: 800, 消防水池: 2 };
  for (const { n, version, text, measures } of await services.tasks.ofPlan(OLD)) {
    const [, value] = Object.entries(reported).find(([word]) => text.includes(word)) ?? [];
    const path = `/v1/tasks/${OLD}-${n}`;
    await call({ ...aPost(office, `${path}/acknowledgement`, {}, { version }), at: '2022-03-03T09:00:00+08:00' });
    if (value === undefined) continue;
    const { accumulation, name } = measures[0]!;
    const figure = accumulation === 'level' ? { measure: name, total: value } : { measure: name, added: value };
    const sent = aPost(office, `${path}/updates`, { measures: [figure], progress: '完成' }, { version: version + 1 });
    expect(await call({ ...sent, at: '2022-11-24T09:00:00+08:00' })).toMatchObject({ status: 200 });
  }
};

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  call = callerOf(await importApi());
  const viewer = { name: 'viewer', post: '', email: at(TOWN, 'viewer'), role: 'viewer', departments: [] };
  const town = townOf(TOWN);
  await setUp(call, TOWN, { ...town, people: [...town.people, viewer] });
  await takeIn(bucket, TOWN, 2022, FIRST);
  await publish(OLD, await versionOf(OLD));
  await live();
  await takeIn(bucket, TOWN, 2023, SECOND);
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

const publicationAnswer = async (): Promise<Answered> =>
  call({ ...aPost(office, `/v1/plans/${NEW}/publication`, {}, { version: await versionOf(NEW) }), at: IN_MARCH });

describe("last year's results", () => {
  it('stand beside the measures of the new draft, each with the task that says so', async () => {
    const [corn, fields] = await rowsOf(NEW);
    expect(corn!.measures[0]).toMatchObject({ lastYear: 5800, lastResult: { task: `${OLD}-001`, value: 5790 } });
    expect(fields!.measures[0]).toMatchObject({ lastYear: 800, lastResult: { task: `${OLD}-002`, value: 800 } });
  });

  it('are an open question where the report says otherwise, until the office sets the figure', async () => {
    const path = `/v1/plans/${NEW}/draft/001`;
    const { body, etag } = await call({ path, as: office });
    expect(body).toMatchObject({ open: true, doubts: [`种植玉米：报告写5800亩，上年台账为5790亩（${OLD}-001）`] });
    const measures = [{ ...body.measures[0], lastYear: 5790 }];
    const edited = await call({ method: 'PATCH', path, as: office, body: { measures, open: false }, headers: { 'if-match': etag } });
    expect(edited.body).toMatchObject({ open: false, doubts: [], measures: [{ lastResult: { value: 5790 } }] });
  });

  it('are none of a row that promises something else', async () => {
    const forest = (await rowsOf(NEW)).find(({ text }) => text.includes('森林'))!;
    expect(forest.measures.map(({ lastYear }) => lastYear)).toEqual([null, null, null]);
    expect(forest).toMatchObject({ doubts: [] });
  });
});

describe('what last year left unfinished', () => {
  it('is counted in the letter that says that the draft is there', async () => {
    const letters = (await itemsOf(table, `LETTERS#${TOWN}`)).map(({ content }) => content as { plan?: string });
    expect(letters.find(({ plan }) => plan === NEW)).toMatchObject({ kind: 'draft-ready', open: 1, carryOvers: 3 });
    expect(letters.find(({ plan }) => plan === OLD)).toMatchObject({ kind: 'draft-ready', carryOvers: 0 });
  });

  it('is offered with the last figures, and the row of the draft that looks as if it had it', async () => {
    const { body, etag } = await offers();
    expect(body).toMatchObject({ plan: NEW, from: OLD, revision: null });
    expect(body.items.map(({ task, state, rest }: Record<string, string>) => [task, state, rest])).toEqual([
      [`${OLD}-001`, 'open', '种植玉米5790亩，未达6000亩，差210亩'],
      [LAND, 'open', '未反馈'],
      [TANKS, 'open', '修建消防水池2个，未达3个，差1个'],
    ]);
    expect(body.items[0]).toMatchObject({
      row: { n: '001', guess: true },
      values: [{ measure: '种植玉米', target: 6000, value: 5790, asOf: '2022-11-24' }],
    });
    expect(body.items[2].row).toBeNull();
    expect(etag).toMatch(new RegExp(`^"${await versionOf(NEW)}\\.2023-03-02\\.\\d+"$`));
  });

  it('is in the draft and in the answer of a publication, which it does not hold up', async () => {
    const open = [`${OLD}-001`, LAND, TANKS];
    const { openCarryOvers } = (await call({ path: `/v1/plans/${NEW}/draft`, as: office, at: IN_MARCH })).body;
    expect(openCarryOvers.map(({ task }: { task: string }) => task)).toEqual(open);
    const answer = await publicationAnswer();
    expect(answer.status).toBe(202);
    expect(answer.body.openCarryOvers).toEqual(openCarryOvers);
  });

  it.each([
    { why: 'neither', task: LAND, body: {}, pointer: '/take' },
    { why: 'both', task: LAND, body: { take: true, dismiss: '不做了' }, pointer: '/take' },
    { why: 'a row without taking', task: LAND, body: { dismiss: '不做了', row: '001' }, pointer: '/row' },
    { why: 'a blank reason', task: LAND, body: { dismiss: ' ' }, pointer: '/dismiss' },
    { why: 'a row that is not there', task: LAND, body: { take: true, row: '099' }, pointer: '/row' },
  ])('is not decided by $why', async ({ task, body, pointer }) => {
    const version = await versionOf(NEW);
    const answer = await decide(task, body);
    expectProblem(answer, 422, 'BodyIsWrong');
    expect(answer.body.errors[0].pointer).toBe(pointer);
    expect(await versionOf(NEW)).toBe(version);
  });

  it.each([
    { why: 'a task that was done', task: `${OLD}-002` },
    { why: 'work that is promised anew every year', task: `${OLD}-004` },
    { why: 'a task that never was', task: `${OLD}-099` },
    { why: "a task of the plan's own year", task: `${NEW}-001` },
  ])('is not $why', async ({ task }) => expectProblem(await decide(task, { take: true }), 404, 'NotFound'));

  it('is decided on the draft as it was seen', async () =>
    expectProblem(await decide(LAND, { dismiss: '并入日常工作' }, 1), 412, 'VersionIsStale'));

  it('becomes a row with the rest as its target, which can be taken back', async () => {
    const { status, body } = await decide(TANKS, { take: true });
    expect([status, body.state, body.rows.length]).toEqual([200, 'taken', 1]);
    expect((await rowsOf(NEW)).find(({ n }) => n === body.rows[0].n)).toMatchObject({
      text: '修建消防水池3个（2022年结转：修建消防水池2个，未达3个，差1个）。',
      area: '守住安全底线',
      lead: EMERGENCY,
      leader: '分管应急副镇长',
      kind: 'quantity',
      origin: 'carried',
      carriedFrom: [TANKS],
      targets: [{ metric: '修建消防水池', value: 1, unit: '个' }],
      measures: [{ name: '修建消防水池', lastYear: 2, lastResult: { task: TANKS, value: 2 } }],
      due: '2023-12-31',
      dueStated: false,
      open: false,
    });
    expect(await offerOf(TANKS)).toMatchObject({ state: 'taken', row: { n: body.rows[0].n, guess: false } });
    expectProblem(await decide(TANKS, { take: true }), 409, 'AlreadyTaken');
    expectProblem(await decide(TANKS, { dismiss: '不做了' }), 409, 'AlreadyTaken');
    await call(aPost(office, `/v1/plans/${NEW}/draft/undo`, {}, { version: await versionOf(NEW) }));
    expect(await offerOf(TANKS)).toMatchObject({ state: 'open', row: null });
  });

  it('is not added beside a row that promises the same, which is named', async () => {
    const answer = await decide(`${OLD}-001`, { take: true });
    expectProblem(answer, 409, 'RowIsAlike');
    expect(answer.body.errors).toEqual([{ pointer: '/row', message: '可能是 001' }]);
    expect(await offerOf(`${OLD}-001`)).toMatchObject({ state: 'open', row: { n: '001', guess: true } });
  });

  it('is said to be carried on by a row that is there, whose words stay', async () => {
    const before = (await rowsOf(NEW)).find(({ n }) => n === '001')!;
    expect((await decide(`${OLD}-001`, { take: true, row: '001' })).body.rows).toMatchObject([{ n: '001', version: before.version + 1 }]);
    expect((await rowsOf(NEW)).find(({ n }) => n === '001')).toMatchObject({ text: before.text, carriedFrom: [`${OLD}-001`] });
    expect(await offerOf(`${OLD}-001`)).toMatchObject({ state: 'taken', row: { n: '001', guess: false } });
  });

  it('is left with a reason, which names who said so and stands in the history', async () => {
    const version = await versionOf(NEW);
    expect((await decide(LAND, { dismiss: '并入日常工作' })).body).toMatchObject({ state: 'dismissed', version: version + 1, rows: [] });
    expect(await offerOf(LAND)).toMatchObject({ state: 'dismissed', dismissed: { reason: '并入日常工作', by: { person: office } } });
    const told = (await services.histories.ofPlan(NEW)).filter(({ kind }) => kind === 'carry-over-dismissed');
    expect(told).toMatchObject([{ note: '并入日常工作', version: version + 1, after: { task: LAND }, by: { person: office } }]);
  });

  it('is offered in the words of the last revision of the review, without what was done since', async () => {
    const { reviews, plans, commit } = services;
    const header = await plans.load(OLD);
    const one = (n: string, rest: string) =>
      ({ n, id: n, lead: AGRICULTURE, text: n, outcome: '部分完成', rest }) as Review['carryOvers'][number];
    const review = { ...anEmptyReview(TOWN, OLD, 1), carryOvers: [one('002', '当时还差20亩'), one('005', '当时还差2个')] };
    await reviews.keep(review);
    await commit([plans.replace({ ...header, revisions: 1, version: header.version + 1 })]);
    const { body } = await offers();
    expect(body).toMatchObject({ revision: 1, items: [{ task: TANKS, rest: '当时还差2个', state: 'open' }] });
  });
});

describe('a promise over the years', () => {
  beforeAll(async () => {
    await decide(TANKS, { take: true });
    await publish(NEW, await versionOf(NEW));
  });

  const storyOf = async (task: string, who = 'office'): Promise<Answered> =>
    call({ path: `/v1/tasks/${task}/story`, as: at(TOWN, who), at: IN_MARCH });

  it('is told from either end, with what it rests on', async () => {
    const tanks = (await services.tasks.ofPlan(NEW)).find(({ text }) => text.includes('消防水池'))!;
    const now = `${NEW}-${tanks.n}`;
    const { body } = await storyOf(now);
    expect(body.years).toMatchObject([
      {
        year: 2022,
        task: TANKS,
        text: '修建消防水池3个。',
        achieved: '修建消防水池 2 / 3个',
        outcome: '部分完成',
        sources: [expect.stringMatching(/^计:\d+-\d+$/), `${TANKS}@3`],
        carriedFrom: [],
        carriedOnAs: [{ task: now, guess: false }],
      },
      { year: 2023, task: now, outcome: null, carriedFrom: [{ task: TANKS, guess: false }], carriedOnAs: [] },
    ]);
    expect((await storyOf(TANKS)).body.years).toEqual(body.years);
  });

  it('is guessed by its words where nobody linked it', async () => {
    const { years } = (await storyOf(`${OLD}-004`)).body;
    expect(years).toMatchObject([
      { year: 2022, carriedOnAs: [{ task: `${NEW}-003`, guess: true }] },
      { year: 2023, task: `${NEW}-003` },
    ]);
  });

  it('keeps last year’s figures in the task, where letters and the form show them', async () => {
    const fields = (await services.tasks.ofPlan(NEW)).find(({ text }) => text.includes('高标准农田'))!;
    expect(fields.measures[0]).toMatchObject({ lastYear: 800, lastResult: { task: `${OLD}-002`, value: 800 } });
    expect(lastLines(fields)).toEqual(['高标准农田 未报 / 500亩（上年800亩）']);
  });

  it('ends where nothing carries it on', async () => expect((await storyOf(LAND)).body.years).toHaveLength(1));

  it('is found by its words, the newest year first, page by page', async () => {
    const find = async (query: Record<string, string>) => call({ path: '/v1/promises', as: office, at: IN_MARCH, query });
    const { body } = await find({ words: '消防 水池' });
    expect(body.items.map(({ year, outcome }: Record<string, unknown>) => [year, outcome])).toEqual([
      [2023, null],
      [2022, '部分完成'],
    ]);
    const first = await find({ words: '玉米', limit: '1' });
    expect(first.body.nextCursor).toBe(`${NEW}-001`);
    expect(first.headers.link).toContain('rel="next"');
    const second = await find({ words: '玉米', limit: '1', cursor: first.body.nextCursor });
    expect([second.body.items[0].task, second.body.nextCursor]).toEqual([`${OLD}-001`, null]);
    expect((await find({ words: '养老' })).body).toEqual({ items: [], nextCursor: null });
    expectProblem(await find({ words: ' ' }), 400, 'QueryIsWrong');
  });

  it('of a sensitive task is told to others by its title only, and not found by the rest of its words', async () => {
    const task = await services.tasks.load(OLD, '005');
    const secret = { ...task, sensitive: true, text: '修建消防水池，查处违规承包人。' };
    await services.commit([services.tasks.put(secret, IN_MARCH)]);
    const told = (await storyOf(TANKS, 'viewer')).body.years[0];
    expect([told.text, told.sentence]).toEqual(['修建消防水池', null]);
    const found = async (who: string) =>
      (await call({ path: '/v1/promises', as: at(TOWN, who), query: { words: '查处' } })).body.items.length;
    expect([await found('office'), await found('viewer')]).toEqual([1, 0]);
  });
});

it("goes along in the year's archive", async () => {
  const items = (await itemsOf(table, `PLAN#${NEW}`)).filter(({ sk }) => sk.startsWith('CARRYOVER#'));
  expect(items).toHaveLength(1);
  expect(fileOf(items[0]!, NEW)).toBe('carry-overs.json');
});
