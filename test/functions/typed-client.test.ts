import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { ApiProblem } from '#contract/api-problem.ts';
import { type ApiClient, apiClient } from '#contract/client.ts';
import { servicesOver } from '#runtime/services.ts';
import { type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../support/api.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { AGRICULTURE, aHeader, at, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const params = { task: 'wangjing-2022-001' };
const CORN = '玉米种植面积';

let call: Caller;

/** The API behind `fetch`: the token is the caller's address. */
const overTheWire: typeof fetch = async (address, { method = 'GET', headers = {}, body } = {}) => {
  const { pathname, searchParams } = new URL(String(address));
  const { authorization, ...rest } = headers as Record<string, string>;
  const as = authorization?.replace('Bearer ', '') ?? null;
  const query = Object.fromEntries(searchParams);
  const given = { method, path: decodeURIComponent(pathname), as, headers: rest, ...(searchParams.size > 0 && { query }) };
  const answer = await call({ ...given, ...(body !== undefined && { body: String(body) }), at: '2022-05-24T10:00:00+08:00' });
  const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  return new Response(answer.status === 304 ? null : text, { status: answer.status, headers: answer.headers });
};

const clientOf = (email: string | null): ApiClient => apiClient({ url: 'https://town.example', token: () => email, fetch: overTheWire });

const problemOf = (promise: Promise<unknown>): Promise<ApiProblem> =>
  promise.then(
    () => expect.unreachable('it was answered'),
    (error: unknown) => {
      expect(error).toBeInstanceOf(ApiProblem);
      return error as ApiProblem;
    },
  );

beforeAll(async () => {
  const table = await functionsOnFreshTable();
  call = callerOf(await importApi());
  await clientOf(OPERATOR).call('putTown', { params: { town: TOWN }, body: townBody(TOWN, '望京镇') });
  const { plans, tasks, commit } = servicesOver(table);
  const numbers = Array.from({ length: 7 }, (_, i) => String(i + 1).padStart(3, '0'));
  await commit([
    plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' })),
    ...numbers.map((n) =>
      tasks.put(aTask({ n, lead: AGRICULTURE, kind: 'quantity', measures: [aMeasure({ target: 6000 })] }), PUBLISHED_AT),
    ),
  ]);
});

describe('the typed client', () => {
  const head = clientOf(at(TOWN, 'agriculture'));

  it('acts on the version that it read, once, however often it sends', async () => {
    const { body: task, version } = await head.call('getTask', { params });
    expect(task.measures[0]?.name).toBe(CORN);
    const report = { params, version, key: randomUUID(), body: { measures: [{ measure: CORN, added: 4200 }] } };
    const first = await head.call('reportProgress', report);
    const again = await head.call('reportProgress', report);
    expect([first.body.version, first.replayed]).toEqual([2, false]);
    expect([again.body, again.replayed]).toEqual([first.body, true]);
    expect((await head.call('getTask', { params })).body.measures[0]?.value).toBe(4200);
  });

  it('tells what is stale, and which version there is', async () => {
    const { status, code, present, title } = await problemOf(
      head.call('claimCompletion', { params, version: '"1"', key: randomUUID(), body: {} }),
    );
    expect([status, code, title]).toEqual([412, 'VersionIsStale', '内容已被他人修改']);
    expect(present).toBe('"2"');
  });

  it('names each wrong field', async () => {
    const { version } = await head.call('getTask', { params });
    const body = { measures: [{ measure: CORN, added: -1 }], progress: '长'.repeat(2001) };
    const problem = await problemOf(head.call('reportProgress', { params, version, key: randomUUID(), body }));
    expect(problem.status).toBe(422);
    expect(problem.errors.map(({ pointer }) => pointer)).toEqual(['/measures/0/added', '/progress']);
    expect(problem.message).toBe('有字段填写有误，内容未保存。');
  });

  it('reads anew only what changed', async () => {
    const { version } = await head.call('getTask', { params });
    expect(await head.callIfChanged('getTask', version, { params })).toBeNull();
    expect((await head.callIfChanged('getTask', '"1.2022-05-24.1"', { params }))?.body.version).toBe(2);
  });

  it('turns the pages of a list', async () => {
    const seen: string[] = [];
    for await (const task of head.pages('listTasks', { params: { plan: 'wangjing-2022' }, query: { limit: '3' } }))
      seen.push(task.task.slice(-3));
    expect(seen).toEqual(['001', '002', '003', '004', '005', '006', '007']);
  });

  it('needs no token for an open operation', async () => {
    expect((await clientOf(null).call('health')).body).toEqual({ status: 'ok' });
  });

  it('may not be given what the operation does not take', () => {
    // @ts-expect-error a change needs the version that was seen
    void (() => head.call('claimCompletion', { params, key: '12345678', body: {} }));
    // @ts-expect-error a POST needs a key
    void (() => head.call('claimCompletion', { params, version: '"1"', body: {} }));
    // @ts-expect-error no such field
    void (() => head.call('reportProgress', { params, version: '"1"', key: '12345678', body: { progres: '' } }));
    // @ts-expect-error no such part of the address
    void (() => head.call('getTask', { params: { plan: 'wangjing-2022' } }));
    // @ts-expect-error not a list in pages
    void (() => head.pages('listPlans', {}));
    expect(head).toBeDefined();
  });
});

describe('what is no answer of the API', () => {
  const answering = (status: number, body: string): ApiClient =>
    apiClient({ url: 'https://town.example', token: () => 'x', fetch: async () => new Response(body, { status }) });

  it.each([
    { why: 'a session that is over', status: 401, body: '{"message":"Unauthorized"}', code: 'Gateway', says: /重新登录/ },
    { why: 'a flood', status: 429, body: '{"message":"Too Many Requests"}', code: 'Gateway', says: /过于频繁/ },
    { why: 'a pause of the system', status: 503, body: '{"message":"Service Unavailable"}', code: 'Gateway', says: /暂时不可用/ },
    { why: 'a fault of the gateway', status: 500, body: '{"message":"Internal Server Error"}', code: 'Gateway', says: /系统出错/ },
    { why: "a hotel's sign-in page", status: 200, body: '<html>', code: 'NotTheApi', says: /检查网络/ },
    { why: 'a proxy', status: 502, body: 'Bad Gateway', code: 'NotTheApi', says: /检查网络/ },
    { why: 'JSON of somebody else', status: 404, body: '{"error":"no"}', code: 'NotTheApi', says: /检查网络/ },
  ])('$why', async ({ status, body, code, says }) => {
    const problem = await problemOf(answering(status, body).call('listPlans'));
    expect([problem.status, problem.code, problem.errors]).toEqual([status, code, []]);
    expect(problem.message).toMatch(says);
  });

  it('no connection', async () => {
    const cause = new TypeError('fetch failed');
    const client = apiClient({ url: 'https://town.example', token: () => 'x', fetch: () => Promise.reject(cause) });
    const problem = await problemOf(client.call('listPlans'));
    expect([problem.status, problem.code, problem.cause]).toEqual([0, 'Unreachable', cause]);
  });
});
