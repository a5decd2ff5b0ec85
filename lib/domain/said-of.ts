import { correctionsIn } from './corrections.ts';
import type { Move } from './move.ts';
import { totalOf } from './shares.ts';
import type { HistoryEntry, MeasureReport } from './task.ts';
import type { Correction } from './task-records.ts';

/** What an entry of the history says of a measure, in the form of a report, and whether it corrects what was said before. */
export interface Said {
  readonly report: MeasureReport;
  readonly isCorrection: boolean;
}

/**
 * What an entry says of a measure; undefined when it says nothing of it.
 *
 * - a report: as it was reported; 更正: the value as it should have been, as a total
 * - 村级分解: what the villages add up to, as a total
 * - 事件: one more, as an addition
 */
export const saidOf = ({ move }: Pick<HistoryEntry, 'move'>, measure: string): Said | undefined => {
  const said = move.kind === 'issue' ? undefined : (correctionIn(move, measure) ?? reportIn(move, measure));
  return said && { report: said, isCorrection: correctionIn(move as Move, measure) !== undefined };
};

const correctionIn = (move: Move, measure: string): MeasureReport | undefined => {
  const found = move.kind === 'report' ? correctionsIn(move.report).find((one) => one.measure === measure) : undefined;
  return found && asReport(found);
};

const asReport = (said: Correction): MeasureReport =>
  'value' in said
    ? { measure: said.measure, total: said.value }
    : { measure: said.measure, numerator: said.numerator, denominator: said.denominator };

const reportIn = (move: Move, measure: string): MeasureReport | undefined => {
  switch (move.kind) {
    case 'report':
      return move.report.measures.find((one) => one.measure === measure);
    case 'fill-shares': {
      const total = totalOf(move.measures.find((one) => one.measure === measure)?.shares ?? []);
      return total === null ? undefined : { measure, total };
    }
    case 'incident':
      return move.incident.measure === measure ? { measure, added: move.incident.count } : undefined;
    default:
      return undefined;
  }
};
