import type { Grade } from '#domain/figure.ts';

const GRADE_SIGNS: Readonly<Record<Grade, string>> = { 自报: '报', 已核: '核', 佐证: '佐' };

interface Numbered {
  readonly n: string;
  readonly id: string;
}

/** Sources as an editor reads them, each once: the task's shown number and which of its updates; the plan, last year's review; others as they are. */
export const sourcesText = (sources: readonly string[], task: Numbered): string =>
  [...new Set(sources.map((source) => shortOf(source, task)))].join(' ');

const shortOf = (source: string, { n, id }: Numbered): string => {
  if (source.startsWith('计:')) return '计划';
  if (source.startsWith('基:')) return '去年';
  const [of = '', version] = source.split('@');
  return version !== undefined && of.endsWith(`-${n}`) ? `${id}#${version}` : source;
};

/**
 * Where words or a number come from, as a mark behind them.
 * @example markOf(['wangjing-2022-001@6'], { n: '001', id: '1.1' }, '已核') //=> '⟦1.1#6核⟧'
 */
export const markOf = (sources: readonly string[], task: Numbered, grade?: Grade): string =>
  sources.length === 0 ? '' : `⟦${sourcesText(sources, task)}${grade === undefined ? '' : GRADE_SIGNS[grade]}⟧`;

/** A text without its marks. */
export const withoutMarks = (text: string): string => text.replace(/⟦[^⟦⟧]{0,400}⟧/g, '');
