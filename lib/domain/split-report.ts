import { RuleError } from './errors.ts';
import { linkBaselines } from './link-baselines.ts';
import { parseReport } from './parse-report.ts';
import type { Area, ProposedTask, SplitResult, UnsplitPiece } from './plan.ts';
import type { PlanBlock } from './plan-blocks.ts';
import { proposeMeasures } from './propose-measures.ts';
import { readBaselines } from './read-baselines.ts';
import { taskReader } from './read-task.ts';
import { type PlanPiece, splitPlan } from './split-plan.ts';
import { halfWidth } from './text-pieces.ts';
import type { Department } from './town.ts';

/** Title of tasks that stand before the first heading of the plan: its indicators. */
const BEFORE_FIRST_AREA = '主要目标';

interface Chapter {
  readonly title: string;
  readonly pieces: readonly PlanPiece[];
}

/** Tasks by area, in order; an area without any is none. */
const chaptersOf = (pieces: readonly PlanPiece[], blocks: readonly PlanBlock[]): Chapter[] => {
  const titles = new Map(
    blocks.filter((block) => block.type === 'heading' && block.title !== '').map((block) => [block.area, block.title]),
  );
  const byArea = Map.groupBy(
    pieces.filter(({ why }) => why === null),
    ({ area }) => area,
  );
  return [...byArea]
    .toSorted(([a], [b]) => a - b)
    .map(([area, of]) => ({ title: area < 0 ? BEFORE_FIRST_AREA : (titles.get(area) ?? ''), pieces: of }));
};

/**
 * Splits the plan of a government work report into tasks, each with kind, targets, measures, due date and department, and reads
 * from its review what the coming one will be held against.
 *
 * @param text as decoded; every offset of the result is UTF-16 into it
 * @param departments `lead` is always one of them
 * @param hint.year the year that the person who hands it in says it plans
 * @throws RuleError 'NotAReport' without a plan section · 'WrongYear' when the report plans another year than the hint
 */
export const splitReport = (text: string, departments: readonly Department[], hint: { readonly year?: number } = {}): SplitResult => {
  const report = parseReport(text, hint.year);
  if (hint.year !== undefined && hint.year !== report.year)
    throw new RuleError('WrongYear', `这份报告安排的是${report.year}年的工作，不是${hint.year}年。`, [
      { pointer: '/year', message: `报告写的是${report.year}年` },
    ]);
  const { year } = report;
  const reading = { text: halfWidth(text), year };
  const pieces = splitPlan(reading, report.blocks);
  const read = taskReader(departments, year);
  const proposal = ({ start, end }: PlanPiece, id: string, areaTitle: string): ProposedTask => {
    const words = text.slice(start, end);
    return { id, text: words, start, end, measures: [], ...read(words, areaTitle) };
  };

  const drafted = chaptersOf(pieces, report.blocks).map(
    (chapter, i): Area => ({
      title: chapter.title,
      tasks: chapter.pieces.map((piece, j) => proposal(piece, `${i + 1}.${j + 1}`, chapter.title)),
    }),
  );
  const baselines = linkBaselines(
    readBaselines(reading.text, report.chapters),
    drafted.flatMap(({ tasks }) => tasks),
  );
  const areas = drafted.map(({ title, tasks }) => ({
    title,
    tasks: tasks.map((task) => ({ ...task, measures: proposeMeasures(task, baselines, title) })),
  }));
  const unsplit = pieces.flatMap(({ start, end, why }): UnsplitPiece[] =>
    why === null ? [] : [{ text: text.slice(start, end), start, end, why }],
  );
  return { organization: report.organization, year, areas, unsplit, baselines, review: { chapters: report.chapters } };
};
