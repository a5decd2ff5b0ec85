import type { Target } from './plan.ts';

const SIGNS = { '>=': '不少于', '=': '', '<=': '不超过', '>': '超过', '<': '少于', '~': '约' } as const;

type Bound = Pick<Target, 'comparison' | 'value' | 'valueMax'>;

/** A target as people say it. @example targetWords('卫生厕所覆盖率', target, '%') //=> '卫生厕所覆盖率不少于60%' */
export const targetWords = (name: string, { comparison, value, valueMax }: Bound, unit: string): string =>
  `${name}${SIGNS[comparison]}${value}${valueMax === null ? '' : `—${valueMax}`}${unit}`;
