import type { ProposedTask } from './plan.ts';
import { withLeadReason } from './reason-of.ts';

/** How often the task before, or the one behind, has the same lead, where nothing in a task's own words tells. */
const AS_OFTEN_AS = 0.5;
/** A neighbour that is itself a guess tells nothing. */
const SURE_NEIGHBOUR = 0.8;

/**
 * Tasks of one area, where those whose words fall to nobody take the lead of the nearest task that is sure of its own: a report stays with a
 * subject for a while. They stay open.
 *
 * @param unsaid confidence of a proposal that rests on no word
 */
export const withNeighboursLead = (tasks: readonly ProposedTask[], unsaid: number): ProposedTask[] =>
  tasks.map((task, i) => {
    if (task.confidence > unsaid) return task;
    const isSure = ({ confidence }: ProposedTask): boolean => confidence >= SURE_NEIGHBOUR;
    const neighbour = tasks.slice(0, i).findLast(isSure) ?? tasks.slice(i + 1).find(isSure);
    if (!neighbour) return task;
    const reason = withLeadReason(task.reason, `文字中没有线索，同一板块的${neighbour.id}由${neighbour.lead}牵头`);
    return { ...task, lead: neighbour.lead, leader: neighbour.leader, confidence: AS_OFTEN_AS, reason };
  });
