import type { Day } from './day.ts';
import type { Task } from './task.ts';

export interface NewLead {
  readonly lead: string;
  readonly leader: string;
  /** Left out, the departments that support stay, but for the one that now leads. */
  readonly supporting?: readonly string[] | undefined;
  readonly day: Day;
}

/**
 * The task under another lead: it leaves the group with which it was reported, who leads does not support, and who does not support is
 * not asked.
 */
export const leadBy = (task: Task, { lead, leader, supporting = task.supporting, day }: NewLead): Task => {
  const helpers = [...new Set(supporting)].filter((name) => name !== lead);
  return {
    ...task,
    lead,
    leader,
    supporting: helpers,
    asks: task.asks.filter(({ department }) => helpers.includes(department)),
    together: null,
    assignedOn: day,
  };
};
