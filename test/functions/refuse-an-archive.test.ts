import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/archive.ts';
import { exportOf, importInto, liveAYear, openStack, PLAN, type Stack } from '../support/a-lived-year.ts';
import { altered, forged, replaceIn, textOf } from '../support/forge.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { itemsOf } from '../support/table.ts';

let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let zip: Uint8Array;
let stack: Stack;

beforeAll(async () => {
  machines = await functionsOnMachines();
  const first = await openStack();
  await liveAYear(first);
  ({ zip } = await exportOf(first));
  await first.bucket.stop();
  stack = await openStack();
}, 60_000);

afterAll(async () => {
  await stack.bucket.stop();
  await machines.stop();
});

describe('a file that is no archive of this plan', () => {
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
          (manifest) => ({ ...manifest, version: 2, more: 'later' }) as Manifest,
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
