import type { Day, Instant } from './day.ts';
import { taskId } from './ids.ts';
import type { MoveName } from './move.ts';

export const LETTER_KINDS = [
  'draft-ready',
  'published-list',
  'digest',
  'returned',
  'objection-decided',
  'extension-decided',
  'reassigned',
  'changed',
  'hand-over',
  'bulletin',
  'review',
] as const;
export type LetterKind = (typeof LETTER_KINDS)[number];

/** Why a line stands in a digest. Its key (`task:reason:period`) is what makes a repeated run send nothing twice. */
export const REMINDER_REASONS = [
  'returned', // a claim was returned: in each digest of its head until it is mended, and no reason for one
  'feedback-soon', // 本期反馈, some workdays before the feedback day
  'feedback-today', // 本期反馈, on the feedback day, still missing
  'feedback-missed', // to the leader in charge, once
  'stated-soon', // a stated date or node comes near
  'stated-today',
  'stated-overdue',
  'chief-overdue', // to the chief: stated date long overdue, or a red ★ task
  'clearing', // 清账: closing form
  'claim-waits', // to the office: a claim waits for verification
  'objection-waits', // to the office: a head says that a task is not the department's
  'extension-waits', // to whoever decides: a head asks for a later date
  'list-missing', // to the office: a department has not acknowledged
] as const;
export type ReminderReason = (typeof REMINDER_REASONS)[number];

/** One line of a digest: a task and what is asked of the reader. */
export interface ReminderItem {
  readonly plan: string;
  /** `<plan>-<n>:<reason>:<period or date>` */
  readonly key: string;
  readonly n: string;
  /** Shown number, '1.1', of a group '1.2+1.4'; in a digest about several plans that of an earlier one says its year, '2021年1.1'. */
  readonly id: string;
  /** Short title; for a sensitive task all that is said. */
  readonly title: string;
  readonly department: string;
  readonly reason: ReminderReason;
  /** The day that counts: feedback day, stated date, node date. */
  readonly due: Day;
  /** What is known of it, '大豆种植面积 640 / 2010亩（5月25日报）'; empty for a sensitive task. */
  readonly last: readonly string[];
  /** What exactly to fill in, in Chinese. */
  readonly ask: string;
  /** The other tasks that the same line asks for (合并填报); none for a task by itself, and in letters of before there were groups. */
  readonly with?: readonly { readonly n: string; readonly key: string }[];
}

/** The tasks that a line is about, `<plan>-<n>`. */
export const tasksOfItem = ({ plan, n, with: others = [] }: ReminderItem): readonly string[] =>
  [n, ...others.map((other) => other.n)].map((one) => taskId(plan, one));

/** What was told to somebody with a line, by its key. */
export const keysOfItem = ({ key, with: others = [] }: ReminderItem): readonly string[] => [key, ...others.map((other) => other.key)];

/** One digest: everything for one person on one day. */
export interface Reminder {
  readonly person: string;
  readonly day: Day;
  readonly items: readonly ReminderItem[];
  /** The reader's tasks of the latest of these plans which ask nothing this time, with the month of the next form: '4.1、4.3（7月）'. */
  readonly notAsked: readonly string[];
  /** What others' tasks ask of the reader's departments this quarter and was not answered. */
  readonly supports?: readonly AskedSupport[];
  /** Whether the form has the quarter's line of work outside the plan. */
  readonly unplanned?: boolean;
  /** Whether the form takes an objection to one of the tasks. */
  readonly mayObject?: boolean;
}

/** 配合别人的事, one line. */
export interface AskedSupport {
  /** `<plan>-<n>` */
  readonly task: string;
  /** Of the reader's, that is asked. */
  readonly department: string;
  /** Shown number, with the year for a task of an earlier plan. */
  readonly id: string;
  readonly title: string;
  readonly lead: string;
  /** '' for a sensitive task. */
  readonly ask: string;
}

/** What became of the letters of one day's run. */
export interface DayTold {
  readonly day: Day;
  /** Letters that the day asked for. */
  readonly due: number;
  readonly sent: number;
  /** In the outbox still, to be tried again. */
  readonly waiting: number;
  /** Given up: the address, or the mail server, refused them for days. */
  readonly failed: number;
  /** Whose letters those were, by department, else by name. */
  readonly failedOf: readonly string[];
  /** Lines that nobody was there to be told. */
  readonly nobody: number;
}

/** What a letter says, by kind; short texts and figures only, it is kept in the outbox. */
export type LetterContent =
  | {
      readonly kind: 'draft-ready';
      readonly plan: string;
      readonly year: number;
      readonly tasks: number;
      readonly open: number;
      readonly unsplit: number;
      /** Unfinished tasks of last year on which nobody has decided; left out in letters of before this was told. */
      readonly carryOvers?: number | undefined;
    }
  | {
      readonly kind: 'published-list';
      readonly plan: string;
      readonly year: number;
      readonly department: string;
      readonly leads: readonly { readonly n: string; readonly id: string; readonly title: string; readonly due: Day | null }[];
      readonly supports: readonly { readonly id: string; readonly title: string; readonly lead: string }[];
      /** Workdays in which the department may object, as the town has set them. */
      readonly objectionWithin: number;
      /** Of a list of one task that was added to the plan: its source and basis. */
      readonly added?: string;
    }
  | {
      readonly kind: 'digest';
      /** The latest of the plans that the items are of. */
      readonly plan: string;
      readonly reminder: Reminder;
      readonly role: 'head' | 'leader' | 'chief' | 'office';
      /** Day on which feedback still missing reaches the leader in charge; null or absent when it reaches nobody. */
      readonly climbsOn?: Day | null;
      /** Posts of the leaders whom it reaches then. */
      readonly climbsTo?: string;
      /** Whether all is asked of organs that the town does not command (派驻). */
      readonly isDispatched?: boolean;
      /** To the office: what became of the letters of the last run on a workday. */
      readonly before?: DayTold;
      /** To the office: the year, when its notice on holidays is not known and only weekends are off. */
      readonly unknownYear?: number;
      /** To the office: whose address refuses letters for good, '农服中心（主任王某）'. */
      readonly bounced?: readonly string[];
    }
  | {
      readonly kind: 'returned';
      readonly plan: string;
      readonly id: string;
      readonly title: string;
      readonly reason: string;
      readonly last: readonly string[];
      readonly form?: FormOfTask;
    }
  | MovedLetter
  | HandOverLetter
  | {
      readonly kind: 'bulletin';
      readonly plan: string;
      readonly month: string;
      readonly verdict: string;
      readonly lines: readonly string[];
    }
  | {
      readonly kind: 'review';
      readonly plan: string;
      readonly revision: number;
      readonly asOf: Day;
      readonly sentences: number;
      readonly unverified: number;
    };

/** 交接清单: the tasks that a head, or a department, takes over. */
export interface HandOverLetter {
  readonly kind: 'hand-over';
  readonly why: 'merger' | 'new-head';
  /** That leads the tasks from now on. */
  readonly department: string;
  /** Departments that led them before; none when only the head is another. */
  readonly from: readonly string[];
  /** Document, meeting or word; '' when nothing is said. */
  readonly basis: string;
  readonly role: 'head' | 'office';
  readonly lists: readonly HandOverList[];
}

/** The tasks of one plan. */
export interface HandOverList {
  readonly plan: string;
  readonly year: number;
  readonly tasks: readonly HandedTask[];
}

/** A task as who takes it over needs to know it; of a sensitive one only the title. */
export interface HandedTask {
  readonly id: string;
  readonly title: string;
  readonly state: string;
  /** Last values, and the day of the last report. */
  readonly last: readonly string[];
  /** What is asked now, with its day. */
  readonly ask: string | null;
  readonly next: Day | null;
}

/** The task whose form the letter's link opens, for the department that leads it; a letter without leads to the page. */
export interface FormOfTask {
  readonly n: string;
  readonly department: string;
}

/** A letter that a decision about a task causes at once; of a sensitive task it says title and decision only. */
export interface MovedLetter {
  readonly kind: 'objection-decided' | 'extension-decided' | 'reassigned' | 'changed';
  readonly plan: string;
  readonly id: string;
  readonly title: string;
  readonly move: MoveName;
  /** What was decided, one sentence. */
  readonly decided: string;
  /** Old and new value, reason, basis; empty for a sensitive task. */
  readonly details: readonly string[];
  readonly form?: FormOfTask;
}

/** A letter in the outbox. Its key is (town, day, kind, subject, person): putting it twice is impossible. */
export interface Letter {
  readonly town: string;
  readonly townName: string;
  readonly day: Day;
  /** What it is about within its kind: a plan, a task, a month, the day. */
  readonly subject: string;
  readonly person: string;
  readonly to: { readonly name: string; readonly email: string };
  readonly replyTo: string;
  readonly at: Instant;
  readonly content: LetterContent;
}
