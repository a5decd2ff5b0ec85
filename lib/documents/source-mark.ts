import type { Grade } from '#domain/figure.ts';

const GRADE_SIGNS: Readonly<Record<Grade, string>> = { 自报: '报', 已核: '核', 佐证: '佐' };

/** A source as an editor reads it: the task's shown number and which of its updates; the plan's own words, last year's review; others as they are. */
const shortOf = (source: string, { n, id }: { readonly n: string; readonly id: string }): string => {
  if (source.startsWith('计:')) return '计划';
  if (source.startsWith('基:')) return '去年';
  const [of = '', version] = source.split('@');
  return version !== undefined && of.endsWith(`-${n}`) ? `${id}#${version}` : source;
};

/**
 * Where words or a number come from, as a mark behind them.
 * @example markOf(['wangjing-2022-001@6'], { n: '001', id: '1.1' }, '已核') //=> '⟦1.1#6核⟧'
 */
export const markOf = (sources: readonly string[], task: { readonly n: string; readonly id: string }, grade?: Grade): string =>
  sources.length === 0
    ? ''
    : `⟦${[...new Set(sources)].map((one) => shortOf(one, task)).join(' ')}${grade === undefined ? '' : GRADE_SIGNS[grade]}⟧`;

/** A text without its marks. */
export const withoutMarks = (text: string): string => text.replace(/⟦[^⟦⟧]{0,400}⟧/g, '');
