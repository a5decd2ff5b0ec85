import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Services, servicesOver } from '#runtime/services.ts';
import type { Comparison } from '#store/reviews.ts';
import { aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { functionsOnBucket } from '../../support/bucket.ts';
import { docxOf } from '../../support/docx.ts';
import { reported } from '../../support/lived-task.ts';
import { functionsOnMachines } from '../../support/machines.ts';
import { livedOn, modelLives, modelReview } from '../../support/model-year.ts';
import { expectProblem } from '../../support/problem.ts';
import { runStep } from '../../support/step.ts';
import { aHeader, at, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const OFFICE = at(TOWN, 'office');
const first = modelReview(modelLives(), { unplanned: [] });
const second = modelReview(
  modelLives().map((life) =>
    life.task.n === '007' ? livedOn(life, [reported('2022-12-30', [{ measure: '清运垃圾', added: 118 }])]) : life,
  ),
  { revision: 2, asOf: '2023-01-10', unplanned: [] },
);

let services: Services;
let call: Caller;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let produceFile: Parameters<typeof runStep>[0];
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

beforeAll(async () => {
  const table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  call = callerOf(await importApi());
  produceFile = (await import('../../../functions/produce-files/produce-file.ts')).handler as unknown as typeof produceFile;
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  await services.commit([services.plans.create(aHeader(TOWN, 2022, { status: 'published', revisions: 2 }))]);
  await services.reviews.keep(first);
  await services.reviews.keep(second);
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

/** Runs as Word cuts them, with a raised number behind every figure. */
const asWordRuns = (text: string): string => {
  const run = (words: string, properties = ''): string => `<w:r>${properties}<w:t xml:space="preserve">${words}</w:t></w:r>`;
  return text
    .split(/(?<=\d[亩次宗份%吨处件期])|(?<=\d)(?=\d)/)
    .map(
      (words, note) =>
        run(words) +
        (/\d[亩次宗份%吨处件期]$/.test(words) ? run(String(note + 1), '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>') : ''),
    )
    .join('');
};

const draft = (change: (text: string) => string = (text) => text): { text: string; style?: string; xml?: string }[] =>
  first.chapters.flatMap(({ title, sentences }) => [
    { text: title, style: 'H1' },
    { text: '', xml: asWordRuns(change(sentences.map(({ text, id }) => `${text}〔${id}〕`).join(''))) },
  ]);

/** Hands a file in, runs the step that the machine would, and asks for the result. */
const compare = async (body: { name: string; text?: string; base64?: string }, revision = '1'): Promise<Comparison> => {
  const begun = await call(aPost(OFFICE, `/v1/plans/${PLAN}/reviews/${revision}/edits`, body));
  expect(begun.status).toBe(202);
  const { edit, operation } = begun.body as { edit: string; operation: string };
  expect(begun.headers.location).toBe(`/v1/operations/${operation}`);
  const input = machines.started().find(({ name }) => name === operation)!.input;
  await runStep(produceFile, input);
  const found = await call({ method: 'GET', path: `/v1/plans/${PLAN}/reviews/${revision}/edits/${edit}`, as: OFFICE });
  expect(found.status).toBe(200);
  return found.body as Comparison;
};

const brief = ({ numbers }: Comparison): string[] =>
  numbers.map((one) => `${one.change} ${one.id ?? '-'} ${one.old ?? ''}→${one.new ?? ''}`);
const inWord = (change?: (text: string) => string) => ({
  name: '工作回顾.docx',
  base64: docxOf(draft(change)).toString('base64'),
});

describe('an edited draft', () => {
  it('that Word cut into runs, with raised note marks, is the same', async () => {
    const diff = await compare(inWord());
    expect([...brief(diff), ...diff.claims, ...diff.gone]).toEqual([]);
    expect(diff).toMatchObject({ plan: PLAN, revision: 1, name: '工作回顾.docx', cut: false });
    expect(diff.counts.same).toBeGreaterThan(25);
  });

  it('tells one planted digit by place, old and new', async () => {
    const diff = await compare(inWord((text) => text.replace('6038亩', '6083亩')));
    expect(brief(diff)).toEqual(['changed 1.1 6038亩→6083亩']);
    expect(diff.numbers[0]).toMatchObject({ paragraph: 2, task: '001', sources: ['wangjing-2022-001@2'], mark: '【待核】' });
  });

  it('may be a text, and belongs to the revision that it was made from', async () => {
    const text = second.chapters.flatMap(({ title, sentences }) => [title, sentences.map((one) => one.text).join('')]).join('\r\n');
    expect(brief(await compare({ name: '回顾.txt', text }, 'latest'))).toEqual([]);
    expect(brief(await compare({ name: '回顾.txt', text }, '1'))).toContain('changed 5.2 1340吨→1458吨');
  });

  it('of the greatest length, full of numbers and without a stop, is kept as far as it can be', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `检查第${i + 1}家${i + 3}次`)
      .join('，')
      .slice(0, 59_000);
    const diff = await compare({ name: '回顾.txt', text });
    expect(diff.counts.added).toBeGreaterThan(3000);
    expect([diff.numbers.length, diff.cut]).toEqual([120, true]);
    expect(diff.numbers.every((one) => one.text.length <= 162)).toBe(true);
  });

  it('that is no text fails the operation with a reason, and leaves nothing', async () => {
    const body = { name: '回顾.pdf', base64: Buffer.from('%PDF-1.7').toString('base64') };
    const begun = await call(aPost(OFFICE, `/v1/plans/${PLAN}/reviews/1/edits`, body));
    const { edit, operation } = begun.body as { edit: string; operation: string };
    await expect(runStep(produceFile, machines.started().find(({ name }) => name === operation)!.input)).rejects.toThrow(/PDF/);
    expectProblem(await call({ method: 'GET', path: `/v1/plans/${PLAN}/reviews/1/edits/${edit}`, as: OFFICE }), 404, 'NotFound');
  });

  it.each([
    { why: 'neither text nor bytes', body: { name: '回顾.txt' }, pointer: '/text' },
    { why: 'both', body: { name: '回顾.txt', text: '一年来', base64: 'UEs=' }, pointer: '/text' },
    { why: 'no base64', body: { name: '回顾.docx', base64: '中文' }, pointer: '/base64' },
    { why: 'no name', body: { text: '一年来' }, pointer: '/name' },
  ])('is refused: $why', async ({ body, pointer }) => {
    expectProblem(await call(aPost(OFFICE, `/v1/plans/${PLAN}/reviews/1/edits`, body)), 422, 'BodyIsWrong', [pointer]);
  });

  it('of a revision that is not there is not taken', async () => {
    const body = { name: '回顾.txt', text: '一年来' };
    expectProblem(await call(aPost(OFFICE, `/v1/plans/${PLAN}/reviews/9/edits`, body)), 404, 'NotFound');
  });
});

describe('the changes of a revision', () => {
  it.each([
    { revision: '2', since: { revision: 1, asOf: '2022-12-12' }, ids: ['5.2'] },
    { revision: 'latest', since: { revision: 1, asOf: '2022-12-12' }, ids: ['5.2'] },
    { revision: '1', since: null, ids: [] },
  ])('of $revision', async ({ revision, since, ids }) => {
    const { status, body } = await call({ method: 'GET', path: `/v1/plans/${PLAN}/reviews/${revision}/changes`, as: OFFICE });
    expect(status).toBe(200);
    const { sentences, ...changes } = body as { sentences: { id: string }[]; since: unknown };
    expect(changes.since).toEqual(since);
    expect(sentences.map(({ id }) => id)).toEqual(ids);
  });

  it('over half a year stands between two of the year, and is compared with neither', async () => {
    const half = modelReview(modelLives(), { revision: 3, asOf: '2022-07-05', period: 'half', unplanned: [] });
    const last = modelReview(modelLives(), { revision: 4, asOf: '2023-01-11', unplanned: [] });
    await services.reviews.keep(half);
    await services.reviews.keep(last);
    const since = (review: typeof half) => services.reviews.before(review).then((one) => one?.revision ?? null);
    expect(await Promise.all([half, last, first].map(since))).toEqual([null, 2, null]);
  });

  it('of a revision that is not there', async () =>
    expectProblem(await call({ method: 'GET', path: `/v1/plans/${PLAN}/reviews/9/changes`, as: OFFICE }), 404, 'NotFound'));
});
