import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Manifest } from '#domain/archive.ts';
import type { Bulletin } from '#domain/bulletin.ts';
import { NOT_EXPORTED, RECORD_FILES } from '#store/archive-place.ts';
import { EVIDENCE, exportOf, liveAYear, openStack, PLAN, type Stack, TOWN } from '../support/a-lived-year.ts';
import { aPost } from '../support/api.ts';
import { functionsOnMachines } from '../support/machines.ts';
import { expectProblem } from '../support/problem.ts';
import { itemsOf } from '../support/table.ts';
import { at } from '../support/town.ts';

let stack: Stack;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;
let files: Record<string, Uint8Array>;
let document: string;

beforeAll(async () => {
  machines = await functionsOnMachines();
  stack = await openStack();
  await liveAYear(stack);
  const exported = await exportOf(stack);
  files = unzipSync(exported.zip);
  ({ document } = exported);
}, 60_000);

afterAll(async () => {
  await stack.bucket.stop();
  await machines.stop();
});

const text = (name: string): string => Buffer.from(files[name]!).toString('utf8');
const manifest = (): Manifest => JSON.parse(text('manifest.json'));
const records = (name: string): Record<string, unknown>[] =>
  name.endsWith('.jsonl')
    ? text(name)
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line))
    : JSON.parse(text(name));
const recordFiles = () => manifest().files.filter(({ name, records }) => records !== null && !name.endsWith('.csv'));
const allRecords = () => recordFiles().flatMap(({ name }) => records(name));
const keyOf = ({ pk, sk }: Record<string, unknown>): string => `${pk} ${sk}`;

describe('the archive of a year', () => {
  it('has a file for every noun, with every item of the town that is not left out for a reason', async () => {
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([...Object.keys(RECORD_FILES), 'evidence.json', '清单.txt', 'manifest.json']),
    );
    const lived = (await itemsOf(stack.table)).filter(({ pk, sk }) => pk.includes(TOWN) || sk === TOWN);
    const kept = lived.filter(({ pk }) => !(pk.slice(0, pk.indexOf('#')) in NOT_EXPORTED));
    const elsewhere = [
      `TOWN#${TOWN} PLAN#2021`,
      `LETTERS#${TOWN}#2022-12 2022-12-28#digest#next#x`,
      `LETTERS#${TOWN}#2020-03 2020-03-02#digest#old#x`,
      `HISTORY#${PLAN}#001 000099`,
    ];
    const wanted = kept.map(keyOf).filter((key) => !elsewhere.includes(key));
    expect(wanted.length).toBeGreaterThan(60);
    expect(allRecords().map(keyOf).toSorted()).toEqual(wanted.toSorted());
  });

  it.each([
    'organization.json',
    'plan.json',
    'draft.json',
    'unsplit.json',
    'tasks.json',
    'history.jsonl',
    'letters.jsonl',
    'bulletins.json',
    'snapshots.json',
    'reviews.json',
    'unplanned.json',
    'runs.jsonl',
  ])('holds something in %s', (name) => expect(records(name).length).toBeGreaterThan(0));

  it('holds no answer of a request, no mail link, nothing of a neighbour, nothing that only a queue needs', () => {
    const all = Object.keys(files).map(text).join('\n');
    for (const word of ['REQUEST#', 'LINK#', 'bailin', 'queuedAt', `"status":"queued","queue"`]) expect(all).not.toContain(word);
    expect(all).toContain(at(TOWN, 'head1'));
  });

  it('has what was done to work outside the plan, each version of it', () => {
    const told = records('history.jsonl').filter(({ pk }) => pk === `HISTORY#${PLAN}#U001`);
    expect(told.map(({ kind, after }) => `${kind} ${(after as { sentence: string }).sentence}`)).toEqual([
      'unplanned-recorded 抢修水毁道路2处',
      'unplanned-changed 抢修水毁道路3处',
    ]);
  });

  it('leaves out what came to a task while it was read, so that the year fits together', () => {
    const versions = new Map(records('tasks.json').map(({ n, version }) => [n, version as number]));
    const late = records('history.jsonl').filter(
      ({ n, version }) => versions.has(n as string) && (version as number) > versions.get(n as string)!,
    );
    expect(late).toEqual([]);
  });

  it('lists each file with its bytes, records and checksum, and is printed with all of them', () => {
    const listed = manifest();
    expect(listed).toMatchObject({
      format: 'annual-plan-archive',
      version: 1,
      town: TOWN,
      townName: '石河镇',
      plan: PLAN,
      year: 2022,
      omitted: [],
    });
    expect([...listed.files.map(({ name }) => name), 'manifest.json', '清单.txt'].toSorted()).toEqual(Object.keys(files).toSorted());
    for (const { name, bytes, sha256 } of listed.files) {
      expect(files[name]!.length).toBe(bytes);
      expect(createHash('sha256').update(files[name]!).digest('hex')).toBe(sha256);
      expect(text('清单.txt')).toContain(`${name}\r\n`);
      expect(text('清单.txt')).toContain(sha256);
    }
    for (const { name, records: count } of recordFiles()) expect(records(name)).toHaveLength(count!);
  });

  it('has the report as it was handed in, read and split, and the documents', () => {
    expect(text('报告/报告原件.txt')).toContain('石河镇政府工作报告');
    expect(text('报告/报告正文.txt')).toBe(text('报告/报告原件.txt'));
    expect(JSON.parse(text('报告/拆分结果.json')).areas.length).toBeGreaterThan(0);
    expect(text('文件/bulletin-2022-06.html')).toContain('石河镇');
    expect(text('文件/review-r1.html')).toContain('石河镇');
    expect([...files[`佐证/001/${EVIDENCE[0]}-验收单.pdf`]!]).toEqual([0, 255, 10]);
    expect(Object.keys(files).filter((name) => name.startsWith('佐证/'))).toHaveLength(1);
  });

  it.each([
    { name: '任务.csv', head: '编号,领域,任务,来源,文号,依据,结转自,类型,状态', says: '玉米' },
    { name: '进展.csv', head: '任务编号,日期,填报人', says: '种植玉米 新增1900.5亩' },
    { name: '办理经过.csv', head: '任务编号,日期,填报人', says: '签收' },
    { name: '计划外工作.csv', head: '编号,单位,日期,时期,内容', says: '外1,' },
    { name: '信件.csv', head: '日期,类型,收件人,邮箱,状态', says: '已发' },
  ])('has $name for Excel', ({ name, head, says }) => {
    expect(text(name).startsWith(`\uFEFF${head}`)).toBe(true);
    expect(text(name)).toContain(says);
  });

  it('names the files of evidence as they stand in it, and says how well a figure is founded that they bear out', () => {
    expect(text('进展.csv')).toContain(`${EVIDENCE[0]}-验收单.pdf、${EVIDENCE[1]}-验收单.pdf（未收到）`);
    const [kept] = records('bulletins.json') as { bulletin: Bulletin }[];
    expect(kept!.bulletin.decisions[0]!.gaps[0]).toMatchObject({ measure: '种植玉米', figure: { grade: '佐证' } });
    expect(text('文件/review-r1.html')).toMatch(/<td>1\.1#3<\/td><td class="c">佐证<\/td>/);
  });

  it('hands no formula to a spreadsheet', () => {
    const csv = text('进展.csv');
    expect(csv).toContain(`"'=HYPERLINK(""http://x.example"")`);
    expect(csv).toContain(`'-1天即到期`);
    expect(csv).toContain(`'+@继续`);
    expect(csv).not.toMatch(/[,\n"]=|,[+@-][^,]*[\u4e00-\u9fa5]/);
  });

  it('is the same to the last byte when it is written again, and does not hold itself', async () => {
    const again = await exportOf(stack);
    expect(again.document).toBe(document);
    expect(Object.keys(unzipSync(again.zip)).filter((name) => name.includes('export-'))).toEqual([]);
  });
});

describe('asked for over the API', () => {
  const office = at(TOWN, 'office');

  it('starts the machine once, tells how it goes, and hands over the document', async () => {
    const post = aPost(office, `/v1/plans/${PLAN}/exports`);
    const answers = [await stack.call(post), await stack.call(post)];
    const { operation } = answers[0]!.body;
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual(
      Array(2).fill({ status: 202, body: { operation, status: 'running' } }),
    );
    expect(answers[0]?.headers.location).toBe(`/v1/operations/${operation}`);
    const started = machines.started().filter(({ name }) => name.startsWith(`files-${PLAN}-export-`));
    expect(started).toMatchObject([{ name: operation, input: { plan: PLAN, kind: 'export', by: office, key: null } }]);
    const output = await stack.step('produce-files/produce-file', started[0]!.input);
    expect((await stack.call({ path: `/v1/operations/${operation}`, as: office })).body).toMatchObject({ status: 'running', result: null });
    machines.succeed(operation, output as object);
    const { body } = await stack.call({ path: `/v1/operations/${operation}`, as: office });
    expect(body).toEqual({
      startedAt: '1970-01-01T08:00:00+08:00',
      step: null,
      operation,
      status: 'succeeded',
      error: null,
      reason: null,
      result: { document, records: allRecords().length },
    });
    const got = await stack.call({ path: `/v1/plans/${PLAN}/documents/${document}`, as: office });
    expect(got.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${PLAN}-${document}"`,
    });
    expect(Object.keys(unzipSync(Buffer.from(got.body, 'base64'))).toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it.each(['intake', 'publishing', 'refused', 'importing'] as const)('waits while the plan is in %s', async (status) => {
    const { plans, commit } = stack.services;
    const header = {
      ...(await plans.load(PLAN)),
      plan: `${TOWN}-20${['intake', 'publishing', 'refused', 'importing'].indexOf(status) + 50}`,
      status,
    };
    await commit([plans.create(header)]);
    const answer = await stack.call(aPost(office, `/v1/plans/${header.plan}/exports`));
    expectProblem(answer, 409, 'WrongStatus');
    const input = { plan: header.plan, kind: 'export', at: '2022-12-31T09:00:00+08:00', by: office, key: null };
    await expect(stack.step('produce-files/produce-file', input)).rejects.toMatchObject({ name: 'WrongStatus' });
  });

  it('sends the caller to a document that no answer can hold', async () => {
    await stack.bucket.put(
      `files/${PLAN}/export-big.zip`,
      Buffer.alloc(4_000_001, 'x'),
      'application/zip',
      'attachment; filename="big.zip"',
    );
    const answer = await stack.call({ path: `/v1/plans/${PLAN}/documents/export-big.zip`, as: office });
    expect(answer.status).toBe(303);
    const fetched = await fetch(answer.headers.location!);
    expect(fetched.headers.get('content-disposition')).toBe('attachment; filename="big.zip"');
    expect((await fetched.arrayBuffer()).byteLength).toBe(4_000_001);
  });
});
