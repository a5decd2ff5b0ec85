import type { Proposal } from './draft.ts';
import { shown } from './progress.ts';

/**
 * Where the report and the town's own figures say different things of last year.
 * @example lastYearDoubts(row) //=> ['玉米种植面积：报告写5800亩，上年台账为5790亩（wangjing-2021-003）']
 */
export const lastYearDoubts = ({ measures }: Pick<Proposal, 'measures'>): string[] =>
  measures.flatMap(({ name, unit, lastYear, lastResult }) =>
    lastYear === null || !lastResult || shown(lastYear) === shown(lastResult.value)
      ? []
      : [`${name}：报告写${shown(lastYear)}${unit}，上年台账为${shown(lastResult.value)}${unit}（${lastResult.task}）`],
  );
