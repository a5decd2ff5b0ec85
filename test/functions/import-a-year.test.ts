import { DynamoDBClient, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { put } from '#store/commit.ts';
import type { Item } from '#store/table.ts';
import { REPORT } from '../support/a-draft.ts';
import { exportOf, importInto, liveAYear, NARRATIVE, openStack, PLAN, type Stack, TOWN } from '../support/a-lived-year.ts';
import { aPost, OPERATOR } from '../support/api.ts';
import { altered, forged, replaceIn, textOf } from '../support/forge.ts';
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
const lettersIn = (items: readonly Item[]): Item[] => items.filter(({ pk }) => pk.startsWith('LETTERS#') && !pk.endsWith('#2020-03'));
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
    expect((await stack.call({ path: `/v1/plans/${PLAN}/documents/review-r1.md`, as: office })).status).toBe(200);
    expect((await stack.call({ path: `/v1/plans/${PLAN}/reviews/1`, as: office })).status).toBe(200);
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
      furnish: ({ bucket }: Stack) => bucket.put(`files/${PLAN}/review-r1.md`, '别的', 'text/markdown'),
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

describe('a file that is no archive of this plan', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await emptyStack();
  });
  const foreign = { pk: 'TOWN#bailin', sk: 'ORG', name: '假' };
  const added = (files: Record<string, Uint8Array>, name: string, record: object): void =>
    replaceIn(files, name, '[\n', `[\n${JSON.stringify(record)},\n`);

  it.each([
    { why: 'nothing', file: () => new Uint8Array(), says: '不是一个完好的 zip' },
    { why: 'a picture', file: () => Buffer.from('\x89PNG\r\n'), says: '不是一个完好的 zip' },
    { why: 'half of it', file: () => zip.slice(0, zip.length / 2), says: '不是一个完好的 zip' },
    { why: 'a bomb', file: () => zipSync({ a: new Uint8Array(401_000_000) }), says: '展开后超过400 MB' },
    { why: 'a zip of something else', file: () => zipSync({ 'a.txt': Buffer.from('a') }), says: '没有 manifest.json' },
    {
      why: 'a wrong digit',
      file: () => altered(zip, (files) => replaceIn(files, 'tasks.json', '1900.5', '1901.5')),
      says: '文件 tasks.json 与清单',
    },
    {
      why: 'a wrong digit in a table',
      file: () => altered(zip, (files) => replaceIn(files, '进展.csv', '1900.5', '9')),
      says: '文件 进展.csv 与清单',
    },
    {
      why: 'a wrong digit in the list',
      file: () => altered(zip, (files) => replaceIn(files, '清单.txt', '字节', '字节 ')),
      says: '文件 清单.txt',
    },
    {
      why: 'a wrong count in the list',
      file: () => altered(zip, (files) => replaceIn(files, 'manifest.json', '"records": 1', '"records": 2')),
      says: '清单.txt',
    },
    { why: 'a missing file', file: () => altered(zip, (files) => delete files['letters.jsonl']), says: '缺少文件 letters.jsonl' },
    { why: 'one file more', file: () => altered(zip, (files) => (files['x.exe'] = Buffer.from('x'))), says: '多出了文件 x.exe' },
    { why: 'no inventory', file: () => altered(zip, (files) => delete files['清单.txt']), says: '没有 清单.txt' },
    {
      why: 'a list that is none',
      file: () => altered(zip, (files) => (files['manifest.json'] = Buffer.from('{'))),
      says: 'manifest.json 的内容不对',
    },
    {
      why: 'a later version',
      file: () =>
        forged(
          zip,
          () => {},
          (manifest) => ({ ...manifest, version: 2 }),
        ),
      says: '第2版格式',
    },
    {
      why: 'another plan',
      file: () =>
        forged(
          zip,
          () => {},
          (manifest) => ({ ...manifest, plan: 'shihe-2023', year: 2023 }),
        ),
      says: '“shihe-2023”',
    },
    {
      why: 'a year that is not the plan’s',
      file: () =>
        forged(
          zip,
          () => {},
          (manifest) => ({ ...manifest, year: 2021 }),
        ),
      says: '要导入的是',
    },
    {
      why: 'a record of another town',
      file: () => forged(zip, (files) => added(files, 'organization.json', foreign)),
      says: 'organization.json 的第1条记录不属于',
    },
    {
      why: 'a record in the wrong file',
      file: () => forged(zip, (files) => added(files, 'tasks.json', { pk: `PLAN#${PLAN}`, sk: 'DRAFT#001' })),
      says: 'tasks.json 的第1条',
    },
    { why: 'a record of no key', file: () => forged(zip, (files) => added(files, 'tasks.json', { sk: 1 })), says: 'tasks.json 的第1条' },
    {
      why: 'a mail link',
      file: () => forged(zip, (files) => added(files, 'plan.json', { pk: 'LINK#x', sk: '-' })),
      says: 'plan.json 的第1条',
    },
    {
      why: 'a record twice',
      file: () => forged(zip, (files) => added(files, 'plan.json', JSON.parse(textOf(files, 'plan.json'))[0])),
      says: '出现了两次',
    },
    { why: 'no plan', file: () => forged(zip, (files) => (files['plan.json'] = Buffer.from('[]\n'))), says: '没有乡镇的机构信息或计划' },
    {
      why: 'no town',
      file: () => forged(zip, (files) => (files['organization.json'] = Buffer.from('[]\n'))),
      says: '没有乡镇的机构信息或计划',
    },
    {
      why: 'a plan in between',
      file: () => forged(zip, (files) => replaceIn(files, 'plan.json', '"published"', '"publishing"')),
      says: '不是草稿，也没有发布',
    },
    {
      why: 'no records',
      file: () => forged(zip, (files) => (files['tasks.json'] = Buffer.from('[1]\n'))),
      says: 'tasks.json 不是数据包里应有的格式',
    },
    {
      why: 'an object of another town',
      file: () =>
        forged(
          zip,
          () => {},
          (manifest) => ({
            ...manifest,
            files: manifest.files.map((file) =>
              file.object ? { ...file, object: { ...file.object, key: 'files/bailin-2022/a.md' } } : file,
            ),
          }),
        ),
      says: '不属于这份计划',
    },
  ])('is refused, and nothing is written: $why', async ({ file, says }) => {
    await expect(importInto(stack, file())).rejects.toMatchObject({ name: 'FileRefused', message: expect.stringContaining(says) });
    expect(await itemsOf(stack.table)).toEqual([]);
    expect(await stack.bucket.list(`files/${PLAN}/`)).toEqual([]);
  });

  it('is refused under another plan’s name', async () => {
    await expect(importInto(stack, zip, 'shihe-2023')).rejects.toMatchObject({ name: 'FileRefused' });
    expect(await itemsOf(stack.table)).toEqual([]);
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
