import { beforeAll, describe, expect, it } from 'vitest';
import type { HistoryEntry, TaskState } from '#domain/task.ts';
import type { Light } from '#domain/traffic-light.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { StoredLetter } from '#store/letters.ts';
import type { Table } from '#store/table.ts';
import { townOfMachine } from '#store/town.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aTarget } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { runStep } from '../support/step.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, HEALTH, INSPECTION, POLICE, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const PUBLISHED = '2022-03-02T10:00:00+08:00';

/** One task of each kind, and three for what is not the rule: a sensitive one, one of a silent department, one left to the year's end. */
const TASKS = {
  corn: aDraftRow(PLAN, '001', {
    text: '完成玉米种植6000亩。',
    kind: 'quantity',
    lead: AGRICULTURE,
    targets: [aTarget({ metric: '玉米种植面积', comparison: '>=', value: 6000 })],
  }),
  cattle: aDraftRow(PLAN, '002', {
    text: '培育肉牛养殖大户1户。',
    kind: 'milestone',
    lead: AGRICULTURE,
    due: '2022-09-30',
    dueStated: true,
  }),
  toilets: aDraftRow(PLAN, '003', {
    text: '卫生厕所覆盖率达60%以上。',
    kind: 'coverage',
    lead: HEALTH,
    targets: [aTarget({ metric: '卫生厕所覆盖率', comparison: '>=', value: 60, unit: '%' })],
  }),
  safety: aDraftRow(PLAN, '004', {
    text: '开展安全生产大检查。',
    kind: 'campaign',
    lead: HEALTH,
    measures: [
      { name: '隐患发现', unit: '个', source: 'catalogue', lastYear: 16 },
      { name: '隐患整改', unit: '个', source: 'catalogue', lastYear: 16 },
    ],
  }),
  fires: aDraftRow(PLAN, '005', {
    text: '抓好森林防灭火。',
    kind: 'zero-incident',
    lead: AGRICULTURE,
    targets: [aTarget({ metric: '森林火灾', comparison: '=', value: 0, unit: '起' })],
  }),
  farmland: aDraftRow(PLAN, '006', { text: '坚守耕地红线。', kind: 'continuing', every: 'quarter', lead: AGRICULTURE }),
  conduct: aDraftRow(PLAN, '007', {
    text: '开展干部作风大整顿，严查违纪。',
    kind: 'campaign',
    lead: INSPECTION,
    sensitive: true,
  }),
  patrols: aDraftRow(PLAN, '008', { text: '防范电信网络诈骗。', kind: 'continuing', every: 'quarter', lead: POLICE }),
  kitchens: aDraftRow(PLAN, '009', { text: '开展后厨行动。', kind: 'campaign', lead: POLICE }),
};
type Name = keyof typeof TASKS;

let table: Table;
let services: Services;
let call: Caller;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  services = servicesOver(table);
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022)), ...Object.values(TASKS).map((row) => services.drafts.put(row))]);
  await publish();
});

/** The machine's four states, one after the other. */
const publish = async (): Promise<void> => {
  const step = async (name: string, input: object) => runStep((await import(`../../functions/publish/${name}.ts`)).handler, input);
  const state = { plan: PLAN, version: 1, by: at(TOWN, 'office'), at: PUBLISHED, execution: `publish-${PLAN}-v1` };
  const { ranges } = (await step('freeze-draft', state)) as { ranges: [string, string][] };
  for (const [from, to] of ranges) await step('write-tasks', { ...state, from, to });
  await step('open-plan', state);
  await step('queue-lists', state);
};

const pathOf = (name: Name): string => `/v1/tasks/${PLAN}-${TASKS[name].n}`;
const seenOn = async (name: Name, day: string) =>
  (await call({ path: pathOf(name), as: at(TOWN, 'office'), at: `${day}T09:00:00+08:00` })).body;
const historyOf = (name: Name): Promise<HistoryEntry[]> => services.histories.ofTask(PLAN, TASKS[name].n);
const lettersOn = async (day: string): Promise<StoredLetter[]> => services.letters.between(townOfMachine(TOWN), day, day);

interface Act {
  readonly on: string;
  readonly as?: string;
  readonly does: 'acknowledgement' | 'updates' | 'claim' | 'verification' | 'return' | 'assessment';
  readonly body?: object;
}

/** What must be so after it. */
interface After {
  readonly state: TaskState;
  readonly light: Light;
  readonly progress?: string;
  /** Value of each measure. */
  readonly values?: Readonly<Record<string, number>>;
  /** Periods that it answered. */
  readonly answered?: readonly string[];
}

const MOVES = {
  acknowledgement: 'acknowledge',
  updates: 'report',
  claim: 'claim',
  verification: 'verify',
  return: 'return',
  assessment: 'assess',
} as const;

/** Makes one act over the API and demands all that an act must leave: state, light, one version, one entry, its letters and no others. */
const act = async (name: Name, { on, as = 'agriculture', does, body = {} }: Act, expected: After): Promise<void> => {
  const instant = `${on}T10:30:00+08:00`;
  const [before, historyBefore, lettersBefore] = [await seenOn(name, on), await historyOf(name), await itemsOf(table, 'LETTERS#')];
  const answer = await call(aPost(at(TOWN, as), `${pathOf(name)}/${does}`, body, { version: before.version, at: instant }));
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const after = await seenOn(name, on);
  const history = await historyOf(name);
  const version = before.version + 1;
  expect(answer).toMatchObject({
    etag: `"${version}"`,
    body: { version, state: expected.state, update: `${before.task}@${version}` },
  });
  expect(after).toMatchObject({ version, state: expected.state, light: expected.light });
  if (expected.progress) expect(after.progress).toBe(expected.progress);
  const values = Object.fromEntries(after.measures.map((measure: { name: string; value: number }) => [measure.name, measure.value]));
  if (expected.values) expect(values).toEqual(expected.values);
  expect(after.reported.slice(before.reported.length)).toEqual(expected.answered ?? []);
  expect(history.slice(0, -1)).toEqual(historyBefore);
  const role = as === 'office' ? 'office' : 'head';
  expect(history.at(-1)).toMatchObject({
    version,
    move: { kind: MOVES[does] },
    by: { person: at(TOWN, as), role },
    at: instant,
    day: on,
    before: { state: before.state },
    after: { state: expected.state, values },
  });
  const isLetter = does === 'return' ? 1 : 0;
  expect(await itemsOf(table, 'LETTERS#')).toHaveLength(lettersBefore.length + isLetter);
};

describe('publication', () => {
  it('issues every task, version 1, with its entry, and not one counted as begun', async () => {
    const { items } = (await call({ path: `/v1/plans/${PLAN}/tasks`, as: at(TOWN, 'viewer'), at: PUBLISHED })).body;
    expect(items.map(({ id }: { id: string }) => id)).toHaveLength(Object.keys(TASKS).length);
    for (const item of items)
      expect(item).toMatchObject({ state: 'issued', version: 1, publishedOn: '2022-03-02', reported: [], lastReport: null });
    for (const name of Object.keys(TASKS) as Name[]) {
      expect(await historyOf(name)).toMatchObject([{ version: 1, move: { kind: 'issue' }, by: { role: 'machine' }, before: null }]);
    }
  });

  it('mails each department its list, the department without a head to the office', async () => {
    const lists = (await lettersOn('2022-03-02')).map(
      ({ to, content }) => content.kind === 'published-list' && [to.email, content.leads.length],
    );
    expect(lists.toSorted()).toEqual([
      [at(TOWN, 'agriculture'), 4],
      [at(TOWN, 'health'), 2],
      [at(TOWN, 'inspection'), 1],
      [at(TOWN, 'office'), 2],
    ]);
  });
});

describe('a quantity: corn', () => {
  it('is acknowledged', () => act('corn', { on: '2022-03-03', does: 'acknowledgement' }, { state: 'underway', light: 'grey' }));

  it('cannot be acknowledged again', async () => {
    const again = await call(aPost(at(TOWN, 'agriculture'), `${pathOf('corn')}/acknowledgement`, {}, { version: 2 }));
    expectProblem(again, 409, 'WrongState');
  });

  it('adds up what is reported: ahead of its season', () =>
    act(
      'corn',
      { on: '2022-03-25', does: 'updates', body: { measures: [{ measure: '玉米种植面积', added: 1900 }], progress: '已播1900亩' } },
      { state: 'underway', light: 'green', progress: '玉米种植面积 1900 / 6000亩', values: { 玉米种植面积: 1900 }, answered: ['2022-03'] },
    ));

  it('and falls behind it', () =>
    act(
      'corn',
      { on: '2022-04-25', does: 'updates', body: { measures: [{ measure: '玉米种植面积', added: 100.5 }], problems: '缺种子' } },
      { state: 'underway', light: 'red', values: { 玉米种植面积: 2000.5 }, answered: ['2022-04'] },
    ));

  it('and catches up', () =>
    act(
      'corn',
      { on: '2022-05-25', does: 'updates', body: { measures: [{ measure: '玉米种植面积', added: 3999.5 }] } },
      { state: 'underway', light: 'green', values: { 玉米种植面积: 6000 }, answered: ['2022-05'] },
    ));

  it('rests on each of its updates', async () => expect((await seenOn('corn', '2022-05-25')).measures[0].updates).toEqual([3, 4, 5]));

  it('is claimed', async () => {
    await act('corn', { on: '2022-05-26', does: 'claim' }, { state: 'claimed', light: 'green' });
    expect(await seenOn('corn', '2022-05-26')).toMatchObject({ claimedOn: '2022-05-26', lightReason: '已申请办结，待核验' });
  });

  it('cannot be reported on, assessed or verified by its own head while the office has the ball', async () => {
    const head = at(TOWN, 'agriculture');
    expectProblem(await call(aPost(head, `${pathOf('corn')}/updates`, { unchanged: true }, { version: 6 })), 409, 'WrongState');
    expectProblem(
      await call(aPost(head, `${pathOf('corn')}/assessment`, { verdict: 'met', sentence: '好' }, { version: 6 })),
      409,
      'WrongState',
    );
    expectProblem(await call(aPost(head, `${pathOf('corn')}/verification`, {}, { version: 6 })), 403, 'NotAllowed');
  });

  it('is returned, and its head hears why at once', async () => {
    await act(
      'corn',
      { on: '2022-05-30', as: 'office', does: 'return', body: { reason: '缺验收单' } },
      { state: 'underway', light: 'green' },
    );
    expect(await seenOn('corn', '2022-05-30')).toMatchObject({ claimedOn: null, returned: { day: '2022-05-30', reason: '缺验收单' } });
    expect((await historyOf('corn')).at(-1)?.move).toEqual({ kind: 'return', reason: '缺验收单' });
    expect(await lettersOn('2022-05-30')).toMatchObject([
      {
        to: { email: at(TOWN, 'agriculture') },
        replyTo: at(TOWN, 'office'),
        subject: `${PLAN}-001@7`,
        status: 'queued',
        content: { kind: 'returned', plan: PLAN, id: '1.1', reason: '缺验收单', form: { n: '001', department: AGRICULTURE } },
      },
    ]);
  });

  it('is claimed again, which clears what the return asked for', async () => {
    await act('corn', { on: '2022-06-01', does: 'claim' }, { state: 'claimed', light: 'green' });
    expect((await seenOn('corn', '2022-06-01')).returned).toBeNull();
  });

  it('is verified, and blue for ever', async () => {
    await act('corn', { on: '2022-06-02', as: 'office', does: 'verification' }, { state: 'completed', light: 'blue' });
    expect(await seenOn('corn', '2022-12-31')).toMatchObject({
      light: 'blue',
      completedOn: '2022-06-02',
      lightReason: '已办结（6月2日核验）',
    });
  });

  it('takes nothing more', async () => {
    for (const does of ['updates', 'claim', 'assessment', 'return', 'verification']) {
      const bodies: Record<string, object> = {
        updates: { unchanged: true },
        assessment: { verdict: 'met', sentence: '好' },
        return: { reason: '再看' },
      };
      expectProblem(await call(aPost(at(TOWN, 'office'), `${pathOf('corn')}/${does}`, bodies[does], { version: 9 })), 409, 'WrongState');
    }
    expect(await historyOf('corn')).toHaveLength(9);
  });
});

describe('a milestone: cattle', () => {
  it('is acknowledged by its first report, which plans a node', () =>
    act(
      'cattle',
      { on: '2022-03-25', does: 'updates', body: { node: { name: '完成', next: { name: '选址', planned: '2022-04-29' } } } },
      { state: 'underway', light: 'green', progress: '节点 0/2', answered: ['2022-Q1'] },
    ));

  it('turns yellow, then red, as the node is late', async () => {
    expect((await seenOn('cattle', '2022-04-29')).light).toBe('green');
    expect((await seenOn('cattle', '2022-05-05')).light).toBe('yellow');
    expect((await seenOn('cattle', '2022-05-31')).light).toBe('red');
    expect((await seenOn('cattle', '2022-03-25')).acknowledgedOn).toBe('2022-03-25');
  });

  it('is green when the node is done', () =>
    act(
      'cattle',
      { on: '2022-06-01', does: 'updates', body: { node: { name: '选址', doneOn: '2022-05-30' } } },
      { state: 'underway', light: 'green', progress: '节点 1/2', answered: ['2022-Q2'] },
    ));

  it('ends: done, claimed, verified', async () => {
    const done = { node: { name: '完成', doneOn: '2022-09-20' } };
    await act(
      'cattle',
      { on: '2022-09-21', does: 'updates', body: done },
      { state: 'underway', light: 'green', progress: '节点 2/2', answered: ['2022-09'] },
    );
    await act('cattle', { on: '2022-09-21', does: 'claim' }, { state: 'claimed', light: 'green' });
    await act('cattle', { on: '2022-09-22', as: 'office', does: 'verification' }, { state: 'completed', light: 'blue' });
  });
});

describe('a coverage: toilets', () => {
  it('starts from its first share, which is its base and is not held against it', async () => {
    const body = { measures: [{ measure: '卫生厕所覆盖率', numerator: 2176, denominator: 4250 }] };
    await act(
      'toilets',
      { on: '2022-03-25', as: 'health', does: 'updates', body },
      { state: 'underway', light: 'green', values: { 卫生厕所覆盖率: 51.2 }, answered: ['2022-Q1'] },
    );
    const { progress, lightReason, measures } = await seenOn('toilets', '2022-03-28');
    expect(progress).toBe('卫生厕所覆盖率 51.2%（目标60%，年初51.2%）');
    expect(lightReason).toBe('卫生厕所覆盖率 51.2%（目标60%，年初51.2%），基数刚报');
    expect(measures[0]).toMatchObject({ base: 51.2, baseOn: '2022-03-25' });
  });

  it('keeps the denominator, counts from the base, and is red when it stands still', () =>
    act(
      'toilets',
      { on: '2022-06-24', as: 'health', does: 'updates', body: { measures: [{ measure: '卫生厕所覆盖率', numerator: 2180 }] } },
      { state: 'underway', light: 'red', values: { 卫生厕所覆盖率: 51.294118 }, answered: ['2022-Q2'] },
    ));

  it('is green once it is reached', () =>
    act(
      'toilets',
      {
        on: '2022-09-23',
        as: 'health',
        does: 'updates',
        body: { measures: [{ measure: '卫生厕所覆盖率', numerator: 2600, denominator: 4260 }] },
      },
      { state: 'underway', light: 'green', values: { 卫生厕所覆盖率: 61.032864 }, answered: ['2022-Q3'] },
    ));
});

describe('a campaign: safety', () => {
  const counts = (found: number, fixed: number) => ({
    measures: [
      { measure: '隐患发现', added: found },
      { measure: '隐患整改', added: fixed },
    ],
  });

  it('counts its rounds', async () => {
    await act(
      'safety',
      { on: '2022-03-25', as: 'health', does: 'updates', body: counts(16, 10) },
      {
        state: 'underway',
        light: 'green',
        values: { 隐患发现: 16, 隐患整改: 10 },
        answered: ['2022-Q1'],
      },
    );
    // What was found and not put right for a month.
    expect((await seenOn('safety', '2022-04-26')).light).toBe('yellow');
    await act(
      'safety',
      { on: '2022-06-24', as: 'health', does: 'updates', body: counts(4, 10) },
      {
        state: 'underway',
        light: 'green',
        values: { 隐患发现: 20, 隐患整改: 20 },
        answered: ['2022-Q2'],
      },
    );
  });

  it('may be claimed with the closing form and be returned and verified as any other', async () => {
    await act(
      'safety',
      { on: '2022-09-20', as: 'health', does: 'updates', body: { unchanged: true } },
      { state: 'underway', light: 'green', answered: ['2022-Q3'] },
    );
    await act(
      'safety',
      { on: '2022-12-02', as: 'health', does: 'claim' },
      { state: 'claimed', light: 'green', answered: ['2022-closing'] },
    );
    await act(
      'safety',
      { on: '2022-12-05', as: 'office', does: 'return', body: { reason: '附台账' } },
      { state: 'underway', light: 'green' },
    );
    await act('safety', { on: '2022-12-06', as: 'health', does: 'claim' }, { state: 'claimed', light: 'green' });
    await act('safety', { on: '2022-12-07', as: 'office', does: 'verification' }, { state: 'completed', light: 'blue' });
  });
});

describe('a zero-incident: fires', () => {
  it('is one tap', () =>
    act(
      'fires',
      { on: '2022-03-25', does: 'updates', body: { noIncident: true } },
      { state: 'underway', light: 'green', answered: ['2022-Q1'] },
    ));

  it('is red from an incident on, which is told at once and answers no form that is not open', async () => {
    await act(
      'fires',
      { on: '2022-04-05', does: 'updates', body: { measures: [{ measure: '森林火灾', added: 1 }], progress: '清明祭祀引燃' } },
      {
        state: 'underway',
        light: 'red',
        values: { 森林火灾: 1 },
      },
    );
    expect((await seenOn('fires', '2022-04-05')).lightReason).toBe('发生森林火灾1起');
  });

  it('cannot be “not happened” and happened in one', async () => {
    const both = { noIncident: true, measures: [{ measure: '森林火灾', added: 1 }] };
    expectProblem(await call(aPost(at(TOWN, 'agriculture'), `${pathOf('fires')}/updates`, both, { version: 3 })), 422, 'ReportIsWrong', [
      '/noIncident',
    ]);
  });

  it('is yellow after a quarter without a further one', () =>
    act(
      'fires',
      { on: '2022-09-23', does: 'updates', body: { noIncident: true } },
      { state: 'underway', light: 'yellow', answered: ['2022-Q2', '2022-Q3'] },
    ));

  it('is not claimed but assessed', async () => {
    expectProblem(await call(aPost(at(TOWN, 'agriculture'), `${pathOf('fires')}/claim`, {}, { version: 4 })), 409, 'WrongKind');
    const body = { verdict: 'not-met', sentence: '发生1起森林火灾，已扑灭。' };
    await act('fires', { on: '2022-12-05', does: 'assessment', body }, { state: 'assessed', light: 'red', answered: ['2022-closing'] });
    expect((await historyOf('fires')).at(-1)).toMatchObject({
      move: { kind: 'assess', verdict: 'not-met', sentence: '发生1起森林火灾，已扑灭。' },
    });
  });
});

describe('a continuing: farmland', () => {
  it('takes a narrative', async () => {
    const body = { progress: '签订责任书12份', problems: '两处苗头', nextSteps: '复查', via: 'page' };
    await act(
      'farmland',
      { on: '2022-03-25', does: 'updates', body },
      { state: 'underway', light: 'green', progress: '已报 1/4期', answered: ['2022-Q1'] },
    );
    expect((await seenOn('farmland', '2022-03-25')).lastReport).toMatchObject({
      progress: '签订责任书12份',
      problems: '两处苗头',
      update: 2,
    });
    expect((await historyOf('farmland')).at(-1)).toMatchObject({ via: 'page', move: { report: { nextSteps: '复查' } } });
  });

  it('is yellow after a quarter of silence, and red after two', async () => {
    expect((await seenOn('farmland', '2022-06-24')).light).toBe('green');
    expect((await seenOn('farmland', '2022-06-27')).light).toBe('yellow');
    expect((await seenOn('farmland', '2022-09-27')).light).toBe('red');
  });

  it('answers all that is late with one report', () =>
    act(
      'farmland',
      { on: '2022-10-10', does: 'updates', body: { unchanged: true } },
      {
        state: 'underway',
        light: 'green',
        answered: ['2022-Q2', '2022-Q3'],
      },
    ));

  it('is closed by its own department’s assessment', () =>
    act(
      'farmland',
      { on: '2022-12-05', does: 'assessment', body: { verdict: 'largely-met', sentence: '红线未破。' } },
      {
        state: 'assessed',
        light: 'blue',
        answered: ['2022-closing'],
      },
    ));
});

describe('a department that phones, or is silent', () => {
  it('is filled in for by the office, which is written down', async () => {
    const body = { onBehalfOf: POLICE, progress: '宣传3场' };
    await act(
      'patrols',
      { on: '2022-03-25', as: 'office', does: 'updates', body },
      { state: 'underway', light: 'green', answered: ['2022-Q1'] },
    );
    expect((await historyOf('patrols')).at(-1)).toMatchObject({ onBehalfOf: POLICE, via: 'phone', by: { role: 'office' } });
    const { onBehalfOf: _onBehalfOf, ...said } = body;
    expect((await historyOf('patrols')).at(-1)?.move).toMatchObject({ kind: 'report', report: said });
  });

  it('is assessed by the office at the year’s end, though it never acknowledged', async () => {
    const body = { onBehalfOf: POLICE, verdict: 'not-met', sentence: '未反馈。' };
    await act(
      'kitchens',
      { on: '2022-12-09', as: 'office', does: 'assessment', body },
      {
        state: 'assessed',
        light: 'red',
        answered: ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'],
      },
    );
    expect((await historyOf('kitchens')).map(({ move }) => move.kind)).toEqual(['issue', 'assess']);
  });

  it('cannot be filled in for by another head', async () => {
    const post = aPost(at(TOWN, 'health'), `${pathOf('patrols')}/updates`, { unchanged: true, onBehalfOf: POLICE }, { version: 2 });
    expectProblem(await call(post), 403, 'NotAllowed');
  });
});

describe('a sensitive task', () => {
  it('is returned by a letter that tells no reason', async () => {
    await act(
      'conduct',
      { on: '2022-06-06', as: 'inspection', does: 'updates', body: { progress: '约谈2人' } },
      {
        state: 'underway',
        light: 'green',
        answered: ['2022-Q1', '2022-Q2'],
      },
    );
    await act('conduct', { on: '2022-06-06', as: 'inspection', does: 'claim' }, { state: 'claimed', light: 'green' });
    await act(
      'conduct',
      { on: '2022-06-07', as: 'office', does: 'return', body: { reason: '约谈对象不符' } },
      { state: 'underway', light: 'green' },
    );
    const letters = await lettersOn('2022-06-07');
    expect(letters).toMatchObject([{ to: { email: at(TOWN, 'inspection') }, content: { kind: 'returned', reason: '' } }]);
    expect(JSON.stringify(letters)).not.toMatch(/约谈|违纪/);
    expect(letters[0]!.content).not.toHaveProperty('form');
  });

  it('tells others its title only: no narrative, no reason', async () => {
    const { body } = await call({ path: pathOf('conduct'), as: at(TOWN, 'health'), at: '2022-06-07T12:00:00+08:00' });
    expect(JSON.stringify(body)).not.toMatch(/约谈/);
    expect(body).toMatchObject({ state: 'underway', returned: null, lastReport: { progress: '' } });
  });
});

describe('what is asked now', () => {
  it('is the open forms of the own department, and nothing that was answered', async () => {
    const due = async (who: string) =>
      (await call({ path: '/v1/me/due', as: at(TOWN, who), at: '2022-12-01T09:00:00+08:00' })).body.items.map(
        ({ task }: { task: string }) => task.slice(-3),
      );
    expect(await due('agriculture')).toEqual([]);
    expect(await due('health')).toEqual([TASKS.toilets.n]);
    expect((await due('office')).toSorted()).toEqual([TASKS.toilets.n, TASKS.conduct.n, TASKS.patrols.n]);
  });
});
