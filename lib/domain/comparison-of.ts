import type { WrittenFigure } from './figures-in.ts';
import type { Comparison } from './plan.ts';

/** Words right before a figure that say how it is meant, each with what may stand between (每月, 人民币). */
const BETWEEN = '(?:在|每[年月周季日]度?|每人每[年月]|人民币|(?:去年|上年|上年度)(?:的|水平的?)?|[:：])?$';
const BEFORE: readonly (readonly [Comparison, RegExp])[] = [
  ['>=', new RegExp(`(?:不得?低于|不得?少于|不小于|不下|至少[一-龥]{0,10}|不低|最低)${BETWEEN}`)],
  ['<=', new RegExp(`(?:不得?超过|不得?高于|不大于|不多于|控制|控制到|控制住|以内|最多)${BETWEEN}`)],
  ['<=', new RegExp(`(?:降|压|缩|减|减少|下降|降低|压缩|压减|缩短|缩减|精简|控减|压降|回落)(?:到|至|为)${BETWEEN}`)],
  [
    '>=',
    new RegExp(`(?:提高|提升|增加|增长|扩大|扩容|增容|拓展|上升|升|增|恢复|发展|扩展|扩充|壮大|延伸|增强|扩|升高)(?:到|至|为)${BETWEEN}`),
  ],
  ['>=', new RegExp(`(?:达到|达至|达|到达)了?${BETWEEN}`)],
  ['>', new RegExp(`(?:突破|超过|超出|超|多于|高于|大于|跨越|迈过|迈上)${BETWEEN}`)],
  ['<', new RegExp(`(?:低于|少于|小于)${BETWEEN}`)],
  ['~', new RegExp(`(?:大约|约|近|接近)${BETWEEN}`)],
];
const BEHIND: Readonly<Record<string, Comparison>> = { 以上: '>=', 以下: '<=', 以内: '<=', 之内: '<=', 左右: '~', 上下: '~' };

/** How far before a figure its comparison may stand. */
const REACH = 14;

const isFull = (figure: WrittenFigure): boolean => figure.unit === '%' && figure.value === 100;

/** The comparison said before a figure, or null. `from` is where the words about it begin. */
export const comparisonBefore = (text: string, from: number, figure: WrittenFigure): Comparison | null => {
  const words = text.slice(Math.max(from, figure.start - REACH), figure.start);
  return BEFORE.find(([, said]) => said.test(words))?.[0] ?? null;
};

/**
 * How a figure is meant.
 *
 * - 以上, 不低于, 达到, 提高到: >= · 以内, 不超过, 降至: <= · 突破, 超过, 余: > · 左右, 约, a range: ~ · else =
 * - 力争 and 确保 change nothing; 达到100% is =, as there is no more than all
 *
 * @param said the comparison before the figure, or of the list that it stands in
 */
export const comparisonOf = (figure: WrittenFigure, said: Comparison | null, least: boolean): Comparison => {
  if (figure.valueMax !== null) return '~';
  const behind = BEHIND[figure.bound];
  if (behind) return behind;
  if (figure.more) return '>';
  if (isFull(figure) && said === '>=' && !least) return '=';
  return said ?? '=';
};
