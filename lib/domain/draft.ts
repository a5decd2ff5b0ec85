import { RuleError } from './errors.ts';
import { taskNumber } from './ids.ts';
import type { ProposedTask, UnsplitPiece } from './plan.ts';
import type { Rhythm } from './rhythm.ts';

/** Where a row came from: the splitter · the office · a row that was cut in two · rows that were joined · an unfinished task of last year. */
export type RowOrigin = 'proposed' | 'added' | 'split' | 'merged' | 'carried';

/** What the rules made of a row's words, before the office looked at it. */
export interface Proposal extends ProposedTask {
  readonly area: string;
  readonly sensitive: boolean;
}

/** A row of the draft: the proposal with the office's edits in it. */
export interface DraftRow extends Proposal {
  readonly plan: string;
  /** Three digits given once, never reused. */
  readonly n: string;
  readonly version: number;
  readonly star: boolean;
  /** 反馈周期 that the office chose; null for the one of the kind. */
  readonly every: Rhythm | null;
  /** Dropped by the office, with the reason; the sentence then stands on the list of what became no task. */
  readonly dropped: string | null;
  /** Name of the group that is reported together (合并填报), all of one lead; null when it is reported by itself. */
  readonly together: string | null;
  readonly origin: RowOrigin;
  /** Numbers of the rows that were cut or joined to make this one. */
  readonly madeOf: readonly string[];
  /** Tasks of last year's plan that it carries on (结转), as the office decided; left out for none. */
  readonly carriedFrom?: readonly string[] | undefined;
  /**
   * As the rules gave it, untouched; null for a row that the office wrote, of which nothing was proposed. Once the office wrote other
   * words into it: what the rules make of these, under the report's own text.
   */
  readonly proposed: Proposal | null;
}

/** What became no task: where it stands in the report, and why. */
export type UnsplitSlice = Omit<UnsplitPiece, 'text'>;

/** A draft as a value: an edit takes one and gives the next. */
export interface Draft {
  readonly rows: readonly DraftRow[];
  readonly unsplit: readonly UnsplitSlice[];
  /** Highest number that a row of it was ever given. */
  readonly lastNumber: number;
}

/** A row's text: it is one item of the table, which takes 400 KB, and the longest marked task has 135 characters. */
export const MOST_CHARACTERS = 10_000;
/** Likewise. */
export const MOST_TARGETS = 200;

/** Whether a text is more than marks. */
export const hasWords = (text: string): boolean => /[\p{L}\p{N}]/u.test(text);

/** A plan's rows are numbered by three digits. */
const MOST_NUMBERS = 999;

/** The number for one more row. @throws RuleError NumbersUsedUp */
export const nextNumber = ({ lastNumber }: Pick<Draft, 'lastNumber'>): string => {
  if (lastNumber >= MOST_NUMBERS) throw new RuleError('NumbersUsedUp', `一份计划至多编${MOST_NUMBERS}个行号，已经用完。`);
  return taskNumber(lastNumber + 1);
};

/** @throws RuleError NotFound */
export const rowOf = ({ rows }: Draft, n: string): DraftRow => {
  const row = rows.find((one) => one.n === n);
  if (!row) throw new RuleError('NotFound', `草稿中没有第 ${n} 行。`);
  return row;
};

/** The draft with some rows put in the place of those of the same number, or added. */
export const withRows = (draft: Draft, changed: readonly DraftRow[]): Draft => {
  const numbers = new Set(changed.map(({ n }) => n));
  const rows = [...draft.rows.filter(({ n }) => !numbers.has(n)), ...changed];
  return { ...draft, rows, lastNumber: Math.max(draft.lastNumber, ...changed.map(({ n }) => Number(n))) };
};
