import { beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import type { Pending } from '#domain/task-changes.ts';
import { DEFAULT_POLICY } from '#domain/town.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { StoredLetter } from '#store/letters.ts';
import { townOfMachine } from '#store/town.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aMeasure, aNode, aTarget, aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, INSPECTION, POLICE, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const CORN = '玉米种植面积';
const BASIS = { text: '望府发〔2022〕8号', date: '2022-03-01', decidedBy: '镇长办公会' };
const [OFFICE, HEAD, LEADER, CHIEF] = ['office', 'agriculture', 'leader', 'chief'].map((who) => at(TOWN, who)) as [
  string,
  string,
  string,
  string,
];

let services: Services;
let call: Caller;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
});

let last = 0;
/** A task of its own for each test, and on a day of its own, so that its letters are its own. */
const aTaskOf = async (task: Partial<Task> = {}) => {
  last += 1;
  const n = String(last).padStart(3, '0');
  const day = `2022-${String(3 + Math.floor(last / 28)).padStart(2, '0')}-${String(1 + (last % 28)).padStart(2, '0')}`;
  await services.commit([services.tasks.put(aTask({ plan: PLAN, n, lead: AGRICULTURE, assignedOn: day, ...task }), PUBLISHED_AT)]);
  const path = `/v1/tasks/${PLAN}-${n}`;
  const at = `${day}T09:00:00+08:00`;
  return {
    n,
    day,
    path,
    post: (as: string, does: string, body: unknown, version = 1) => call(aPost(as, `${path}/${does}`, body, { version, at })),
    now: async () => services.tasks.load(PLAN, n),
    letters: async (): Promise<StoredLetter[]> =>
      (await services.letters.between(townOfMachine(TOWN), day, day)).filter(({ subject }) => subject.includes(n)),
  };
};
const told = (letters: readonly StoredLetter[]): string[] => letters.map(({ content, person }) => `${content.kind} ${person}`).toSorted();
/** Readers whose letter opens a form. */
const withForm = (letters: readonly StoredLetter[]): string[] =>
  letters.flatMap(({ content, person }) => ('form' in content ? [person] : []));
const waiting = (over: object = {}): Pending => ({
  kind: 'extension',
  node: null,
  from: '2022-09-30',
  due: '2022-10-20',
  reason: '雨季停工',
  day: '2022-03-01',
  update: 1,
  ...over,
});
const DATED = { kind: 'milestone', due: '2022-09-30', dueStated: true, nodes: [aNode({ planned: '2022-09-30' })] } as const;
const objected = { state: 'issued', pending: { kind: 'objection', reason: '', proposed: null, day: '2022-03-02', update: 1 } } as const;

describe('an objection', () => {
  it('waits, and is kept with who told it', async () => {
    const { n, post, now, letters } = await aTaskOf({ state: 'issued' });
    const said = { reason: '不归我单位', proposed: HEALTH, onBehalfOf: AGRICULTURE, via: 'meeting', reportedBy: '李某' };
    expect(await post(OFFICE, 'objection', said)).toMatchObject({ status: 200, body: { version: 2, state: 'issued' } });
    expect(await now()).toMatchObject({ state: 'issued', lead: AGRICULTURE, pending: { kind: 'objection', proposed: HEALTH } });
    expect((await services.histories.ofTask(PLAN, n)).at(-1)).toMatchObject({
      move: { kind: 'object', reason: '不归我单位', proposed: HEALTH },
      onBehalfOf: AGRICULTURE,
      via: 'meeting',
      reportedBy: '李某',
    });
    expect(await letters()).toEqual([]);
  });

  it('names a department that the town has', async () => {
    const { post } = await aTaskOf({ state: 'issued' });
    expectProblem(await post(HEAD, 'objection', { reason: '不归我单位', proposed: '水利站' }), 422, 'MoveIsWrong', ['/proposed']);
  });

  it('upheld moves the task; old and new heads hear of it', async () => {
    const { post, now, letters } = await aTaskOf(objected);
    const decided = await post(OFFICE, 'objection/decision', { upheld: true, lead: HEALTH, note: '按职责划转' });
    expect(decided.status).toBe(200);
    expect(await now()).toMatchObject({ state: 'issued', lead: HEALTH, leader: '分管副镇长', pending: null });
    const sent = await letters();
    expect(told(sent)).toEqual([`objection-decided ${HEAD}`, `objection-decided ${at(TOWN, 'health')}`]);
    const asked = sent.filter(({ content }) => /请在.{1,12}前签收/.test(JSON.stringify(content)));
    expect(asked.map(({ person }) => person)).toEqual([at(TOWN, 'health')]);
  });

  it('rejected tells the head alone', async () => {
    const { post, now, letters } = await aTaskOf(objected);
    expect((await post(OFFICE, 'objection/decision', { upheld: false, note: '职责在贵单位' })).status).toBe(200);
    expect(await now()).toMatchObject({ lead: AGRICULTURE, pending: null });
    expect(told(await letters())).toEqual([`objection-decided ${HEAD}`]);
  });
});

describe('an extension', () => {
  it('is asked for by the head and granted by the leader in charge', async () => {
    const { post, now, letters } = await aTaskOf(DATED);
    expect((await post(HEAD, 'extension', { due: '2022-10-20', reason: '雨季停工' })).status).toBe(200);
    expect(await now()).toMatchObject({ due: '2022-09-30', pending: { due: '2022-10-20' } });
    expect(await letters()).toEqual([]);
    expect((await post(LEADER, 'extension/decision', { granted: true }, 2)).status).toBe(200);
    expect(await now()).toMatchObject({ due: '2022-10-20', nodes: [{ planned: '2022-10-20' }], extensions: [{ from: '2022-09-30' }] });
    expect(told(await letters())).toEqual([`extension-decided ${HEAD}`]);
  });

  it.each([
    { as: 'leader', due: '2022-11-30', body: {}, code: 'NotAllowed', status: 403, why: 'a long one by a leader' },
    { as: 'chief', due: '2022-11-30', body: {}, code: null, status: 200, why: 'a long one by the chief' },
    { as: 'office', due: '2022-10-20', body: {}, code: 'MoveIsWrong', status: 422, why: 'one by the office itself' },
    { as: 'office', due: '2022-10-20', body: { onBehalfOf: 'leader' }, code: null, status: 200, why: 'a leader’s, recorded by the office' },
  ])('$why: $status', async ({ as, due, body, code, status }) => {
    const { post, n } = await aTaskOf({ ...DATED, pending: waiting({ due }) });
    const answer = await post(at(TOWN, as), 'extension/decision', { granted: true, ...body });
    if (code) expectProblem(answer, status, code);
    else expect(answer.status).toBe(200);
    const entry = (await services.histories.ofTask(PLAN, n)).at(-1);
    if (!code)
      expect(entry).toMatchObject({ onBehalfOf: 'onBehalfOf' in body ? 'leader' : null, before: { terms: { due: '2022-09-30' } } });
  });

  it('of a dispatched department is no leader’s, but the office’s', async () => {
    const { post } = await aTaskOf({ ...DATED, lead: POLICE, pending: waiting() });
    expectProblem(await post(LEADER, 'extension/decision', { granted: true }), 403, 'NotAllowed');
    expect((await post(OFFICE, 'extension/decision', { granted: true })).status).toBe(200);
  });

  it('is no decision of a leader of other departments', async () => {
    const { post } = await aTaskOf({ ...DATED, lead: POLICE, pending: waiting() });
    expectProblem(await post(LEADER, 'extension/decision', { granted: false }), 403, 'NotAllowed');
  });
});

describe('a change', () => {
  const change = (change: object, basis: object = BASIS) => ({ change, basis });

  it('of a target shows in the task, in its history and in a letter', async () => {
    const { n, post, now, letters } = await aTaskOf({ kind: 'quantity', targets: [aTarget()], measures: [aMeasure({ target: 6000 })] });
    expect((await post(OFFICE, 'adjustment', change({ kind: 'change-target', measure: CORN, value: 5000 }))).status).toBe(200);
    expect(await now()).toMatchObject({
      measures: [{ target: { value: 5000 } }],
      adjustments: [{ from: '6000亩', to: '5000亩', basis: BASIS }],
    });
    const { items } = (await call({ path: `/v1/tasks/${PLAN}-${n}/history`, as: OFFICE })).body;
    expect(items.at(-1)).toMatchObject({
      move: { kind: 'change-target', value: 5000 },
      before: { terms: { bounds: { [CORN]: { value: 6000 } } } },
    });
    const [letter] = await letters();
    expect(letter?.content).toMatchObject({ kind: 'changed', decided: `指标“${CORN}”由6000亩调整为5000亩。`, form: { n } });
  });

  it.each([
    { change: { kind: 'suspend' }, state: 'suspended', to: [HEAD, LEADER] },
    { change: { kind: 'cancel' }, state: 'ended', to: [HEAD, LEADER] },
    { change: { kind: 'terminate' }, state: 'ended', to: [HEAD, LEADER] },
    { change: { kind: 'change-due', due: '2022-11-30' }, state: 'underway', to: [HEAD] },
  ])('$change.kind leads to $state, and those concerned hear of it', async ({ change: what, state, to }) => {
    const { post, letters } = await aTaskOf();
    expect((await post(OFFICE, 'adjustment', change(what))).body.state).toBe(state);
    const sent = await letters();
    expect(told(sent)).toEqual(to.map((person) => `changed ${person}`).toSorted());
    expect(withForm(sent)).toEqual(state === 'underway' ? [HEAD] : []);
  });

  it('of the lead brings its leader; old and new heads hear of it', async () => {
    const { n, post, now, letters } = await aTaskOf({ supporting: [HEALTH, INSPECTION] });
    expect((await post(OFFICE, 'adjustment', change({ kind: 'move-lead', lead: HEALTH }))).status).toBe(200);
    expect(await now()).toMatchObject({ lead: HEALTH, leader: '分管副镇长', supporting: [INSPECTION] });
    const sent = await letters();
    expect(told(sent)).toEqual([`reassigned ${HEAD}`, `reassigned ${at(TOWN, 'health')}`]);
    expect(withForm(sent)).toEqual([at(TOWN, 'health')]);
    expect(sent.find(({ person }) => person === at(TOWN, 'health'))?.content).toMatchObject({ form: { n, department: HEALTH } });
  });

  it('says nothing of a sensitive task in a letter, nor to those who are not privy to it', async () => {
    const { path, post, letters } = await aTaskOf({ sensitive: true });
    expect((await post(OFFICE, 'adjustment', change({ kind: 'terminate' }))).status).toBe(200);
    expect(JSON.stringify((await letters()).map(({ content }) => content))).not.toMatch(/8号|镇长办公会/);
    expect(JSON.stringify((await call({ path, as: at(TOWN, 'viewer') })).body)).not.toMatch(/8号|镇长办公会/);
    expect(JSON.stringify((await call({ path, as: OFFICE })).body)).toContain('8号');
  });

  it('never replaces two tasks by each other, however close the two come', async () => {
    for (let round = 0; round < 8; round += 1) {
      const pair = [await aTaskOf(), await aTaskOf()];
      const by = (i: number) => change({ kind: 'replace', by: `${PLAN}-${pair[1 - i]!.n}` });
      const both = await Promise.all(pair.map((one, i) => one.post(OFFICE, 'adjustment', by(i))));
      expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
      const loser = both.findIndex(({ status }) => status !== 200);
      expect([409, 422]).toContain(both[loser]!.status);
      expectProblem(await pair[loser]!.post(OFFICE, 'adjustment', by(loser)), 422, 'MoveIsWrong', ['/change/by']);
    }
  });

  it('replaces a task by one that there is', async () => {
    const other = await aTaskOf();
    const { post, now } = await aTaskOf();
    expectProblem(await post(OFFICE, 'adjustment', change({ kind: 'replace', by: `${PLAN}-998` })), 422, 'MoveIsWrong', ['/change/by']);
    for (const by of ['bailin-2022-001', 'bailin-2022-999'])
      expectProblem(await post(OFFICE, 'adjustment', change({ kind: 'replace', by })), 422, 'MoveIsWrong', ['/change/by']);
    expect((await post(OFFICE, 'adjustment', change({ kind: 'replace', by: `${PLAN}-${other.n}` }))).status).toBe(200);
    expect((await now()).ended).toMatchObject({ how: 'replaced', replacedBy: `${PLAN}-${other.n}` });
  });

  it.each([
    { why: 'another kind', body: change({ kind: 'rename' }), at: ['/change/kind'] },
    { why: 'no basis', body: { change: { kind: 'suspend' } }, at: ['/basis'] },
    { why: 'a basis without words', body: change({ kind: 'suspend' }, { ...BASIS, text: ' ' }), at: ['/basis/text'] },
    { why: 'a department that the town has not', body: change({ kind: 'move-lead', lead: '水利站' }), at: ['/change/lead'] },
    {
      why: 'a supporting department that the town has not',
      body: change({ kind: 'move-lead', lead: HEALTH, supporting: ['水利站'] }),
      at: ['/change/supporting/0'],
    },
  ])('is refused for $why', async ({ body, at: pointers }) => {
    const { post, now } = await aTaskOf();
    const answer = await post(OFFICE, 'adjustment', body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect((await now()).version).toBe(1);
  });
});

describe('each of them', () => {
  const EACH = [
    { does: 'objection', as: HEAD, body: { reason: '不归我单位' }, task: { state: 'issued' } },
    { does: 'objection/decision', as: OFFICE, body: { upheld: false }, task: objected },
    { does: 'extension', as: HEAD, body: { due: '2022-10-20', reason: '雨季停工' }, task: DATED },
    { does: 'extension/decision', as: CHIEF, body: { granted: true }, task: { ...DATED, pending: waiting() } },
    { does: 'adjustment', as: OFFICE, body: { change: { kind: 'suspend' }, basis: BASIS }, task: {} },
  ] as const;

  it.each(EACH)('$does asks for the version that was seen, and refuses another', async ({ does, as, body, task }) => {
    const { path, post, now } = await aTaskOf(task);
    expectProblem(await post(as, does, body, 7), 412, 'VersionIsStale');
    expectProblem(await call(aPost(as, `${path}/${does}`, body)), 428, 'VersionMissing');
    expect((await now()).version).toBe(1);
  });

  it.each(EACH)('$does again with the same key is answered the same, and done once', async ({ does, as, body, task }) => {
    const { n, day, path, letters } = await aTaskOf(task);
    const post = aPost(as, `${path}/${does}`, body, { version: 1, at: `${day}T09:00:00+08:00` });
    const first = await call(post);
    const again = await call(post);
    expect(first.status, JSON.stringify(first.body)).toBe(200);
    expect(again).toMatchObject({ status: 200, etag: first.etag, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect((await services.histories.ofTask(PLAN, n)).map(({ version }) => version)).toEqual([2]);
    expect(new Set(told(await letters())).size).toBe((await letters()).length);
  });
});

describe('the list in one tap', () => {
  const LIST = 'wangjing-2021';
  const path = `/v1/plans/${LIST}/acknowledgement`;
  const onDay = (as: string, body: unknown, version = 1) => call(aPost(as, path, body, { version, at: '2022-03-04T09:00:00+08:00' }));
  const list = (n: string, lead: string) => aTask({ plan: LIST, n, lead, state: 'issued', acknowledgedOn: null });

  beforeAll(async () => {
    const { plans, tasks, commit } = services;
    const rows = [list('001', AGRICULTURE), list('002', AGRICULTURE), list('003', HEALTH)];
    await commit([
      plans.create(aHeader(TOWN, 2021, { status: 'published', publishedOn: '2022-03-02' })),
      ...rows.map((task) => tasks.put(task, PUBLISHED_AT)),
    ]);
  });

  it.each([
    { why: 'a stale plan', as: HEAD, body: {}, version: 2, status: 412, code: 'VersionIsStale' },
    { why: 'the list of others', as: HEAD, body: { department: HEALTH }, version: 1, status: 403, code: 'NotAllowed' },
    { why: 'nobody’s list', as: OFFICE, body: {}, version: 1, status: 422, code: 'BodyIsWrong' },
    { why: 'a department that the town has not', as: OFFICE, body: { department: '水利站' }, version: 1, status: 422, code: 'MoveIsWrong' },
    {
      why: 'an objection to a task of others',
      as: HEAD,
      body: { objections: [{ task: `${LIST}-003`, reason: '不归我单位' }] },
      version: 1,
      status: 422,
      code: 'MoveIsWrong',
    },
  ])('is refused as a whole for $why', async ({ as, body, version, status, code }) => {
    expectProblem(await onDay(as, body, version), status, code);
    expect((await services.tasks.ofPlan(LIST)).every(({ state, version }) => state === 'issued' && version === 1)).toBe(true);
  });

  it('acknowledges the department’s tasks but for the objection, once', async () => {
    const body = { objections: [{ task: `${LIST}-002`, reason: '不归我单位', proposed: HEALTH }] };
    const post = aPost(HEAD, path, body, { version: 1, at: '2022-03-04T09:00:00+08:00' });
    const first = await call(post);
    expect(first).toMatchObject({
      status: 200,
      body: {
        department: AGRICULTURE,
        items: [
          { task: `${LIST}-001`, version: 2, state: 'underway', objected: false },
          { task: `${LIST}-002`, version: 2, state: 'issued', objected: true },
        ],
      },
    });
    expect(await call(post)).toMatchObject({ status: 200, body: first.body, headers: { 'idempotency-replayed': 'true' } });
    expect((await services.tasks.ofPlan(LIST)).map(({ n, state, version }) => `${n} ${state} ${version}`)).toEqual([
      '001 underway 2',
      '002 issued 2',
      '003 issued 1',
    ]);
    expectProblem(await onDay(HEAD, {}), 409, 'NothingToAcknowledge');
  });

  it('is filled in by the office for a department', async () => {
    expect((await onDay(OFFICE, { department: HEALTH, via: 'phone' })).status).toBe(200);
    expect((await services.histories.ofTask(LIST, '003')).at(-1)).toMatchObject({ onBehalfOf: HEALTH, via: 'phone' });
  });
});

describe('an added task', () => {
  const GROWN = 'wangjing-2023';
  const path = `/v1/plans/${GROWN}/tasks`;
  const given = (over: object = {}) => ({
    text: '开展自建房安全专项整治，排查120栋。',
    area: '守牢安全底线',
    kind: 'campaign',
    lead: AGRICULTURE,
    source: 'superior',
    sourceNo: '县安委〔2023〕6号',
    basis: { text: '县安委会会议', date: '2023-05-09', decidedBy: '县安委会' },
    ...over,
  });
  const add = (body: unknown, version: number, key?: string) =>
    call(aPost(OFFICE, path, body, { version, at: '2023-05-10T09:00:00+08:00', ...(key && { key }) }));

  beforeAll(async () => {
    const { plans, tasks, commit } = services;
    const header = aHeader(TOWN, 2023, { status: 'published', publishedOn: '2023-03-02', lastNumber: 34, tasks: 1 });
    await commit([
      plans.create(header),
      tasks.put(aTask({ plan: GROWN, n: '001', lead: AGRICULTURE, publishedOn: '2023-03-02' }), PUBLISHED_AT),
    ]);
  });

  it('gets the next number and a list of one for its heads, once', async () => {
    const first = await add(given(), 1, 'add-the-first-task');
    expect(first).toMatchObject({
      status: 201,
      headers: { location: `/v1/tasks/${GROWN}-035` },
      body: { task: `${GROWN}-035`, id: '追1', version: 1, state: 'issued', due: '2023-05-31', dueFrom: 'source', planVersion: 2 },
    });
    expect(await add(given(), 1, 'add-the-first-task')).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(await services.plans.load(GROWN)).toMatchObject({ version: 2, lastNumber: 35, added: 1, tasks: 2 });
    expect(await services.histories.ofTask(GROWN, '035')).toMatchObject([{ version: 1, move: { kind: 'issue' }, by: { person: OFFICE } }]);
    expect((await services.histories.ofPlan(GROWN)).at(-1)).toMatchObject({
      version: 2,
      kind: 'task-added',
      after: { task: `${GROWN}-035` },
    });
    const letters = await services.letters.between(townOfMachine(TOWN), '2023-05-10', '2023-05-10');
    expect(letters.map(({ person, content }) => ({ person, content }))).toMatchObject([
      { person: HEAD, content: { kind: 'published-list', leads: [{ id: '追1' }], added: '上级交办，县安委〔2023〕6号，县安委会会议' } },
    ]);
  });

  it('is refused for a plan that changed meanwhile, and counts on from the version that it says', async () => {
    expectProblem(await add(given(), 1), 412, 'VersionIsStale');
    const text = '6月底前完成自建房安全专项整治。';
    expect((await add(given({ source: 'deputy-proposal', text }), 2)).body).toMatchObject({
      task: `${GROWN}-036`,
      id: '追2',
      due: '2023-06-30',
      dueFrom: 'text',
      planVersion: 3,
    });
  });

  it('is counted apart from what the report promised, and filtered by its source', async () => {
    const { body } = await call({ path: `/v1/plans/${GROWN}/summary`, as: OFFICE, at: '2023-05-11T09:00:00+08:00' });
    expect([body.total.tasks, body.promised.tasks, body.added.tasks]).toEqual([3, 1, 2]);
    const listed = await call({ path, as: OFFICE, query: { source: 'superior' } });
    expect(listed.body.items.map(({ id }: { id: string }) => id)).toEqual(['追1']);
  });

  it.each([
    { why: 'a source of the report', over: { source: 'report' }, at: ['/source'] },
    { why: 'no basis', over: { basis: undefined }, at: ['/basis'] },
    { why: 'a lead that the town has not', over: { lead: '水利站' }, at: ['/lead'] },
    {
      why: 'a measure twice',
      over: { measures: [1, 2].map(() => ({ name: '排查', unit: '栋', source: 'head', lastYear: null })) },
      at: ['/measures/1/name'],
    },
    { why: 'words beyond a task', over: { text: '字'.repeat(2001) }, at: ['/text'] },
  ])('is refused for $why', async ({ over, at: pointers }) => {
    const answer = await add(given(over), 3);
    expect(answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer)).toEqual(pointers);
    expect(answer.status).toBe(422);
  });

  it('is refused for a plan that is not published', async () => {
    await services.commit([services.plans.create(aHeader(TOWN, 2024))]);
    expectProblem(await call(aPost(OFFICE, '/v1/plans/wangjing-2024/tasks', given(), { version: 1 })), 409, 'WrongStatus');
  });

  it('of the deputies says at its end how satisfied they are, others do not', async () => {
    const claimed = await aTaskOf({ kind: 'campaign', state: 'claimed', claimedOn: '2022-03-01', source: 'deputy-proposal' });
    expect((await claimed.post(OFFICE, 'verification', { satisfaction: '基本满意' })).status).toBe(200);
    expect(await claimed.now()).toMatchObject({ state: 'completed', satisfaction: '基本满意' });
    const other = await aTaskOf({ kind: 'campaign', state: 'claimed', claimedOn: '2022-03-01' });
    expectProblem(await other.post(OFFICE, 'verification', { satisfaction: '满意' }), 422, 'MoveIsWrong', ['/satisfaction']);
  });
});

describe('a town’s own limits', () => {
  const OWN = 'bailin';
  const put = (policy: object) =>
    call({
      method: 'PUT',
      path: `/v1/towns/${OWN}`,
      as: OPERATOR,
      body: { ...townBody(OWN, '柏林镇'), policy: { ...DEFAULT_POLICY, ...policy } },
    });

  it('are followed', async () => {
    const { plans, tasks, commit } = services;
    expect((await put({ limits: { objectionWithin: 1 }, sources: { superior: { workdays: 3, statedAdvance: [1] } } })).status).toBe(201);
    await commit([plans.create(aHeader(OWN, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
    await commit([
      tasks.put(aTask({ plan: `${OWN}-2022`, n: '001', lead: AGRICULTURE, state: 'issued', assignedOn: '2022-03-02' }), PUBLISHED_AT),
    ]);
    const when = { version: 1, at: '2022-03-04T09:00:00+08:00' };
    const late = await call(aPost(at(OWN, 'agriculture'), `/v1/tasks/${OWN}-2022-001/objection`, { reason: '不归我单位' }, when));
    expectProblem(late, 409, 'ObjectionTooLate');
    const body = { text: '迎接督查。', area: '其他', kind: 'continuing', lead: AGRICULTURE, source: 'superior', basis: BASIS };
    const added = await call(aPost(at(OWN, 'office'), `/v1/plans/${OWN}-2022/tasks`, body, when));
    const load = (answer: typeof added) => tasks.load(`${OWN}-2022`, answer.body.task.slice(-3));
    expect(await load(added)).toMatchObject({ due: '2022-03-09', every: 'due-day' });
    const monthly = await call(
      aPost(at(OWN, 'office'), `/v1/plans/${OWN}-2022/tasks`, { ...body, every: 'month' }, { ...when, version: 2 }),
    );
    expect(await load(monthly)).toMatchObject({ every: 'month' });
  });

  it.each([
    { policy: { limits: { objectionWithin: -1 } }, pointer: '/policy/limits/objectionWithin' },
    { policy: { limits: { mostExtensions: 11 } }, pointer: '/policy/limits/mostExtensions' },
    { policy: { sources: { superior: { workdays: 0 } } }, pointer: '/policy/sources/superior/workdays' },
    { policy: { sources: { superior: { workdays: 3, months: 1 } } }, pointer: '/policy/sources/superior' },
    { policy: { sources: { leader: { feedback: 'monthly' } } }, pointer: '/policy/sources/leader/feedback' },
    { policy: { sources: { leader: { overdue: [61] } } }, pointer: '/policy/sources/leader/overdue/0' },
    { policy: { sources: { report: { workdays: 3 } } }, pointer: '/policy/sources/report' },
  ])('are refused at $pointer', async ({ policy, pointer }) => expectProblem(await put(policy), 422, 'BodyIsWrong', [pointer]));
});
