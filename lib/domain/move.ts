import type { Day } from './day.ts';
import type { Report, Verdict } from './task.ts';
import type { Basis, Satisfaction } from './task-changes.ts';
import type { IncidentWords, Share } from './task-records.ts';
import type { NamedFigure } from './unplanned.ts';

/** A change of a published task (调整), which is the office's alone and always has a basis. */
export type Change =
  | { readonly kind: 'change-target'; readonly measure: string; readonly value: number; readonly valueMax: number | null }
  | { readonly kind: 'change-due'; readonly due: Day }
  | { readonly kind: 'move-lead'; readonly lead: string; readonly leader: string; readonly supporting: readonly string[] }
  /** 合并、改名: wherever one of the merged departments stands, its successor does. */
  | { readonly kind: 'take-over'; readonly from: readonly string[]; readonly lead: string; readonly leader: string }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'cancel' }
  /** @param by task that takes its place, `<plan>-<n>` */
  | { readonly kind: 'replace'; readonly by: string }
  | { readonly kind: 'terminate' };

/** What somebody does to a task, with all that it takes to do it again: the history holds it, and `taskAt` replays it. */
export type Move =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'report'; readonly report: Report }
  /** 合并填报: what was said of another task of the group, `<plan>-<n>`, answers these periods of this one, too. */
  | { readonly kind: 'answer-together'; readonly with: string; readonly periods: readonly string[] }
  | { readonly kind: 'claim' }
  | { readonly kind: 'verify'; readonly satisfaction?: Satisfaction | undefined }
  | { readonly kind: 'return'; readonly reason: string }
  | {
      readonly kind: 'assess';
      readonly verdict: Verdict;
      readonly sentence: string;
      readonly satisfaction?: Satisfaction | undefined;
    }
  | { readonly kind: 'object'; readonly reason: string; readonly proposed: string | null }
  /** `lead` and its `leader` are those after it; null when the objection was rejected. */
  | {
      readonly kind: 'decide-objection';
      readonly upheld: boolean;
      readonly lead: string | null;
      readonly leader: string | null;
      readonly note: string;
    }
  | { readonly kind: 'ask-extension'; readonly node: string | null; readonly due: Day; readonly reason: string }
  /** `due` is null to grant the day that was asked for. */
  | { readonly kind: 'decide-extension'; readonly granted: boolean; readonly due: Day | null; readonly note: string }
  /** The grid after it, whole for each measure that it names. */
  | { readonly kind: 'fill-shares'; readonly measures: readonly { readonly measure: string; readonly shares: readonly Share[] }[] }
  | { readonly kind: 'incident'; readonly incident: IncidentWords }
  | { readonly kind: 'handle-incident'; readonly k: number; readonly date: Day; readonly note: string }
  | { readonly kind: 'discount-incident'; readonly k: number; readonly reason: string }
  /** What a supporting department answers to what it is asked. */
  | {
      readonly kind: 'support';
      readonly department: string;
      readonly period: string | null;
      readonly answer: string;
      readonly figures: readonly NamedFigure[];
    }
  | (Change & { readonly basis: Basis });

export type MoveName = Move['kind'];
export type ChangeMove = Change & { readonly basis: Basis };
export type ChangeName = Change['kind'];

/** What made an entry of a history: a move, or the issue of the task itself. */
export type Made = Move | { readonly kind: 'issue' };

/** The report that an entry holds; null when something else was done. */
export const reportIn = ({ move }: { readonly move: Made }): Report | null => (move.kind === 'report' ? move.report : null);
