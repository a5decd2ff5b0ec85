import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { versionIn } from '#contract/etag.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Item, Table } from '#store/table.ts';
import { AGRICULTURE, EMERGENCY, HEALTH, OFFICE as MAIN_OFFICE, REPORT } from '../support/a-draft.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { publish, setUp, takeIn } from '../support/taken-in.ts';
import { at } from '../support/town.ts';

let table: Table;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let towns = 0;
let office: string;
let plan: string;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  services = servicesOver(table);
  call = callerOf(await importApi());
});

afterAll(() => bucket.stop());

/** Each test has a town of its own, with the draft of the same report: what one teaches by publishing is none of the others' business. */
beforeEach(async () => {
  towns += 1;
  const town = `shihe${towns}`;
  office = at(town, 'office');
  expect((await setUp(call, town)).status).toBe(201);
  plan = await takeIn(bucket, town, 2022, REPORT);
});

const path = (rest = ''): string => `/v1/plans/${plan}/draft${rest}`;
const get = (where = path()) => call({ path: where, as: office });
const versionOf = ({ etag }: Answered): number => versionIn(etag) ?? Number.NaN;
const patch = async (n: string, body: object): Promise<Answered> => {
  const { etag } = await get(path(`/${n}`));
  return call({ method: 'PATCH', path: path(`/${n}`), as: office, body, headers: { 'if-match': etag } });
};
/** A POST on the row or, without one, on the draft, by the version that is there now. */
const post = async (rest: string, body: object, row?: string): Promise<Answered> => {
  const version = versionOf(await get(row ? path(`/${row}`) : path()));
  return call(aPost(office, path(rest), body, { version }));
};
const undo = () => post('/undo', {});
const split = async () => JSON.stringify((await get(`/v1/plans/${plan}/split`)).body);
const lines = async (): Promise<string[]> =>
  (await get()).body.items.map(({ n, id, text }: Record<string, string>) => `${n} ${id} ${text?.slice(0, 6)}`);

describe('a draft', () => {
  it('shows what was proposed, what is now, and what was made of the whole', async () => {
    await patch('002', { lead: HEALTH, star: true, every: 'half-year' });
    await patch('003', { dropped: '已完成' });
    const { body } = await get();
    expect(body.items[1]).toMatchObject({
      n: '002',
      lead: HEALTH,
      leader: '分管卫生副镇长',
      origin: 'proposed',
      proposed: { lead: AGRICULTURE, text: '开展撂荒地整治行动，摸清底数。' },
      changes: [
        { field: 'lead', proposed: AGRICULTURE, now: HEALTH },
        { field: 'leader', proposed: '分管农业副镇长', now: '分管卫生副镇长' },
        { field: 'star', proposed: false, now: true },
        { field: 'every', proposed: null, now: 'half-year' },
      ],
    });
    expect(body.summary).toMatchObject({ changed: ['002'], dropped: [{ n: '003', reason: '已完成' }], added: [], split: [], merged: [] });
    expect(body.canUndo).toBe(true);
  });

  it('keeps of each edit who made it, when, how, and the rows before and after', async () => {
    await patch('002', { lead: HEALTH });
    const entry = (await services.histories.ofPlan(plan)).at(-1)!;
    expect(entry).toMatchObject({
      version: 3,
      kind: 'draft-edited',
      by: { person: office },
      via: 'api',
      at: '2022-03-02T09:00:00+08:00',
      note: '002',
    });
    expect(entry.before).toMatchObject({ rows: [{ n: '002', lead: AGRICULTURE, version: 1 }], lastEdit: null });
    expect(entry.after).toMatchObject({ rows: [{ n: '002', lead: HEALTH, version: 2 }], lastEdit: 3 });
  });

  it('reads other words anew, and is taken back whole', async () => {
    const before = (await get(path('/002'))).body;
    await patch('002', { kind: 'continuing' });
    const { body } = await patch('002', { text: '6月底前组织疫苗接种3000人次。', star: true });
    expect(body).toMatchObject({ kind: 'continuing', lead: HEALTH, due: '2022-06-30', dueStated: true, star: true });
    expect(body.targets).toMatchObject([{ value: 3000, unit: '人次' }]);
    expect(body.changes.map(({ field }: Record<string, string>) => field)).toEqual(['text', 'kind', 'star']);
    expect(body.edited.map(({ field }: Record<string, string>) => field)).toContain('measures');
    await undo();
    await undo();
    expect((await get(path('/002'))).body).toEqual({ ...before, version: 5 });
  });

  it('takes a due date that is set for a stated one', async () => {
    expect((await patch('002', { due: '2022-06-30' })).body).toMatchObject({ due: '2022-06-30', dueStated: true });
    expect((await patch('003', { due: '2022-06-30', dueStated: false })).body).toMatchObject({ dueStated: false });
  });

  it('takes steps of one name on two days, parts of a figure that the row has, and names without the space around them', async () => {
    const step = { name: '招标', by: '2022-04-30' };
    const whole = { metric: '粮食', comparison: '=', value: 9000, valueMax: null, unit: '亩', within: null, place: null, by: null };
    const { status, body } = await patch('001', {
      area: ' 新板块\u3000',
      milestones: [step, { ...step, by: '2022-05-31' }, { ...step, name: '开工' }],
      targets: [whole, { ...whole, value: 6000, within: ' 粮食', place: '河东村' }],
    });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ area: '新板块', targets: [{ within: null }, { metric: '粮食', within: '粮食' }] });
  });

  it('takes each of its rows back as it is shown', async () => {
    for (const row of (await get()).body.items) {
      const { text, area, kind, lead, supporting, asks, leader, due, dueStated, milestones, recurring, targets, measures } = row;
      const fields = { text, area, kind, lead, supporting, asks, leader, due, dueStated, milestones, recurring, targets, measures };
      expect(await patch(row.n, fields)).toMatchObject({ status: 200, etag: '"1"' });
    }
  });

  it('shows a row that was moved with the rows of its area', async () => {
    await patch('001', { area: '守住安全底线' });
    expect((await lines()).map((line) => line.slice(0, 7))).toEqual(['002 1.1', '003 1.2', '001 2.1', '004 2.2', '005 2.3', '006 2.4']);
  });

  it('is not written when nothing changes', async () => {
    const before = await itemsOf(table, plan);
    expect((await patch('002', { lead: AGRICULTURE, star: false, text: '开展撂荒地整治行动，摸清底数。' })).etag).toBe('"1"');
    expect(await itemsOf(table, plan)).toEqual(before);
    expect(await services.plans.load(plan)).toMatchObject({ version: 2, lastEdit: null });
  });

  it('says what else an edit did: a lead changed takes the row out of its group, and the group of two is none', async () => {
    await post('/groups', { rows: ['001', '003'] });
    const { body } = await patch('001', { lead: HEALTH });
    expect(body.edited.map(({ n, field, now }: Record<string, unknown>) => [n, field, now])).toEqual([
      ['001', 'lead', HEALTH],
      ['001', 'leader', '分管卫生副镇长'],
      ['001', 'together', null],
      ['003', 'together', null],
    ]);
  });
});

describe('each operation, and what takes it back', () => {
  const AT = 12;
  const added = { text: '推广良种。', area: '抓好粮食生产', after: '001' };
  const piece = { from: { start: 170, end: 175 }, area: '其他' };

  it.each<{ why: string; edit: () => Promise<Answered>; are: readonly string[]; status?: number }>([
    {
      why: 'a row is cut in two',
      edit: () => post('/001/split', { at: AT }, '001'),
      are: [
        '001 1.1 全年种植玉米',
        '007 1.2 大豆2010',
        '002 1.3 开展撂荒地整',
        '003 1.4 稳定生猪出栏',
        '004 2.1 开展安全生产',
        '005 2.2 抓好森林防灭',
        '006 2.3 组织疫苗接种',
      ],
    },
    {
      why: 'neighbours are joined',
      edit: () => post('/004/merge', { with: ['005', '006'] }),
      are: ['001 1.1 全年种植玉米', '002 1.2 开展撂荒地整', '003 1.3 稳定生猪出栏', '004 2.1 开展安全生产'],
    },
    {
      why: 'one neighbour is joined',
      edit: () => post('/002/merge', { with: '003' }),
      are: ['001 1.1 全年种植玉米', '002 1.2 开展撂荒地整', '004 2.1 开展安全生产', '005 2.2 抓好森林防灭', '006 2.3 组织疫苗接种'],
    },
    {
      why: 'a row is added',
      edit: () => post('', added),
      status: 201,
      are: [
        '001 1.1 全年种植玉米',
        '007 1.2 推广良种。',
        '002 1.3 开展撂荒地整',
        '003 1.4 稳定生猪出栏',
        '004 2.1 开展安全生产',
        '005 2.2 抓好森林防灭',
        '006 2.3 组织疫苗接种',
      ],
    },
    {
      why: 'a piece becomes a row',
      edit: () => post('', piece),
      status: 201,
      are: [
        '001 1.1 全年种植玉米',
        '002 1.2 开展撂荒地整',
        '003 1.3 稳定生猪出栏',
        '004 2.1 开展安全生产',
        '005 2.2 抓好森林防灭',
        '006 2.3 组织疫苗接种',
        '007 3.1 各位代表！',
      ],
    },
    {
      why: 'a row is dropped',
      edit: () => patch('001', { dropped: '已完成' }),
      are: [
        '001 1.1 全年种植玉米',
        '002 1.2 开展撂荒地整',
        '003 1.3 稳定生猪出栏',
        '004 2.1 开展安全生产',
        '005 2.2 抓好森林防灭',
        '006 2.3 组织疫苗接种',
      ],
    },
  ])('$why', async ({ edit, are, status = 200 }) => {
    const proposal = [await split(), await lines(), (await get(`/v1/plans/${plan}/unsplit`)).body];
    const answer = await edit();
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    expect(await lines()).toEqual(are);
    expect(await split()).not.toBe(proposal[0]);
    expect((await undo()).status).toBe(200);
    expect([await split(), await lines(), (await get(`/v1/plans/${plan}/unsplit`)).body]).toEqual(proposal);
    expectProblem(await undo(), 409, 'NothingToUndo');
  });

  it('says which rows it made, changed and removed, under which versions', async () => {
    expect((await post('/001/split', { at: AT }, '001')).body).toMatchObject({
      plan,
      version: 3,
      rows: [
        { n: '001', id: '1.1', version: 2 },
        { n: '007', id: '1.2', version: 1 },
      ],
      removed: [],
    });
    const merged = await post('/001/merge', { with: '007' });
    expect(merged).toMatchObject({ etag: '"4"', body: { rows: [{ n: '001', version: 3 }], removed: ['007'] } });
    const { status, headers, body } = await post('', added);
    expect({ status, location: headers.location }).toEqual({ status: 201, location: path('/008') });
    expect(body.rows).toEqual([{ n: '008', id: '1.2', version: 1 }]);
  });

  it('is undone step by step, down to the proposal; a number once given is not given again', async () => {
    const proposal = await split();
    await post('/001/split', { at: AT }, '001');
    await patch('007', { lead: HEALTH });
    await undo();
    expect((await get(path('/007'))).body).toMatchObject({ lead: AGRICULTURE, version: 3 });
    await post('', added);
    await post('/001/merge', { with: ['008', '007'] });
    await undo();
    await undo();
    await undo();
    expect(await split()).toBe(proposal);
    expectProblem(await get(path('/007')), 404, 'NotFound');
    expectProblem(await undo(), 409, 'NothingToUndo');
    expect((await post('', added)).body.rows[0].n).toBe('009');
    expect((await services.histories.ofPlan(plan)).map(({ kind, note }) => `${kind} ${note}`.trim())).toEqual([
      'draft-made',
      'draft-split 001',
      'draft-edited 007',
      'draft-undone 4',
      'draft-added',
      'draft-merged 001',
      'draft-undone 7',
      'draft-undone 6',
      'draft-undone 3',
      'draft-added',
    ]);
  });

  it('counts in the header what there is', async () => {
    expect(await services.plans.load(plan)).toMatchObject({ tasks: 6, unsplit: 8, lastNumber: 6 });
    await post('', piece);
    await patch('001', { dropped: '已完成' });
    expect(await services.plans.load(plan)).toMatchObject({ tasks: 6, unsplit: 7, lastNumber: 7 });
  });
});

describe('pieces that became no task', () => {
  it('are shown with words and reason, and a dropped row with them', async () => {
    await patch('003', { dropped: '已完成' });
    const { items } = (await get(`/v1/plans/${plan}/unsplit`)).body;
    expect(items).toContainEqual({ start: 170, end: 175, why: 'address', text: '各位代表！' });
    expect(items).toContainEqual({ start: 90, end: 98, why: 'dropped', text: '稳定生猪出栏量。' });
  });
});

describe('rows that are reported together', () => {
  it('keep their slices, leave by another lead or by dissolving, and reach the tasks', async () => {
    const { body } = await post('/groups', { rows: ['001', '002', '003'] });
    expect(body.edited).toEqual(['001', '002', '003'].map((n) => ({ n, field: 'together', before: null, now: 'g3' })));
    await post('/groups', { rows: ['004', '005'] });
    const etag = `"${(await services.plans.load(plan)).version}"`;
    const dissolved = await call({ method: 'DELETE', path: path('/groups/g4'), as: office, headers: { 'if-match': etag } });
    expect(dissolved).toMatchObject({ status: 200, body: { rows: [{ n: '004' }, { n: '005' }] } });
    await patch('003', { lead: EMERGENCY });
    expect((await get()).body.summary.together).toEqual([{ group: 'g3', lead: AGRICULTURE, rows: ['001', '002'] }]);
    await publish(plan, (await services.plans.load(plan)).version);
    const tasks = (await call({ path: `/v1/plans/${plan}/tasks`, as: office })).body.items;
    expect(tasks.map(({ id, together }: Record<string, unknown>) => [id, together])).toEqual([
      ['1.1', 'g3'],
      ['1.2', 'g3'],
      ['1.3', null],
      ['2.1', null],
      ['2.2', null],
      ['2.3', null],
    ]);
  });
});

describe('a published plan', () => {
  it('has the numbers of the draft, its leaders and its steps; and its draft cannot be edited any more', async () => {
    await post('/001/split', { at: 12 }, '001');
    await patch('002', {
      leader: '常务副镇长',
      due: '2022-09-30',
      dueStated: true,
      milestones: [{ name: '摸底', by: '2022-04-30' }],
    });
    await publish(plan, (await services.plans.load(plan)).version);
    const { body } = await call({ path: `/v1/tasks/${plan}-002`, as: office });
    expect(body).toMatchObject({ id: '1.3', leader: '常务副镇长', milestones: [{ name: '摸底' }] });
    expect(body.nodes.map(({ name, planned }: Record<string, string>) => `${name} ${planned}`)).toEqual([
      '摸底 2022-04-30',
      '完成 2022-09-30',
    ]);
    for (const answer of [
      await patch('001', { star: true }),
      await post('/001/split', { at: 2 }, '001'),
      await post('/001/merge', { with: '007' }),
      await post('/groups', { rows: ['001', '002'] }),
      await post('', { text: '推广良种。', area: '其他' }),
      await undo(),
    ])
      expectProblem(answer, 409, 'WrongStatus');
  });
});

describe('a draft of which every row was dropped', () => {
  it('is not published, and can be edited on', async () => {
    for (const n of ['001', '002', '003', '004', '005', '006']) await patch(n, { dropped: '已完成' });
    const { version } = await services.plans.load(plan);
    const answer = await call(aPost(office, `/v1/plans/${plan}/publication`, {}, { version }));
    expectProblem(answer, 409, 'NothingToPublish');
    expect(await services.plans.load(plan)).toMatchObject({ status: 'draft', version });
    expect((await undo()).status).toBe(200);
  });
});

describe('who edits must have seen what is there', () => {
  const calls: readonly (readonly [why: string, rest: string, body: object])[] = [
    ['split', '/001/split', { at: 12 }],
    ['merge', '/001/merge', { with: '002' }],
    ['groups', '/groups', { rows: ['001', '002'] }],
    ['add', '', { text: '推广良种。', area: '其他' }],
    ['undo', '/undo', {}],
  ];

  it.each(calls)('%s: 428 without If-Match, 412 with an old one, 400 without a key; nothing changes', async (_, rest, body) => {
    await patch('001', { star: true });
    const before = await itemsOf(table, plan);
    const made = aPost(office, path(rest), body);
    expectProblem(await call(made), 428, 'VersionMissing');
    expectProblem(await call(aPost(office, path(rest), body, { version: 1 })), 412, 'VersionIsStale');
    expectProblem(await call({ ...made, headers: { 'if-match': '"3"' } }), 400, 'IdempotencyKeyMissing');
    expect(await itemsOf(table, plan)).toEqual(before);
  });

  it.each(calls)('%s: ten times at once under one key is done once, and answered ten times', async (_, rest, body) => {
    await patch('006', { star: true });
    const version = rest === '/001/split' ? 1 : 3;
    const made = aPost(office, path(rest), body, { version, key: randomUUID() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => call(made)));
    const [first] = answers;
    expect(first?.status).toBeLessThan(300);
    for (const other of answers) expect({ status: other.status, body: other.body }).toEqual({ status: first?.status, body: first?.body });
    expect(await services.plans.load(plan)).toMatchObject({ version: 4 });
    expect((await services.histories.ofPlan(plan)).length).toBe(3);
  });

  it('tells who saw the plan that the plan was changed, whichever of its rows are there no more', async () => {
    const merge = () => call(aPost(office, path('/001/merge'), { with: ['002', '003'] }, { version: 2 }));
    const answers = await Promise.all(Array.from({ length: 6 }, merge));
    const lost = answers.filter(({ status }) => status !== 200);
    expect(lost).toHaveLength(5);
    for (const { body } of lost) expect(body.detail).toMatch(/^(?:计划|草稿)已被他人修改，请重新读取后再改（当前版本 3）。$/);
  });

  it('tells who saw a row that is there no more that it is not', async () => {
    const row = await services.drafts.load(plan, '002');
    await post('/001/merge', { with: '002' });
    await expect(services.commit([services.drafts.replace({ ...row, version: 2 })])).rejects.toThrow('不在草稿中了');
  });

  it('lets one of two edits of two rows at once win or both, and loses none that was answered with 200', async () => {
    const edits = ['001', '002', '003'].map((n) =>
      call({ method: 'PATCH', path: path(`/${n}`), as: office, body: { star: true }, headers: { 'if-match': '"1"' } }),
    );
    const answers = await Promise.all(edits);
    const done = answers.filter(({ status }) => status === 200).length;
    for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 412, 'VersionIsStale');
    expect(done).toBeGreaterThan(0);
    expect((await services.drafts.ofPlan(plan)).filter(({ star }) => star)).toHaveLength(done);
  });
});

describe('an edit that would not fit the history', () => {
  it('is refused with the size that it may have, and changes nothing', async () => {
    const long = '字'.repeat(9_990);
    const rows = ['001', '002', '003', '004'];
    for (const n of rows) await patch(n, { text: `${long}${n}。`, lead: AGRICULTURE });
    const target = { comparison: '=', value: 6000, valueMax: null, unit: '亩', within: null, place: null, by: null };
    const targets = Array.from({ length: 30 }, (_, i) => ({ ...target, metric: `${'玉'.repeat(58)}${i}` }));
    const asks = Array.from({ length: 30 }, () => ({ department: MAIN_OFFICE, ask: '督'.repeat(200) }));
    for (const n of rows) expect((await patch(n, { targets, supporting: [MAIN_OFFICE], asks })).status).toBe(200);
    const before: Item[] = await itemsOf(table, plan);
    const answer = await post('/groups', { rows });
    expectProblem(answer, 413, 'TooLarge');
    expect(answer.body.detail).toMatch(/至多 \d+ KB/);
    expect(await itemsOf(table, plan)).toEqual(before);
  });
});
