import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Table } from '#store/table.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR, putTown } from '../support/api.ts';
import { functionsOnBucket } from '../support/bucket.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { AGRICULTURE, aDraftRow, aHeader, at, PUBLISHED_AT, townBody } from '../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const HEAD = at(TOWN, 'agriculture');
const OFFICE = at(TOWN, 'office');
const CORN = '玉米种植面积';

let table: Table;
let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  call = callerOf(await importApi());
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02' }))]);
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

let last = 0;
/** A task of its own for each test: corn to be sown, nothing reported. */
const aCornTask = async (task: Partial<Task> = {}): Promise<{ n: string; path: string }> => {
  last += 1;
  const n = String(last).padStart(3, '0');
  const corn = aTask({ plan: PLAN, n, kind: 'quantity', lead: AGRICULTURE, measures: [aMeasure({ name: CORN, target: 6000 })], ...task });
  await services.commit([services.tasks.put(corn, PUBLISHED_AT)]);
  return { n, path: `/v1/tasks/${PLAN}-${n}` };
};

const sown = (added: number) => ({ measures: [{ measure: CORN, added }] });
const stateOf = async (n: string) => {
  const [task, history] = await Promise.all([services.tasks.load(PLAN, n), services.histories.ofTask(PLAN, n)]);
  return { version: task.version, sown: task.measures[0]?.value, updates: history.map(({ version }) => version) };
};
/** Demands that all were told the same as the first one. */
const expectOneAnswer = ([first, ...others]: readonly Answered[], status: number): void => {
  expect(first?.status).toBe(status);
  const told = ({ status, etag, body, headers: { location } }: Answered) => ({ status, etag, body, location });
  for (const other of others) expect(told(other)).toEqual(told(first!));
};

describe('the same POST again', () => {
  it('gets the first answer, marked as a replay, and has no second effect', async () => {
    const { n, path } = await aCornTask();
    const post = aPost(HEAD, `${path}/updates`, sown(1900), { version: 1 });
    const first = await call(post);
    const again = await call(post);
    expect(first).toMatchObject({ status: 200, etag: '"2"', body: { version: 2, update: `${PLAN}-${n}@2` } });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(again).toMatchObject({ status: 200, etag: first.etag, body: first.body });
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect(await stateOf(n)).toEqual({ version: 2, sown: 1900, updates: [2] });
  });

  it('gets the first answer also after others went on with the task', async () => {
    const { n, path } = await aCornTask();
    const post = aPost(HEAD, `${path}/updates`, sown(10), { version: 1 });
    const first = await call(post);
    await call(aPost(HEAD, `${path}/updates`, sown(5), { version: 2 }));
    expect((await call(post)).body).toEqual(first.body);
    expect(await stateOf(n)).toEqual({ version: 3, sown: 15, updates: [2, 3] });
  });

  it('gets one update out of twenty sent at once, and twenty times the same answer', async () => {
    const { n, path } = await aCornTask();
    const post = aPost(HEAD, `${path}/updates`, sown(7), { version: 1 });
    expectOneAnswer(await Promise.all(Array.from({ length: 20 }, () => call(post))), 200);
    expect(await stateOf(n)).toEqual({ version: 2, sown: 7, updates: [2] });
  });

  it('gets one letter of a return out of ten', async () => {
    const { n, path } = await aCornTask({ state: 'claimed' });
    const post = aPost(OFFICE, `${path}/return`, { reason: '缺验收单' }, { version: 1 });
    expectOneAnswer(await Promise.all(Array.from({ length: 10 }, () => call(post))), 200);
    const letters = (await itemsOf(table, `LETTERS#${TOWN}`)).filter(({ subject }) => subject === `${PLAN}-${n}@2`);
    expect(letters).toHaveLength(1);
  });

  it('that was refused is no answer to keep: mended, it goes through under the same key', async () => {
    const { n, path } = await aCornTask();
    const key = randomUUID();
    expect((await call(aPost(HEAD, `${path}/updates`, { measures: [{ measure: '甘蔗', added: 1 }] }, { version: 1, key }))).status).toBe(
      422,
    );
    expect((await call(aPost(HEAD, `${path}/updates`, sown(1), { version: 1, key }))).status).toBe(200);
    expect((await stateOf(n)).sown).toBe(1);
  });

  it('is a new one after a day of the town’s time', async () => {
    const { n, path } = await aCornTask();
    const key = randomUUID();
    await call(aPost(HEAD, `${path}/updates`, sown(1), { version: 1, key, at: '2022-03-25T09:00:00+08:00' }));
    const later = await call(aPost(HEAD, `${path}/updates`, sown(1), { version: 2, key, at: '2022-03-26T09:00:01+08:00' }));
    expect(later).toMatchObject({ status: 200, body: { version: 3 } });
    expect((await stateOf(n)).updates).toEqual([2, 3]);
  });

  it('of another person is another one, whatever the key', async () => {
    const { n, path } = await aCornTask();
    const key = randomUUID();
    await call(aPost(HEAD, `${path}/updates`, sown(1), { version: 1, key }));
    expect((await call(aPost(OFFICE, `${path}/updates`, sown(1), { version: 2, key }))).body.version).toBe(3);
    expect((await stateOf(n)).sown).toBe(2);
  });
});

describe('the same Idempotency-Key with something else', () => {
  it.each([
    { why: 'another body', path: '/updates', body: sown(2) },
    { why: 'the same body for another operation', path: '/acknowledgement', body: sown(1) },
  ])('is refused: $why', async ({ path: operation, body }) => {
    const { n, path } = await aCornTask();
    const key = randomUUID();
    await call(aPost(HEAD, `${path}/updates`, sown(1), { version: 1, key }));
    expectProblem(await call(aPost(HEAD, path + operation, body, { version: 2, key })), 422, 'IdempotencyKeyReused');
    expect(await stateOf(n)).toEqual({ version: 2, sown: 1, updates: [2] });
  });
});

describe('the Idempotency-Key', () => {
  it.each([
    { why: 'missing', headers: {}, code: 'IdempotencyKeyMissing' },
    { why: 'too short', headers: { 'idempotency-key': 'abc' }, code: 'IdempotencyKeyNotReadable' },
    { why: 'too long', headers: { 'idempotency-key': 'a'.repeat(129) }, code: 'IdempotencyKeyNotReadable' },
    { why: 'with a sign that keys do not have', headers: { 'idempotency-key': 'REQUEST#a b' }, code: 'IdempotencyKeyNotReadable' },
  ] as { why: string; headers: Record<string, string>; code: string }[])(
    'is asked for by name when it is $why',
    async ({ headers, code }) => {
      const { n, path } = await aCornTask();
      const post = { ...aPost(HEAD, `${path}/updates`, sown(1)), headers: { 'if-match': '"1"', ...headers } };
      const answer = await call(post);
      expectProblem(answer, 400, code);
      expect(answer.body.detail).toContain('Idempotency-Key');
      expect(answer.body.detail).not.toContain('（ ');
      expect((await stateOf(n)).updates).toEqual([]);
    },
  );
});

describe('If-Match', () => {
  it.each([
    { why: 'missing', ifMatch: undefined, status: 428, code: 'VersionMissing' },
    { why: 'of an older version', ifMatch: '"1"', status: 412, code: 'VersionIsStale' },
    { why: 'of a version that never was', ifMatch: '"99"', status: 412, code: 'VersionIsStale' },
    { why: 'of another system', ifMatch: '"abc"', status: 412, code: 'VersionIsStale' },
    { why: 'weak', ifMatch: 'W/"2"', status: 412, code: 'VersionIsStale' },
    { why: 'of the right version, and of a day without a town', ifMatch: '"2.2022-03-02"', status: 412, code: 'VersionIsStale' },
    { why: 'any', ifMatch: '*', status: 400, code: 'VersionNotReadable' },
    { why: 'without its quotes', ifMatch: '2', status: 400, code: 'VersionNotReadable' },
    { why: 'one of two', ifMatch: '"2", "3"', status: 400, code: 'VersionNotReadable' },
    { why: 'garbage', ifMatch: '"2"x', status: 400, code: 'VersionNotReadable' },
  ])('$why is refused with $status, and nothing changes', async ({ ifMatch, status, code }) => {
    const { n, path } = await aCornTask({ version: 2 });
    const post = aPost(HEAD, `${path}/updates`, sown(1));
    const answer = await call({ ...post, headers: { ...post.headers, ...(ifMatch && { 'if-match': ifMatch }) } });
    expectProblem(answer, status, code);
    expect(await stateOf(n)).toEqual({ version: 2, sown: null, updates: [] });
  });

  it('compares the version, not the day: a light that changed at midnight refuses nobody', async () => {
    const { path } = await aCornTask();
    const { etag } = await call({ path, as: HEAD });
    expect(etag).toBe('"1.2022-03-02.1"');
    const post = aPost(HEAD, `${path}/updates`, sown(1), { at: '2022-03-25T09:00:00+08:00' });
    expect(await call({ ...post, headers: { ...post.headers, 'if-match': etag } })).toMatchObject({ status: 200, etag: '"2"' });
  });

  it('lets one of two reports at once win, and tells the other', async () => {
    const { n, path } = await aCornTask();
    const two = [HEAD, OFFICE].map((as) => call(aPost(as, `${path}/updates`, sown(100), { version: 1 })));
    const answers = await Promise.all(two);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expectProblem(answers.find(({ status }) => status === 412)!, 412, 'VersionIsStale');
    expect(await stateOf(n)).toEqual({ version: 2, sown: 100, updates: [2] });
  });

  it('lets each of twelve reports that ask anew win once, and loses none', async () => {
    const { n, path } = await aCornTask();
    const persist = async (): Promise<void> => {
      for (;;) {
        const { etag } = await call({ path, as: HEAD });
        const post = aPost(HEAD, `${path}/updates`, sown(1));
        const { status } = await call({ ...post, headers: { ...post.headers, 'if-match': etag } });
        if (status === 200) return;
        expect(status).toBe(412);
      }
    };
    await Promise.all(Array.from({ length: 12 }, persist));
    const updates = Array.from({ length: 12 }, (_, i) => i + 2);
    expect(await stateOf(n)).toEqual({ version: 13, sown: 12, updates });
  });

  it('guards a row of the draft too', async () => {
    await services.commit([services.plans.create(aHeader(TOWN, 2023)), services.drafts.put(aDraftRow('wangjing-2023', '001'))]);
    const path = '/v1/plans/wangjing-2023/draft/001';
    const edit = (ifMatch: Record<string, string>) => call({ method: 'PATCH', path, as: OFFICE, body: { star: true }, headers: ifMatch });
    expectProblem(await edit({}), 428, 'VersionMissing');
    expectProblem(await edit({ 'if-match': '"9"' }), 412, 'VersionIsStale');
    const both = await Promise.all([edit({ 'if-match': '"1"' }), edit({ 'if-match': '"1"' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(await services.drafts.load('wangjing-2023', '001')).toMatchObject({ version: 2, star: true });
    expect(await services.plans.load('wangjing-2023')).toMatchObject({ version: 2 });
  });
});

describe('a POST that starts a machine', () => {
  const startedFor = (name: string) => machines.started().filter((one) => one.name.startsWith(name));
  const report = (text: string, year: number) => ({ year, name: '报告.txt', text });

  it('takes in the same report twice as one, under one key or two', async () => {
    const posts = [0, 1].map(() => aPost(OFFICE, '/v1/plans', report('政府工作报告', 2041)));
    const answers = [await call(posts[0]!), await call(posts[0]!), await call(posts[1]!)];
    expectOneAnswer(answers, 202);
    expect(answers[0]?.body.status).toBe('running');
    expect(startedFor(`intake-${TOWN}-2041`)).toHaveLength(1);
  });

  it('refuses another report under the same key', async () => {
    const key = randomUUID();
    expect((await call(aPost(OFFICE, '/v1/plans', report('政府工作报告', 2042), { key }))).status).toBe(202);
    expectProblem(await call(aPost(OFFICE, '/v1/plans', report('另一份', 2043), { key })), 422, 'IdempotencyKeyReused');
    expect(startedFor(`intake-${TOWN}-2043`)).toHaveLength(0);
  });

  it('publishes once, however often it is pressed, and answers the same when it is done', async () => {
    const { plans, commit } = services;
    await commit([plans.create(aHeader(TOWN, 2044, { tasks: 1 }))]);
    const post = aPost(OFFICE, '/v1/plans/wangjing-2044/publication', {}, { version: 1 });
    const first = await call(post);
    await commit([plans.replace(aHeader(TOWN, 2044, { status: 'published', version: 2, publishing: 'publish-wangjing-2044-v1' }))]);
    expectOneAnswer([first, await call(post), await call({ ...post, headers: { ...post.headers, 'idempotency-key': randomUUID() } })], 202);
    expect(startedFor('publish-wangjing-2044')).toHaveLength(1);
  });

  it('begins anew what failed, once for all who ask, and not what runs or went well', async () => {
    await services.commit([services.plans.create(aHeader(TOWN, 2047, { tasks: 1 }))]);
    const name = 'publish-wangjing-2047-v1';
    const post = () => aPost(OFFICE, '/v1/plans/wangjing-2047/publication', {}, { version: 1 });
    const first = post();
    expect((await call(first)).body.operation).toBe(name);
    machines.fail(name, 'LeadMissing', '这些任务没有本镇的牵头单位：1.1。');
    const both = await Promise.all([call(post()), call(post())]);
    expectOneAnswer(both, 202);
    expect(both[0]).toMatchObject({ body: { operation: `${name}-again-1` }, headers: { location: `/v1/operations/${name}-again-1` } });
    expect((await call({ path: `/v1/operations/${name}-again-1`, as: OFFICE })).body).toMatchObject({ status: 'running' });
    expect((await call(first)).body.operation).toBe(name);
    expect((await call(post())).body.operation).toBe(`${name}-again-1`);
    machines.fail(`${name}-again-1`, 'LeadMissing', '这些任务没有本镇的牵头单位：1.1。', 'TIMED_OUT');
    expect((await call(post())).body.operation).toBe(`${name}-again-2`);
    machines.succeed(`${name}-again-2`);
    expect((await call(post())).body.operation).toBe(`${name}-again-2`);
    expect(startedFor(name).map((one) => one.name)).toEqual([name, `${name}-again-1`, `${name}-again-2`]);
  });

  it('names the run that froze the draft, and starts none beside it', async () => {
    const publishing = 'publish-wangjing-2048-v1-again-1';
    await services.commit([services.plans.create(aHeader(TOWN, 2048, { status: 'publishing', publishing, version: 2, tasks: 1 }))]);
    const answer = await call(aPost(OFFICE, '/v1/plans/wangjing-2048/publication', {}, { version: 1 }));
    expect(answer).toMatchObject({ status: 202, body: { operation: publishing } });
    expect(startedFor('publish-wangjing-2048')).toEqual([]);
    expectProblem(await call(aPost(OFFICE, '/v1/plans/wangjing-2048/publication', {}, { version: 2 })), 409, 'WrongStatus');
  });

  it('takes in the same report anew after its intake was stopped', async () => {
    const post = () => aPost(OFFICE, '/v1/plans', report('政府工作报告', 2049));
    const { operation } = (await call(post())).body;
    machines.fail(operation, 'SomeError', 'stopped', 'ABORTED');
    expect((await call(post())).body.operation).toBe(`${operation}-again-1`);
  });

  it('gives up after twenty tries, and says so', async () => {
    const post = () => aPost(OFFICE, '/v1/plans', report('政府工作报告', 2050));
    for (let i = 0; i <= 20; i += 1) machines.fail((await call(post())).body.operation, 'NotAReport', '这不是政府工作报告。');
    expectProblem(await call(post()), 409, 'TriedTooOften');
    expect(startedFor('intake-wangjing-2050')).toHaveLength(21);
  });

  it('says in Chinese what a publication is doing, and why it came to nothing', async () => {
    await services.commit([services.plans.create(aHeader(TOWN, 2046, { tasks: 1 }))]);
    const { headers } = await call(aPost(OFFICE, '/v1/plans/wangjing-2046/publication', {}, { version: 1 }));
    const operation = 'publish-wangjing-2046-v1';
    const described = async () => (await call({ path: headers.location!, as: OFFICE })).body;
    const told = { operation, startedAt: '1970-01-01T08:00:00+08:00', result: null };
    expect(await described()).toEqual({ ...told, status: 'running', step: null, error: null, reason: null });
    machines.enter(operation, 'FreezeDraft');
    machines.enter(operation, 'WriteTasks');
    expect(await described()).toMatchObject({ status: 'running', step: '写入任务' });
    const reason = '计划已被他人修改，请重新读取后再发布（当前版本 2）。';
    machines.fail(operation, 'VersionIsStale', reason);
    expect(await described()).toEqual({ ...told, status: 'failed', step: null, error: 'VersionIsStale', reason });
  });

  it('drafts one review, also when it is repeated after the machine has begun', async () => {
    const { plans, commit } = services;
    await commit([plans.create(aHeader(TOWN, 2045, { status: 'published', publishedOn: '2045-03-02' }))]);
    const post = aPost(OFFICE, '/v1/plans/wangjing-2045/reviews');
    const first = await call(post);
    expect(first).toMatchObject({ status: 202, headers: { location: '/v1/operations/year-end-review-wangjing-2045-r1' } });
    await commit([plans.replace(aHeader(TOWN, 2045, { status: 'published', publishedOn: '2045-03-02', version: 2, revisions: 1 }))]);
    expect((await call(post)).body).toEqual(first.body);
    expect(startedFor('year-end-review-wangjing-2045')).toHaveLength(1);
    const another = await call(aPost(OFFICE, '/v1/plans/wangjing-2045/reviews'));
    expect(another.body.operation).toBe('year-end-review-wangjing-2045-r2');
  });
});

describe('a town that is set up again', () => {
  it('with the same content is as it was; with other content has a new version', async () => {
    const put = (body: object) => putTown(call, 'xinzhen', body);
    expect(await put(townBody('xinzhen', '新镇'))).toMatchObject({ status: 201, etag: '"1"' });
    const before = await itemsOf(table, 'xinzhen');
    expect(await put(townBody('xinzhen', '新镇'))).toMatchObject({ status: 200, etag: '"1"' });
    expect(await itemsOf(table, 'xinzhen')).toEqual(before);
    expect(await put(townBody('xinzhen', '新新镇'))).toMatchObject({ status: 200, etag: '"2"' });
  });

  it.each<{ why: string; headers: Record<string, string>; status: number; code: string }>([
    { why: 'without the version that was seen', headers: {}, status: 428, code: 'VersionMissing' },
    { why: 'over another version', headers: { 'if-match': '"7"' }, status: 412, code: 'VersionIsStale' },
  ])('$why is refused with $status, also with the same content', async ({ headers, status, code }) => {
    const town = { method: 'PUT', path: '/v1/towns/laozhen', as: OPERATOR } as const;
    await call({ ...town, body: townBody('laozhen', '老镇') });
    const before = await itemsOf(table, 'laozhen');
    for (const name of ['老镇', '老老镇']) {
      const answer = await call({ ...town, headers, body: townBody('laozhen', name) });
      expectProblem(answer, status, code);
    }
    expect(await itemsOf(table, 'laozhen')).toEqual(before);
  });
});
