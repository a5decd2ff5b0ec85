import type { Report, Verdict } from './task.ts';

/** What somebody does to a task, with all that it takes to do it again: the history holds it, and `taskAt` replays it. */
export type Move =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'claim' }
  | { readonly kind: 'verify' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'assess'; readonly verdict: Verdict; readonly sentence: string };

export type MoveName = Move['kind'];

/** What made an entry of a history: a move, or the issue of the task itself. */
export type Made = Move | { readonly kind: 'issue' };

/** The report that an entry holds; null when something else was done. */
export const reportIn = ({ move }: { readonly move: Made }): Report | null => (move.kind === 'report' ? move.report : null);
