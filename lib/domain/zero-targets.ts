import { bare, objectOf } from './metric-of.ts';
import type { PlacedTarget } from './read-target.ts';

/** Wholes and zeros that are said without a number, in one pass; every part is bounded. */
const SAID = new RegExp(
  [
    '(?<noGrowth>零增长|只减不增|只降不升|负增长)',
    '(?<noFall>只增不减|只升不降)',
    '(?<none>零发生|(?<=[“"、，实现做到确保保持的]|^)零(?!售|星|工|距|容|报|门|碳|基|接|跑|障|散|部|件|花|食|就业|差|延|风|成|拥|担|缺|首|彩|和|的|下|点|障碍|增长|发生|一|二)[一-龥]{1,4}?(?=[，,。；;、”"！!]|$)|动态清零|清零)',
    '(?<removed>(?:全面|全部|基本)?消除(?=[^，,。；;、]{0,16}(?:的村|空白村|薄弱村|空壳村|大班额|班额|黑臭水体|危房|劣[ⅤV五]类|零就业|辍学)))',
    '(?<whole>全覆盖|百分百|百分之百)',
  ].join('|'),
  'g',
);

const REACH = 40;

const clauseBefore = (text: string, at: number): string => {
  const words = text.slice(Math.max(0, at - REACH), at);
  return words.slice(Math.max(...[...'，,。；;：:'].map((stop) => words.lastIndexOf(stop))) + 1);
};

const clauseBehind = (text: string, at: number): string => /^[^，,。；;：:！!]{0,20}/.exec(text.slice(at, at + 24))![0];

/**
 * Targets of zero and of the whole, which a plan says without a number.
 *
 * - 零增长, 只减不增: growth at most 0 %; 只增不减: at least 0 %
 * - 零发生, 动态清零, 消除大班额: none
 * - 全覆盖: 100 %, unless the count of the same things stands before it (54处…全覆盖)
 */
export const zeroTargets = (text: string, counts: readonly PlacedTarget[]): PlacedTarget[] => {
  let next = 0;
  return [...text.matchAll(SAID)].flatMap((m): PlacedTarget[] => {
    const before = clauseBefore(text, m.index);
    while (next < counts.length && counts[next]!.end <= m.index - before.length) next++;
    const countInClause = next < counts.length && counts[next]!.start < m.index;
    const g = m.groups!;
    const target = (metric: string, comparison: PlacedTarget['comparison'], value: number, unit: string): PlacedTarget => ({
      metric,
      comparison,
      value,
      valueMax: null,
      unit,
      within: null,
      place: null,
      by: null,
      start: m.index,
      end: m.index + m[0].length,
    });
    const subject = bare(before) || objectOf(before);
    if (g.noGrowth) return [target(`${subject}增长`, '<=', 0, '%')];
    if (g.noFall) return [target(`${subject}增长`, '>=', 0, '%')];
    if (g.removed) return [target(clauseBehind(text, m.index + m[0].length), '=', 0, '个')];
    if (g.whole) return countInClause ? [] : [target(`${subject || clauseBehind(text, m.index + m[0].length)}覆盖率`, '=', 100, '%')];
    if (m[0] === '清零' && countInClause) return [];
    const thing = m[0].startsWith('零') && m[0] !== '零发生' ? m[0].slice(1) : '';
    return [target(thing || subject || clauseBehind(text, m.index + m[0].length), '=', 0, '起')];
  });
};
