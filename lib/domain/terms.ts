import type { Made } from './move.ts';
import type { Side, Task, Terms } from './task.ts';

/** Moves that change what the plan says of a task. */
const CHANGES_TERMS: readonly Made['kind'][] = [
  'decide-objection',
  'decide-extension',
  'change-target',
  'change-due',
  'move-lead',
  'take-over',
];

/** Moves that answer periods, or after which nobody owes them. */
const CHANGES_PERIODS: readonly Made['kind'][] = ['report', 'answer-together', 'fill-shares', 'claim', 'assess', 'resume'];

/** What the plan says of a task now, as far as a decision may change it. */
export const termsOf = ({ due, dueStated, lead, leader, supporting, asks, together, targets, measures }: Task): Terms => ({
  due,
  dueStated,
  lead,
  leader,
  supporting,
  asks,
  together,
  targets,
  bounds: Object.fromEntries(measures.map(({ name, target }) => [name, target])),
});

/** The task under other terms. */
export const withTerms = (task: Task, { bounds, ...terms }: Terms): Task => ({
  ...task,
  ...terms,
  measures: task.measures.map((measure) => ({ ...measure, target: bounds[measure.name] ?? null })),
});

/** A task as an entry of the history shows it before or after a move: its state, its values, and its terms and periods when the move changes them. */
export const sideOf = (task: Task, move: Made['kind']): Side => ({
  state: task.state,
  values: Object.fromEntries(task.measures.map(({ name, value }) => [name, value])),
  ...(CHANGES_TERMS.includes(move) && { terms: termsOf(task) }),
  ...(CHANGES_PERIODS.includes(move) && { periods: { reported: task.reported, excused: task.excused } }),
});
