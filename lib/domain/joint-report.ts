import { type Ask, isOpen, openAsks } from './feedback-rhythm.ts';
import { taskId } from './ids.ts';
import type { Move } from './move.ts';
import type { Task } from './task.ts';
import { type MoveContext, moveTask } from './task-moves.ts';

/** What a report of one task of a group (合并填报) does to another. */
export interface AnsweredTogether {
  readonly before: Task;
  readonly after: Task;
  readonly move: Extract<Move, { kind: 'answer-together' }>;
}

/** Whether two tasks are asked by one question: of one group still, of one lead, and neither claimed, at rest or over. */
export const isJoint = (one: Task, other: Task): boolean =>
  one.together !== null &&
  one.together === other.together &&
  one.plan === other.plan &&
  one.n !== other.n &&
  one.lead === other.lead &&
  isOpen(one) &&
  isOpen(other);

/**
 * What a report, or a village grid, of one task answers of the others of its group: the forms that were due on the days of those that it
 * answered itself. So one answer does for one question, whichever task it was given under. Figures, nodes and words stay with the task
 * that they were said of; a claim, a verdict and a report of corrections answer for nobody else.
 *
 * @param after the reported task after its move
 * @param others of its group, as they are now
 */
export const answersTogether = (
  before: Task,
  after: Task,
  move: Move,
  others: readonly Task[],
  context: MoveContext,
): readonly AnsweredTogether[] => {
  if (move.kind !== 'report' && move.kind !== 'fill-shares') return [];
  const days = asksAnswered(before, after, context).map(({ due }) => due);
  return others
    .filter((other) => isJoint(before, other))
    .flatMap((other) => {
      const asks = openAsks(other, context.day, context.calendar, context.policy).filter(({ due }) => days.includes(due));
      return asks.length === 0 ? [] : [answeredBy(after, other, asks, context)];
    });
};

const asksAnswered = (before: Task, after: Task, { day, calendar, policy }: MoveContext): readonly Ask[] =>
  openAsks(before, day, calendar, policy).filter(({ period }) => after.reported.includes(period));

const answeredBy = ({ plan, n }: Task, other: Task, asks: readonly Ask[], context: MoveContext): AnsweredTogether => {
  const move = { kind: 'answer-together', with: taskId(plan, n), periods: asks.map(({ period }) => period) } as const;
  return { before: other, after: moveTask(other, move, context), move };
};
