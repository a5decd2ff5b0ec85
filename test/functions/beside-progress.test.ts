import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aFile, aMeasure, aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const HEAD = at(TOWN, 'agriculture');
const OFFICE = at(TOWN, 'office');
const SUPPORT = at(TOWN, 'health');
const CORN = '玉米种植面积';
const AT = '2022-05-12T09:00:00+08:00';

let services: Services;
let call: Caller;
let n = 0;
let path: string;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
});

/** Each test has a task of its own: corn, led by 农业综合服务中心, for which 卫生健康办公室 is asked for something. */
beforeEach(async () => {
  n += 1;
  const asks = [{ department: HEALTH, ask: '提供卫生数据' }];
  const corn = { kind: 'quantity', measures: [aMeasure({ name: CORN, target: 1000 })] } as const;
  await services.commit([services.tasks.put(aTask({ ...corn, n: number(), lead: AGRICULTURE, supporting: [HEALTH], asks }), PUBLISHED_AT)]);
  path = `/v1/tasks/wangjing-2022-${number()}`;
});

const number = () => String(n).padStart(3, '0');
const isZeroIncident = () =>
  services.commit([
    services.tasks.put(aTask({ n: number(), lead: AGRICULTURE, kind: 'zero-incident', reported: ['2022-Q1'] }), PUBLISHED_AT),
  ]);
const get = async (rest = '', as = HEAD) => (await call({ path: `${path}${rest}`, as, at: AT })).body;
const post = (rest: string, body: object, version: number, { as = HEAD, key }: { as?: string; key?: string } = {}): Promise<Answered> =>
  call(aPost(as, `${path}${rest}`, body, { version, at: AT, ...(key !== undefined && { key }) }));
const share = (unit: string, target: number | null, value: number | null) => ({ unit, target, value });
const fill = (
  shares: object[],
  version: number,
  { as = HEAD, measure = CORN }: { as?: string; measure?: string } = {},
): Promise<Answered> =>
  call({
    method: 'PUT',
    path: `${path}/shares`,
    as,
    at: AT,
    body: { measures: [{ measure, shares }] },
    headers: { 'if-match': `"${version}"` },
  });

describe('the village grid', () => {
  it('is filled in whole, adds up, and says what does not', async () => {
    const { status, etag, body } = await fill([share('八柏村', 600, 640), share('栏杆村', 300, null)], 1);
    expect([status, etag, body.version]).toEqual([200, '"2"', 2]);
    expect(body.shareWarnings).toEqual([{ measure: CORN, targets: 900, target: 1000, difference: -100 }]);
    expect(await get('/shares')).toMatchObject({
      version: 2,
      measures: [{ measure: CORN, unit: '亩', target: 1000, total: 640, targets: 900, missing: ['栏杆村'] }],
    });
    expect((await get()).measures[0]).toMatchObject({ value: 640, updates: [2] });
  });

  it('is kept in the history as it was after each time', async () => {
    await fill([share('八柏村', 600, 640)], 1);
    await fill([share('八柏村', 600, 650)], 2, { as: OFFICE });
    const { items } = await get('/history');
    expect(items.map((one: { move: { measures: { shares: { value: number }[] }[] } }) => one.move.measures[0]!.shares[0]!.value)).toEqual([
      640, 650,
    ]);
  });

  it('goes to who has seen it as it is, and to the lead alone', async () => {
    await fill([share('八柏村', 600, 640)], 1);
    const stale = await fill([share('八柏村', 600, 650)], 1);
    expectProblem(stale, 412, 'VersionIsStale');
    expect(stale.etag).toBe('"2"');
    expectProblem(
      await call({
        method: 'PUT',
        path: `${path}/shares`,
        as: HEAD,
        body: { measures: [{ measure: CORN, shares: [share('甲', null, 1)] }] },
      }),
      428,
      'VersionMissing',
    );
    expectProblem(await fill([share('八柏村', 600, 650)], 2, { as: SUPPORT }), 403, 'NotAllowed');
  });

  it.each([
    { why: 'no village', shares: [], pointer: '/measures/0/shares' },
    { why: 'a value below nothing', shares: [share('甲', null, -1)], pointer: '/measures/0/shares/0/value' },
    {
      why: 'more villages than a town has',
      shares: Array.from({ length: 41 }, (_, i) => share(`村${i}`, null, 1)),
      pointer: '/measures/0/shares',
    },
  ])('is refused with $why', async ({ shares, pointer }) => expectProblem(await fill(shares, 1), 422, 'BodyIsWrong', [pointer]));

  it('is refused for a measure that is not there, and for a village twice', async () => {
    expectProblem(await fill([share('甲', null, 1)], 1, { measure: '大豆' }), 422, 'SharesAreWrong', ['/measures/0/measure']);
    expectProblem(await fill([share('甲', null, 1), share('甲', null, 2)], 1), 422, 'SharesAreWrong', ['/measures/0/shares/1/unit']);
  });

  it('takes the place of an addition', async () => {
    await fill([share('八柏村', 600, 640)], 1);
    expectProblem(await post('/updates', { measures: [{ measure: CORN, added: 5 }] }, 2), 422, 'ReportIsWrong', ['/measures/0/measure']);
  });
});

describe('an incident', () => {
  const FACTS = { date: '2022-05-10', level: 'general', count: 1, facts: '小型火情，已扑灭' };

  it('makes the task red, then yellow, and green when it does not count', async () => {
    await isZeroIncident();
    const told = await post('/incidents', FACTS, 1);
    expect([told.status, told.body.version]).toEqual([200, 2]);
    expect(await get()).toMatchObject({ light: 'red', incidents: [{ k: 1, levelName: '一般', handled: null }] });
    expect((await post('/incidents/1/handled', { date: '2022-05-11' }, 2)).status).toBe(200);
    expect((await get()).light).toBe('yellow');
    const verdict = { verdict: 'met', sentence: '全年未发生。' };
    expectProblem(await post('/assessment', verdict, 3), 409, 'IncidentCounts');
    expectProblem(await post('/incidents/1/discount', { reason: '不在辖区' }, 3), 403, 'NotAllowed');
    expect((await post('/incidents/1/discount', { reason: '不在辖区' }, 3, { as: OFFICE })).status).toBe(200);
    expect((await get()).light).toBe('green');
    expectProblem(await post('/assessment', verdict, 4), 409, 'VerdictTooEarly');
    expect((await post('/assessment', verdict, 4, { as: OFFICE })).body.state).toBe('assessed');
  });

  it('is told once by a request that is repeated', async () => {
    await isZeroIncident();
    const [first, again] = [
      await post('/incidents', FACTS, 1, { key: `told-${n}-once` }),
      await post('/incidents', FACTS, 1, { key: `told-${n}-once` }),
    ];
    expect(again.body).toEqual(first.body);
    expect((await get()).incidents).toHaveLength(1);
  });

  it('is refused of another kind, of tomorrow, of a level that is none, and where there is none', async () => {
    expectProblem(await post('/incidents', FACTS, 1), 409, 'WrongKind');
    await isZeroIncident();
    expectProblem(await post('/incidents', { ...FACTS, date: '2022-05-13' }, 1), 422, 'MoveIsWrong', ['/date']);
    expectProblem(await post('/incidents', { ...FACTS, level: '一般' }, 1), 422, 'BodyIsWrong', ['/level']);
    expectProblem(await post('/incidents', { ...FACTS, count: 0 }, 1), 422, 'BodyIsWrong', ['/count']);
    expectProblem(await post('/incidents/2/handled', { date: '2022-05-11' }, 1), 404, 'NotFound');
    expectProblem(await post('/incidents/x/handled', { date: '2022-05-11' }, 1), 404, 'NotFound');
  });

  it('shows what the facts should not say, and takes them', async () => {
    await isZeroIncident();
    const { status, body } = await post('/incidents', { ...FACTS, facts: '张某13812345678报告' }, 1);
    expect([status, body.warnings]).toEqual([200, [{ pointer: '/facts', message: '似含手机号，请删去个人信息。' }]]);
  });
});

describe('a supporting department', () => {
  it('is asked once a quarter, and answers', async () => {
    const id = `wangjing-2022-${number()}`;
    const asked = async () =>
      (await call({ path: '/v1/me/due', as: SUPPORT, at: AT })).body.supports.filter(({ task }: { task: string }) => task === id);
    expect(await asked()).toMatchObject([{ department: HEALTH, ask: '提供卫生数据', lead: AGRICULTURE, lastAnswer: null }]);
    const { status, body } = await post('/support', { answer: '已提供一季度数据', period: '2022-Q2' }, 1, { as: SUPPORT });
    expect([status, body.state]).toEqual([200, 'underway']);
    expect(await asked()).toEqual([]);
    expect((await get()).support).toEqual([{ department: HEALTH, day: '2022-05-12', update: 2, answer: '已提供一季度数据' }]);
    expect((await get('/history')).items[0]).toMatchObject({
      move: { kind: 'support', period: '2022-Q2' },
      by: { person: SUPPORT },
      onBehalfOf: null,
    });
  });

  it('is filled in for by the office, by phone', async () => {
    expect((await post('/support', { answer: '已办', department: HEALTH, onBehalfOf: HEALTH }, 1, { as: OFFICE })).status).toBe(200);
    expect((await get('/history')).items[0]).toMatchObject({ onBehalfOf: HEALTH, via: 'phone' });
    expectProblem(await post('/support', { answer: '已办' }, 2, { as: OFFICE }), 422, 'BodyIsWrong', ['/department']);
  });

  it('speaks for itself alone', async () => {
    expectProblem(await post('/support', { answer: '已办', department: HEALTH }, 1), 403, 'NotAllowed');
    expectProblem(await post('/support', { answer: '已办' }, 1), 422, 'MoveIsWrong', ['/department']);
    expectProblem(await post('/updates', { progress: '推进' }, 1, { as: SUPPORT }), 403, 'NotAllowed');
  });
});

describe('a report', () => {
  it('corrects what was said before, and its history shows both', async () => {
    await post('/updates', { measures: [{ measure: CORN, added: 640 }] }, 1);
    const { status } = await post('/updates', { corrections: [{ measure: CORN, value: 460, reason: '笔误' }] }, 2);
    expect(status).toBe(200);
    expect((await get()).measures[0]).toMatchObject({ value: 460, corrected: { update: 3, corrects: 2 } });
    const { items } = await get('/history');
    expect(items[1]).toMatchObject({
      move: { report: { corrections: [{ measure: CORN, value: 460, reason: '笔误' }] } },
      before: { values: { [CORN]: 640 } },
      after: { values: { [CORN]: 460 } },
    });
    expectProblem(await post('/updates', { corrections: [{ measure: CORN, value: 1, reason: 'x', update: 2 }] }, 3), 422, 'ReportIsWrong', [
      '/corrections/0/update',
    ]);
  });

  it('names evidence of its own task only', async () => {
    const id = 'e'.repeat(16);
    expectProblem(await post('/updates', { progress: '推进', evidence: [id] }, 1), 422, 'ReportIsWrong', ['/evidence/0']);
    await services.commit([services.evidenceFiles.put(aFile({ n: number(), id }))]);
    expect((await post('/updates', { progress: '推进', evidence: [id] }, 1)).status).toBe(200);
    expect((await get('/history')).items[0].move.report.evidence).toEqual([id]);
  });

  it('is taken with what it should not say, and says so', async () => {
    const { status, body } = await post('/updates', { progress: '联系人13812345678', problems: '见机密文件' }, 1);
    expect(status).toBe(200);
    expect(body.warnings.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/progress', '/problems']);
    expect((await post('/updates', { progress: '按计划推进' }, 2)).body.warnings).toEqual([]);
  });

  it('says who told it in a meeting', async () => {
    await post('/updates', { progress: '推进', onBehalfOf: AGRICULTURE, via: 'meeting', reportedBy: '李某' }, 1, { as: OFFICE });
    expect((await get('/history')).items[0]).toMatchObject({ via: 'meeting', reportedBy: '李某', onBehalfOf: AGRICULTURE });
  });
});

describe('the line of work outside the plan', () => {
  it('is asked until this quarter has one', async () => {
    const isAsked = async () => (await call({ path: '/v1/me/due', as: HEAD, at: AT })).body.unplanned;
    expect(await isAsked()).toBe(true);
    const work = { department: AGRICULTURE, day: '2022-05-10', sentence: '抗旱保苗500亩' };
    await call(aPost(HEAD, '/v1/plans/wangjing-2022/unplanned', work, { at: AT }));
    expect(await isAsked()).toBe(false);
  });
});
