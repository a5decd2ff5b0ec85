import { beforeAll, describe, expect, it } from 'vitest';
import { taskId } from '#domain/ids.ts';
import type { MailLink } from '#domain/mail-link.ts';
import type { Task } from '#domain/task.ts';
import { nonceOf } from '#runtime/form-of-link.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { aLink, fieldsIn } from '../../support/a-link.ts';
import { type Answered, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { aMeasure, aNode, aTask } from '../../support/builders.ts';
import { itemsOf } from '../../support/table.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = `${TOWN}-2022`;
const CLOSED = '老办';
const NOW = '2022-06-22T10:00:00+08:00';
const CORN = { kind: 'quantity', text: '完成玉米种植面积6000亩。', measures: [aMeasure({ target: 6000 })] } as const;
const TOILETS = aMeasure({ name: '卫生厕所普及率', unit: '%', accumulation: 'ratio', target: 60, season: [] });
const BARN = [aNode({ name: '圈舍建成', planned: '2022-06-30' }), aNode({ name: '牛只入栏' })];

let table: Table;
let services: Services;
let call: Caller;
let made = 0;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
  for (const town of [TOWN, 'bailin']) {
    const body = townBody(town, '望京镇');
    const closed = { ...body.departments[0]!, name: CLOSED, validTo: '2021-12-31' };
    await call({ method: 'PUT', path: `/v1/towns/${town}`, as: OPERATOR, body: { ...body, departments: [...body.departments, closed] } });
    await services.commit([services.plans.create(aHeader(town, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
  }
});

/** A link of its own, to tasks of its own: a test changes nothing for another. */
const given = async (tasks: readonly Partial<Task>[], over: Partial<MailLink> = {}): Promise<{ path: string; tasks: string[] }> => {
  made += 1;
  const token = `${'A'.repeat(39)}${String(made).padStart(4, '0')}`;
  const own = tasks.map((task, i) => aTask({ plan: PLAN, lead: AGRICULTURE, ...task, n: String(made * 10 + i).padStart(3, '0') }));
  const ns = own.map(({ n }) => n);
  await services.commit([
    ...own.map((task) => services.tasks.put(task, PUBLISHED_AT)),
    ...services.links.make(aLink(TOWN, token, { tasks: own.map(({ plan, n }) => taskId(plan, n)), ...over })),
  ]);
  return { path: `/l/${token}`, tasks: ns };
};

const open = (path: string, time = NOW): Promise<Answered> => call({ path, as: null, at: time });

const post = (path: string, fields: Record<string, string>, more: { at?: string; type?: string } = {}): Promise<Answered> =>
  call({
    method: 'POST',
    path,
    as: null,
    at: more.at ?? NOW,
    body: new URLSearchParams(fields).toString(),
    headers: { 'content-type': more.type ?? 'application/x-www-form-urlencoded' },
  });

/** Opens the form, types, and sends it in, as a browser does. */
const send = async (path: string, typed: Record<string, string>, more: { at?: string } = {}): Promise<Answered> =>
  post(path, { ...fieldsIn((await open(path, more.at)).body), reporter: '李某', ...typed }, more);

const historyOf = (n: string) => services.histories.ofTask(PLAN, n);
const taskOf = (n: string) => services.tasks.load(PLAN, n);

describe('a form', () => {
  it('greets the department and asks what the letter names, with last value, target and what to type', async () => {
    const { path } = await given([{ ...CORN, measures: [aMeasure({ target: 6000, value: 1900, asOf: '2022-03-25' })] }]);
    const { status, body, headers } = await open(path);
    expect(status).toBe(200);
    for (const words of [
      AGRICULTURE,
      '2022年6月22日',
      '本期新增玉米种植面积（亩）',
      '1900 / 6000亩（3月25日报）',
      '填报人（必填）',
      '有效至7月8日',
    ])
      expect(body).toContain(words);
    expect(headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; form-action 'self'/);
  });

  it('holds neither its token, nor a script, nor an address elsewhere', async () => {
    const { path } = await given([CORN]);
    const { body } = await open(path);
    expect(body).not.toContain(path.slice(3));
    expect(body).not.toMatch(/<script|https?:|src=|onclick/i);
  });

  it('shows no task of another office, though the letter named it', async () => {
    const { path } = await given([CORN, { text: '由卫生办牵头。', lead: HEALTH }]);
    const { body } = await open(path);
    expect(body).toContain('玉米种植面积6000亩');
    expect(body).not.toContain('卫生办');
  });

  it('shows of a sensitive task title and figures only', async () => {
    const { path } = await given([
      {
        sensitive: true,
        text: '开展监督检查5次，查处案件。',
        nodes: [aNode({ name: '约谈张某' })],
        measures: [aMeasure({ name: '监督检查', unit: '次', season: [] })],
      },
    ]);
    const { body } = await open(path);
    expect(body).toContain('本期新增监督检查（次）');
    expect(body).not.toMatch(/查处案件|张某|<textarea/);
  });

  it('escapes what people wrote', async () => {
    const { path } = await given([{ text: '完成<img src=x onerror=alert(1)>任务。', nodes: [aNode({ name: '"><b>' })] }]);
    const { body } = await open(path);
    expect(body).toContain('&lt;img src=x');
    expect(body).not.toMatch(/<img|<b>/);
  });

  it('lists what is over as over', async () => {
    const { path } = await given([{ ...CORN, state: 'claimed' }]);
    const { body } = await open(path);
    expect(body).toMatch(/不用再填（1项）[\s\S]*待核验/);
    expect(body).not.toContain('<button');
  });
});

describe('opening', () => {
  it('changes nothing, twice, by GET or HEAD, whoever looks', async () => {
    const { path } = await given([CORN, { kind: 'milestone', nodes: BARN, state: 'issued' }]);
    const before = await itemsOf(table);
    for (const method of ['GET', 'HEAD', 'GET', 'HEAD']) expect((await call({ method, path, as: null, at: NOW })).status).toBe(200);
    expect(await itemsOf(table)).toEqual(before);
  });

  it('by HEAD tells the same and shows nothing', async () => {
    const { path } = await given([CORN]);
    const [head, get] = [await call({ method: 'HEAD', path, as: null, at: NOW }), await open(path)];
    expect(head.body).toBe('');
    expect(head.headers).toEqual(get.headers);
  });
});

describe('a link that opens nothing', () => {
  const dead: { why: string; over?: Partial<MailLink>; at?: string; path?: (own: string) => string; status: number; says: string }[] = [
    { why: 'unknown', path: () => `/l/${'B'.repeat(43)}`, status: 404, says: '没有这个链接' },
    { why: 'its token in upper case', path: (own) => `${own.slice(0, 3)}${own.slice(3).toLowerCase()}`, status: 404, says: '没有这个链接' },
    { why: 'cut short', path: (own) => own.slice(0, -1), status: 404, says: '没有这个链接' },
    { why: 'expired by a second', at: '2022-07-09T00:00:00+08:00', status: 410, says: '已过有效期' },
    { why: 'revoked', over: { revoked: { by: 'office', at: NOW } }, status: 410, says: '已停用' },
    { why: 'of one who is no more in the town', over: { person: at(TOWN, 'gone') }, status: 410, says: '已停用' },
    { why: 'of one who heads another department now', over: { person: at(TOWN, 'health') }, status: 410, says: '已停用' },
    { why: 'of one who only looks', over: { person: at(TOWN, 'viewer') }, status: 410, says: '已停用' },
    { why: 'of a person of another town', over: { person: at('bailin', 'agriculture') }, status: 410, says: '已停用' },
  ];

  it.each(dead)(
    '$why: by any method a page that says what to do, and nothing else',
    async ({ over, at: time = NOW, path, status, says }) => {
      const own = await given([CORN], over);
      const address = path ? path(own.path) : own.path;
      const before = await itemsOf(table);
      const sent = await post(
        address,
        { nonce: 'x', reporter: '李某', [`2022-${own.tasks[0]}.v`]: '1', [`2022-${own.tasks[0]}.m0`]: '5' },
        { at: time },
      );
      for (const answer of [await open(address, time), sent]) {
        expect(answer.status).toBe(status);
        expect(answer.body).toContain(says);
        expect(answer.body).toContain('党政办');
        expect(answer.body).not.toMatch(/玉米|农业|望京/);
        expect(answer.headers['cache-control']).toBe('no-store');
      }
      expect(await itemsOf(table)).toEqual(before);
    },
  );

  it('opens to the last second of its last day', async () => {
    const { path } = await given([CORN]);
    expect((await open(path, '2022-07-08T23:59:59+08:00')).status).toBe(200);
  });
});

describe('a form that is sent in', () => {
  it('saves what was typed, says so, and tells the history who and by which way', async () => {
    const { path, tasks } = await given([{ ...CORN, state: 'issued', acknowledgedOn: null }]);
    const n = tasks[0]!;
    const { status, body } = await send(path, { [`2022-${n}.m0`]: '１,９００', [`2022-${n}.progress`]: '已下种' });
    expect(status).toBe(200);
    expect(body).toMatch(/已收到1项[\s\S]*玉米种植面积 1900 \/ 6000亩/);
    expect(await taskOf(n)).toMatchObject({ version: 2, state: 'underway', acknowledgedOn: '2022-06-22' });
    expect(await historyOf(n)).toMatchObject([
      {
        version: 2,
        move: { kind: 'report', report: { measures: [{ measure: '玉米种植面积', added: 1900 }], progress: '已下种' } },
        by: { person: at(TOWN, 'agriculture'), role: 'head' },
        onBehalfOf: null,
        via: 'link',
        reportedBy: '李某',
      },
    ]);
  });

  const forms: { why: string; task: Partial<Task>; typed: Record<string, string>; moves: object[] }[] = [
    {
      why: 'numerator and denominator',
      task: { kind: 'coverage', measures: [TOILETS] },
      typed: { m0: '1024', d0: '2000' },
      moves: [{ kind: 'report', report: { measures: [{ measure: '卫生厕所普及率', numerator: 1024, denominator: 2000 }] } }],
    },
    {
      why: 'a node done, and the day of the next',
      task: { kind: 'milestone', nodes: BARN },
      typed: { node: '0', doneOn: '2022-06-20', nextOn: '2022-07-10' },
      moves: [
        { kind: 'report', report: { node: { name: '圈舍建成', doneOn: '2022-06-20', next: { name: '牛只入栏', planned: '2022-07-10' } } } },
      ],
    },
    {
      why: 'a node put off',
      task: { kind: 'milestone', nodes: BARN },
      typed: { node: '0', nextOn: '2022-07-10' },
      moves: [{ kind: 'report', report: { node: { name: '圈舍建成', doneOn: null, next: { name: '圈舍建成', planned: '2022-07-10' } } } }],
    },
    { why: '本期无变化', task: {}, typed: { unchanged: '1' }, moves: [{ kind: 'report', report: { unchanged: true } }] },
    {
      why: '本季未发生',
      task: { kind: 'zero-incident' },
      typed: { noIncident: '1' },
      moves: [{ kind: 'report', report: { noIncident: true } }],
    },
    {
      why: 'figures and 申请办结 in one',
      task: CORN,
      typed: { m0: '6000', claim: '1' },
      moves: [{ kind: 'report' }, { kind: 'claim' }],
    },
    {
      why: '申请办结 of a task that nobody acknowledged',
      task: { ...CORN, state: 'issued', acknowledgedOn: null },
      typed: { claim: '1' },
      moves: [{ kind: 'acknowledge' }, { kind: 'claim' }],
    },
  ];
  it.each(forms)('takes $why', async ({ task, typed, moves }) => {
    const { path, tasks } = await given([task]);
    const n = tasks[0]!;
    const { status } = await send(path, Object.fromEntries(Object.entries(typed).map(([field, value]) => [`2022-${n}.${field}`, value])));
    expect(status).toBe(200);
    expect((await historyOf(n)).map(({ move }) => move)).toMatchObject(moves);
    expect((await taskOf(n)).version).toBe(1 + moves.length);
  });

  it('takes none in June, though the field be made up', async () => {
    const { path, tasks } = await given([CORN]);
    const n = tasks[0]!;
    const { status, body } = await send(path, { [`2022-${n}.verdict`]: 'met', [`2022-${n}.sentence`]: '全年任务完成。' });
    expect([status, (await taskOf(n)).state]).toEqual([422, 'underway']);
    expect(body).toContain('年末评定从12月1日起填报');
  });

  it('shows when the year is closed what the review would say, and says it anew after what was told', async () => {
    const december = { letter: { kind: 'digest', day: '2022-12-01' }, expiresAt: '2022-12-19T00:00:00+08:00' } as const;
    const { path, tasks } = await given([CORN, { ...CORN, sensitive: true }], december);
    const at = '2022-12-05T09:00:00+08:00';
    const { body } = await open(path, at);
    expect(body.match(/年度回顾拟这样写/g)).toHaveLength(1);
    expect(body).toContain('待核：未报');
    const wrong = await send(path, { [`2022-${tasks[0]}.m0`]: '6038', [`2022-${tasks[1]}.m0`]: '许多' }, { at });
    expect(wrong.status).toBe(422);
    expect((await open(path, at)).body).not.toContain('待核：未报');
    expect((await open(path, NOW)).body).not.toContain('年度回顾拟这样写');
  });

  it('takes the closing verdict in December', async () => {
    const { path, tasks } = await given([{}], { letter: { kind: 'digest', day: '2022-12-01' }, expiresAt: '2022-12-19T00:00:00+08:00' });
    const n = tasks[0]!;
    const typed = { [`2022-${n}.verdict`]: 'met', [`2022-${n}.sentence`]: '全年按要求推进。' };
    expect((await send(path, typed, { at: '2022-12-05T09:00:00+08:00' })).status).toBe(200);
    expect(await taskOf(n)).toMatchObject({ state: 'assessed', assessment: { verdict: 'met' } });
  });

  it('warns of what should be looked at again, and saves it', async () => {
    const { path, tasks } = await given([{ ...CORN, measures: [aMeasure({ target: 6000, value: 1900 })] }]);
    const n = tasks[0]!;
    const { status, body } = await send(path, { [`2022-${n}.m0`]: '60000', [`2022-${n}.progress`]: '联系人13812345678' });
    expect(status).toBe(200);
    expect(body).toContain('提醒：似含手机号，请删去个人信息。');
    expect(body).toContain('是目标6000亩的10倍，单位可能有误，请核对。');
    expect((await taskOf(n)).measures[0]?.value).toBe(61900);
  });

  describe('of what a digest asks beside the tasks', () => {
    const asking = { department: AGRICULTURE, ask: '提供数据' };
    const others = async (): Promise<string> => {
      const n = String(900 + made);
      const task = aTask({ plan: PLAN, n, id: '7.2', lead: HEALTH, supporting: [AGRICULTURE], asks: [asking] });
      await services.commit([services.tasks.put(task, PUBLISHED_AT)]);
      return n;
    };
    const beside = async () => {
      const n = await others();
      const link = await given([CORN], { beside: { unplanned: PLAN, supports: [{ task: `${PLAN}-${n}`, department: AGRICULTURE }] } });
      return { ...link, n };
    };
    const worksOf = async () => (await services.unplanned.ofPlan(PLAN)).map(({ department, day, sentence }) => [department, day, sentence]);

    it('takes an answer and a line of work outside the plan, once, each with its history', async () => {
      const { path, n } = await beside();
      const { body } = await open(path);
      expect(body).toContain('7.2 ');
      const typed = {
        [`with-2022-${n}.answer`]: '已提供三季度数据',
        'unplanned.sentence': `改造危房24户，第${n}批`,
        'unplanned.day': '2022-06-10',
      };
      const fields = { ...fieldsIn(body), reporter: '李某', ...typed };
      const first = await post(path, fields);
      expect(first.status, first.body).toBe(200);
      expect(first.body).toContain('已记为外');
      expect((await post(path, fields)).status).toBe(200);
      expect((await worksOf()).filter(([, , sentence]) => sentence === `改造危房24户，第${n}批`)).toEqual([
        [AGRICULTURE, '2022-06-10', `改造危房24户，第${n}批`],
      ]);
      expect((await taskOf(n)).support).toMatchObject([{ department: AGRICULTURE, answer: '已提供三季度数据' }]);
      expect(await historyOf(n)).toMatchObject([{ move: { kind: 'support' }, via: 'link', reportedBy: '李某' }]);
      expect((await open(path)).body).not.toContain(`with-2022-${n}.answer`);
    });

    it.each([
      { why: 'a day to come', typed: { 'unplanned.sentence': '修路', 'unplanned.day': '2022-12-31' }, at: 'unplanned.day' },
      { why: 'a day and no words', typed: { 'unplanned.day': '2022-06-10' }, at: 'unplanned.sentence' },
      { why: 'too many words', typed: { 'unplanned.sentence': '修'.repeat(301) }, at: 'unplanned.sentence' },
      { why: 'another department', typed: { 'unplanned.sentence': '修路', 'unplanned.department': HEALTH }, at: 'unplanned.sentence' },
    ])('brings back what is wrong: $why', async ({ typed, at }) => {
      const { path } = await beside();
      const before = await worksOf();
      const { status, body } = await send(path, typed as unknown as Record<string, string>);
      expect(status).toBe(422);
      expect(body).toContain(`id="${at}.error"`);
      expect(await worksOf()).toEqual(before);
    });

    it('takes nothing that the letter did not ask', async () => {
      const n = await others();
      const { path } = await given([CORN]);
      const { status, body } = await send(path, { 'unplanned.sentence': '修路', [`with-2022-${n}.answer`]: '好' });
      expect(status).toBe(422);
      expect(body).toContain('2项没有保存');
      expect((await taskOf(n)).support).toEqual([]);
    });
  });

  describe('of tasks that are reported together', () => {
    const group = async (...tasks: readonly Partial<Task>[]) => {
      const numbers = tasks.map((_, i) => String((made + 1) * 10 + i).padStart(3, '0'));
      return given(
        tasks.map((task, i) => ({ ...CORN, together: 'g1', reportedWith: numbers.filter((_, j) => j !== i), ...task })),
        { letter: { kind: 'digest', day: '2022-06-21' } },
      );
    };

    it('answers all by what is said of one, in one transaction, and says so', async () => {
      const { path, tasks } = await group({ id: '1.2' }, { id: '1.4' });
      const [first, other] = tasks as [string, string];
      const { status, body } = await send(path, { [`2022-${first}.progress`]: '已巡查11次' });
      expect(status).toBe(200);
      expect(body).toContain('同组的1.4一并反馈');
      const [one, two] = [await taskOf(first), await taskOf(other)];
      expect(two).toMatchObject({ reported: one.reported, version: 2, lastReport: null });
      expect(await historyOf(other)).toMatchObject([
        { move: { kind: 'answer-together', with: `${PLAN}-${first}` }, via: 'link', reportedBy: '李某' },
      ]);
      expect((await open(path)).body).toContain('现在没有要填的事项');
    });

    it('takes figures of each, and saves none when one is wrong', async () => {
      const { path, tasks } = await group({}, {});
      const [first, other] = tasks as [string, string];
      const wrong = await send(path, { [`2022-${first}.m0`]: '100', [`2022-${other}.m0`]: '一百' });
      expect(wrong.status).toBe(422);
      expect(fieldsIn(wrong.body)).toMatchObject({ [`2022-${first}.m0`]: '100', [`2022-${other}.m0`]: '一百' });
      expect([(await taskOf(first)).version, (await taskOf(other)).version]).toEqual([1, 1]);
      const right = await post(path, { ...fieldsIn(wrong.body), [`2022-${other}.m0`]: '90' });
      expect(right.status).toBe(200);
      expect([(await taskOf(first)).measures[0]!.value, (await taskOf(other)).measures[0]!.value]).toEqual([100, 90]);
      expect(await historyOf(other)).toMatchObject([{ move: { kind: 'report' } }]);
      // Sent twice, it is answered as the first time.
      expect((await post(path, { ...fieldsIn(wrong.body), [`2022-${other}.m0`]: '90' })).status).toBe(200);
      expect((await taskOf(other)).measures[0]!.value).toBe(90);
    });
  });

  it('takes rows of two years by one link, each for its own task', async () => {
    const last = `${TOWN}-2021`;
    const old = aTask({ plan: last, n: '001', id: '2.1', lead: AGRICULTURE, kind: 'milestone', nodes: [aNode({ planned: '2022-06-30' })] });
    await services.commit([services.tasks.put(old, PUBLISHED_AT)]);
    const { path, tasks } = await given([{ ...CORN, n: '001' }], {
      tasks: [`${last}-001`, `${PLAN}-${String((made + 1) * 10).padStart(3, '0')}`],
    });
    const { body } = await open(path);
    expect(body).toContain('<h2>2021年2.1 ');
    const { status } = await send(path, { '2021-001.progress': '管网已通水', [`2022-${tasks[0]}.progress`]: '已下种' });
    expect(status).toBe(200);
    const [before, now] = await Promise.all([services.tasks.load(last, '001'), services.tasks.load(PLAN, tasks[0]!)]);
    expect([before.lastReport?.progress, now.lastReport?.progress]).toEqual(['管网已通水', '已下种']);
  });

  it('saves each row by itself, and brings the wrong one back with its error and all that was typed', async () => {
    const { path, tasks } = await given([CORN, CORN, CORN]);
    const [right, wrong, blank] = tasks as [string, string, string];
    const { status, body } = await send(path, {
      [`2022-${right}.m0`]: '100',
      [`2022-${wrong}.m0`]: '一百<b>',
      [`2022-${wrong}.progress`]: '慢',
    });
    expect(status).toBe(422);
    expect(body).toMatch(/已保存1项[\s\S]*100 \/ 6000亩/);
    expect(body).toMatch(new RegExp(`id="2022-${wrong}.m0.error">请只填数字`));
    expect(body).toMatch(new RegExp(`id="2022-${wrong}.m0"[^>]*aria-invalid="true"`));
    expect(fieldsIn(body)).toMatchObject({ [`2022-${wrong}.m0`]: '一百<b>', [`2022-${wrong}.progress`]: '慢', reporter: '李某' });
    expect((await Promise.all(tasks.map(taskOf))).map(({ version }) => version)).toEqual([2, 1, 1]);
    expect(await historyOf(blank)).toEqual([]);
    // What came back can be mended and sent as it stands.
    expect((await post(path, { ...fieldsIn(body), [`2022-${wrong}.m0`]: '90' })).status).toBe(200);
    expect((await taskOf(wrong)).measures[0]!.value).toBe(90);
  });

  const wrongs: { why: string; task: Partial<Task>; typed: Record<string, string>; at: string; says: string }[] = [
    { why: 'a figure below zero', task: CORN, typed: { m0: '-5' }, at: 'm0', says: '请只填数字' },
    { why: 'a figure with a unit', task: CORN, typed: { m0: '5亩' }, at: 'm0', says: '请只填数字' },
    { why: 'an absurd figure', task: CORN, typed: { m0: '9999999999999' }, at: 'm0', says: '不能大于' },
    { why: 'a ratio above one', task: { kind: 'coverage', measures: [TOILETS] }, typed: { m0: '9', d0: '5' }, at: 'm0', says: '大于总数' },
    { why: 'a ratio without its whole', task: { kind: 'coverage', measures: [TOILETS] }, typed: { m0: '9' }, at: 'd0', says: '分母' },
    { why: 'a whole without its part', task: { kind: 'coverage', measures: [TOILETS] }, typed: { d0: '9' }, at: 'm0', says: '请填数字' },
    { why: 'a day that is not', task: { nodes: BARN }, typed: { doneOn: '2022-02-30' }, at: 'doneOn', says: '存在的日期' },
    { why: 'a node done tomorrow', task: { nodes: BARN }, typed: { doneOn: '2022-06-23' }, at: 'doneOn', says: '还没有到' },
    {
      why: 'a node of several lines',
      task: { nodes: BARN },
      typed: { next: '引种\n通知', nextOn: '2022-07-10' },
      at: 'next',
      says: '一行',
    },
    { why: 'a node planned for yesterday', task: { nodes: BARN }, typed: { nextOn: '2022-06-21' }, at: 'nextOn', says: '今天或以后' },
    { why: '10,000 characters', task: {}, typed: { progress: '长'.repeat(10_000) }, at: 'progress', says: '至多2000个字' },
    { why: '本季未发生 of another kind', task: {}, typed: { noIncident: '1' }, at: '', says: '零发生' },
    { why: 'half a verdict', task: {}, typed: { verdict: 'met' }, at: '', says: '一句话' },
  ];
  it.each(wrongs)('refuses $why beside its field, and saves nothing', async ({ task, typed, at: field, says }) => {
    const { path, tasks } = await given([task]);
    const n = tasks[0]!;
    const before = await itemsOf(table);
    const { status, body } = await send(
      path,
      Object.fromEntries(Object.entries(typed).map(([name, value]) => [`2022-${n}.${name}`, value])),
    );
    expect(status).toBe(422);
    const error =
      new RegExp(`id="2022-${n}${field && `.${field}`}.error">([^<]*)<`).exec(body)?.[1] ?? `no error at ${field}: ${body.slice(2600)}`;
    expect(error).toContain(says);
    for (const [name, value] of Object.entries(typed))
      if (!/noIncident|verdict/.test(name)) expect(fieldsIn(body)[`2022-${n}.${name}`]).toBe(value);
    expect(await itemsOf(table)).toEqual(before);
  });

  it.each(['', '   ', '名'.repeat(21), '李\n某'])('saves nothing without a name of whoever fills it in: "%s"', async (reporter) => {
    const { path, tasks } = await given([CORN]);
    const before = await itemsOf(table);
    const { status, body } = await send(path, { [`2022-${tasks[0]}.m0`]: '100', reporter });
    expect(status).toBe(422);
    expect(body).toMatch(/id="reporter.error">/);
    expect(fieldsIn(body)[`2022-${tasks[0]}.m0`]).toBe('100');
    expect(await itemsOf(table)).toEqual(before);
  });

  it('that is blank says so', async () => {
    const { path } = await given([CORN]);
    const { status, body } = await send(path, {});
    expect(status).toBe(422);
    expect(body).toContain('没有填写任何内容');
  });

  it('never acts for a task of another office', async () => {
    const { path } = await given([CORN]);
    const foreign = aTask({ plan: PLAN, n: '990', lead: HEALTH });
    await services.commit([services.tasks.put(foreign, PUBLISHED_AT)]);
    const { body } = await open(path);
    const { status } = await post(path, { ...fieldsIn(body), reporter: '李某', '2022-990.v': '1', '2022-990.progress': '我来填' });
    expect(status).toBe(409);
    expect(await taskOf('990')).toEqual({ ...foreign, changedAt: PUBLISHED_AT });
  });

  it('nor for one that the letter named and that is another office’s by now, though the nonce be made up to fit', async () => {
    const { path, tasks } = await given([{ lead: HEALTH }]);
    const n = tasks[0]!;
    const nonce = nonceOf(aLink(TOWN, path.slice('/l/'.length)), [[`2022-${n}`, '1']]);
    const { status } = await post(path, { nonce, reporter: '李某', [`2022-${n}.v`]: '1', [`2022-${n}.progress`]: '我来填' });
    expect(status).toBe(409);
    expect((await taskOf(n)).version).toBe(1);
  });

  it.each([
    { why: 'JSON', type: 'application/json', body: '{}', status: 415 },
    { why: 'a file', type: 'multipart/form-data; boundary=x', body: '--x', status: 415 },
    { why: 'more than 64 KB', type: 'application/x-www-form-urlencoded', body: `x=${'a'.repeat(70_000)}`, status: 413 },
    { why: 'far more', type: 'application/x-www-form-urlencoded', body: `x=${'a'.repeat(4_000_000)}`, status: 413 },
    { why: 'rubbish', type: 'application/x-www-form-urlencoded', body: '%%%=%&&=&2022-001.v&2022-001.m0=%E4', status: 422 },
  ])('of $why is refused with a page', async ({ type, body, status }) => {
    const { path } = await given([CORN]);
    const answer = await call({ method: 'POST', path, as: null, at: NOW, body, headers: { 'content-type': type } });
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('is read in base64, too, as the gateway hands it on', async () => {
    const { path, tasks } = await given([CORN]);
    const fields = new URLSearchParams({ ...fieldsIn((await open(path)).body), reporter: '李某', [`2022-${tasks[0]}.m0`]: '70' });
    const body = Buffer.from(fields.toString()).toString('base64');
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await call({ method: 'POST', path, as: null, at: NOW, body, headers, base64: true })).status).toBe(200);
    expect((await taskOf(tasks[0]!)).measures[0]!.value).toBe(70);
  });
});

describe('the same form', () => {
  it('sent twice has one effect and one answer', async () => {
    const { path, tasks } = await given([CORN]);
    const fields = { ...fieldsIn((await open(path)).body), reporter: '李某', [`2022-${tasks[0]}.m0`]: '100' };
    const first = await post(path, fields);
    const after = await itemsOf(table);
    const second = await post(path, fields, { at: '2022-06-22T10:00:05+08:00' });
    expect(second).toEqual(first);
    expect(await itemsOf(table)).toEqual(after);
    expect((await taskOf(tasks[0]!)).measures[0]!.value).toBe(100);
  });

  it('sent by a double click has one effect and one answer', async () => {
    const { path, tasks } = await given([CORN]);
    const fields = {
      ...fieldsIn((await open(path)).body),
      reporter: '李某',
      [`2022-${tasks[0]}.m0`]: '100',
      [`2022-${tasks[0]}.claim`]: '1',
    };
    const answers = await Promise.all([post(path, fields), post(path, fields), post(path, fields)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(await historyOf(tasks[0]!)).toHaveLength(2);
  });

  it('whose task was changed meanwhile comes back with the new state and what was typed', async () => {
    const { path, tasks } = await given([CORN]);
    const n = tasks[0]!;
    const stale = fieldsIn((await open(path)).body);
    const measures = [aMeasure({ target: 6000, value: 100, asOf: '2022-06-22', updates: [2] })];
    await services.commit([services.tasks.replace({ ...(await taskOf(n)), version: 2, measures }, PUBLISHED_AT)]);
    const { status, body } = await post(path, { ...stale, reporter: '王某', [`2022-${n}.m0`]: '40' });
    expect(status).toBe(409);
    expect(body).toContain('有了变化');
    expect(body).toContain('100 / 6000亩');
    expect(fieldsIn(body)).toMatchObject({ [`2022-${n}.m0`]: '40', [`2022-${n}.v`]: '2' });
    expect((await taskOf(n)).measures[0]!.value).toBe(100);
    expect((await post(path, fieldsIn(body))).status).toBe(200);
    expect((await taskOf(n)).measures[0]!.value).toBe(140);
  });

  it('shows nothing of a task that went to another office while it was filled in', async () => {
    const { path, tasks } = await given([CORN, CORN]);
    const [stays, goes] = tasks as [string, string];
    const filled = { ...fieldsIn((await open(path)).body), reporter: '王某', [`2022-${stays}.m0`]: '四十' };
    const moved = { ...(await taskOf(goes)), version: 2, lead: HEALTH, returned: { day: '2022-06-22', reason: '卫生办的内情' } };
    await services.commit([services.tasks.replace(moved, PUBLISHED_AT)]);
    const { body } = await post(path, filled);
    expect(body).not.toContain('卫生办的内情');
    expect(body).not.toContain(`2022-${goes}.v`);
  });

  it.each([
    { why: 'no nonce', change: { nonce: '' } },
    { why: 'the nonce of another form', change: { nonce: 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' } },
  ])('with $why saves nothing', async ({ change }) => {
    const { path, tasks } = await given([CORN]);
    const before = await itemsOf(table);
    expect((await send(path, { [`2022-${tasks[0]}.m0`]: '100', ...change })).status).toBe(409);
    expect(await itemsOf(table)).toEqual(before);
  });

  it('with a version made up to fit saves nothing', async () => {
    const { path, tasks } = await given([CORN]);
    const n = tasks[0]!;
    await send(path, { [`2022-${n}.m0`]: '100' });
    const before = await itemsOf(table);
    expect((await send(path, { [`2022-${n}.m0`]: '5', [`2022-${n}.v`]: '1' })).status).toBe(409);
    expect(await itemsOf(table)).toEqual(before);
  });
});

describe('a published list', () => {
  const letter = { kind: 'published-list', day: '2022-03-02' } as const;
  const ISSUED = { ...CORN, state: 'issued', acknowledgedOn: null } as const;
  const MARCH = '2022-03-03T09:00:00+08:00';
  const list = (tasks: readonly Partial<Task>[]) => given(tasks, { letter, expiresAt: '2022-03-20T00:00:00+08:00' });

  it('is acknowledged by one tap, twice as once', async () => {
    const { path, tasks } = await list([ISSUED, ISSUED]);
    const first = await send(path, { acknowledge: 'all' }, { at: MARCH });
    expect(first.status).toBe(200);
    expect(first.body).toContain('已收到2项');
    for (const n of tasks) expect(await taskOf(n)).toMatchObject({ state: 'underway', acknowledgedOn: '2022-03-03' });
  });

  it('takes 提异议 for one and 签收 for the rest', async () => {
    const { path, tasks } = await list([ISSUED, ISSUED]);
    const typed = { acknowledge: 'all', [`2022-${tasks[1]}.object`]: '属水利站职责', [`2022-${tasks[1]}.proposed`]: HEALTH };
    expect((await send(path, typed, { at: MARCH })).status).toBe(200);
    expect(await taskOf(tasks[0]!)).toMatchObject({ state: 'underway' });
    expect(await taskOf(tasks[1]!)).toMatchObject({
      state: 'issued',
      pending: { kind: 'objection', reason: '属水利站职责', proposed: HEALTH },
    });
    // Its objection waits: another tap does not take it back.
    expect((await send(path, { acknowledge: 'all' }, { at: MARCH })).status).toBe(422);
    expect(await taskOf(tasks[1]!)).toMatchObject({ state: 'issued', pending: { kind: 'objection' } });
  });

  it.each([
    { why: 'without a reason', typed: { proposed: HEALTH }, at: 'object' },
    { why: 'to an office that is closed', typed: { object: '不是我的', proposed: CLOSED }, at: 'proposed' },
    { why: 'to an office that the town has not', typed: { object: '不是我的', proposed: '外星办' }, at: 'proposed' },
    { why: 'to oneself', typed: { object: '不是我的', proposed: AGRICULTURE }, at: 'proposed' },
    { why: 'beside a report', typed: { object: '不是我的', m0: '5' }, at: 'object' },
  ])('takes no 提异议 $why', async ({ typed, at: field }) => {
    const { path, tasks } = await list([ISSUED]);
    const fields = Object.fromEntries(Object.entries(typed).map(([name, value]) => [`2022-${tasks[0]}.${name}`, value]));
    const { status, body } = await send(path, fields, { at: MARCH });
    expect(status).toBe(422);
    expect(body).toContain(`id="2022-${tasks[0]}.${field}.error"`);
  });
});

describe('a deputy', () => {
  it('fills in on the days of the leave and no longer, and the history says for whom', async () => {
    const organization = '/v1/organization';
    const { etag } = await call({ path: organization, as: at(TOWN, 'office'), at: NOW });
    const deputy = { person: at(TOWN, 'viewer'), from: '2022-06-20', to: '2022-06-24' };
    const path = `${organization}/people/${encodeURIComponent(at(TOWN, 'health'))}/deputy`;
    const named = await call({ method: 'PUT', path, as: at(TOWN, 'office'), at: NOW, body: deputy, headers: { 'if-match': etag } });
    expect(named.status).toBe(200);
    const link = await given([{ ...CORN, lead: HEALTH }], { person: deputy.person, departments: [HEALTH] });
    const n = link.tasks[0]!;
    expect((await send(link.path, { [`2022-${n}.m0`]: '100' })).status).toBe(200);
    expect(await historyOf(n)).toMatchObject([{ by: { person: deputy.person, role: 'head', deputyFor: 'health' }, via: 'link' }]);
    expect((await open(link.path, '2022-06-25T08:00:00+08:00')).status).toBe(410);
    // The head away may still act: the post is hers.
    const own = await given([{ ...CORN, lead: HEALTH }], { person: at(TOWN, 'health'), departments: [HEALTH] });
    expect((await open(own.path)).status).toBe(200);
  });
});

describe('the office, for a department without a head', () => {
  it('acts for the department, and the history says so', async () => {
    const { path, tasks } = await given([CORN], { person: at(TOWN, 'office') });
    expect((await send(path, { [`2022-${tasks[0]}.m0`]: '100' })).status).toBe(200);
    expect(await historyOf(tasks[0]!)).toMatchObject([
      { by: { role: 'office' }, onBehalfOf: AGRICULTURE, via: 'link', reportedBy: '李某' },
    ]);
  });
});
