import type { Day } from './day.ts';
import type { Season } from './season-table.ts';

/** What a task is, which decides how it is reported, lit and ended (design: "Kinds"). */
export const KINDS = ['quantity', 'milestone', 'coverage', 'campaign', 'zero-incident', 'continuing'] as const;
export type Kind = (typeof KINDS)[number];

/** The kinds' Chinese names. */
export const KIND_NAMES: Record<Kind, string> = {
  quantity: '定量',
  milestone: '节点',
  coverage: '覆盖率',
  campaign: '专项行动',
  'zero-incident': '零发生',
  continuing: '常态',
};

export const COMPARISONS = ['>=', '=', '<=', '>', '<', '~'] as const;
export type Comparison = (typeof COMPARISONS)[number];

export const RECURRENCES = ['daily', 'monthly', 'quarterly', 'seasonal', 'year-round'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

/** A figure that the plan commits to. */
export interface Target {
  readonly metric: string;
  readonly comparison: Comparison;
  /** 万 and 亿 multiplied out: 1.86万亩 is 18600 亩. */
  readonly value: number;
  /** Upper end of a range, else null. */
  readonly valueMax: number | null;
  readonly unit: string;
  /** Metric of the parent target of which this is a part (其中). */
  readonly within: string | null;
  readonly place: string | null;
  /** A day that binds this figure only. */
  readonly by: Day | null;
}

/** sum: each report adds · level: each report replaces · ratio: numerator over denominator, in percent. */
export const ACCUMULATIONS = ['sum', 'level', 'ratio'] as const;
export type Accumulation = (typeof ACCUMULATIONS)[number];

/** What a task of last year's plan reported in all. @example { task: 'wangjing-2021-003', value: 5790 } */
export interface LastResult {
  readonly task: string;
  readonly value: number;
}

/** A number reported on a task, with or without a target. */
export interface Measure {
  readonly name: string;
  readonly unit: string;
  /** Where it was taken from: the plan's own figure, a sentence of the last review, the catalogue by domain, the head. */
  readonly source: 'plan' | 'last-review' | 'catalogue' | 'head';
  readonly lastYear: number | null;
  /** What the town's own plan of last year ended with (上年台账), and the task that says so; left out when none counted this. */
  readonly lastResult?: LastResult | undefined;
  /** When it is done and asked in the plan's year, empty for no season; left out, the town's table decides at publication. */
  readonly season?: readonly Season[];
  /** As the office has set it; left out, name and unit decide at publication, see `accumulationOf`. */
  readonly accumulation?: Accumulation | undefined;
}

/** A step of a task that names several days: what is done by which. */
export interface Milestone {
  readonly name: string;
  readonly by: Day;
}

/** What a sentence asks of a supporting department. */
export interface SupportAsk {
  /** One of `supporting`. */
  readonly department: string;
  readonly ask: string;
}

/** A task as the splitter proposes it. Offsets are UTF-16 into the decoded report; `text` is exactly that slice. */
export interface ProposedTask {
  /** Shown number, area.position: '1.1'. */
  readonly id: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: Kind;
  readonly targets: readonly Target[];
  readonly measures: readonly Measure[];
  readonly due: Day;
  /** False when the report states no date and `due` is the year's end. */
  readonly dueStated: boolean;
  /** The days that the sentence names, in order, when they are several; the last is `due`. */
  readonly milestones: readonly Milestone[];
  readonly recurring: Recurrence | null;
  /** Best guess, always a name of the departments file. */
  readonly lead: string;
  readonly supporting: readonly string[];
  /** What is asked of whom, where the sentence says it; the others of `supporting` only read. */
  readonly asks: readonly SupportAsk[];
  /** Leader in charge of the lead department (分管领导), '' when the directory names none. */
  readonly leader: string;
  /** 0…1 for `lead`. */
  readonly confidence: number;
  /** On the office's list of open questions. */
  readonly open: boolean;
  /** Why this lead and this kind, in Chinese: the matched words. */
  readonly reason: string;
}

export const UNSPLIT_REASONS = ['heading', 'numbering', 'framing', 'address', 'past', 'five-year', 'goal', 'attitude', 'unknown'] as const;
export type UnsplitReason = (typeof UNSPLIT_REASONS)[number];

export interface UnsplitPiece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly why: UnsplitReason;
}

/** A figure of the review section. */
export interface Baseline {
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  /** Number of the review chapter, from 1. */
  readonly chapter: number;
  /** Shown number of the task of the plan that it is the base of, or null. */
  readonly task: string | null;
}

export interface ReviewChapter {
  readonly title: string;
  readonly start: number;
  readonly end: number;
}

export interface Area {
  readonly title: string;
  readonly tasks: readonly ProposedTask[];
}

/** What splitting a report gives: the JSON of `npm run split`. Tasks and unsplit pieces are disjoint and cover the plan section. */
export interface SplitResult {
  readonly organization: string;
  readonly year: number;
  readonly areas: readonly Area[];
  readonly unsplit: readonly UnsplitPiece[];
  readonly baselines: readonly Baseline[];
  readonly review: { readonly chapters: readonly ReviewChapter[] };
}
