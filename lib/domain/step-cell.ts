import { dayIn, readThings, readWord, wordText, wrongCell } from './cell-words.ts';
import type { Milestone } from './plan.ts';

/** 节点 as a cell, one a line, by which day what; `readSteps` reads it back as it was. @example stepsText([{ name: '圈舍建成', by: '2022-06-30' }]) //=> '2022-06-30 圈舍建成' */
export const stepsText = (steps: readonly Milestone[]): string => steps.map(({ name, by }) => `${by} ${wordText(name)}`).join('\n');

/** @throws RuleError CellIsWrong naming the line */
export const readSteps = (cell: string): Milestone[] =>
  readThings<Milestone>(cell, (line) => {
    const [, day = '', name = ''] = /^(\S{1,14})[\s：:]{1,9}(.{1,1400})$/su.exec(line) ?? [];
    const by = dayIn(day);
    if (by === null) throw wrongCell('应写成“日期 做到什么”，如 2022-06-30 圈舍建成');
    return { name: readWord(name), by };
  });
