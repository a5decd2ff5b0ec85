import type { Day, Instant } from '#domain/day.ts';
import type { Move } from '#domain/move.ts';
import type { HistoryEntry, Task } from '#domain/task.ts';
import { sideOf } from '#domain/terms.ts';
import type { Membership } from '#store/town.ts';

/** Who acts, for whom, by which way, and who told it. */
export type Actor = Pick<HistoryEntry, 'by' | 'onBehalfOf' | 'via' | 'reportedBy'>;

/** Whose part of a task a move does: the lead's, or that of the supporting department which answers. */
export const ownerOf = ({ lead }: Pick<Task, 'lead'>, move: Move): string => (move.kind === 'support' ? move.department : lead);

/** Who acts, and for which absent head where the department that acts is led as deputy. */
export const byOf = (owner: string, { person, name, role, deputyFor }: Omit<Membership, 'town' | 'departments'>): HistoryEntry['by'] => {
  const acting = deputyFor.find(({ departments }) => departments.includes(owner));
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
