import { UNSAID } from './assign-departments.ts';
import { RuleError } from './errors.ts';
import { taughtMeasures } from './follow-lesson.ts';
import { linkBaselines } from './link-baselines.ts';
import { withNeighboursLead } from './neighbours-lead.ts';
import { parseReport } from './parse-report.ts';
import type { Area, Measure, ProposedTask, SplitResult, UnsplitPiece } from './plan.ts';
import type { PlanBlock } from './plan-blocks.ts';
import { proposeMeasures } from './propose-measures.ts';
import { readBaselines } from './read-baselines.ts';
import { taskReader } from './read-task.ts';
import { inSource, readingOf } from './reading.ts';
import { DEFAULT_SEASONS, type SeasonTable, seasonsOf } from './season-table.ts';
import { type PlanPiece, splitPlan } from './split-plan.ts';
import { type Lesson, recallFrom } from './taught.ts';
import { type Piece, trimmed } from './text-pieces.ts';
import { titleOf } from './title-of.ts';
import type { Department } from './town.ts';

/** Title of tasks that stand before the first heading of the plan: its indicators. */
const BEFORE_FIRST_AREA = '主要目标';

/** What is known of a report before it is read. */
export interface SplitHint {
  readonly year?: number | undefined;
  readonly seasons?: SeasonTable | undefined;
  readonly taught?: readonly Lesson[] | undefined;
}

interface Chapter {
  readonly title: string;
  /** Words of its heading, which say something of the tasks; '' without one. */
  readonly heading: string;
  readonly pieces: readonly PlanPiece[];
}

/** Tasks by area, in order; an area without any is none, and one without a heading is named by its first task. */
const chaptersOf = (text: string, pieces: readonly PlanPiece[], blocks: readonly PlanBlock[]): Chapter[] => {
  const wordsOfPiece = ({ start, end }: Piece): string => text.slice(start, end);
  const titles = new Map(
    blocks.filter((block) => block.type === 'heading' && block.title !== '').map((block) => [block.area, block.title]),
  );
  const byArea = Map.groupBy(
    pieces.filter(({ why }) => why === null),
    ({ area }) => area,
  );
  return [...byArea]
    .toSorted(([a], [b]) => a - b)
    .map(([area, of]) => {
      const heading = area < 0 ? BEFORE_FIRST_AREA : (titles.get(area) ?? '');
      return { title: heading || titleOf(wordsOfPiece(of[0]!)), heading, pieces: of };
    });
};

/** What stands between the pieces of the plan in the file and is no white space: page numbers, marks of layout. */
const leftOut = (source: string, pieces: readonly Piece[]): Piece[] => {
  const ends = [...pieces, { start: source.length, end: source.length }];
  return ends
    .slice(1)
    .map((next, i) => trimmed(source, { start: ends[i]!.end, end: next.start }))
    .filter(({ start, end }) => end > start);
};

/**
 * Splits the plan of a government work report into tasks, each with kind, targets, measures, due date and department, and reads
 * from its review what the coming one will be held against.
 *
 * @param source as decoded; every offset of the result is UTF-16 into it
 * @param departments `lead` is always one of them
 * @param hint.year the year that the person who hands it in says it plans
 * @param hint.taught what the town's office corrected in earlier years; it outranks the rules
 * @param hint.seasons of the town; which tasks there are does not depend on them, only days and seasons do
 * @throws RuleError 'NotAReport' without a plan section · 'WrongYear' when the report plans another year than the hint
 */
export const splitReport = (source: string, departments: readonly Department[], hint: SplitHint = {}): SplitResult => {
  const { seasons = DEFAULT_SEASONS } = hint;
  const reading = readingOf(source);
  const report = parseReport(reading.text, hint.year, reading);
  if (hint.year !== undefined && hint.year !== report.year)
    throw new RuleError('WrongYear', `这份报告安排的是${report.year}年的工作，不是${hint.year}年。`, [
      { pointer: '/year', message: `报告写的是${report.year}年` },
    ]);
  const { organization, year } = report;
  const pieces = splitPlan({ text: reading.text, year }, report.blocks);
  const recall = recallFrom(hint.taught ?? [], year);
  const read = taskReader(departments, year, seasons, recall);
  const proposal = ({ start, end }: PlanPiece, id: string, areaTitle: string): ProposedTask => {
    const text = reading.text.slice(start, end);
    return { id, text, start, end, measures: [], ...read(text, areaTitle) };
  };
  const inFile = <T extends Piece>(piece: T): T => ({ ...piece, ...inSource(reading, piece) });
  const slice = ({ start, end }: Piece): string => source.slice(start, end);

  const drafted = chaptersOf(reading.text, pieces, report.blocks).map(
    (chapter, i): Area => ({
      title: chapter.title,
      tasks: withNeighboursLead(
        chapter.pieces.map((piece, j) => proposal(piece, `${i + 1}.${j + 1}`, chapter.heading)),
        UNSAID,
      ),
    }),
  );
  const baselines = linkBaselines(
    readBaselines(reading.text, report.chapters),
    drafted.flatMap(({ tasks }) => tasks),
  );
  const inSeason = (measure: Measure): Measure => ({ ...measure, season: seasonsOf(measure.name, year, seasons) });
  const areas = drafted.map(({ title, tasks }) => ({
    title,
    tasks: tasks.map((task) => {
      const proposed = { ...task, measures: proposeMeasures(task, baselines, title) };
      const measures = taughtMeasures(recall(task.text), proposed, baselines).map(inSeason);
      return { ...inFile(task), text: slice(inSource(reading, task)), measures };
    }),
  }));
  const told = pieces.map(inFile);
  const unsplit = [...told, ...leftOut(source, told).map((piece) => ({ ...piece, why: 'numbering' as const }))]
    .toSorted((a, b) => a.start - b.start)
    .flatMap(({ start, end, why }): UnsplitPiece[] => (why === null ? [] : [{ text: slice({ start, end }), start, end, why }]));
  return { organization, year, areas, unsplit, baselines: baselines.map(inFile), review: { chapters: report.chapters.map(inFile) } };
};
