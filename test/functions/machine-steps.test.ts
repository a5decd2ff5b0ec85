import { createHash } from 'node:crypto';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ProposedTask, SplitResult } from '#domain/plan.ts';
import { type MailServer, type ReceivedMail, startMail } from '#local/mail.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { documentKey, splitKey } from '#store/objects.ts';
import type { Item, Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { aRow, aTarget } from '../support/builders.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { runStep } from '../support/step.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, HEALTH, POLICE, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const SHA = 'b'.repeat(64);

let table: Table;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let mail: MailServer;
const received: ReceivedMail[] = [];
let isMailDown = false;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  mail = await startMail((one) => {
    if (isMailDown) throw new Error('down');
    received.push(one);
  });
  Object.assign(process.env, { SENDER: 'tasks@county.example', SMTP_URL: mail.url, SMTP_PASSWORD_PARAMETER: '', CONFIGURATION_SET: '' });
  services = servicesOver(table);
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await bucket.put(splitKey(TOWN, SHA), JSON.stringify(SPLIT), 'application/json');
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
  await mail.stop();
});

const proposed = (id: string, row: Parameters<typeof aRow>[0]): ProposedTask => {
  const {
    n: _n,
    area: _area,
    star: _star,
    sensitive: _sensitive,
    every: _every,
    ...task
  } = aRow({ id, start: Number(id.slice(2)) * 10, ...row });
  return task;
};

/** 30 tasks, so that rows go in three chunks and tasks in two ranges; made by hand, since what splits a report has tests of its own. */
const SPLIT: SplitResult = {
  organization: '望京镇',
  year: 2022,
  areas: [
    {
      title: '全力保障粮食安全',
      tasks: [
        proposed('1.1', {
          kind: 'quantity',
          text: '完成玉米种植6000亩。',
          targets: [aTarget({ metric: '玉米种植面积', comparison: '>=', value: 6000 })],
        }),
        ...Array.from({ length: 29 }, (_, i) =>
          proposed(`1.${i + 2}`, {
            lead: [AGRICULTURE, HEALTH, POLICE][i % 3] ?? HEALTH,
            text: `抓好第${i + 2}项工作。`,
            supporting: [HEALTH],
            measures: [{ name: '检查', unit: '次', source: 'catalogue', lastYear: null }],
          }),
        ),
      ],
    },
  ],
  unsplit: [{ text: '同志们！', start: 900, end: 904, why: 'address' }],
  baselines: [{ metric: '玉米种植面积', value: 5800, unit: '亩', start: 3, end: 9, chapter: 1, task: '1.1' }],
  review: { chapters: [{ title: '粮食安全', start: 0, end: 20 }] },
};

const step = async (name: string, input: object): Promise<unknown> => {
  const [folder, file] = name.split('/');
  return runStep((await import(`../../functions/${folder}/${file}.ts`)).handler as Parameters<typeof runStep>[0], input);
};

/** Runs a step twice, as Step Functions do when an answer is lost: the second run must change no item and give the same output. */
const twice = async (name: string, input: object): Promise<unknown> => {
  const first = await step(name, input);
  const items = await itemsOf(table);
  expect(await step(name, input)).toEqual(first);
  expect(await itemsOf(table)).toEqual(items);
  return first;
};

const lettersOf = (items: readonly Item[], kind: string): Item[] =>
  items.filter(({ pk, sk }) => pk.startsWith('LETTERS#') && sk.includes(`#${kind}#`));
const queued = async (kind: string, about = PLAN): Promise<string[]> =>
  lettersOf(await itemsOf(table), kind)
    .filter(({ sk }) => sk.includes(about))
    .map(({ to }) => (to as { email: string }).email);

const INTAKE = {
  town: TOWN,
  year: 2022,
  at: '2022-03-01T09:00:00+08:00',
  report: { sha256: SHA, name: '报告.docx' },
  split: splitKey(TOWN, SHA),
  tasks: 30,
  unsplit: 1,
};

describe('intake', () => {
  it('saves a draft once, and tells the office once', async () => {
    expect(await twice('intake/save-draft', INTAKE)).toEqual({ plan: PLAN, version: 2 });
    expect(await services.plans.load(PLAN)).toMatchObject({ status: 'draft', version: 2, report: SHA, tasks: 30, unsplit: 1 });
    const rows = await services.drafts.ofPlan(PLAN);
    expect(rows.map(({ n }) => n)).toEqual(Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(3, '0')));
    expect(rows[0]).toMatchObject({ area: '全力保障粮食安全', version: 1, dropped: null, sensitive: false });
    expect(await queued('draft-ready')).toEqual([at(TOWN, 'office')]);
    expect(await services.histories.ofPlan(PLAN)).toMatchObject([{ version: 2, kind: 'draft-made' }]);
  });

  it('goes on where it broke off: a header and some rows are there', async () => {
    const header = aHeader(TOWN, 2023, { status: 'intake', report: SHA });
    await services.commit([services.plans.create(header), services.drafts.put(aDraftRow('wangjing-2023', '001', { text: '写到一半' }))]);
    expect(await twice('intake/save-draft', { ...INTAKE, year: 2023 })).toEqual({ plan: 'wangjing-2023', version: 2 });
    expect((await services.drafts.ofPlan('wangjing-2023'))[0]?.text).toBe('完成玉米种植6000亩。');
    expect(await queued('draft-ready', 'wangjing-2023')).toHaveLength(1);
  });

  it('keeps what the office has edited when the step is repeated late', async () => {
    const edit = {
      method: 'PATCH',
      path: '/v1/plans/wangjing-2023/draft/001',
      as: at(TOWN, 'office'),
      body: { star: true },
      headers: { 'if-match': '"1"' },
    };
    expect((await call(edit)).status).toBe(200);
    await twice('intake/save-draft', { ...INTAKE, year: 2023 });
    expect(await services.drafts.load('wangjing-2023', '001')).toMatchObject({ star: true, version: 2 });
  });

  it.each(['intake', 'draft', 'published'] as const)('never mixes a second report into a plan that is in %s', async (status) => {
    const year = { intake: 2031, draft: 2032, published: 2033 }[status];
    await services.commit([services.plans.create(aHeader(TOWN, year, { status, report: 'c'.repeat(64) }))]);
    const before = await itemsOf(table);
    await expect(step('intake/save-draft', { ...INTAKE, year })).rejects.toMatchObject({ name: 'PlanExists' });
    expect(await itemsOf(table)).toEqual(before);
  });

  const REFUSED = {
    town: TOWN,
    year: 2024,
    at: '2022-03-01T09:00:00+08:00',
    report: { sha256: 'd'.repeat(64), name: '菜谱.docx' },
    error: { Error: 'NotAReport', Cause: JSON.stringify({ errorType: 'NotAReport', errorMessage: '这不是政府工作报告。' }) },
  };

  it('notes a refusal once, in the words of the rule', async () => {
    await twice('intake/refuse-report', REFUSED);
    expect(await services.plans.load('wangjing-2024')).toMatchObject({ status: 'refused', reason: '这不是政府工作报告。', version: 1 });
  });

  it('notes the refusal of the next attempt, and then takes in the right report', async () => {
    const next = { ...REFUSED, at: '2022-03-01T09:10:00+08:00', report: { sha256: 'e'.repeat(64), name: '小说.txt' } };
    await twice('intake/refuse-report', next);
    expect(await services.plans.load('wangjing-2024')).toMatchObject({ reportName: '小说.txt', version: 2 });
    await twice('intake/save-draft', { ...INTAKE, year: 2024 });
    expect(await services.plans.load('wangjing-2024')).toMatchObject({ status: 'draft', report: SHA, reason: null });
  });

  it('leaves a plan alone that is there already', async () => {
    const before = await itemsOf(table);
    await twice('intake/refuse-report', { ...REFUSED, year: 2022 });
    expect(await itemsOf(table)).toEqual(before);
  });

  const BROKEN = { town: TOWN, year: 2035, at: '2022-03-01T09:00:00+08:00', report: { sha256: 'f'.repeat(64), name: '写坏.docx' } };

  it('frees the year of a draft that could not be saved: a shorter report gets it, and no row of the first is left', async () => {
    const plan = 'wangjing-2035';
    const rows = ['001', '030', '031', '099'].map((n) => services.drafts.put(aDraftRow(plan, n)));
    await services.commit([services.plans.create(aHeader(TOWN, 2035, { status: 'intake', report: BROKEN.report.sha256 })), ...rows]);
    expectProblem(await call(aPost(at(TOWN, 'office'), '/v1/plans', { year: 2035, name: '短.txt', text: '短的' })), 409, 'PlanExists');
    await twice('intake/refuse-report', { ...BROKEN, error: { Error: 'TypeError', Cause: '{"errorMessage":"x is undefined"}' } });
    const reason = expect.stringMatching(/^报告已经读完，但草稿没有存成/);
    expect(await services.plans.load(plan)).toMatchObject({ status: 'refused', reason, version: 2 });
    const posted = await call(aPost(at(TOWN, 'office'), '/v1/plans', { year: 2035, name: '短.txt', text: '短的' }));
    expect(posted).toMatchObject({ status: 202, body: { operation: expect.stringMatching(/^intake-wangjing-2035-/) } });
    await twice('intake/save-draft', { ...INTAKE, year: 2035 });
    expect(await services.plans.load(plan)).toMatchObject({ status: 'draft', reason: null, report: SHA });
    expect((await services.drafts.ofPlan(plan)).map(({ n }) => n)).toEqual(
      Array.from({ length: 30 }, (_, i) => String(i + 1).padStart(3, '0')),
    );
  });

  it('tells who sends in a report once more that its plan is published, not that a draft is on its way', async () => {
    const text = '第二遍';
    const report = createHash('sha256').update(text).digest('hex');
    const post = () => call(aPost(at(TOWN, 'office'), '/v1/plans', { year: 2040, name: '报告.txt', text }));
    await services.commit([services.plans.create(aHeader(TOWN, 2040, { report }))]);
    expect((await post()).status).toBe(202);
    await services.commit([services.plans.replace(aHeader(TOWN, 2040, { report, status: 'published', version: 2 }))]);
    const again = await post();
    expectProblem(again, 409, 'PlanExists', ['/year']);
    expect(again.body.detail).toContain('wangjing-2040');
    expect(again.body.detail).toContain('已发布');
  });

  it('says so also when the step ran out of time, which has no cause', async () => {
    await services.commit([services.plans.create(aHeader(TOWN, 2036, { status: 'intake', report: BROKEN.report.sha256 }))]);
    await twice('intake/refuse-report', { ...BROKEN, year: 2036, error: { Error: 'States.Timeout' } });
    expect(await services.plans.load('wangjing-2036')).toMatchObject({ status: 'refused', reason: expect.stringContaining('请重新提交') });
  });

  it.each([
    { why: 'another report is being taken in', status: 'intake', report: 'c'.repeat(64), year: 2037 },
    { why: 'the draft was opened after all', status: 'draft', report: 'f'.repeat(64), year: 2038 },
  ] as const)('leaves the year alone when $why', async ({ status, report, year }) => {
    await services.commit([services.plans.create(aHeader(TOWN, year, { status, report }))]);
    const before = await itemsOf(table);
    await twice('intake/refuse-report', { ...BROKEN, year, error: { Error: 'TypeError', Cause: '{}' } });
    expect(await itemsOf(table)).toEqual(before);
  });
});

/** A state of `Publish`. */
const publication = (plan: string, version: number) => ({
  plan,
  version,
  by: at(TOWN, 'office'),
  at: '2022-03-02T10:00:00+08:00',
  execution: `publish-${plan}-v${version}`,
});

describe('publish', () => {
  const state = publication(PLAN, 2);
  const office = at(TOWN, 'office');

  it('freezes the draft', async () => {
    expect(await twice('publish/freeze-draft', state)).toEqual({
      ...state,
      ranges: [
        ['001', '020'],
        ['021', '030'],
      ],
    });
    expect(await services.plans.load(PLAN)).toMatchObject({ status: 'publishing', version: 3, publishing: state.execution });
  });

  it('refuses a second execution while one has the draft', async () => {
    await expect(step('publish/freeze-draft', { ...state, version: 3, execution: `publish-${PLAN}-v3` })).rejects.toMatchObject({
      name: 'WrongStatus',
    });
  });

  it('writes the tasks, which nobody sees and nobody touches', async () => {
    expect(await twice('publish/write-tasks', { ...state, from: '001', to: '020' })).toEqual({ written: 20 });
    expect(await twice('publish/write-tasks', { ...state, from: '021', to: '030' })).toEqual({ written: 10 });
    const task = `/v1/tasks/${PLAN}-001`;
    expect((await call({ path: `/v1/plans/${PLAN}/tasks`, as: office })).body.items).toEqual([]);
    expect((await call({ path: `/v1/plans/${PLAN}/summary`, as: office })).body.byLead).toEqual([]);
    for (const path of [task, `${task}/history`]) expectProblem(await call({ path, as: office }), 404, 'NotFound');
    expectProblem(await call(aPost(at(TOWN, 'agriculture'), `${task}/acknowledgement`, {}, { version: 1 })), 404, 'NotFound');
  });

  it('opens the plan, and mails the lists, once', async () => {
    await twice('publish/open-plan', state);
    expect(await services.plans.load(PLAN)).toMatchObject({ status: 'published', version: 4, publishedOn: '2022-03-02', tasks: 30 });
    expect((await services.histories.ofPlan(PLAN)).map(({ kind }) => kind)).toEqual(['draft-made', 'published']);
    const [, opened] = await services.histories.ofPlan(PLAN);
    expect(opened?.by).toEqual({ person: office, name: 'office' });
    const [issued] = await services.histories.ofTask(PLAN, '001');
    expect(issued?.by).toEqual({ person: office, name: 'office', role: 'machine' });
    expect(await twice('publish/queue-lists', state)).toEqual({ queued: 3 });
    expect(await queued('published-list')).toEqual([at(TOWN, 'agriculture'), office, at(TOWN, 'health')].toSorted());
    expect(await twice('publish/remember-corrections', state)).toEqual({ plan: PLAN });
    expect((await call({ path: `/v1/plans/${PLAN}/tasks`, as: office })).body.items).toHaveLength(30);
  });

  it('never writes over what was reported when a state is repeated late', async () => {
    const report = aPost(
      at(TOWN, 'agriculture'),
      `/v1/tasks/${PLAN}-001/updates`,
      { measures: [{ measure: '玉米种植面积', added: 1900 }] },
      { version: 1 },
    );
    expect((await call({ ...report, at: '2022-03-25T10:00:00+08:00' })).status).toBe(200);
    const before = await itemsOf(table);
    await expect(step('publish/write-tasks', { ...state, from: '001', to: '020' })).rejects.toMatchObject({ name: 'WrongStatus' });
    await step('publish/freeze-draft', state);
    await step('publish/open-plan', state);
    await step('publish/thaw-draft', state);
    expect(await itemsOf(table)).toEqual(before);
  });

  it('thaws what did not go through, and opens it never after that', async () => {
    const broken = publication('wangjing-2024', 4);
    expect((await services.plans.load('wangjing-2024')).version).toBe(4);
    await step('publish/freeze-draft', broken);
    await step('publish/write-tasks', { ...broken, from: '001', to: '020' });
    await twice('publish/thaw-draft', broken);
    expect(await services.plans.load('wangjing-2024')).toMatchObject({ status: 'draft', publishing: null, version: 6 });
    await expect(step('publish/open-plan', broken)).rejects.toMatchObject({ name: 'WrongStatus' });
    await expect(step('publish/write-tasks', { ...broken, from: '021', to: '030' })).rejects.toMatchObject({ name: 'WrongStatus' });
    expect((await call({ path: '/v1/plans/wangjing-2024/tasks', as: office })).body.items).toEqual([]);
  });

  it('leaves no ghost of a row that was dropped between two attempts', async () => {
    const drop = {
      method: 'PATCH',
      path: '/v1/plans/wangjing-2024/draft/005',
      as: office,
      body: { dropped: '并入其他' },
      headers: { 'if-match': '"1"' },
    };
    expect((await call(drop)).status).toBe(200);
    const again = publication('wangjing-2024', 7);
    const { ranges } = (await twice('publish/freeze-draft', again)) as { ranges: [string, string][] };
    for (const [from, to] of ranges) await twice('publish/write-tasks', { ...again, from, to });
    await twice('publish/open-plan', again);
    expect(await services.plans.load('wangjing-2024')).toMatchObject({ status: 'published', tasks: 29 });
    const { items } = (await call({ path: '/v1/plans/wangjing-2024/tasks', as: office })).body;
    expect(items.map(({ task }: { task: string }) => task)).not.toContain('wangjing-2024-005');
  });

  it('refuses a draft with a row that no department of the town leads, and leaves it a draft', async () => {
    await services.commit([
      services.plans.create(aHeader(TOWN, 2025)),
      services.drafts.put(aDraftRow('wangjing-2025', '001', { lead: '城管局' })),
    ]);
    await expect(step('publish/freeze-draft', publication('wangjing-2025', 1))).rejects.toMatchObject({ name: 'LeadMissing' });
    await expect(step('publish/freeze-draft', publication('wangjing-2025', 9))).rejects.toMatchObject({ name: 'VersionIsStale' });
    expect(await services.plans.load('wangjing-2025')).toMatchObject({ status: 'draft', version: 1 });
  });

  it('refuses one whose departments are about to be merged', async () => {
    const town = townOfMachine(TOWN);
    const merging = { from: [POLICE], into: HEALTH, moved: [] };
    await services.commit([
      services.plans.create(aHeader(TOWN, 2027)),
      services.drafts.put(aDraftRow('wangjing-2027', '001', { lead: POLICE })),
      services.mergers.begin(town, merging),
    ]);
    await expect(step('publish/freeze-draft', publication('wangjing-2027', 1))).rejects.toMatchObject({ name: 'MergerUnfinished' });
    expect(await services.plans.load('wangjing-2027')).toMatchObject({ status: 'draft', version: 1 });
    await services.commit([services.mergers.finish(town, merging.moved)]);
    expect(await step('publish/freeze-draft', publication('wangjing-2027', 1))).toMatchObject({ ranges: [['001', '001']] });
  });
});

describe('a draft of which nothing is left', () => {
  it('is not frozen, and stays a draft', async () => {
    await services.commit([
      services.plans.create(aHeader(TOWN, 2026)),
      services.drafts.put({ ...aDraftRow('wangjing-2026', '001'), dropped: '已完成' }),
    ]);
    await expect(step('publish/freeze-draft', publication('wangjing-2026', 1))).rejects.toMatchObject({ name: 'NothingToPublish' });
    expect(await services.plans.load('wangjing-2026')).toMatchObject({ status: 'draft', version: 1 });
  });
});

describe('daily reminders', () => {
  const on = (day: string) => ({ day, at: `${day}T08:30:00+08:00` });
  const range = { from: TOWN, to: TOWN };

  it('lists the towns', async () =>
    expect(await twice('daily-reminders/list-towns', on('2022-06-22'))).toEqual({ ...on('2022-06-22'), ranges: [range] }));

  it('queues each person’s digest once, and its record says so also after a repeat', async () => {
    const done = await twice('daily-reminders/queue-reminders', { ...on('2022-06-22'), ...range });
    const digests = await queued('digest', '#day#');
    // The lists of the plan that was opened above, and that nobody queued.
    const lists = await queued('published-list', 'wangjing-2024');
    const all = digests.length + lists.length;
    expect(done).toEqual({ towns: 1, queued: all, failed: 0 });
    expect(new Set(digests).size).toBe(digests.length);
    expect(digests).toContain(at(TOWN, 'agriculture'));
    const [run] = (await itemsOf(table, `RUNS#${TOWN}`)).filter(({ sk }) => sk.startsWith('2022-06-22'));
    expect(run).toMatchObject({ workday: true, calendarKnown: true, due: all, queued: all });
  });

  it('finishes what broke off after the first letters', async () => {
    const input = { ...on('2022-06-24'), ...range };
    await step('daily-reminders/queue-reminders', input);
    const whole = await itemsOf(table);
    const { DeleteItemCommand } = await import('@aws-sdk/client-dynamodb');
    const todays = whole.filter(({ pk, sk }) => (pk.startsWith('LETTERS#') || pk.startsWith('RUNS#')) && sk.startsWith('2022-06-24'));
    expect(todays.length).toBeGreaterThan(2);
    for (const { pk, sk } of todays.slice(1))
      await table.client.send(new DeleteItemCommand({ TableName: table.name, Key: marshall({ pk, sk }) }));
    await step('daily-reminders/queue-reminders', input);
    expect(await itemsOf(table)).toEqual(whole);
  });

  it('asks nobody for the same thing on the next day, nor in a second run with another instant', async () => {
    const letters = lettersOf(await itemsOf(table), 'digest').length;
    expect(await step('daily-reminders/queue-reminders', { day: '2022-06-24', at: '2022-06-24T11:00:00+08:00', ...range })).toMatchObject({
      queued: 0,
    });
    expect(lettersOf(await itemsOf(table), 'digest')).toHaveLength(letters);
  });

  it('proves that a day off was gone through, too', async () => {
    expect(await twice('daily-reminders/queue-reminders', { ...on('2022-06-25'), ...range })).toEqual({ towns: 1, queued: 0, failed: 0 });
    expect((await itemsOf(table, `RUNS#${TOWN}`)).at(-1)).toMatchObject({ day: '2022-06-25', workday: false, due: 0 });
  });

  it('sums up', async () => {
    const results = [
      { towns: 2, queued: 3, failed: 0 },
      { towns: 1, queued: 0, failed: 1 },
    ];
    expect(await twice('daily-reminders/close-day', { day: '2022-06-22', results })).toEqual({ towns: 3, queued: 3, failed: 1 });
  });
});

describe('monthly bulletin', () => {
  const day = '2022-04-06';
  const now = { day, at: `${day}T08:40:00+08:00` };
  const job = { ...now, jobs: [{ plan: PLAN, month: '2022-03' }], towns: 1, failed: 0 };

  it('is drafted, rendered and mailed once', async () => {
    const drafted = (await twice('monthly-bulletin/draft-bulletin', { ...now, from: TOWN, to: TOWN })) as typeof job;
    expect(drafted.jobs).toContainEqual(job.jobs[0]);
    expect(await twice('monthly-bulletin/render-bulletin', job)).toEqual(job);
    const key = documentKey(PLAN, 'bulletin-2022-03.html');
    const text = Buffer.from((await bucket.get(key)).bytes).toString('utf8');
    expect(text).toContain('1900');
    await step('monthly-bulletin/render-bulletin', job);
    expect(Buffer.from((await bucket.get(key)).bytes).toString('utf8')).toBe(text);
    expect(await twice('monthly-bulletin/queue-bulletin', job)).toEqual({ towns: 1, queued: 3, failed: 0 });
    expect((await queued('bulletin')).toSorted()).toEqual([at(TOWN, 'chief'), at(TOWN, 'leader'), at(TOWN, 'office')]);
  });

  it('keeps what it told when more is reported, and mails it on no later day again', async () => {
    const kept = await services.bulletins.load(PLAN, '2022-03');
    const next = { day: '2022-04-07', at: '2022-04-07T08:40:00+08:00' };
    const { jobs } = (await step('monthly-bulletin/draft-bulletin', { ...next, from: TOWN, to: TOWN })) as typeof job;
    expect(
      await step('monthly-bulletin/queue-bulletin', { ...next, jobs: jobs.filter(({ plan }) => plan === PLAN), towns: 1, failed: 0 }),
    ).toMatchObject({ queued: 0 });
    expect(await services.bulletins.load(PLAN, '2022-03')).toEqual(kept);
    expect(await queued('bulletin')).toHaveLength(3);
  });

  it('sums up', async () =>
    expect(await twice('monthly-bulletin/close-month', { day, results: [{ towns: 1, queued: 3, failed: 0 }] })).toEqual({
      towns: 1,
      queued: 3,
      failed: 0,
    }));
});

describe('year-end review', () => {
  const state = { plan: PLAN, at: '2022-12-12T08:50:00+08:00', revision: 1 };
  const reviewOf = async () => services.reviews.load(PLAN, 1);

  it('takes its snapshot once', async () => {
    expect(await twice('year-end-review/take-snapshot', state)).toEqual(state);
    expect(await services.plans.load(PLAN)).toMatchObject({ revisions: 1, version: 5 });
    expect((await services.reviews.snapshot(PLAN, 1)).versions['001']).toBe(2);
  });

  it('drafts from the snapshot, whatever is reported between two tries', async () => {
    expect(await twice('year-end-review/draft-review', state)).toEqual(state);
    const first = await reviewOf();
    const late = aPost(
      at(TOWN, 'agriculture'),
      `/v1/tasks/${PLAN}-001/updates`,
      { measures: [{ measure: '玉米种植面积', added: 4100 }] },
      { version: 2 },
    );
    expect((await call({ ...late, at: '2022-12-12T09:00:00+08:00' })).status).toBe(200);
    await step('year-end-review/draft-review', state);
    expect(await reviewOf()).toEqual(first);
    expect(JSON.stringify(first)).toContain(`${PLAN}-001@2`);
    expect(JSON.stringify(first)).not.toContain(`${PLAN}-001@3`);
  });

  it('renders one file, and tells the office once', async () => {
    expect(await twice('year-end-review/render-review', state)).toEqual(state);
    const text = Buffer.from((await bucket.get(documentKey(PLAN, 'review-r1.html'))).bytes).toString('utf8');
    expect(text).toContain('玉米');
    expect(await twice('year-end-review/queue-review-letter', state)).toEqual({ queued: 1 });
    expect(await queued('review')).toEqual([at(TOWN, 'office')]);
  });

  it('is not begun for a plan that nobody works on', async () => {
    await expect(step('year-end-review/take-snapshot', { ...state, plan: 'wangjing-2025' })).rejects.toMatchObject({
      name: 'PlanNotPublished',
    });
  });
});

describe('the outbox', () => {
  const recordsOf = (letters: readonly Item[]) => ({
    Records: letters.map(({ pk, sk, at }, i) => ({
      eventID: String(i),
      dynamodb: { NewImage: marshall({ pk, sk, at }), SequenceNumber: String(i) },
    })),
  });

  it('delivers each letter once, however often the bell rings', async () => {
    const letters = lettersOf(await itemsOf(table), 'published-list');
    expect(await twice('outbox/deliver-letters', recordsOf(letters))).toEqual({ batchItemFailures: [] });
    expect(received.flatMap(({ to }) => to).toSorted()).toEqual(letters.map(({ to }) => (to as { email: string }).email).toSorted());
    const sent = lettersOf(await itemsOf(table), 'published-list');
    for (const letter of sent)
      expect(letter).toMatchObject({ status: 'sent', attempts: 1, messageId: expect.stringMatching(/^<.+@county\.example>$/) });
    for (const letter of sent) expect(letter.queue).toBeUndefined();
  });

  it('delivers each letter once when two bells ring at once', async () => {
    const before = received.length;
    const letters = lettersOf(await itemsOf(table), 'bulletin');
    await Promise.all([step('outbox/deliver-letters', recordsOf(letters)), step('outbox/deliver-letters', recordsOf(letters))]);
    expect(received).toHaveLength(before + letters.length);
  });

  it('puts back what the mail server refuses, and tries it again later, until it is through', async () => {
    const before = received.length;
    const [letter] = lettersOf(await itemsOf(table), 'review');
    isMailDown = true;
    expect(await step('outbox/deliver-letters', recordsOf([letter!]))).toEqual({ batchItemFailures: [] });
    expect(lettersOf(await itemsOf(table), 'review')).toMatchObject([{ status: 'queued', attempts: 1 }]);
    const input = { at: '2023-01-01T00:00:00+08:00' };
    expect(await step('outbox/redeliver', input)).toMatchObject({ sent: 0 });
    expect(received).toHaveLength(before);
    isMailDown = false;
    const later = { at: '2023-01-01T00:15:00+08:00' };
    const waiting = (await services.letters.waiting(later.at)).length;
    expect(await step('outbox/redeliver', later)).toEqual({ waiting, sent: waiting });
    // What a second call says is that nothing is left to do: it is no step of a machine whose output goes on.
    const items = await itemsOf(table);
    expect(await step('outbox/redeliver', later)).toEqual({ waiting: 0, sent: 0 });
    expect(await itemsOf(table)).toEqual(items);
    expect(received).toHaveLength(before + waiting);
  });

  it('has in the end sent every letter exactly once', async () => {
    const letters = (await itemsOf(table, 'LETTERS#')).map(({ status }) => status);
    expect(new Set(letters)).toEqual(new Set(['sent']));
    const ids = received.map(({ raw }) => /^Message-ID: (.+)$/im.exec(raw.toString('utf8'))?.[1]);
    expect(ids).toHaveLength(letters.length);
    expect(new Set(ids).size).toBe(letters.length);
  });

  it('tells of a record that it cannot read, and of no other', async () => {
    const good = lettersOf(await itemsOf(table), 'review');
    const records = [...recordsOf(good).Records, { eventID: 'x', dynamodb: { SequenceNumber: '77' } }];
    expect(await step('outbox/deliver-letters', { Records: records })).toEqual({ batchItemFailures: [{ itemIdentifier: '77' }] });
  });

  it('shows no letter of another town', async () => {
    expect(await services.letters.between(townOfMachine('bailin'), '2022-01-01', '2022-12-31')).toEqual([]);
  });
});
