import type { Day } from './day.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';

const valueBefore = (measure: MeasureState, values: Readonly<Record<string, number | null>>, first: number): MeasureState =>
  measure.name in values
    ? { ...measure, value: values[measure.name] ?? null, updates: measure.updates.filter((version) => version < first) }
    : measure;

/**
 * The task as it was at the end of a day, by undoing what its history did afterwards; without later entries the task itself.
 * A ratio keeps its denominator; its numerator is what the percentage makes of it.
 */
export const taskAt = (task: Task, history: readonly HistoryEntry[], day: Day): Task => {
  const later = history.filter((entry) => entry.n === task.n && entry.day > day).toSorted((a, b) => a.version - b.version);
  const first = later[0];
  if (first?.before === undefined || first.before === null) return task;
  const { state, values } = first.before;
  const isKept = (on: Day | null): Day | null => (on !== null && on <= day ? on : null);
  return {
    ...task,
    version: first.version - 1,
    state,
    measures: task.measures.map((measure) => valueBefore(measure, values, first.version)),
    nodes: task.nodes.map((node) =>
      node.doneOn !== null && (node.update ?? 0) >= first.version ? { ...node, doneOn: null, update: null } : node,
    ),
    lastReport: task.lastReport !== null && task.lastReport.day > day ? null : task.lastReport,
    acknowledgedOn: isKept(task.acknowledgedOn),
    claimedOn: isKept(task.claimedOn),
    completedOn: isKept(task.completedOn),
    assessment: task.assessment !== null && task.assessment.day > day ? null : task.assessment,
  };
};
