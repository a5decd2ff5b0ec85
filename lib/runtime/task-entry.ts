import type { Day, Instant } from '#domain/day.ts';
import type { Move } from '#domain/move.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { sideOf } from '#domain/terms.ts';
import type { Membership } from '#store/town.ts';

/** Who acts, for whom, by which way, and who told it. */
export type Actor = Pick<HistoryEntry, 'by' | 'onBehalfOf' | 'via' | 'reportedBy'>;

/** Who acts, and for which absent head where the task's lead is led as deputy. */
export const byOf = ({ lead }: Task, { person, name, role, deputyFor }: Omit<Membership, 'town' | 'departments'>): HistoryEntry['by'] => {
  const acting = deputyFor.find(({ departments }) => departments.includes(lead));
  return { person, name, role, ...(acting && { deputyFor: acting.name }) };
};

/** What the history keeps of a move. */
export const entryOf = (before: Task, after: Task, move: Move, actor: Actor, { at, day }: { at: Instant; day: Day }): HistoryEntry => ({
  plan: after.plan,
  n: after.n,
  version: after.version,
  move,
  ...actor,
  at,
  day,
  before: sideOf(before, move.kind),
  after: sideOf(after, move.kind),
});
