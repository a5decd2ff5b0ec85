import { UNSAID } from './assign-departments.ts';
import { type DraftRow, MOST_TARGETS, type Proposal } from './draft.ts';
import { RuleError } from './errors.ts';
import { taughtMeasures } from './follow-lesson.ts';
import { sensitiveByDefault } from './issue-task.ts';
import { lastResultsFinder, type Result, withLastResults } from './last-results.ts';
import { withNeighboursLead } from './neighbours-lead.ts';
import type { Baseline, ProposedTask, SplitResult } from './plan.ts';
import { proposeMeasures } from './propose-measures.ts';
import { taskReader } from './read-task.ts';
import { wordsOf } from './reading.ts';
import { DEFAULT_SEASONS, type SeasonTable, seasonsOf } from './season-table.ts';
import { type Lesson, recallFrom } from './taught.ts';
import type { Piece } from './text-pieces.ts';
import type { Department } from './town.ts';

/** A place in the draft for words that are read: under a heading, and in the report where they have a slice of it. */
export interface Place extends Piece {
  /** Shown number, for the reason that a neighbour may give. */
  readonly id: string;
  readonly area: string;
}

/** What an edit of a draft needs to read words as the splitter does. */
export interface RowRules {
  /** The report as decoded: every offset is UTF-16 into it. */
  readonly report: string;
  /**
   * Reads words: by their place it is known which figures of the last review are theirs, and who leads where no word of theirs tells.
   * @throws RuleError TooLarge for more figures than a row holds
   */
  readonly read: (text: string, place: Place, rows: readonly DraftRow[]) => Proposal;
}

/** What is known of the town beside its departments. */
export interface TownRules {
  readonly seasons?: SeasonTable;
  readonly taught?: readonly Lesson[];
  /** What last year's plan ended with. */
  readonly results?: readonly Result[];
}

/** Figures of the last review that belong to the tasks whose words stand in a slice. */
const baselinesIn = ({ areas, baselines }: SplitResult, { start, end }: Piece): Baseline[] => {
  const tasks = areas.flatMap((area) => area.tasks).filter((task) => task.start < end && start < task.end);
  const ids = new Set<string | null>(tasks.map(({ id }) => id));
  return baselines.filter(({ task }) => ids.has(task));
};

/** A task whose words fall to nobody takes the lead of the nearest row of its area that is sure of its own, as in a split. */
const beside = (task: ProposedTask, area: string, rows: readonly DraftRow[]): ProposedTask => {
  const others = rows.filter((row) => row.area === area && row.dropped === null).toSorted((a, b) => a.start - b.start);
  const before = others.filter(({ start }) => start <= task.start);
  return withNeighboursLead([...before, task, ...others.slice(before.length)], UNSAID)[before.length]!;
};

/** The rules by which the draft of a report was made, for words that it gets later. */
export const rowRules = (
  report: string,
  split: SplitResult,
  departments: readonly Department[],
  { seasons = DEFAULT_SEASONS, taught = [], results = [] }: TownRules = {},
): RowRules => {
  const { year } = split;
  const recall = recallFrom(taught, year);
  const find = lastResultsFinder(results);
  const readTask = taskReader(departments, year, seasons, recall);
  return {
    report,
    read: (text, { id, area, start, end }, rows) => {
      const words = wordsOf(text);
      const task = beside({ id, text, start, end, measures: [], ...readTask(words, area) }, area, rows);
      if (task.targets.length > MOST_TARGETS)
        throw new RuleError('TooLarge', `这一行有${task.targets.length}个指标，一行至多${MOST_TARGETS}个，请分成几行。`);
      const own = baselinesIn(split, { start, end }).map((baseline) => ({ ...baseline, task: id }));
      const proposed = { ...task, measures: proposeMeasures({ ...task, text: words }, own, area) };
      const measures = taughtMeasures(recall(words), proposed, own).map((one) => ({ ...one, season: seasonsOf(one.name, year, seasons) }));
      return withLastResults({ ...proposed, measures, area, sensitive: sensitiveByDefault(task) }, find);
    },
  };
};
