import { beforeAll, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aHeader, at, HEALTH, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PATH = '/v1/plans/wangjing-2022/unplanned';
const OFFICE = at(TOWN, 'office');
const HEAD = at(TOWN, 'agriculture');
const AT = '2022-05-12T09:00:00+08:00';
const WORK = {
  department: AGRICULTURE,
  day: '2022-05-10',
  sentence: '改造危房24户',
  figures: [{ name: '改造危房', value: 24, unit: '户' }],
};

let services: Services;
let call: Caller;

beforeAll(async () => {
  services = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([
    services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    services.plans.create(aHeader(TOWN, 2023)),
  ]);
});

const record = (body: object = WORK, as = HEAD, key?: string): Promise<Answered> =>
  call(aPost(as, PATH, body, { at: AT, ...(key !== undefined && { key }) }));
const change = (n: string, method: 'PATCH' | 'DELETE', etag: string, body?: object, as = HEAD): Promise<Answered> =>
  call({
    method,
    path: `${PATH}/${n}`,
    as,
    at: AT,
    headers: { 'if-match': etag, ...(body && { 'content-type': 'application/merge-patch+json' }) },
    ...(body && { body }),
  });
const listed = async (query: Record<string, string> = {}): Promise<string[]> =>
  (await call({ path: PATH, as: at(TOWN, 'viewer'), query })).body.items.map(({ n }: { n: string }) => n);

describe('work outside the plan', () => {
  it('is recorded, with where it is found and what its figures rest on', async () => {
    const { status, etag, headers, body } = await record();
    expect([status, etag, headers.location]).toEqual([201, '"1"', `${PATH}/001`]);
    expect(body).toEqual({
      ...WORK,
      record: 'wangjing-2022-U001',
      plan: 'wangjing-2022',
      n: '001',
      id: '外1',
      version: 1,
      withdrawn: null,
      update: 'wangjing-2022-U001@1',
      warnings: [],
    });
  });

  it('is recorded once by a request that is repeated', async () => {
    const [first, second] = [await record(WORK, HEAD, 'again-again'), await record(WORK, HEAD, 'again-again')];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotency-replayed']).toBe('true');
    expectProblem(await record({ ...WORK, sentence: '另一句' }, HEAD, 'again-again'), 422, 'IdempotencyKeyReused');
  });

  it('is listed in order of its days, for everybody, by department', async () => {
    await record({ ...WORK, day: '2022-04-01' });
    await record({ ...WORK, department: HEALTH, sentence: '义诊300人次' }, OFFICE);
    expect(await listed()).toEqual(['003', '001', '002', '004']);
    expect(await listed({ department: HEALTH })).toEqual(['004']);
  });

  it('is changed by who has seen it as it is', async () => {
    const changed = await change('001', 'PATCH', '"1"', { sentence: '改造危房26户' });
    expect([changed.status, changed.etag, changed.body.sentence, changed.body.day]).toEqual([200, '"2"', '改造危房26户', WORK.day]);
    const stale = await change('001', 'PATCH', '"1"', { sentence: '又改' });
    expectProblem(stale, 412, 'VersionIsStale');
    expect(stale.etag).toBe('"2"');
    expectProblem(await call({ method: 'PATCH', path: `${PATH}/001`, as: HEAD, body: { sentence: 'x' } }), 428, 'VersionMissing');
  });

  it('is taken back and kept, and nobody touches it any more', async () => {
    expect((await change('002', 'DELETE', '"1"')).body.withdrawn).toEqual({ day: '2022-05-12' });
    expect(await listed()).not.toContain('002');
    expect(await listed({ withdrawn: 'yes' })).toContain('002');
    expectProblem(await change('002', 'DELETE', '"2"'), 409, 'WrongState');
    expectProblem(await change('002', 'PATCH', '"2"', { sentence: '又改' }), 409, 'WrongState');
  });

  it('keeps every version in its history: who, when, before and after', async () => {
    const entries = await services.histories.ofPlan('wangjing-2022#U001');
    expect(entries.map(({ kind, by }) => `${kind} ${by.person}`)).toEqual([`unplanned-recorded ${HEAD}`, `unplanned-changed ${HEAD}`]);
    expect(entries[0]).toMatchObject({ by: { role: 'head' }, onBehalfOf: null });
    expect(entries[1]).toMatchObject({ before: { sentence: WORK.sentence }, after: { sentence: '改造危房26户' } });
  });

  it('as it stood when a snapshot was taken is found again', async () => {
    const [work] = await services.unplanned.asOf('wangjing-2022', { '001': 1 });
    expect(work).toMatchObject({ version: 1, sentence: WORK.sentence });
    expect(await services.unplanned.asOf('wangjing-2022', {})).toEqual([]);
  });

  it('says how the office heard of it', async () => {
    const { body } = await record({ ...WORK, via: 'phone', reportedBy: '李某' }, OFFICE);
    expect((await services.histories.ofPlan(`wangjing-2022#U${body.n}`))[0]).toMatchObject({
      via: 'phone',
      note: '告知人：李某',
      by: { person: OFFICE, role: 'office' },
      onBehalfOf: AGRICULTURE,
    });
  });

  it('is taken with what its texts should not hold, and the answer says so', async () => {
    const figures = [{ name: '联系13812345678', value: 1, unit: '户' }];
    const first = await record({ ...WORK, sentence: '机密：慰问110101199003070118', figures, reportedBy: '李某13812345678' }, OFFICE);
    expect(first.body.warnings.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/sentence',
      '/sentence',
      '/figures/0/name',
      '/reportedBy',
    ]);
    const second = await change(first.body.n, 'PATCH', '"1"', { sentence: '联系13812345678', figures: [] }, OFFICE);
    expect(second.body.warnings).toEqual([{ pointer: '/sentence', message: '似含手机号，请删去个人信息。' }]);
    expect((await change(first.body.n, 'DELETE', '"2"', undefined, OFFICE)).body.warnings).toEqual([]);
  });
});

describe('it is refused', () => {
  it.each([
    { body: { ...WORK, department: '没有的单位' }, pointers: ['/department'], code: 'RecordIsWrong', as: OFFICE },
    { body: { ...WORK, day: '2022-05-13' }, pointers: ['/day'], code: 'RecordIsWrong', as: HEAD },
    { body: { ...WORK, day: '2022-02-30' }, pointers: ['/day'], code: 'BodyIsWrong', as: HEAD },
    { body: { ...WORK, sentence: '字'.repeat(301) }, pointers: ['/sentence'], code: 'BodyIsWrong', as: HEAD },
    { body: { ...WORK, figures: [{ name: '户', value: 'x', unit: '户' }] }, pointers: ['/figures/0/value'], code: 'BodyIsWrong', as: HEAD },
    { body: { ...WORK, light: 'red' }, pointers: ['/light'], code: 'BodyIsWrong', as: HEAD },
  ])('with $code at $pointers', async ({ body, pointers, code, as }) => {
    expectProblem(await record(body, as), 422, code, pointers);
  });

  it('to a head who writes of another department, also by a change', async () => {
    expectProblem(await record({ ...WORK, department: HEALTH }), 403, 'NotAllowed');
    expectProblem(await change('004', 'PATCH', '"1"', { sentence: '改' }), 403, 'NotAllowed');
    expectProblem(await change('004', 'DELETE', '"1"'), 403, 'NotAllowed');
  });

  it('in a plan that is not published, or is none', async () => {
    expectProblem(await call(aPost(HEAD, '/v1/plans/wangjing-2023/unplanned', WORK, { at: AT })), 409, 'WrongStatus');
    expectProblem(await call(aPost(HEAD, '/v1/plans/wangjing-2030/unplanned', WORK, { at: AT })), 404, 'NotFound');
    expectProblem(await change('999', 'DELETE', '"1"'), 404, 'NotFound');
  });
});
