import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { put } from '#store/commit.ts';
import type { Item } from '#store/table.ts';
import { REPORT } from '../support/a-draft.ts';
import { EVIDENCE, exportOf, importInto, liveAYear, NARRATIVE, openStack, PLAN, type Stack, TOWN } from '../support/a-lived-year.ts';
import { aPost, OPERATOR } from '../support/api.ts';
import { forged, replaceIn } from '../support/forge.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { setUp, takeIn } from '../support/taken-in.ts';
import { at } from '../support/town.ts';

let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let zip: Uint8Array;
let lived: Item[];
const stacks: Stack[] = [];
const emptyStack = async (): Promise<Stack> => {
  const stack = await openStack();
  stacks.push(stack);
  return stack;
};

beforeAll(async () => {
  machines = await functionsOnMachines();
  const first = await emptyStack();
  await liveAYear(first);
  ({ zip } = await exportOf(first));
  lived = await itemsOf(first.table);
}, 60_000);

afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await Promise.all(stacks.map(({ bucket }) => bucket.stop()));
  await machines.stop();
});

const office = at(TOWN, 'office');
const lettersIn = (items: readonly Item[]): Item[] =>
  items.filter(({ pk, sk }) => pk.startsWith('LETTERS#') && !pk.endsWith('#2020-03') && !sk.includes('#next#'));
const same = (one: Uint8Array, other: Uint8Array): boolean => Buffer.from(one).equals(Buffer.from(other));

describe('a year in an empty system', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await emptyStack();
    await importInto(stack, zip);
  }, 60_000);

  it('is exported as the same bytes', async () => expect(same((await exportOf(stack)).zip, zip)).toBe(true));

  it('is as it was, item by item, but for the letters that waited', async () => {
    const there = new Map((await itemsOf(stack.table)).map((item) => [`${item.pk} ${item.sk}`, item]));
    const settled = lived.filter(({ status, pk }) => !pk.startsWith('LETTERS#') || (status !== 'queued' && status !== 'sending'));
    const expected = settled.filter(({ pk, sk }) => there.has(`${pk} ${sk}`));
    expect(expected.length).toBeGreaterThan(50);
    expect(expected.map(({ pk, sk }) => there.get(`${pk} ${sk}`))).toEqual(expected);
  });

  it('rings no bell: no letter waits, and each says what it was', async () => {
    const letters = lettersIn(await itemsOf(stack.table));
    expect(letters).toHaveLength(lettersIn(lived).length);
    expect(letters.filter(({ status, queue }) => status === 'queued' || status === 'sending' || queue !== undefined)).toEqual([]);
    const waited = lettersIn(lived).filter(({ status }) => status === 'queued' || status === 'sending');
    expect(letters.filter(({ waiting }) => waiting !== undefined)).toHaveLength(waited.length);
    expect(waited.length).toBeGreaterThan(2);
    expect(await stack.services.letters.waiting('2030-01-01T00:00:00+08:00')).toEqual([]);
  });

  it('changes nothing when it comes again', async () => {
    const before = await itemsOf(stack.table);
    const started = vi.spyOn(DynamoDBClient.prototype, 'send');
    await importInto(stack, zip);
    expect(started.mock.calls.filter(([command]) => command instanceof TransactWriteItemsCommand)).toEqual([]);
    expect(await itemsOf(stack.table)).toEqual(before);
  });

  it('can be read by those who were its people', async () => {
    const tasks = (await stack.call({ path: `/v1/plans/${PLAN}/tasks`, as: office })).body.items;
    expect(tasks).toHaveLength(6);
    const [first] = tasks;
    const history = (await stack.call({ path: `/v1/tasks/${first.task}/history`, as: at(TOWN, 'head1') })).body;
    expect(JSON.stringify(history)).toContain(JSON.stringify(NARRATIVE).slice(1, -1));
    expect((await stack.call({ path: `/v1/plans/${PLAN}/split`, as: office })).status).toBe(200);
    expect((await stack.call({ path: `/v1/plans/${PLAN}/unsplit`, as: office })).body.items.length).toBeGreaterThan(0);
    expect((await stack.call({ path: `/v1/plans/${PLAN}/documents/review-r1.html`, as: office })).status).toBe(200);
    expect((await stack.call({ path: `/v1/plans/${PLAN}/reviews/1`, as: office })).status).toBe(200);
    expect(await stack.bucket.get(`evidence/${PLAN}/001/${EVIDENCE[0]}`)).toMatchObject({
      type: 'application/pdf',
      disposition: 'attachment; filename="a.pdf"',
    });
  });

  it('lives on, and is not overwritten by its own archive then', async () => {
    const [task] = await stack.services.tasks.ofPlan(PLAN);
    const update = { progress: '继续推进' };
    const post = aPost(at(TOWN, 'head1'), `/v1/tasks/${PLAN}-${task!.n}/updates`, update, { version: task!.version });
    expect((await stack.call({ ...post, at: '2022-09-26T09:00:00+08:00' })).status).toBe(200);
    const before = await itemsOf(stack.table);
    await expect(importInto(stack, zip)).rejects.toMatchObject({ name: 'PlanExists', message: expect.stringContaining('只能导入没有') });
    expect(await itemsOf(stack.table)).toEqual(before);
  });
});

describe('several years of a town', () => {
  it('come one after the other, the first of them unchanged by the second', async () => {
    const source = await emptyStack();
    await liveAYear(source);
    await takeIn(source.bucket, TOWN, 2023, REPORT.replaceAll('2022', '2023').replaceAll('2021', '2022'));
    const zips = [(await exportOf(source)).zip, (await exportOf(source, 'shihe-2023')).zip] as const;
    const target = await emptyStack();
    await importInto(target, zips[0]);
    await importInto(target, zips[1], 'shihe-2023');
    expect(await target.services.plans.load('shihe-2023')).toMatchObject({ status: 'draft' });
    expect(same((await exportOf(target)).zip, zips[0])).toBe(true);
    expect(same((await exportOf(target, 'shihe-2023')).zip, zips[1])).toBe(true);
  });
});

describe('an import that breaks off', () => {
  it.each([1, 2, 3, 4])('in transaction %i shows nobody anything, and goes on where it stopped', async (last) => {
    const stack = await emptyStack();
    const send = DynamoDBClient.prototype.send;
    let transactions = 0;
    vi.spyOn(DynamoDBClient.prototype, 'send').mockImplementation(function (this: DynamoDBClient, ...given: unknown[]) {
      if (given[0] instanceof TransactWriteItemsCommand && ++transactions > last)
        throw Object.assign(new Error('cut off'), { name: 'TimeoutError' });
      return send.apply(this, given as never) as never;
    });
    await expect(importInto(stack, zip)).rejects.toMatchObject({ name: 'Retryable' });
    vi.restoreAllMocks();
    expect(await stack.services.plans.load(PLAN)).toMatchObject({ status: 'importing' });
    expect(await stack.services.organizations.towns()).toEqual([]);
    const answer = await stack.call({ path: `/v1/plans/${PLAN}/tasks`, as: office });
    expect(answer.body.items ?? []).toEqual([]);
    await importInto(stack, zip);
    expect(await stack.services.plans.load(PLAN)).toMatchObject({ status: 'published' });
    expect(same((await exportOf(stack)).zip, zip)).toBe(true);
  });

  it('is not mixed with another archive', async () => {
    const stack = await emptyStack();
    const other = forged(zip, (files) => replaceIn(files, 'plan.json', '"tasks":6', '"tasks":7'));
    const header = (await itemsOf(stack.table)).length;
    expect(header).toBe(0);
    const plan = lived.find(({ pk, sk }) => pk === `TOWN#${TOWN}` && sk === 'PLAN#2022')!;
    await stack.services.commit([put({ ...plan, status: 'importing', importing: 'f'.repeat(64) })]);
    const before = await itemsOf(stack.table);
    await expect(importInto(stack, other)).rejects.toMatchObject({ name: 'PlanExists' });
    expect(await itemsOf(stack.table)).toEqual(before);
  });
});

describe('a system that is not empty', () => {
  it.each([
    { why: 'the town was set up otherwise', furnish: (stack: Stack) => setUp(stack.call, TOWN), says: '机构' },
    {
      why: 'a letter of that key is there',
      furnish: ({ services }: Stack) => {
        const [letter] = lettersIn(lived);
        return services.commit([put({ ...letter!, messageId: '<other@x>' })]);
      },
      says: '信件',
    },
    {
      why: 'another report lies in the bucket',
      furnish: ({ bucket }: Stack) => bucket.put(`files/${PLAN}/review-r1.html`, '别的', 'text/html'),
      says: '存储桶',
    },
  ])('refuses, and stays as it was: $why', async ({ furnish, says }) => {
    const stack = await emptyStack();
    await furnish(stack);
    const before = await itemsOf(stack.table);
    await expect(importInto(stack, zip)).rejects.toMatchObject({ name: 'PlanExists', message: expect.stringContaining(says) });
    expect(await itemsOf(stack.table)).toEqual(before);
  });
});

describe('asked for over the API', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await emptyStack();
  });
  const path = `/v1/towns/${TOWN}/imports`;
  const base64 = () => Buffer.from(zip).toString('base64');

  it('starts one import for the same bytes, and tells the operator how it goes', async () => {
    const answers = [
      await stack.call(aPost(OPERATOR, path, { year: 2022, base64: base64() })),
      await stack.call(aPost(OPERATOR, path, { year: 2022, base64: base64() })),
    ];
    const { operation } = answers[0]!.body;
    expect(answers.map(({ status, headers }) => [status, headers.location])).toEqual(Array(2).fill([202, `${path}/${operation}`]));
    const started = machines.started().filter(({ name }) => name === operation);
    expect(started).toMatchObject([{ input: { plan: PLAN, kind: 'import', by: OPERATOR } }]);
    machines.succeed(operation, (await stack.step('produce-files/produce-file', started[0]!.input)) as object);
    const { body } = await stack.call({ path: `${path}/${operation}`, as: OPERATOR });
    expect(body).toMatchObject({ status: 'succeeded', result: { document: null, records: expect.any(Number) } });
    expect((await stack.call({ path: `/v1/plans/${PLAN}`, as: office })).body).toMatchObject({ status: 'published' });
  });

  it('takes a large one from the bucket, and tells why it was refused', async () => {
    const key = `imports/${TOWN}/large.zip`;
    await stack.bucket.put(key, 'no zip', 'application/zip');
    const answer = await stack.call(aPost(OPERATOR, path, { year: 2022, key }));
    expect(answer.status).toBe(202);
    const { operation } = answer.body;
    const [started] = machines.started().filter(({ name }) => name === operation);
    const refused = (await stack.step('produce-files/produce-file', started!.input).catch((error: Error) => error)) as Error;
    machines.fail(operation, refused.name, refused.message);
    expect((await stack.call({ path: `${path}/${operation}`, as: OPERATOR })).body).toMatchObject({
      status: 'failed',
      error: 'FileRefused',
      reason: '这不是一个完好的 zip 文件。',
    });
  });

  it.each([
    { why: 'neither', body: { year: 2022 }, pointer: '/base64' },
    { why: 'both', body: { year: 2022, base64: 'UEs=', key: `imports/${TOWN}/a.zip` }, pointer: '/base64' },
    { why: 'no base64', body: { year: 2022, base64: '数据' }, pointer: '/base64' },
    { why: 'no year', body: { base64: 'UEs=' }, pointer: '/year' },
    { why: 'a key that is none', body: { year: 2022, key: 'reports/x' }, pointer: '/key' },
    { why: 'a key of another town', body: { year: 2022, key: 'imports/bailin/a.zip' }, pointer: '/key' },
    { why: 'a key under which nothing lies', body: { year: 2022, key: `imports/${TOWN}/none.zip` }, pointer: '/key' },
  ])('says which field is wrong: $why', async ({ body, pointer }) => {
    const answer = await stack.call(aPost(OPERATOR, path, body));
    expectProblem(answer, 422, 'BodyIsWrong');
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
  });

  it('knows no town of such a name', async () =>
    expectProblem(await stack.call(aPost(OPERATOR, '/v1/towns/Shi%20He/imports', { year: 2022, base64: 'UEs=' })), 422, 'BodyIsWrong'));
});
