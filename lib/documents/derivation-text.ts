import type { Figure } from '#domain/figure.ts';

const RULE_NAMES: Record<Figure['derivation']['rule'], string> = {
  reported: '填报值',
  sum: '各期合计',
  difference: '相减',
  ratio: '相除',
  scaled: '换算',
  count: '计数',
  base: '上年回顾',
};

/** How a number came about, for a reader. @example derivationText(growth) //=> '相减 6038 − 5800' */
export const derivationText = ({ derivation: { rule, expression } }: Pick<Figure, 'derivation'>): string =>
  [RULE_NAMES[rule], expression].filter((words) => words !== undefined).join(' ');
