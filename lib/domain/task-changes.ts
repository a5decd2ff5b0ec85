import type { Day } from './day.ts';

/** What a change of a published plan rests on: document, meeting or instruction, its day, and who decided. */
export interface Basis {
  /** 文号、会议或批示 */
  readonly text: string;
  readonly date: Day;
  readonly decidedBy: string;
}

/** How a task came to its end without being done or assessed: 取消 · 被替代 · 终止（政策调整）. */
export const ENDINGS = ['cancelled', 'replaced', 'terminated'] as const;
export type Ending = (typeof ENDINGS)[number];

export const ENDING_NAMES: Record<Ending, string> = { cancelled: '取消', replaced: '被替代', terminated: '终止（政策调整）' };

export interface Ended {
  readonly how: Ending;
  readonly basis: Basis;
  readonly day: Day;
  readonly update: number;
  /** Task that took its place, `<plan>-<n>`; null unless replaced. */
  readonly replacedBy: string | null;
}

export interface Suspended {
  /** The state to which it comes back. */
  readonly from: 'issued' | 'underway';
  readonly basis: Basis;
  readonly day: Day;
  readonly update: number;
}

/** What waits for a decision; it changes neither state nor light. */
export type Pending =
  | {
      readonly kind: 'objection';
      readonly reason: string;
      /** Department that should lead instead, in the head's opinion; null for none. */
      readonly proposed: string | null;
      readonly day: Day;
      readonly update: number;
    }
  | {
      readonly kind: 'extension';
      /** Node whose planned day is to move; null for the task's own due date. */
      readonly node: string | null;
      readonly from: Day;
      readonly due: Day;
      readonly reason: string;
      readonly day: Day;
      readonly update: number;
    };

export type PendingObjection = Extract<Pending, { kind: 'objection' }>;
export type PendingExtension = Extract<Pending, { kind: 'extension' }>;

/** An extension that was granted; it stays visible for ever (已延期n次). */
export interface Extension {
  readonly node: string | null;
  readonly from: Day;
  readonly to: Day;
  readonly day: Day;
  readonly update: number;
}

/** One 调整 in short; the history has the whole of it. */
export interface Adjustment {
  readonly what: 'change-target' | 'change-due' | 'move-lead' | 'suspend' | 'resume' | 'cancel' | 'replace' | 'terminate';
  /** Measure whose target changed; '' for all else. */
  readonly about: string;
  /** The old and the new value as shown, a day as a day; null when there is none. */
  readonly from: string | null;
  readonly to: string | null;
  readonly basis: Basis;
  readonly day: Day;
  readonly update: number;
}

/** Where a task came from: the report, or one of the sources that add to a published plan. */
export const SOURCES = ['report', 'people-livelihood', 'deputy-proposal', 'superior', 'meeting', 'leader'] as const;
export type Source = (typeof SOURCES)[number];
export type AddedSource = Exclude<Source, 'report'>;

export const SOURCE_NAMES: Record<Source, string> = {
  report: '政府工作报告',
  'people-livelihood': '民生实事',
  'deputy-proposal': '代表建议',
  superior: '上级交办',
  meeting: '会议议定',
  leader: '领导批示',
};

/** What the deputies say of the reply to their proposal. */
export const SATISFACTIONS = ['满意', '基本满意', '不满意'] as const;
export type Satisfaction = (typeof SATISFACTIONS)[number];

/** What an added task has that one of the report has not. */
export interface Addition {
  readonly source: AddedSource;
  /** Number of the document or proposal, '' for none. */
  readonly sourceNo: string;
  readonly basis: Basis;
  /** Day by which the deputies are to be answered; null for other sources. */
  readonly replyDue: Day | null;
}
