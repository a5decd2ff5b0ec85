import { accumulationOf } from './accumulation-of.ts';
import { chineseMonthDay, type Day } from './day.ts';
import { yearOfPlan } from './ids.ts';
import type { Measure, Milestone, ProposedTask, Target } from './plan.ts';
import type { Rhythm } from './rhythm.ts';
import { campaignSeasons, DEFAULT_SEASONS, type SeasonTable, seasonsOf } from './season-table.ts';
import type { MeasureState, Task, TaskNode } from './task.ts';
import type { Addition } from './task-changes.ts';

/** A row of the draft when it is published. */
export type IssuedRow = ProposedTask & {
  readonly n: string;
  readonly area: string;
  readonly star: boolean;
  readonly sensitive: boolean;
  readonly together: string | null;
  readonly every: Rhythm | null;
  readonly carriedFrom?: readonly string[] | undefined;
};

export interface Issue {
  readonly plan: string;
  /** Of publication. */
  readonly day: Day;
  readonly leader: string;
  /** Of the town on that day, for measures that the draft gives no season. */
  readonly seasons?: SeasonTable;
  /** Numbers of the other rows of its group, see `reportedWith`; a task by itself has none. */
  readonly reportedWith?: readonly string[];
  /** Of a task that is added to a published plan. */
  readonly added?: Addition;
}

/** Name of the last node of a milestone or campaign, unless the plan names what is done by the stated date. */
export const FINAL_NODE = '完成';

/**
 * Makes a task out of a confirmed row of the draft: version 1, 待签收.
 *
 * - each target becomes a measure, each proposed measure that is no target one without
 * - a measure keeps the season of the draft, else that of the town's table: a later change of the table leaves the task alone
 * - a milestone or campaign gets a node for each step with a day, for each other day that binds a figure of it, and 完成 as the last,
 *   planned only when the report states its date; a step of that day is the last node itself
 * - the due date of a row without a stated date stays in the task, but plans no node: nobody promised it
 * - the leader in charge is the row's, which the office may have changed; the directory's when the row names none
 *
 * @example issueTask(row, { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业副镇长' }).state //=> 'issued'
 */
export const issueTask = (row: IssuedRow, context: Issue): Task => ({
  plan: context.plan,
  n: row.n,
  version: 1,
  id: row.id,
  area: row.area,
  text: row.text,
  start: row.start,
  end: row.end,
  kind: row.kind,
  state: 'issued',
  star: row.star,
  sensitive: row.sensitive,
  targets: row.targets,
  measures: measuresOf(row, context),
  nodes: plannedNodes(row),
  ...(row.kind === 'campaign' && { season: campaignSeasons(row.text, yearOfPlan(context.plan), context.seasons) }),
  due: row.due,
  dueStated: row.dueStated,
  milestones: row.milestones,
  recurring: row.recurring,
  every: row.every,
  lead: row.lead,
  supporting: row.supporting,
  asks: row.asks,
  leader: row.leader || context.leader,
  together: row.together,
  reportedWith: context.reportedWith ?? [],
  reason: row.reason,
  ...(row.carriedFrom && { carriedFrom: row.carriedFrom }),
  source: context.added?.source ?? 'report',
  sourceNo: context.added?.sourceNo ?? '',
  basis: context.added?.basis ?? null,
  addedOn: context.added ? context.day : null,
  replyDue: context.added?.replyDue ?? null,
  publishedOn: context.day,
  assignedOn: context.day,
  ...UNTOUCHED,
});

/** Of a task to which nothing was done yet. */
const UNTOUCHED = {
  acknowledgedOn: null,
  reported: [],
  excused: [],
  lastReport: null,
  claimedOn: null,
  returned: null,
  completedOn: null,
  assessment: null,
  satisfaction: null,
  pending: null,
  extensions: [],
  adjustments: [],
  suspended: null,
  ended: null,
  incidents: [],
  support: [],
} as const satisfies Partial<Task>;

/** A task as it was when it was issued, with nothing that was done to it since; its terms are as given, see `withTerms`. */
export const asIssued = (task: Task): Task => ({
  ...task,
  version: 1,
  state: 'issued',
  measures: task.measures.map((measure) => ({ ...measure, ...UNREPORTED })),
  nodes: plannedNodes(task),
  assignedOn: task.publishedOn,
  ...UNTOUCHED,
});

/** Departments whose tasks show title and figures only, unless the office decides otherwise. */
const SENSITIVE_LEAD = /纪检|纪委|监察|信访/;

/** Whether a row is sensitive before the office has looked at it: 纪检 and 信访 lead it. */
export const sensitiveByDefault = (row: Pick<ProposedTask, 'lead'>): boolean => SENSITIVE_LEAD.test(row.lead);

const measuresOf = (row: ProposedTask, issue: Issue): readonly MeasureState[] => {
  const names = uniqueNames(row.targets);
  const stateOf = (measure: Measure): Omit<MeasureState, 'target'> => ({
    ...measure,
    ...UNREPORTED,
    accumulation: measure.accumulation ?? accumulationOf(measure, row.kind),
    season: measure.season ?? seasonsOf(measure.name, yearOfPlan(issue.plan), issue.seasons ?? DEFAULT_SEASONS),
  });
  const promised = row.targets.map((target, i) => ({ ...stateOf(measureOf(row, target)), name: names[i]!, target: boundOf(target) }));
  const counted = row.measures.filter(({ name }) => !promised.some((measure) => measure.name === name));
  return [...promised, ...counted.map((measure) => ({ ...stateOf(measure), target: null }))];
};

/** The measure of a target, with what the draft says of its last year and season. */
const measureOf = ({ measures }: ProposedTask, { metric, unit }: Target): Measure => {
  const proposed = measures.find((one) => one.name === metric && one.unit === unit);
  return { ...proposed, name: metric, unit, source: 'plan', lastYear: proposed?.lastYear ?? null };
};

const UNREPORTED = {
  base: null,
  baseOn: null,
  numerator: null,
  denominator: null,
  value: null,
  asOf: null,
  updates: [],
  shares: [],
  corrected: null,
} as const;

const boundOf = ({ comparison, value, valueMax, within }: Target) => ({ comparison, value, valueMax, within });

/** The same metric twice (in two villages, or two years) gets its place, else its position, behind the name. */
const uniqueNames = (targets: readonly Target[]): readonly string[] => {
  const seen = new Set<string>();
  return targets.map(({ metric, place }, i) => {
    const name = !seen.has(metric)
      ? metric
      : place && !seen.has(`${metric}（${place}）`)
        ? `${metric}（${place}）`
        : `${metric}（${i + 1}）`;
    seen.add(name);
    return name;
  });
};

type Dated = Pick<ProposedTask, 'kind' | 'targets' | 'due' | 'dueStated' | 'milestones'>;

/** The nodes that a plan gives a task: steps in order of their days, and the last one, which stands for the whole; a name that is taken gets its day. */
export const plannedNodes = (row: Dated): readonly TaskNode[] => {
  if (row.kind !== 'milestone' && row.kind !== 'campaign') return [];
  const end = row.dueStated ? row.due : null;
  const days = new Set(row.milestones.map(({ by }) => by));
  const figures = row.targets.flatMap(({ metric, by }) => (by === null || days.has(by) ? [] : [{ name: metric, by }]));
  const steps = [...row.milestones, ...figures].filter(({ by }) => by !== end).sort((a, b) => a.by.localeCompare(b.by));
  const last = row.milestones.find(({ by }) => by === end)?.name ?? FINAL_NODE;
  return [...uniquelyNamed(steps, last).map(({ name, by }) => node(name, by)), node(last, end)];
};

/** Nodes are reported by their names. */
const uniquelyNamed = (steps: readonly Milestone[], last: string): Milestone[] => {
  const names = new Set([last]);
  return steps.flatMap(({ name, by }) => {
    const own = names.has(name) ? `${name}（${chineseMonthDay(by)}）` : name;
    if (names.has(own)) return [];
    names.add(own);
    return [{ name: own, by }];
  });
};

const node = (name: string, planned: Day | null): TaskNode => ({ name, planned, doneOn: null, update: null });
