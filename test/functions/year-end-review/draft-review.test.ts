import type { Context } from 'aws-lambda';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { issueTask } from '#domain/issue-task.ts';
import type { Review } from '#domain/review-draft.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import type { Services } from '#runtime/services.ts';
import { newPlan } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';
import { functionsOnFreshTable } from '../../support/api.ts';
import { anOrganization, aRow, aTarget } from '../../support/builders.ts';
import { aHistory, type LivedTask, reported } from '../../support/lived-task.ts';
import { PUBLISHED_AT } from '../../support/town.ts';

const stored = vi.hoisted((): { key: string; bytes: number }[] => []);
const split = { areas: [], review: { chapters: [] }, baselines: [] };
vi.mock('#runtime/bucket.ts', () => ({ bucket: () => ({ split: async () => split, list: async () => [...stored] }) }));

const PLAN = 'wangjing-2022';
const CORN = '玉米种植面积';
const issued = issueTask(aRow({ kind: 'quantity', targets: [aTarget()] }), { plan: PLAN, day: '2022-03-02', leader: '' });
const inDecember = aHistory(issued, [reported('2022-04-28', [{ measure: CORN, added: 6000 }], { evidence: ['a'] })]);
const twoMinutesLater = aHistory(issued, [
  reported('2022-04-28', [{ measure: CORN, added: 6000 }], { evidence: ['a'] }),
  reported('2022-12-12', [{ measure: CORN, added: 38 }], { problems: '核实后更正' }),
]);

type Step = (event: unknown, context: Context) => Promise<unknown>;
let services: Services;
let takeSnapshot: Step;
let draftReview: Step;
const at = (revision: number) => ({ plan: PLAN, at: '2022-12-12T08:50:00+08:00', revision });
const run = (step: Step, revision: number) => step(at(revision), {} as Context);

const keep = async ({ task, history }: LivedTask): Promise<void> => {
  const entries: HistoryEntry[] = history.filter(({ version }) => version === task.version);
  await services.commit([services.tasks.put(task, PUBLISHED_AT), ...entries.map((entry) => services.histories.begin(entry))]);
};
const gradesIn = (review: Review): string[] =>
  review.chapters.flatMap(({ sentences }) => sentences.flatMap(({ figures }) => figures.map(({ grade }) => grade)));
const draft = (revision: number): Promise<Review> => services.reviews.load(PLAN, revision);
const textOf = (review: Review): string => review.chapters.flatMap(({ sentences }) => sentences.map(({ text }) => text)).join('');

beforeAll(async () => {
  await functionsOnFreshTable();
  services = (await import('#runtime/services.ts')).services();
  takeSnapshot = (await import('../../../functions/year-end-review/take-snapshot.ts')).handler as unknown as Step;
  draftReview = (await import('../../../functions/year-end-review/draft-review.ts')).handler as unknown as Step;
  await services.organizations.save(anOrganization(), null, []);
  await services.commit([
    services.plans.create({ ...newPlan(townOfMachine('wangjing'), 2022, '0', 'r.txt', ''), status: 'published', split: 's' }),
  ]);
  await keep(inDecember);
});

describe('a revision of the review', () => {
  it('rests on the tasks as the snapshot holds them: a report between its steps does not change it', async () => {
    await run(takeSnapshot, 1);
    await run(draftReview, 1);
    const before = await draft(1);
    await keep(twoMinutesLater);
    await run(draftReview, 1);
    expect(await draft(1)).toEqual(before);
    expect(textOf(before)).toBe('完成玉米种植面积6000亩。');
    expect(gradesIn(before)).toEqual(['自报']);
  });

  it('leaves a task out that was not there yet', async () => {
    const late: Task = { ...issued, n: '002', id: '1.2' };
    await services.commit([services.tasks.put(late, PUBLISHED_AT)]);
    await run(draftReview, 1);
    expect((await draft(1)).matrix.map(({ n }) => n)).toEqual(['001']);
  });

  it('gives way to the next revision, which says what came since', async () => {
    await run(takeSnapshot, 2);
    await run(draftReview, 2);
    expect(textOf(await draft(2))).toContain('完成玉米种植面积6038亩，超计划38亩。');
    expect((await draft(2)).problemCandidates.map(({ text }) => text)).toContain('核实后更正');
    expect(textOf(await draft(1))).toBe('完成玉米种植面积6000亩。');
  });

  it('has figures that a file bears out once its bytes are there, in the revisions begun since', async () => {
    stored.push({ key: `evidence/${PLAN}/001/a`, bytes: 3 });
    await keep(inDecember);
    await run(draftReview, 1);
    expect(gradesIn(await draft(1))).toEqual(['自报']);
    await run(takeSnapshot, 3);
    await run(draftReview, 3);
    expect(gradesIn(await draft(3))[0]).toBe('佐证');
  });
});
