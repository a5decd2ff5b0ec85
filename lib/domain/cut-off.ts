import type { Day } from './day.ts';
import { asIssued } from './issue-task.ts';
import type { Move } from './move.ts';
import type { HistoryEntry, Side, Task } from './task.ts';
import { afterMove } from './task-moves.ts';
import { withTerms } from './terms.ts';
import type { LightContext } from './traffic-light.ts';

/** Up to where a task is looked at: the end of a day (a bulletin's month), or a version (a review's snapshot). */
export type CutOff = { readonly day: Day } | { readonly version: number };

/** Whether an entry of a history lies before the cut-off, or on it. */
export const isWithin = (entry: Pick<HistoryEntry, 'day' | 'version'>, cutOff: CutOff): boolean =>
  'day' in cutOff ? entry.day <= cutOff.day : entry.version <= cutOff.version;

/**
 * The task as it was at a cut-off, whatever was done to it since: values and the updates they rest on, nodes, answered periods, state.
 *
 * - without a later entry: the task itself
 * - a target, a due date or a lead that was changed later is what it was: an entry that changes one holds what it found
 * - else it is issued once more and every move up to the cut-off is made again, none of them judged again: a rule that became stricter
 *   does not rewrite the past, nor does another policy or calendar: which periods a move answered stands in its entry
 *
 * @param history of the task from its first move on; entries of other tasks are not looked at
 * @example taskAt(soybean, history, { day: '2022-05-31' }, context).measures[0].value //=> 640
 */
export const taskAt = (task: Task, history: readonly HistoryEntry[], cutOff: CutOff, context: LightContext): Task => {
  const own = history.filter((entry) => entry.n === task.n).toSorted((a, b) => a.version - b.version);
  if (own.every((entry) => isWithin(entry, cutOff))) return task;
  const made = own.filter((entry) => isWithin(entry, cutOff)).flatMap(moveOf);
  return made.reduce<Task>(
    (before, { move, day, periods }) => ({ ...afterMove(before, move, { day, ...context }), ...periods }),
    asIssued(asPlanned(task, own)),
  );
};

/** The task under the terms of the plan: those that its first change found. */
const asPlanned = (task: Task, own: readonly HistoryEntry[]): Task => {
  const terms = own.find((entry) => entry.before?.terms)?.before?.terms;
  return terms ? withTerms(task, terms) : task;
};

/** What an entry says was done; nothing for the issue itself. */
const moveOf = ({
  move,
  day,
  after,
}: HistoryEntry): readonly { readonly move: Move; readonly day: Day; readonly periods: Side['periods'] }[] =>
  move.kind === 'issue' ? [] : [{ move, day, periods: after.periods }];
