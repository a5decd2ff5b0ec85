import { beforeAll, describe, expect, it } from 'vitest';
import { servicesOver } from '#runtime/services.ts';
import { aPost, type Call, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aTask } from '../support/builders.ts';
import { expectProblem } from '../support/problem.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const OFFICE = at(TOWN, 'office');
const HEAD = at(TOWN, 'agriculture');
const TASK = '/v1/tasks/wangjing-2022-001';
const ROW = '/v1/plans/wangjing-2023/draft/001';

let call: Caller;

beforeAll(async () => {
  const { plans, tasks, drafts, commit } = servicesOver(await functionsOnFreshTable());
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    plans.create(aHeader(TOWN, 2023)),
    drafts.put(aDraftRow('wangjing-2023', '001')),
    tasks.put(aTask({ n: '001', lead: AGRICULTURE, version: 3 }), PUBLISHED_AT),
  ]);
});

describe('If-None-Match', () => {
  const ETAG = '"3.2022-03-02.1"';

  it.each([
    { why: 'the same', known: ETAG, status: 304 },
    { why: 'the same, made weak on the way', known: `W/${ETAG}`, status: 304 },
    { why: 'one of several', known: `"1.2022-03-02.1", ${ETAG}`, status: 304 },
    { why: 'anything at all', known: '*', status: 304 },
    { why: 'an older version', known: '"2.2022-03-02.1"', status: 200 },
    { why: 'the version of yesterday, whose light may be another', known: '"3.2022-03-01.1"', status: 200 },
    { why: 'the version under another policy, by which the light may be another', known: '"3.2022-03-02.0"', status: 200 },
    { why: 'nonsense', known: 'x', status: 200 },
  ])('of $why is $status', async ({ known, status }) => {
    const answer = await call({ path: TASK, as: HEAD, headers: { 'if-none-match': known } });
    expect(answer.status).toBe(status);
    expect(answer.etag).toBe(ETAG);
    expect(answer.body === 'undefined' || answer.body.task === 'wangjing-2022-001').toBe(true);
    if (status === 304) expect(answer.headers['content-type']).toBeUndefined();
  });

  it('tells a HEAD the same as a GET', async () => {
    expect((await call({ method: 'HEAD', path: TASK, as: HEAD })).etag).toBe(ETAG);
    expect((await call({ method: 'HEAD', path: TASK, as: HEAD, headers: { 'if-none-match': ETAG } })).status).toBe(304);
  });

  it('lets no one past who may not read', async () => {
    expectProblem(await call({ path: TASK, as: 'stranger@elsewhere.example', headers: { 'if-none-match': '*' } }), 403, 'StrangerToTown');
    expectProblem(await call({ path: '/v1/tasks/bailin-2022-001', as: HEAD, headers: { 'if-none-match': '*' } }), 404, 'NotFound');
  });
});

describe('Accept', () => {
  it.each([
    { accept: 'application/json' },
    { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' },
    { accept: 'application/*' },
    { accept: ' APPLICATION/JSON ; charset=utf-8' },
    { accept: '' },
  ])('“$accept” gets JSON', async ({ accept }) => {
    const { status, headers } = await call({ path: TASK, as: HEAD, headers: { accept } });
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8']);
  });

  it.each([
    { accept: 'text/csv' },
    { accept: 'application/jsonp' },
    { accept: 'image/*, text/html' },
    { accept: 'application/json;q=0' },
    { accept: 'x'.repeat(8000) },
  ])('“$accept” gets none', async ({ accept }) =>
    expectProblem(await call({ path: TASK, as: HEAD, headers: { accept } }), 406, 'NotAcceptable'),
  );
});

describe('Content-Type', () => {
  const patch = (type: string): Call => ({
    method: 'PATCH',
    path: ROW,
    as: OFFICE,
    body: { star: true },
    headers: { 'content-type': type, 'if-match': '"9"' },
  });

  it.each(['application/merge-patch+json', 'application/json; charset=utf-8'])('%s is a patch', async (type) =>
    expectProblem(await call(patch(type)), 412, 'VersionIsStale'),
  );

  it.each(['application/json-patch+json', 'text/plain', 'application/jsonp'])('%s is none, and what is one is said', async (type) => {
    const answer = await call(patch(type));
    expectProblem(answer, 415, 'TypeNotSupported');
    expect(answer.headers['accept-patch']).toBe('application/merge-patch+json');
  });

  it('of a patch is refused to what is no patch', async () => {
    const post = aPost(HEAD, `${TASK}/updates`, { unchanged: true }, { version: 3 });
    const answer = await call({ ...post, headers: { ...post.headers, 'content-type': 'application/merge-patch+json' } });
    expectProblem(answer, 415, 'TypeNotSupported');
    expect(answer.headers['accept-patch']).toBeUndefined();
  });
});

describe('a stale version', () => {
  it('of a task is told the present one', async () => {
    const answer = await call(aPost(HEAD, `${TASK}/updates`, { unchanged: true }, { version: 2 }));
    expectProblem(answer, 412, 'VersionIsStale');
    expect(answer.etag).toBe('"3"');
  });

  it('of a row of the draft is told the present one', async () => {
    const answer = await call({ method: 'PATCH', path: ROW, as: OFFICE, body: { star: true }, headers: { 'if-match': '"7"' } });
    expectProblem(answer, 412, 'VersionIsStale');
    expect(answer.etag).toBe('"1"');
  });
});

it('keeps every answer out of caches', async () => {
  for (const path of [TASK, '/v1/organization', '/v1/plans', '/v1/nothing'])
    expect((await call({ path, as: HEAD })).headers['cache-control']).toBe('no-store');
});
