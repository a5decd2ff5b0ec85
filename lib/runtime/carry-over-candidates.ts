import { carryOver, isCarried } from '#domain/carry-over.ts';
import { type Candidate, stateOf } from '#domain/carry-over-offers.ts';
import type { Day } from '#domain/day.ts';
import type { DraftRow } from '#domain/draft.ts';
import { taskId, townOf } from '#domain/ids.ts';
import { type Outcome, outcomeOf, shortfallsOf } from '#domain/review-matrix.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import type { PlanHeader } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';
import { lastYearsPlan } from './last-year.ts';
import type { Services } from './services.ts';
import { type TownRules, townRules } from './town-rules.ts';

/** Last year's plan with the tasks of it that are unfinished today. */
export interface LastYear {
  readonly header: PlanHeader;
  readonly rules: TownRules;
  readonly unfinished: readonly { readonly task: Task; readonly outcome: Outcome }[];
  /** Goes up with whatever is written to that plan: what rests on it is another then. */
  readonly seen: number;
}

/** @param day as of which it is judged what is unfinished: a task that was verified after the review is no candidate any more */
export const unfinishedBefore = async (plan: string, day: Day, services: Services): Promise<LastYear | undefined> => {
  const [header, rules] = await Promise.all([lastYearsPlan(plan, services), townRules(townOfMachine(townOf(plan)), services)]);
  if (!header) return undefined;
  const scope = { year: header.year, asOf: day, rules, baselines: [], history: [] };
  const all = await services.tasks.ofPlan(header.plan);
  const unfinished = all
    .map((task) => ({ task, outcome: outcomeOf(task, scope) }))
    .filter(({ task, outcome }) => isCarried(task, outcome, shortfallsOf(task, scope).length > 0));
  const seen = all.reduce((sum, { version }) => sum + version, header.version);
  return { header, rules, unfinished, seen };
};

/** In the words of the last revision of the review; without one, as the tasks stand. */
export const candidatesOf = async ({ header, rules, unfinished }: LastYear, day: Day, services: Services): Promise<Candidate[]> => {
  const { plan, revisions, year } = header;
  if (revisions > 0) {
    const told = new Map((await services.reviews.load(plan, revisions)).carryOvers.map((one) => [one.n, one]));
    return unfinished.flatMap(({ task }) => {
      const one = told.get(task.n);
      return one ? [{ ...one, task }] : [];
    });
  }
  return Promise.all(
    unfinished.map(async ({ task, outcome }) => {
      const history = await services.histories.ofTask(plan, task.n);
      const shortfalls = shortfallsOf(task, { year, asOf: day, rules, baselines: [], history });
      return { ...carryOver(task, outcome, shortfalls), task };
    }),
  );
};

/** An unfinished task of last year on which nobody has decided. */
export interface OpenCarryOver {
  readonly task: string;
  readonly id: string;
  readonly title: string;
}

/** Those of a draft that are open, by their titles, and up to where last year's plan was looked at. @param rows of the draft */
export const openCarryOvers = async (
  plan: string,
  rows: readonly DraftRow[],
  day: Day,
  services: Services,
): Promise<{ readonly open: OpenCarryOver[]; readonly seen: number }> => {
  const last = await unfinishedBefore(plan, day, services);
  if (!last) return { open: [], seen: 0 };
  const dismissals = await services.carryOvers.dismissed(plan);
  const told = await toldInReview(last.header, services);
  const open = last.unfinished
    .map(({ task }) => ({ task: taskId(task.plan, task.n), id: task.id, title: titleOf(task.text), n: task.n }))
    .filter(({ n, task }) => (told === null || told.has(n)) && stateOf(task, rows, dismissals) === 'open')
    .map(({ task, id, title }) => ({ task, id, title }));
  return { open, seen: last.seen };
};

/** Numbers of the tasks that the last revision of the review carries over; null without one. */
const toldInReview = async ({ plan, revisions }: PlanHeader, { reviews }: Services): Promise<ReadonlySet<string> | null> =>
  revisions > 0 ? new Set((await reviews.load(plan, revisions)).carryOvers.map(({ n }) => n)) : null;
