import type { CarryOver } from './carry-over.ts';
import type { Day, Instant } from './day.ts';
import type { DraftRow } from './draft.ts';
import { taskId } from './ids.ts';
import type { PromiseLink } from './linked-promises.ts';
import type { Task } from './task.ts';

export const CARRY_OVER_STATES = ['open', 'taken', 'dismissed'] as const;
/** open: nobody has decided · taken: a row of the draft carries it on · dismissed: the office said why not */
export type CarryOverState = (typeof CARRY_OVER_STATES)[number];

/** That an unfinished task of last year is not carried over. */
export interface Dismissal {
  /** The plan into which it is not carried over. */
  readonly plan: string;
  /** Id of the unfinished task. */
  readonly task: string;
  readonly reason: string;
  readonly by: { readonly person: string; readonly name: string };
  readonly at: Instant;
}

/** An unfinished task of last year as it is now, with what its review said of it. */
export interface Candidate extends CarryOver {
  readonly task: Task;
}

/** How far a figure came. */
export interface LastValue {
  readonly measure: string;
  readonly unit: string;
  readonly target: number | null;
  readonly value: number | null;
  readonly asOf: Day | null;
}

/** What the office decides on, and what was decided. */
export interface CarryOverOffer extends Omit<CarryOver, 'n'> {
  readonly task: string;
  readonly values: readonly LastValue[];
  readonly state: CarryOverState;
  /** The row of the draft that has it; `guess`: nobody said so, their words are alike. */
  readonly row: { readonly n: string; readonly id: string; readonly guess: boolean } | null;
  readonly dismissed: Omit<Dismissal, 'plan' | 'task'> | null;
}

/** The row that carries a task on; a dropped one carries nothing. */
export const rowCarrying = <Row extends Pick<DraftRow, 'dropped' | 'carriedFrom'>>(rows: readonly Row[], task: string): Row | undefined =>
  rows.find(({ dropped, carriedFrom = [] }) => dropped === null && carriedFrom.includes(task));

/** What became of a candidate. A row that carries it on outweighs what was said before. */
export const stateOf = (task: string, rows: readonly DraftRow[], dismissals: readonly Dismissal[]): CarryOverState => {
  if (rowCarrying(rows, task)) return 'taken';
  return dismissals.some((one) => one.task === task) ? 'dismissed' : 'open';
};

const lastValues = ({ measures }: Task): LastValue[] =>
  measures.map(({ name, unit, target, value, asOf }) => ({ measure: name, unit, target: target?.value ?? null, value, asOf }));

/** What is offered of each candidate, in order of last year's plan. */
export const offersOf = (
  candidates: readonly Candidate[],
  {
    rows,
    dismissals,
    links,
  }: { readonly rows: readonly DraftRow[]; readonly dismissals: readonly Dismissal[]; readonly links: readonly PromiseLink[] },
): CarryOverOffer[] =>
  candidates.map(({ task: old, n: _n, ...told }) => {
    const task = taskId(old.plan, old.n);
    const link = links.find(({ from }) => from === task);
    const row = rows.find(({ n }) => n === link?.to);
    const dismissal = dismissals.find((one) => one.task === task);
    return {
      ...told,
      task,
      values: lastValues(old),
      state: stateOf(task, rows, dismissals),
      row: row && link ? { n: row.n, id: row.id, guess: link.guess } : null,
      dismissed: dismissal ? { reason: dismissal.reason, by: dismissal.by, at: dismissal.at } : null,
    };
  });
