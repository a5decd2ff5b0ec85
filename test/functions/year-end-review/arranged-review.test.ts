import type { Context } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutOf } from '#domain/review-layout.ts';
import { type Services, servicesOver } from '#runtime/services.ts';
import { fileOf } from '#store/archive-place.ts';
import { archives } from '#store/archives.ts';
import { splitKey } from '#store/objects.ts';
import type { Table } from '#store/table.ts';
import { type Answered, aPost, type Caller, callerOf, functionsOnFreshTable, importApi, OPERATOR } from '../../support/api.ts';
import { functionsOnBucket } from '../../support/bucket.ts';
import { functionsOnMachines } from '../../support/machines.ts';
import { MODEL_BASELINES, MODEL_CHAPTERS, MODEL_WORKS, modelLives } from '../../support/model-year.ts';
import { expectProblem } from '../../support/problem.ts';
import { itemsOf } from '../../support/table.ts';
import { aHeader, at, PUBLISHED_AT, townBody } from '../../support/town.ts';

const TOWN = 'wangjing';
const PLAN = 'wangjing-2022';
const OFFICE = at(TOWN, 'office');
const SHA = 'd'.repeat(64);
const STRIPS = '001:大豆玉米带状复合种植面积';

type Step = (event: unknown, context: Context) => Promise<unknown>;
let table: Table;
let services: Services;
let call: Caller;
let takeSnapshot: Step;
let draftReview: Step;
let bucket: Awaited<ReturnType<typeof functionsOnBucket>>;
let machines: Awaited<ReturnType<typeof functionsOnMachines>>;

const get = (path: string): Promise<Answered> => call({ method: 'GET', path: `/v1/plans/${PLAN}/${path}`, as: OFFICE });
const put = (path: string, body: object, version: number): Promise<Answered> =>
  call({ method: 'PUT', path: `/v1/plans/${PLAN}/${path}`, as: OFFICE, body, headers: { 'if-match': `"${version}"` } });

/** Runs the machine's first two states. */
const drafted = async (revision: number, input: object = {}) => {
  const event = { plan: PLAN, at: '2022-12-12T08:50:00+08:00', revision, ...input };
  await takeSnapshot(event, {} as Context);
  await draftReview(event, {} as Context);
  return services.reviews.load(PLAN, revision);
};
const textOf = (review: Awaited<ReturnType<typeof drafted>>, id: string): string | undefined =>
  review.chapters.flatMap(({ sentences }) => sentences).find((one) => one.id === id)?.text;

beforeAll(async () => {
  table = await functionsOnFreshTable();
  bucket = await functionsOnBucket();
  machines = await functionsOnMachines();
  services = servicesOver(table);
  call = callerOf(await importApi());
  takeSnapshot = (await import('../../../functions/year-end-review/take-snapshot.ts')).handler as unknown as Step;
  draftReview = (await import('../../../functions/year-end-review/draft-review.ts')).handler as unknown as Step;
  await call({ method: 'PUT', path: `/v1/towns/${TOWN}`, as: OPERATOR, body: townBody(TOWN, '望京镇') });
  const split = splitKey(TOWN, SHA);
  const result = {
    organization: '望京镇',
    year: 2022,
    areas: [],
    unsplit: [],
    baselines: MODEL_BASELINES,
    review: { chapters: MODEL_CHAPTERS },
  };
  await bucket.put(split, JSON.stringify(result), 'application/json');
  await services.commit([
    services.plans.create(aHeader(TOWN, 2022, { status: 'published', publishedOn: '2022-03-02', split, lastNumber: 12 })),
    ...MODEL_WORKS.map((work) => services.unplanned.create(work)),
    ...MODEL_WORKS.map((work) =>
      services.histories.chronicle({
        of: `${PLAN}#U${work.n}`,
        version: 1,
        kind: 'unplanned-recorded',
        by: { person: OFFICE, name: '党政办' },
        via: 'api',
        at: '2022-09-01T09:00:00+08:00',
        before: null,
        after: work,
        note: '',
      }),
    ),
  ]);
  for (const { task, history } of modelLives())
    await services.commit([services.tasks.put(task, PUBLISHED_AT), ...history.map((entry) => services.histories.begin(entry))]);
});

afterAll(async () => {
  await bucket.stop();
  await machines.stop();
});

describe('a review as of a day gone by', () => {
  it('is asked for by its day and period, which the machine is given', async () => {
    const answer = await call(
      aPost(OFFICE, `/v1/plans/${PLAN}/reviews`, { asOf: '2022-06-30', period: 'half' }, { at: '2022-07-05T09:00:00+08:00' }),
    );
    expect(answer.status).toBe(202);
    expect(machines.started().at(-1)!.input).toMatchObject({ plan: PLAN, revision: 1, asOf: '2022-06-30', period: 'half' });
  });

  it.each([
    { why: 'tomorrow', body: { asOf: '2022-07-06' }, pointers: ['/asOf'] },
    { why: 'before publication', body: { asOf: '2022-03-01' }, pointers: ['/asOf'] },
    { why: 'no day', body: { asOf: '2022-06-31' }, pointers: ['/asOf'] },
    { why: 'no period', body: { period: 'quarter' }, pointers: ['/period'] },
    { why: 'another field', body: { until: '2022-06-30' }, pointers: ['/until'] },
  ])('is refused: $why', async ({ body, pointers }) =>
    expectProblem(
      await call(aPost(OFFICE, `/v1/plans/${PLAN}/reviews`, body, { at: '2022-07-05T09:00:00+08:00' })),
      422,
      'BodyIsWrong',
      pointers,
    ),
  );

  it('holds the versions of that day: what was reported, and recorded, later is not in it', async () => {
    const review = await drafted(1, { asOf: '2022-06-30', period: 'half' });
    expect(review).toMatchObject({ asOf: '2022-06-30', period: 'half' });
    expect(textOf(review, '1.1')).toContain('大豆种植面积1486亩，其中大豆玉米带状复合种植面积1120亩');
    expect(textOf(review, '5.2')).toContain('清运垃圾720吨');
    expect(review.unplanned).toEqual([]);
    expect(review.counts.expected).toBe(0);
  });

  it('and the year’s has all of it', async () => {
    const review = await drafted(2);
    expect(review.period).toBeUndefined();
    expect(textOf(review, '1.1')).toContain('大豆种植面积2027亩，其中大豆玉米带状复合种植面积1212亩');
    expect(review.unplanned.map(({ id }) => id)).toEqual(['外2']);
  });
});

describe('the layout', () => {
  it('is the newest revision’s until the office arranges it', async () => {
    const { body, headers } = await get('review-layout');
    expect(headers.etag).toBe('"1"');
    expect(body).toEqual({ ...layoutOf(await services.reviews.load(PLAN, 2)), unplaced: { tasks: [], unplanned: [] } });
  });

  it('is refused with each wrong number named, and nothing is kept', async () => {
    const { chapters } = layoutOf(await services.reviews.load(PLAN, 2));
    const wrong = chapters.map((chapter, i) => (i === 0 ? { ...chapter, tasks: ['001', '099'] } : chapter));
    expectProblem(await put('review-layout', { chapters: wrong }, 1), 422, 'BodyIsWrong', ['/chapters/0/tasks/1', '/chapters']);
    expect((await get('review-layout')).headers.etag).toBe('"1"');
  });

  it('that was arranged is the next draft’s, and no older one’s', async () => {
    const { chapters } = layoutOf(await services.reviews.load(PLAN, 2));
    const arranged = [{ ...chapters[1]!, title: '生态宜居' }, chapters[0]!, chapters[2]!];
    const answer = await put('review-layout', { chapters: arranged }, 1);
    expect([answer.status, answer.headers.etag]).toEqual([200, '"2"']);
    expectProblem(await put('review-layout', { chapters: arranged }, 1), 412, 'VersionIsStale');
    const before = await services.reviews.load(PLAN, 2);
    expect((await drafted(3)).chapters.map(({ title }) => title)).toEqual(arranged.map(({ title }) => title));
    await draftReview({ plan: PLAN, at: '2022-12-12T08:50:00+08:00', revision: 2 }, {} as Context);
    expect(await services.reviews.load(PLAN, 2)).toEqual(before);
  });
});

describe('the problems', () => {
  const words = { candidate: STRIPS, choice: 'write', decidedBy: '镇长办公会' };

  it('are the candidates of the newest revision, all open', async () => {
    const { body, headers } = await get('review-problems');
    expect(headers.etag).toBe('"1"');
    expect(body.revision).toBe(3);
    const items = body.items as { key: string; decision: unknown }[];
    expect(items.map(({ key, decision }) => [key, decision])).toContainEqual([STRIPS, null]);
  });

  it.each([
    { why: 'an unknown candidate', decisions: [{ ...words, candidate: '001:玉米' }], pointers: ['/decisions/0/candidate'] },
    { why: 'no choice', decisions: [{ ...words, choice: 'maybe' }], pointers: ['/decisions/0/choice'] },
    { why: 'nobody decided', decisions: [{ candidate: STRIPS, choice: 'write' }], pointers: ['/decisions/0/decidedBy'] },
  ])('are refused: $why', async ({ decisions, pointers }) =>
    expectProblem(await put('review-problems', { decisions }, 1), 422, 'BodyIsWrong', pointers),
  );

  it('that were decided stand in the next draft, with who decided', async () => {
    const { status, body } = await put('review-problems', { decisions: [words] }, 1);
    expect(status).toBe(200);
    const item = (body.items as { key: string; decision: object }[]).find(({ key }) => key === STRIPS)!;
    expect(item.decision).toMatchObject({
      choice: 'write',
      wording: null,
      decidedBy: '镇长办公会',
      by: expect.any(String),
      changed: false,
    });
    expectProblem(await put('review-problems', { decisions: [] }, 1), 412, 'VersionIsStale');
    expect((await drafted(4)).problems!.written.map(({ text }) => text)).toEqual(['大豆玉米带状复合种植面积1212亩，未达1500亩，差288亩。']);
    expect((await services.reviews.load(PLAN, 3)).problems!.written).toEqual([]);
  });
});

describe('what was arranged', () => {
  it('has its history, and goes into the year’s archive with it', async () => {
    const kinds = await Promise.all(['LAYOUT', 'PROBLEMS'].map((what) => services.histories.ofPlan(`${PLAN}#${what}`)));
    expect(kinds.flat().map(({ kind, version }) => `${kind} ${version}`)).toEqual(['review-arranged 2', 'review-problems-decided 2']);
    const files = (await itemsOf(table, TOWN)).flatMap((item) => fileOf(item, PLAN) ?? []);
    expect(files.filter((file) => file === 'review-arranged.json')).toHaveLength(2);
    const exported = await archives(table).read(await services.plans.load(PLAN));
    expect(exported.filter(({ pk }) => /#(?:LAYOUT|PROBLEMS)$/.test(pk))).toHaveLength(2);
  });
});
