import { chineseMonthDay, type Day, yearOf } from './day.ts';
import type { DraftRow } from './draft.ts';
import { yearOfPlan } from './ids.ts';
import { plannedNodes } from './issue-task.ts';
import type { Kind, Measure, Milestone, SupportAsk, Target } from './plan.ts';
import { printNumber, printPercent } from './print-number.ts';
import { progressOf } from './progress.ts';
import { headsOf } from './recipients.ts';
import type { Rhythm } from './rhythm.ts';
import type { Task } from './task.ts';
import { type Basis, ENDING_NAMES, type Source } from './task-changes.ts';
import type { Organization } from './town.ts';
import type { Lit } from './traffic-light.ts';

/** What is to be reached in a quarter: a step, or a figure with a day of its own. */
export interface Stage {
  readonly name: string;
  readonly by: Day;
  readonly doneOn: Day | null;
}

/** A line of the 任务分解表, of a row of the draft or of a published task alike. */
export interface BreakdownRow {
  /** 行号: three digits, never reused. */
  readonly n: string;
  /** 序号: shown number, '1.1'. */
  readonly id: string;
  readonly area: string;
  readonly text: string;
  readonly kind: Kind;
  readonly source: Source;
  readonly sourceNo: string;
  readonly basis: Basis | null;
  readonly replyDue: Day | null;
  readonly targets: readonly Target[];
  readonly measures: readonly Measure[];
  readonly milestones: readonly Milestone[];
  /** 阶段目标 of the plan's four quarters, each in order of days. */
  readonly stages: readonly [readonly Stage[], readonly Stage[], readonly Stage[], readonly Stage[]];
  readonly leader: string;
  readonly lead: string;
  /** Names of the heads of the lead on the day of the table. */
  readonly responsible: readonly string[];
  readonly supporting: readonly string[];
  readonly asks: readonly SupportAsk[];
  readonly due: Day;
  readonly dueStated: boolean;
  readonly every: Rhythm | null;
  readonly star: boolean;
  readonly sensitive: boolean;
  /** On the office's list of open questions; never of a published task. */
  readonly open: boolean;
  readonly progress: string;
  /** 完成率 in words; '' in a draft. */
  readonly done: string;
  readonly problems: string;
  readonly nextSteps: string;
  /** Null in a draft. */
  readonly lit: Lit | null;
  /** Names of files. */
  readonly evidence: readonly string[];
  readonly note: string;
  /** Why the office dropped the row of the draft; null for one that stands. */
  readonly dropped: string | null;
}

/** The table: what stands above it, and its lines in the order shown. */
export interface Breakdown {
  /** '望京镇2022年任务分解表' */
  readonly title: string;
  readonly plan: string;
  /** Of the plan's header when the table was made. */
  readonly version: number;
  readonly isDraft: boolean;
  /** The town's departments, for lists of choices. */
  readonly departments: readonly string[];
  readonly rows: readonly BreakdownRow[];
}

/** Who answers for a lead, and when. */
export interface TableDay {
  readonly organization: Organization;
  readonly day: Day;
}

/** What was last said of a task, whole, and the files that were handed in with it. */
export interface LastSaid {
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  readonly evidence: readonly string[];
}

/** @example breakdownTitle('望京镇', 'wangjing-2022') //=> '望京镇2022年任务分解表' */
export const breakdownTitle = (town: string, plan: string): string => `${town}${yearOfPlan(plan)}年任务分解表`;

/** A row of the draft as a line of the table. */
export const draftLine = (row: DraftRow, on: TableDay): BreakdownRow => ({
  ...sharedOf(row),
  source: 'report',
  sourceNo: '',
  basis: null,
  replyDue: null,
  stages: stagesOf(row, plannedNodes(row)),
  responsible: responsibleFor(row.lead, on),
  open: row.open,
  progress: '',
  done: '',
  problems: '',
  nextSteps: '',
  lit: null,
  evidence: [],
  note: row.together === null ? '' : `合并填报（${row.together}）`,
  dropped: row.dropped,
});

/**
 * A published task as a line of the table. It says what the task says: of a sensitive one hand in what the reader may see.
 * @param said in the last report; the task itself keeps only its start
 */
export const taskLine = (task: Task, lit: Lit, said: LastSaid, on: TableDay): BreakdownRow => ({
  ...sharedOf(task),
  source: task.source,
  sourceNo: task.sourceNo,
  basis: task.basis,
  replyDue: task.replyDue,
  stages: stagesOf(task, task.nodes),
  responsible: responsibleFor(task.lead, on),
  open: false,
  progress: said.progress,
  done: doneText(task),
  problems: said.problems,
  nextSteps: said.nextSteps,
  lit,
  evidence: said.evidence,
  note: noteOf(task),
  dropped: null,
});

type Shared = Pick<Task, SharedField> & { readonly measures: readonly Measure[] };
type SharedField =
  | 'n'
  | 'id'
  | 'area'
  | 'text'
  | 'kind'
  | 'targets'
  | 'milestones'
  | 'leader'
  | 'lead'
  | 'supporting'
  | 'asks'
  | 'due'
  | 'dueStated'
  | 'every'
  | 'star'
  | 'sensitive';

const sharedOf = (from: Shared) => ({
  n: from.n,
  id: from.id,
  area: from.area,
  text: from.text,
  kind: from.kind,
  targets: from.targets,
  measures: from.measures.map(promisedOf),
  milestones: from.milestones,
  leader: from.leader,
  lead: from.lead,
  supporting: from.supporting,
  asks: from.asks,
  due: from.due,
  dueStated: from.dueStated,
  every: from.every,
  star: from.star,
  sensitive: from.sensitive,
});

/** A measure without what has been reported of it. */
const promisedOf = ({ name, unit, source, lastYear, season, accumulation }: Measure): Measure => ({
  name,
  unit,
  source,
  lastYear,
  ...(season !== undefined && { season }),
  ...(accumulation !== undefined && { accumulation }),
});

const responsibleFor = (lead: string, { organization, day }: TableDay): string[] =>
  headsOf(organization, lead, day).flatMap(({ role, name }) => (role === 'head' ? [name] : []));

interface Step {
  readonly name: string;
  readonly planned: Day | null;
  readonly doneOn: Day | null;
}

type Staged = Pick<DraftRow, 'plan' | 'milestones' | 'targets'>;

/** What has a day in the plan's year, by its quarter: nodes, else steps, and figures with a day of their own. */
const stagesOf = ({ plan, milestones, targets }: Staged, nodes: readonly Step[]): BreakdownRow['stages'] => {
  const steps = nodes.length > 0 ? nodes : milestones.map(({ name, by }) => ({ name, planned: by, doneOn: null }));
  const named = new Set(steps.map(({ name }) => name));
  const figures = targets.flatMap(({ metric, value, unit, by }) =>
    by === null || named.has(metric) ? [] : [{ name: `${metric}${printNumber(value, unit).text}`, by, doneOn: null }],
  );
  const dated = [
    ...steps.flatMap(({ name, planned, doneOn }) => (planned === null ? [] : [{ name, by: planned, doneOn }])),
    ...figures,
  ].toSorted((a, b) => a.by.localeCompare(b.by));
  const within = (quarter: number): Stage[] =>
    dated.filter(({ by }) => yearOf(by) === yearOfPlan(plan) && Math.ceil(Number(by.slice(5, 7)) / 3) === quarter);
  return [within(1), within(2), within(3), within(4)];
};

/** @example stageText({ name: '圈舍建成', by: '2022-06-30', doneOn: null }) //=> '圈舍建成（6月30日）' */
export const stageText = ({ name, by, doneOn }: Stage): string =>
  `${name}（${chineseMonthDay(by)}${doneOn === null ? '' : `，${chineseMonthDay(doneOn)}完成`}）`;

/** The share that is done of what is furthest behind, never an average; what has no share says what it has. @example doneText(soybean) //=> '31.8%（大豆种植面积 640 / 2010亩）' */
const doneText = (task: Task): string => {
  const { share, label } = progressOf(task);
  return share === null ? label : `${printPercent(share * 100).text}（${label}）`;
};

const noteOf = ({ together, extensions, adjustments, suspended, ended }: Task): string =>
  [
    together !== null && `合并填报（${together}）`,
    extensions.length > 0 && `已延期${extensions.length}次`,
    adjustments.length > 0 && `已调整${adjustments.length}次`,
    suspended && `${chineseMonthDay(suspended.day)}起暂缓`,
    ended && `${chineseMonthDay(ended.day)}${ENDING_NAMES[ended.how]}`,
  ]
    .filter(Boolean)
    .join('；');
