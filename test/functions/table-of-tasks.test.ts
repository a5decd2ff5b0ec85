import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readBreakdownWorkbook } from '#documents/read-breakdown-workbook.ts';
import { HEADS } from '#domain/breakdown-columns.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Handed } from '#runtime/import-breakdown.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { townOfMachine } from '#store/town.ts';
import { AGRICULTURE, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE as MAIN_OFFICE, REPORT } from '../support/a-draft.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { filledIn, type Hands } from '../support/filled-sheet.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { paragraphsOf } from '../support/office-files.ts';
import { expectProblem } from '../support/problem.ts';
import { runStep } from '../support/step.ts';
import { itemsOf } from '../support/table.ts';
import { publish, setUp, takeIn, townOf } from '../support/taken-in.ts';
import { at } from '../support/town.ts';

let table: Awaited<ReturnType<typeof functionsOnFreshTable>>;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let towns = 0;
let town: string;
let office: string;
let plan: string;

beforeAll(async () => {
  machines = await functionsOnMachines();
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  services = servicesOver(table);
  call = callerOf(await importApi());
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

const person = (who: string, role: string, departments: readonly string[] = []) => ({
  name: who,
  post: who,
  email: at(town, who),
  role,
  departments,
});

/** Each test has a town of its own, with the draft of the same report. */
beforeEach(async () => {
  towns += 1;
  town = `shihe${towns}`;
  office = at(town, 'office');
  const people = [
    person('office', 'office'),
    person('viewer', 'viewer'),
    ...DEPARTMENTS.slice(1).map(({ name }, i) => person(`head${i + 1}`, 'head', [name])),
  ];
  await setUp(call, town, { ...townOf(town), people } as ReturnType<typeof townOf>);
  plan = await takeIn(bucket, town, 2022, REPORT);
});

/** Runs what was begun as the machine does, and says how the operation went. */
const done = async (operation: string) => {
  const { input } = machines.started().find(({ name }) => name === operation)!;
  const { handler } = await import('../../functions/produce-files/produce-file.ts');
  machines.succeed(operation, (await runStep(handler as Parameters<typeof runStep>[0], input)) as object);
  return (await call({ path: `/v1/operations/${operation}`, as: office })).body.result;
};

const exported = async (when = '2022-03-02T09:00:00+08:00', format = 'xlsx') => {
  const { status, body } = await call(aPost(office, `/v1/plans/${plan}/documents`, { kind: 'breakdown', format }, { at: when }));
  expect(status).toBe(202);
  const { document } = await done(body.operation);
  const got = await call({ path: `/v1/plans/${plan}/documents/${document}`, as: office });
  return { document, headers: got.headers, bytes: new Uint8Array(Buffer.from(got.body, 'base64')) };
};

const handIn = async (bytes: Uint8Array, dryRun: boolean, when = '2022-03-02T10:00:00+08:00') => {
  const body = { base64: Buffer.from(bytes).toString('base64'), dryRun };
  const answer = await call(aPost(office, `/v1/plans/${plan}/sheets`, body, { at: when }));
  expect(answer.status).toBe(202);
  return { operation: answer.body.operation as string, sheet: async () => (await done(answer.body.operation)).sheet };
};
const read = async (bytes: Uint8Array, dryRun: boolean, when?: string) => (await handIn(bytes, dryRun, when)).sheet();
const withHands = async (fill: (hands: Hands) => void) => filledIn((await exported()).bytes, fill);
const cellsOf = async (bytes: Uint8Array) => (await readBreakdownWorkbook(bytes)).sheet.lines.map(({ cells }) => cells);
const draftOf = async () => (await call({ path: `/v1/plans/${plan}/draft`, as: office })).body.items;
const NOTHING = { changed: [], added: [], errors: [] };

describe('the table to print', () => {
  it('of a draft says that it is one, of a plan how its tasks stand', async () => {
    const word = async (when: string) => {
      const { document, headers, bytes } = await exported(when, 'docx');
      expect(document).toMatch(/^breakdown-[0-9a-f]{16}\.docx$/);
      return {
        name: decodeURIComponent(headers['content-disposition']!.split("UTF-8''")[1]!),
        texts: paragraphsOf(bytes).map(({ text }) => text),
      };
    };
    const draft = await word('2022-03-02T09:00:00+08:00');
    expect(draft.name).toBe(`${town}镇2022年任务分解表（征求意见稿）.docx`);
    expect(draft.texts).toEqual(expect.arrayContaining([`${town}镇2022年任务分解表`, '征求意见稿　2022年3月2日　共6项', '待定']));
    await publish(plan, (await services.plans.load(plan)).version);
    const published = await word('2022-03-03T09:00:00+08:00');
    expect(published.name).toBe(`${town}镇2022年任务分解表.docx`);
    expect(published.texts).toEqual(expect.arrayContaining(['2022年3月3日　共6项', '进展', '正常', AGRICULTURE]));
  });
});

describe('the table of a draft', () => {
  it('comes back as it went out: nothing changes', async () => {
    const { bytes, headers, document } = await exported();
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': expect.stringContaining(`filename*=UTF-8''${encodeURIComponent(`${town}镇2022年任务分解表.xlsx`)}`),
    });
    expect(document).toMatch(/^breakdown-[0-9a-f]{16}\.xlsx$/);
    const before = await itemsOf(table);
    for (const dryRun of [true, false]) expect(await read(bytes, dryRun)).toEqual({ dryRun, rows: 6, ...NOTHING });
    expect(await itemsOf(table).then((all) => all.filter(({ pk }) => !pk.startsWith('REQUEST')))).toEqual(
      before.filter(({ pk }) => !pk.startsWith('REQUEST')),
    );
  });

  it('brings exactly what was changed, as one edit that is taken back whole', async () => {
    const before = await draftOf();
    const bytes = await withHands(({ set, add }) => {
      set('001', HEADS.targets, '玉米种植面积 >= 6100 亩\n大豆种植面积 = 2010亩，至 2022-05-31');
      set('001', HEADS.star, '★');
      set('002', HEADS.lead, EMERGENCY);
      set('002', HEADS.support, `${AGRICULTURE}：摸清底数\n${HEALTH}`);
      set('002', HEADS.milestones, '2022-06-30 摸清底数\n2022-09-30 全部复垦');
      set('003', HEADS.due, new Date('2022-11-30T00:00:00Z'));
      set('003', HEADS.every, '每半年');
      set('006', HEADS.dropped, '并入日常工作');
      add({
        [HEADS.area]: before[0].area,
        [HEADS.text]: '=组织义务植树100亩。',
        [HEADS.lead]: AGRICULTURE,
        [HEADS.measures]: '义务植树面积 亩，上年 80',
      });
    });
    const dry = await read(bytes, true);
    expect(dry).toEqual({
      dryRun: true,
      rows: 7,
      changed: [
        { line: 3, n: '001', id: '1.1', heads: [HEADS.targets, HEADS.star] },
        { line: 4, n: '002', id: '1.2', heads: [HEADS.milestones, HEADS.lead, HEADS.support] },
        { line: 5, n: '003', id: '1.3', heads: [HEADS.due, HEADS.every] },
        { line: 8, n: '006', id: '2.3', heads: [HEADS.dropped] },
      ],
      added: [{ line: 9, n: '007', id: '1.4' }],
      errors: [],
    });
    expect(await draftOf()).toEqual(before);

    expect(await read(bytes, false)).toEqual({ ...dry, dryRun: false });
    const after = await draftOf();
    const row = (n: string) => after.find((one: { n: string }) => one.n === n);
    expect(row('001')).toMatchObject({ star: true, targets: [{ comparison: '>=', value: 6100 }, { by: '2022-05-31' }] });
    expect(row('002')).toMatchObject({
      lead: EMERGENCY,
      leader: '分管应急副镇长',
      supporting: [AGRICULTURE, HEALTH],
      asks: [{ department: AGRICULTURE, ask: '摸清底数' }],
      milestones: [
        { name: '摸清底数', by: '2022-06-30' },
        { name: '全部复垦', by: '2022-09-30' },
      ],
    });
    expect(row('003')).toMatchObject({ due: '2022-11-30', dueStated: true, every: 'half-year' });
    expect(row('006')).toMatchObject({ dropped: '并入日常工作' });
    expect(row('007')).toMatchObject({
      origin: 'added',
      text: '=组织义务植树100亩。',
      id: '1.4',
      measures: [{ lastYear: 80, source: 'plan' }],
    });

    const history = await services.histories.ofPlan(plan);
    expect(history.at(-1)).toMatchObject({ kind: 'draft-imported', via: 'import', by: { person: office, name: 'office' } });
    expect(history.filter(({ kind }) => kind === 'draft-imported')).toHaveLength(1);

    const again = await exported();
    expect(await read(again.bytes, true)).toEqual({ dryRun: true, rows: 7, ...NOTHING });
    expect((await cellsOf(again.bytes)).map((cells) => cells[HEADS.text])).toContain('=组织义务植树100亩。');

    const { version } = await services.plans.load(plan);
    await call(aPost(office, `/v1/plans/${plan}/draft/undo`, {}, { version }));
    const content = ({ version: _v, ...rest }: Record<string, unknown>) => rest;
    expect((await draftOf()).map(content)).toEqual(before.map(content));
  });

  it('reads other words of a row anew, under what the line says beside them', async () => {
    const bytes = await withHands(({ set }) => {
      set('003', HEADS.text, '年底前出栏生猪5000头。');
      set('003', HEADS.lead, MAIN_OFFICE);
    });
    await read(bytes, false);
    expect((await draftOf())[2]).toMatchObject({
      n: '003',
      text: '年底前出栏生猪5000头。',
      lead: MAIN_OFFICE,
      targets: [{ value: 5000, unit: '头' }],
    });
  });

  it('lists every error with its cell, and does nothing', async () => {
    const before = await draftOf();
    let line = 0;
    const bytes = await withHands(({ set, add, page }) => {
      set('001', HEADS.kind, '定性');
      set('001', HEADS.targets, '玉米6000亩');
      set('001', HEADS.lead, '水利站');
      set('001', HEADS.due, '2022-02-30');
      set('001', HEADS.star, '也许');
      set('002', HEADS.due, '2031-01-01');
      set('002', HEADS.support, `${HEALTH}\n水利站`);
      set('002', HEADS.measures, '护林员 名，累计 平均');
      set('002', HEADS.text, '');
      set('003', HEADS.text, '……');
      set('003', HEADS.milestones, '圈舍建成');
      set('003', HEADS.every, '每天');
      set('004', HEADS.area, '长'.repeat(61));
      set('004', HEADS.targets, '玉米 = 1 亩，属于 粮食');
      set('004', HEADS.dropped, '由'.repeat(201));
      set('005', HEADS.n, '099');
      set('006', HEADS.text, '长'.repeat(12_001));
      set('006', HEADS.sensitive, '敏感');
      line = add({ [HEADS.area]: '生态', [HEADS.lead]: '没有这个站', [HEADS.due]: '明年' });
      add({ [HEADS.n]: '001', [HEADS.text]: '同一行' });
      expect(page.getCell(2, 1).value).toBe(HEADS.id);
    });
    const { errors, dryRun } = await read(bytes, false);
    expect(dryRun).toBe(false);
    expect(
      errors.map(
        ({ cell, message }: { cell: string; message: string }) => `${cell} ${message.replace(/^[A-Z]+\d+（[^）]+(（[^）]+）)?）：/, '')}`,
      ),
    ).toEqual([
      'E3 没有“定性”，应为以下之一：定量、节点、覆盖率、专项行动、零发生、常态',
      'F3 第1项“玉米6000亩”：应写成“指标 比较符 数 单位”，如 玉米种植面积 >= 6000 亩',
      'N3 没有“水利站”这个单位',
      'Q3 “2022-02-30”不是存在的日期，应如 2022-06-30',
      'T3 “也许”应为是或否',
      'D4 必填',
      'G4 第1项“护林员 名，累计 平均”：没有“平均”，应为以下之一：各次相加、最近一次、比率',
      'P4 第2项：没有“水利站”这个单位',
      'Q4 应在2022年1月1日至2023年12月31日之间',
      'D5 没有文字',
      'H5 第1项“圈舍建成”：应写成“日期 做到什么”，如 2022-06-30 圈舍建成',
      'S5 没有“每天”，应为以下之一：每月、每季、每半年、到期一次',
      'C6 至多60个字',
      'F6 第1项：这一行没有另一个指标叫“粮食”',
      'AD6 至多200个字',
      'B7 没有行号为“099”的行；新增的一行请把行号留空',
      'D8 这一格有12001字，至多12000字',
      'U8 “敏感”应为是或否',
      `D${line} 必填`,
      `N${line} 没有“没有这个站”这个单位`,
      `Q${line} “明年”不是存在的日期，应如 2022-06-30`,
      `B${line + 1} 与第3行是同一行；新增的一行请把行号和序号留空`,
    ]);
    expect(errors[0]).toEqual({ line: 3, head: HEADS.kind, cell: 'E3', message: expect.stringContaining('E3（任务类型）：') });
    expect(await draftOf()).toEqual(before);
  });

  it('is refused once the plan is another version, or says of none', async () => {
    const { bytes } = await exported();
    const { version } = await services.plans.load(plan);
    await call(aPost(office, `/v1/plans/${plan}/draft`, { text: '组织义务植树。', area: '生态' }, { version }));
    expect((await read(bytes, false)).errors).toEqual([
      {
        line: 0,
        head: '',
        cell: '',
        message: `这张表是“${plan} 第${version}版”的，计划现为“${plan} 第${version + 1}版”；请重新导出，在新表里改`,
      },
    ]);
    const bare = await filledIn(bytes, ({ book }) => book.removeWorksheet('填表说明'));
    expect((await read(bare, true)).errors[0].message).toContain('“填表说明”里没有计划与版本');
  });

  it('tells the same when the step is repeated after it was done', async () => {
    const bytes = await withHands(({ set }) => set('001', HEADS.star, '★'));
    const { sheet } = await handIn(bytes, false);
    const first = await sheet();
    expect(first.changed).toHaveLength(1);
    const { version } = await services.plans.load(plan);
    expect(await sheet()).toEqual(first);
    expect((await services.plans.load(plan)).version).toBe(version);
  });

  it('refuses what is no workbook, and one without the table', async () => {
    for (const [bytes, says] of [
      [Buffer.from('PK'), '应为 Excel 工作簿'],
      [await filledIn((await exported()).bytes, ({ page }) => (page.name = '别的')), '没有“任务分解表”这张表'],
    ] as const)
      expect(await read(bytes, false)).toEqual({
        ...NOTHING,
        dryRun: false,
        rows: 0,
        errors: [{ line: 0, head: '', cell: '', message: expect.stringContaining(says) }],
      });
  });

  it('does nothing when the plan changes while it is read', async () => {
    const bytes = await withHands(({ set }) => set('001', HEADS.star, '★'));
    const { operation } = await handIn(bytes, false);
    const input = machines.started().find(({ name }) => name === operation)!.input as unknown as Handed;
    const { importBreakdown } = await import('#runtime/import-breakdown.ts');
    const { version } = await services.plans.load(plan);
    const overtaken: Services = {
      ...services,
      commit: async (writes) => {
        await call(aPost(office, `/v1/plans/${plan}/draft`, { text: '组织义务植树。', area: '生态' }, { version }));
        return services.commit(writes);
      },
    };
    const { errors } = await importBreakdown(input, overtaken);
    expect(errors).toEqual([{ line: 0, head: '', cell: '', message: expect.stringContaining('已被他人修改') }]);
    expect((await draftOf())[0]).toMatchObject({ star: false });
    expect((await services.plans.load(plan)).version).toBe(version + 1);
  });

  it('says at once what no edit can hold', async () => {
    const bytes = await withHands(({ add }) => {
      for (let i = 0; i < 91; i += 1) add({ [HEADS.area]: '生态', [HEADS.text]: `完成第${i}项整治。` });
    });
    expect((await read(bytes, true)).errors).toMatchObject([{ line: 0, message: '这张表改动了91行，一次至多90行，请分几次导入' }]);
  });
});

describe('the table of a published plan', () => {
  const AT = '2022-05-10T09:00:00+08:00';
  beforeEach(async () => publish(plan, (await services.plans.load(plan)).version));

  it('says how each task stands, and comes back as it went out', async () => {
    const task = `/v1/tasks/${plan}-001`;
    const head = at(town, 'head1');
    await call({ ...aPost(head, `${task}/acknowledgement`, {}, { version: 1 }), at: '2022-03-03T09:00:00+08:00' });
    const measures = [{ measure: (await services.tasks.load(plan, '001')).measures[0]!.name, added: 1900 }];
    const update = { measures, progress: '=已种1900亩', problems: '@缺水', nextSteps: '抢种' };
    expect((await call({ ...aPost(head, `${task}/updates`, update, { version: 2 }), at: AT })).status).toBe(200);
    const { bytes } = await exported(AT);
    const [first] = await cellsOf(bytes);
    expect(first).toMatchObject({
      [HEADS.progress]: '=已种1900亩',
      [HEADS.problems]: '@缺水',
      [HEADS.nextSteps]: '抢种',
      [HEADS.responsible]: 'head1',
      [HEADS.light]: expect.stringMatching(/^(正常|预警|滞后)/),
      [HEADS.done]: expect.stringContaining('亩'),
    });
    expect(await read(bytes, true, AT)).toEqual({ dryRun: true, rows: 6, ...NOTHING });
  });

  it('takes tasks of other sources, at once, and one list for each lead', async () => {
    const basis = { [HEADS.basisText]: '县安委会会议', [HEADS.basisDate]: '2022-05-09', [HEADS.decidedBy]: '镇长办公会' };
    const task = { [HEADS.area]: '生态', [HEADS.kind]: '节点', [HEADS.lead]: AGRICULTURE, [HEADS.source]: '上级交办', ...basis };
    const bytes = await withHands(({ add }) => {
      add({ ...task, [HEADS.text]: '完成饮水管网抢修。', [HEADS.due]: '2022-06-30' });
      add({ ...task, [HEADS.text]: '完成渠道清淤3公里。', [HEADS.targets]: '渠道清淤 >= 3 公里', [HEADS.star]: '★' });
      add({ ...task, [HEADS.text]: '答复代表建议。', [HEADS.source]: '代表建议', [HEADS.sourceNo]: '第12号', [HEADS.lead]: HEALTH });
    });
    const dry = await read(bytes, true, AT);
    expect(dry).toMatchObject({
      changed: [],
      errors: [],
      added: [
        { n: '007', id: '追1' },
        { n: '008', id: '追2' },
        { n: '009', id: '追3' },
      ],
    });
    expect((await services.tasks.ofPlan(plan)).length).toBe(6);
    expect(await read(bytes, false, AT)).toEqual({ ...dry, dryRun: false });
    expect(await services.tasks.load(plan, '007')).toMatchObject({
      source: 'superior',
      due: '2022-06-30',
      addedOn: '2022-05-10',
      basis: { decidedBy: '镇长办公会' },
    });
    expect(await services.tasks.load(plan, '008')).toMatchObject({ star: true, measures: [{ name: '渠道清淤', target: { value: 3 } }] });
    expect(await services.tasks.load(plan, '009')).toMatchObject({ source: 'deputy-proposal', sourceNo: '第12号', replyDue: '2022-08-10' });
    expect(await services.plans.load(plan)).toMatchObject({ tasks: 9, added: 3, lastNumber: 9 });
    expect((await services.histories.ofPlan(plan)).at(-1)).toMatchObject({
      kind: 'tasks-imported',
      via: 'import',
      after: { tasks: [7, 8, 9].map((n) => `${plan}-00${n}`) },
    });
    expect(await services.histories.ofTask(plan, '007')).toMatchObject([
      { move: { kind: 'issue' }, via: 'import', by: { person: office } },
    ]);
    const letters = await services.letters.between(townOfMachine(town), '2022-05-10', '2022-05-10');
    expect(letters.map(({ person, content }) => [person, 'leads' in content && content.leads.map(({ id }) => id)])).toEqual(
      expect.arrayContaining([
        [at(town, 'head1'), ['追1', '追2']],
        [at(town, 'head3'), ['追3']],
      ]),
    );
    expect(letters).toHaveLength(2);
    expect(await read(bytes, false, AT)).toEqual({ ...dry, dryRun: false });
    expect((await read(bytes, true, AT)).errors[0].message).toContain('请重新导出');
    expect((await services.tasks.ofPlan(plan)).length).toBe(9);
    expect(await read((await exported(AT)).bytes, true, AT)).toEqual({ dryRun: true, rows: 9, ...NOTHING });
  });

  it('shows others of a sensitive task what they see elsewhere', async () => {
    const task = await services.tasks.load(plan, '001');
    await services.commit([services.tasks.put({ ...task, sensitive: true, asks: [], lastReport: null }, AT)]);
    const { breakdownOfPlan } = await import('#runtime/breakdown-of-plan.ts');
    const header = await services.plans.load(plan);
    const [viewer] = await services.organizations.memberships(at(town, 'viewer'));
    const rowFor = async (reader: typeof viewer | null) => (await breakdownOfPlan(header, '2022-05-10', reader ?? null, services)).rows[0];
    expect(await rowFor(null)).toMatchObject({ text: task.text, n: '001' });
    expect(await rowFor(viewer)).toMatchObject({
      text: titleOf(task.text),
      n: '001',
      progress: '',
      problems: '',
      evidence: [],
      basis: null,
    });
  });

  it('keeps what is published: each cell that says otherwise is an error, as is what an added task lacks', async () => {
    const before = await services.tasks.ofPlan(plan);
    const bytes = await withHands(({ set, add }) => {
      set('001', HEADS.lead, HEALTH);
      set('001', HEADS.due, '2022-11-30');
      set('002', HEADS.progress, '不读的列');
      add({
        [HEADS.area]: '生态',
        [HEADS.text]: '抢修管网。',
        [HEADS.source]: '政府工作报告',
        [HEADS.basisDate]: '2022-12-31',
        [HEADS.lead]: '水利站',
      });
      add({
        [HEADS.area]: '生态',
        [HEADS.text]: '抢修管网。',
        [HEADS.kind]: '常态',
        [HEADS.lead]: AGRICULTURE,
        [HEADS.source]: '领导批示',
        [HEADS.basisText]: '批示',
        [HEADS.basisDate]: '2022-12-31',
        [HEADS.decidedBy]: '镇长',
        [HEADS.replyDue]: '2022-12-31',
        [HEADS.due]: '2022-03-01',
      });
    });
    const { errors } = await read(bytes, false, AT);
    expect(
      errors.map(
        ({ line, head, message }: { line: number; head: string; message: string }) => `${line} ${head} ${message.split('）：').at(-1)}`,
      ),
    ).toEqual([
      `3 ${HEADS.lead} 已发布，改动请用“调整”`,
      `3 ${HEADS.due} 已发布，改动请用“调整”`,
      `9 ${HEADS.kind} 必填`,
      `9 ${HEADS.source} 追加的任务，来源不能是政府工作报告`,
      `9 ${HEADS.basisText} 必填`,
      `9 ${HEADS.decidedBy} 必填`,
      `9 ${HEADS.lead} 没有“水利站”这个单位`,
      `10 ${HEADS.basisDate} 依据的日期还没有到`,
      `10 ${HEADS.due} 时限应在今天或以后`,
      `10 ${HEADS.replyDue} 只有代表建议填答复期限`,
    ]);
    expect(await services.tasks.ofPlan(plan)).toEqual(before);
  });
});

describe('documents', () => {
  it('are listed with their titles, what is for the office for it alone', async () => {
    await bucket.put(`files/${plan}/bulletin-2022-06.md`, '通报', 'text/markdown; charset=utf-8');
    const { document, bytes } = await exported();
    const list = async (who: string) => (await call({ path: `/v1/plans/${plan}/documents`, as: at(town, who) })).body.items;
    const bulletin = { name: 'bulletin-2022-06.md', title: `${town}镇2022年重点任务推进情况（6月）`, bytes: 6, format: 'md' };
    expect(await list('office')).toEqual([
      { name: document, title: `${town}镇2022年任务分解表`, bytes: bytes.length, format: 'xlsx' },
      bulletin,
    ]);
    expect(await list('viewer')).toEqual([bulletin]);
    expectProblem(await call({ path: `/v1/plans/${plan}/documents/${document}`, as: at(town, 'viewer') }), 403, 'NotAllowed');
  });

  it.each(['intake', 'publishing'] as const)('wait while the plan is in %s', async (status) => {
    const header = { ...(await services.plans.load(plan)), plan: `${town}-2050`, year: 2050, status };
    await services.commit([services.plans.create(header)]);
    for (const [path, body] of [
      ['documents', { kind: 'breakdown', format: 'xlsx' }],
      ['sheets', { base64: 'UEs=', dryRun: true }],
    ] as const)
      expectProblem(await call(aPost(office, `/v1/plans/${header.plan}/${path}`, body)), 409, 'WrongStatus');
  });

  it.each([
    { body: { kind: 'letter', format: 'xlsx' }, at: '/kind' },
    { body: { kind: 'breakdown', format: 'pdf' }, at: '/format' },
  ])('that nobody can make are refused: $at', async ({ body, at: pointer }) => {
    const answer = await call(aPost(office, `/v1/plans/${plan}/documents`, body));
    expectProblem(answer, 422, 'BodyIsWrong');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toEqual([pointer]);
  });
});

it('the same table is the same workbook', async () => {
  const { document } = await exported();
  expect((await exported('2022-03-02T09:30:00+08:00')).document).toBe(document);
});
