import type { Day, Instant } from './day.ts';
import type { Made } from './move.ts';
import type { Accumulation, Comparison, Kind, Measure, Milestone, Recurrence, SupportAsk, Target } from './plan.ts';
import type { Rhythm } from './rhythm.ts';
import type { Season } from './season-table.ts';
import type { Adjustment, Basis, Ended, Extension, Pending, Satisfaction, Source, Suspended } from './task-changes.ts';
import type { Correction, Incident, Share, SupportAnswer } from './task-records.ts';
import type { Role } from './town.ts';

/** 待签收 · 推进中 · 待核验 · 已办结 · 已评定 · 暂缓 · 已结束（取消、被替代、终止） */
export const TASK_STATES = ['issued', 'underway', 'claimed', 'completed', 'assessed', 'suspended', 'ended'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export const STATE_NAMES: Record<TaskState, string> = {
  issued: '待签收',
  underway: '推进中',
  claimed: '待核验',
  completed: '已办结',
  assessed: '已评定',
  suspended: '暂缓',
  ended: '已结束',
};

/** A measure of a published task with what has been reported of it. */
export interface MeasureState extends Measure {
  /** Windows that touch the plan's year, as they were when it was published; empty for no season. */
  readonly season: readonly Season[];
  readonly accumulation: Accumulation;
  readonly target: {
    readonly comparison: Comparison;
    readonly value: number;
    readonly valueMax: number | null;
    readonly within: string | null;
  } | null;
  /** ratio: percent at the first report of the year; else null. */
  readonly base: number | null;
  /** The day on which the base was reported. */
  readonly baseOn?: Day | null | undefined;
  readonly numerator: number | null;
  readonly denominator: number | null;
  /** Total (sum), latest figure (level) or percent (ratio); null before the first report. */
  readonly value: number | null;
  readonly asOf: Day | null;
  /** Versions of the task, i.e. updates, on which `value` rests: all additions of a sum, else the latest. */
  readonly updates: readonly number[];
  /** 村级分解; when it is not empty the value is what the villages add up to. */
  readonly shares: readonly Share[];
  /** The last 更正: the update that made it, and the one that it corrects. */
  readonly corrected: { readonly update: number; readonly corrects: number } | null;
}

/** A node of a milestone or campaign. */
export interface TaskNode {
  readonly name: string;
  readonly planned: Day | null;
  readonly doneOn: Day | null;
  /** Version that reported it done. */
  readonly update: number | null;
}

export const VERDICTS = ['met', 'largely-met', 'not-met'] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_NAMES: Record<Verdict, string> = { met: '达到', 'largely-met': '基本达到', 'not-met': '未达到' };

/** A published task with its present state. */
export interface Task {
  readonly plan: string;
  /** Three digits given at intake, never reused. */
  readonly n: string;
  readonly version: number;
  /** Shown number, '1.1'. */
  readonly id: string;
  readonly area: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly state: TaskState;
  /** ★重点: the chief hears of it when it is red. */
  readonly star: boolean;
  /** 纪检, 信访: mails and lists show title and figures only. */
  readonly sensitive: boolean;
  readonly targets: readonly Target[];
  readonly measures: readonly MeasureState[];
  readonly nodes: readonly TaskNode[];
  /** Of a campaign: windows of what it is about, as they were at publication; before the first it has not begun. */
  readonly season?: readonly Season[] | undefined;
  readonly due: Day;
  readonly dueStated: boolean;
  /** The days that the plan names, when they are several, each with what is done by it. */
  readonly milestones: readonly Milestone[];
  readonly recurring: Recurrence | null;
  /** 反馈周期 as the office, or the task's source, has it; null for the one of its kind. */
  readonly every: Rhythm | null;
  readonly lead: string;
  readonly supporting: readonly string[];
  /** What is asked of whom of `supporting`. */
  readonly asks: readonly SupportAsk[];
  readonly leader: string;
  /** Group of tasks of one lead that are reported together (合并填报), the same for all of them; null for a task by itself. */
  readonly together: string | null;
  /** Numbers of the others with which it was published as one group; who of them is still in it says `isJoint`. A year that was archived before has none. */
  readonly reportedWith?: readonly string[];
  readonly reason: string;
  /** Tasks of last year's plan that it carries on (结转); left out for none. */
  readonly carriedFrom?: readonly string[] | undefined;
  /** 'report' for what was published with the plan; all else was added to it and is counted apart. */
  readonly source: Source;
  readonly sourceNo: string;
  /** Of an added task; null for one of the report. */
  readonly basis: Basis | null;
  readonly addedOn: Day | null;
  readonly replyDue: Day | null;
  readonly satisfaction: Satisfaction | null;
  readonly publishedOn: Day;
  /** Since when the present lead has it: the publication, or the day on which it was moved. */
  readonly assignedOn: Day;
  readonly acknowledgedOn: Day | null;
  /** Periods reported, e.g. '2022-Q1', '2022-05', '2022-H1', '2022-05-20'. */
  readonly reported: readonly string[];
  readonly lastReport: { readonly day: Day; readonly update: number; readonly progress: string; readonly problems: string } | null;
  readonly claimedOn: Day | null;
  /** Set while a returned claim awaits its correction. */
  readonly returned: { readonly day: Day; readonly reason: string } | null;
  readonly completedOn: Day | null;
  readonly assessment: { readonly verdict: Verdict; readonly sentence: string; readonly day: Day; readonly update: number } | null;
  readonly pending: Pending | null;
  /** Granted ones, oldest first. */
  readonly extensions: readonly Extension[];
  /** Oldest first. */
  readonly adjustments: readonly Adjustment[];
  readonly suspended: Suspended | null;
  readonly ended: Ended | null;
  /** 事件 of a zero-incident task, oldest first. */
  readonly incidents: readonly Incident[];
  /** The last answer of each supporting department that is asked for something. */
  readonly support: readonly SupportAnswer[];
  /** Periods that fell due while the task was suspended: nobody owes them. */
  readonly excused: readonly string[];
}

/** One measure of a report; exactly one of the three forms, by the measure's accumulation. */
export type MeasureReport =
  | { readonly measure: string; readonly added: number }
  | { readonly measure: string; readonly total: number }
  | { readonly measure: string; readonly numerator: number; readonly denominator?: number | undefined };

/** What a head fills in for one task and period. Nobody types a percentage. */
export interface Report {
  readonly measures: readonly MeasureReport[];
  readonly node: {
    readonly name: string;
    readonly doneOn: Day | null;
    readonly next: { readonly name: string; readonly planned: Day } | null;
  } | null;
  /** 本期无变化 */
  readonly unchanged: boolean;
  /** 本季未发生 */
  readonly noIncident: boolean;
  readonly progress: string;
  readonly problems: string;
  readonly nextSteps: string;
  /** 更正 of what was reported before. */
  readonly corrections?: readonly Correction[] | undefined;
  /** Ids of files of evidence of this task. */
  readonly evidence?: readonly string[] | undefined;
}

export const VIAS = ['page', 'link', 'api', 'phone', 'meeting', 'import', 'machine'] as const;
export type Via = (typeof VIAS)[number];

/** A task on one side of a move. */
export interface Side {
  readonly state: TaskState;
  readonly values: Readonly<Record<string, number | null>>;
  /** What the plan said, where the move changed it: what `taskAt` goes back to. */
  readonly terms?: Terms;
  /** What was answered and what is owed by nobody, where the move may change it: `taskAt` does not ask today's policy and calendar for it. */
  readonly periods?: Pick<Task, 'reported' | 'excused'>;
}

/** What the plan says of a task, as far as a decision may change it. */
export interface Terms extends Pick<Task, 'due' | 'dueStated' | 'lead' | 'leader' | 'supporting' | 'asks' | 'together' | 'targets'> {
  /** By measure. */
  readonly bounds: Readonly<Record<string, MeasureState['target']>>;
}

/** What happened to a task, once; the history is append-only. Id of an update: `<plan>-<n>@<version>`. */
export interface HistoryEntry {
  readonly plan: string;
  readonly n: string;
  readonly version: number;
  /** What was done, whole: the moves of a history make its task. */
  readonly move: Made;
  readonly by: {
    readonly person: string;
    readonly name: string;
    readonly role: Role | 'machine';
    /** 代理: name of the absent head for whom the person acted. */
    readonly deputyFor?: string;
  };
  /** Department for which the office filled in; null when the department itself acted. */
  readonly onBehalfOf: string | null;
  readonly via: Via;
  /** Who said it, by name or unit, when that is not who typed it; else null. */
  readonly reportedBy: string | null;
  readonly at: Instant;
  readonly day: Day;
  readonly before: Side | null;
  readonly after: Side;
}
