import { MOST_TARGETS, type Proposal } from './draft.ts';
import { RuleError } from './errors.ts';
import { taughtMeasures } from './follow-lesson.ts';
import { sensitiveByDefault } from './issue-task.ts';
import type { SplitResult } from './plan.ts';
import { proposeMeasures } from './propose-measures.ts';
import { taskReader } from './read-task.ts';
import { type Lesson, recallFrom } from './taught.ts';
import type { Piece } from './text-pieces.ts';
import type { Department } from './town.ts';

/** What an edit of a draft needs to read words as the splitter does. */
export interface RowRules {
  /** The report as decoded: every offset is UTF-16 into it. */
  readonly report: string;
  /**
   * Reads words that stand under a heading; by `slice` it knows which figures of the last review are theirs.
   * @throws RuleError TooLarge for more figures than a row holds
   */
  readonly read: (id: string, words: string, area: string, slice: Piece) => Proposal;
}

/** The rules by which the draft of a report was made, for words that it gets later; `taught` outranks them. */
export const rowRules = (
  report: string,
  { areas, baselines, year }: SplitResult,
  departments: readonly Department[],
  taught: readonly Lesson[] = [],
): RowRules => {
  const recall = recallFrom(taught, year);
  const read = taskReader(departments, year, recall);
  const tasks = areas.flatMap((area) => area.tasks);
  const idsWithin = ({ start, end }: Piece): ReadonlySet<string | null> =>
    new Set(tasks.filter((task) => task.start < end && start < task.end).map(({ id }) => id));
  return {
    report,
    read: (id, text, area, { start, end }) => {
      const task = { id, text, start, end, area, ...read(text, area) };
      if (task.targets.length > MOST_TARGETS)
        throw new RuleError('TooLarge', `这一行有${task.targets.length}个指标，一行至多${MOST_TARGETS}个，请分成几行。`);
      const ids = idsWithin({ start, end });
      const own = baselines.flatMap((baseline) => (ids.has(baseline.task) ? [{ ...baseline, task: id }] : []));
      const proposed = { ...task, measures: proposeMeasures(task, own, area) };
      return { ...proposed, measures: taughtMeasures(recall(text), proposed, own), sensitive: sensitiveByDefault(task) };
    },
  };
};
