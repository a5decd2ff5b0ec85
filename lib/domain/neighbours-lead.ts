import type { ProposedTask } from './plan.ts';
import { withLeadReason } from './reason-of.ts';

/** How often the task before, or the one behind, has the same lead, where nothing in a task's own words tells. */
const AS_OFTEN_AS = 0.5;
/** A neighbour that is itself a guess tells nothing. */
const SURE_NEIGHBOUR = 0.8;

const isSure = ({ confidence }: ProposedTask): boolean => confidence >= SURE_NEIGHBOUR;

/**
 * Tasks of one area, where those whose words fall to nobody take the lead of the nearest task that is sure of its own: a report stays with a
 * subject for a while. They stay open. One pass, however many they are.
 *
 * @param unsaid confidence of a proposal that rests on no word
 */
export const withNeighboursLead = (tasks: readonly ProposedTask[], unsaid: number): ProposedTask[] => {
  // Before the first sure task stands what follows it.
  let neighbour = tasks.find(isSure);
  return tasks.map((task) => {
    if (isSure(task)) neighbour = task;
    if (task.confidence > unsaid || !neighbour) return task;
    const reason = withLeadReason(task.reason, `文字中没有线索，同一板块的${neighbour.id}由${neighbour.lead}牵头`);
    return { ...task, lead: neighbour.lead, leader: neighbour.leader, confidence: AS_OFTEN_AS, reason };
  });
};
