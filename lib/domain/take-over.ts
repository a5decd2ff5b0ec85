import type { Day } from './day.ts';
import { UNFINISHED } from './moves.ts';
import type { Task } from './task.ts';

export interface TakeOver {
  readonly from: readonly string[];
  /** The successor, and its leader in charge. */
  readonly lead: string;
  readonly leader: string;
}

/** Whether a merger touches a task: it is not over, and one of the merged departments leads it, supports it or is asked for something. */
export const isTakenOver = ({ state, lead, supporting, asks }: Task, from: readonly string[]): boolean =>
  UNFINISHED.includes(state) && [lead, ...supporting, ...asks.map(({ department }) => department)].some((name) => from.includes(name));

/**
 * The task after a merger of departments: the successor stands wherever one of them stood.
 *
 * - it leads what one of them led from that day on, under its own leader in charge; the group with which it is reported stays together
 * - it supports what one of them supported, once, and not what it leads itself
 * - what was asked of them is asked of it
 * - what waits for a decision waits on: nobody took it back
 */
export const takenOver = (task: Task, { from, lead, leader }: TakeOver, day: Day): Task => {
  const now = (name: string): string => (from.includes(name) ? lead : name);
  const leads = now(task.lead);
  return {
    ...task,
    lead: leads,
    leader: from.includes(task.lead) ? leader : task.leader,
    assignedOn: from.includes(task.lead) ? day : task.assignedOn,
    supporting: [...new Set(task.supporting.map(now))].filter((name) => name !== leads),
    asks: task.asks.map((ask) => ({ ...ask, department: now(ask.department) })).filter(({ department }) => department !== leads),
  };
};
