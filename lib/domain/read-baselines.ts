import { numeral } from './numerals.ts';
import type { Baseline, ReviewChapter } from './plan.ts';
import { halfWidth } from './text-pieces.ts';

export { linkBaselines } from './link-baselines.ts';

/** Units that reviews count in, the longest first where one begins another. */
const UNITS =
  '个百分点|平方公里|平方千米|平方米|立方米|万千瓦|千瓦时|兆瓦|剂次|人次|场次|批次|户次|家次|车次|公里|千米|公顷|公斤|千克|千瓦|微克|美元|元|亩|吨|斤|米|头|只|羽|尾|株|棵|户|人|名|位|个|家|所|座|处|栋|幢|间|套|台|辆|口|条|件|起|项|次|场|期|批|份|幅|块|张|册|支|宗|村|天|小时|对|面|盏|箱|袋|枚|门|部|篇|粒|盘|桶|支|℃|㎡|%|‰';
/** A figure: number, 万/亿, 余, unit. Bounded and guarded at its start, so that long runs of digits cost nothing. */
const FIGURE = new RegExp(
  `(?<![\\d.A-Za-z+＋—\\-至到~])(\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?)([万亿千百]{0,2})(?:余|多)?(?:万|亿)?(${UNITS})(?:余|多)?`,
  'g',
);
/** What may stand between the thing counted and its number. */
const JOINT = /(?:累计|共计|合计|总计|分别|超过|突破|达到|增加到|提高到|增至|完成|实现|约|近|超|达|至|为|是|共|有|计|余)+$/;
/** Verbs that open a clause and are not part of what is counted. */
const OPENING =
  /^(?:全年|年内|一年来|今年|去年|全镇|全乡|全县|我镇|我们|先后|同时|其中|并|共|已|累计|共计|年|顺利|圆满|全面|组织|持续|不断|积极|逐一)*(?:完成了?|实现了?|开展了?|实施|新增|发展|兑现|发放|安装|管理|落实|打造|巩固提升|免费发放|足额发放|承办|调整|制定|配优选强|全镇共)?/;
/** Numbers that are no figures of work: scope before what it describes, ages, grades. */
const NOT_COUNTED = /^(?:重点|方面|乡镇|国家|省|市|县|中全会|周年|坚持|必须|维护|意识|自信|确立|百年)/;
const LONGEST = 16;

/** The end of the stretch before a number in which its noun stands: behind the last stop, or the figure before. */
const stretchBefore = (text: string, from: number, at: number): string => {
  const slice = text.slice(Math.max(from, at - 40), at);
  const cut = Math.max(...[...'，,。；;、：:！!\n（）()'].map((stop) => slice.lastIndexOf(stop)));
  return slice.slice(cut + 1);
};

const stretchAfter = (text: string, at: number, to: number): string =>
  /^[一-龥]{2,12}/.exec(text.slice(at, Math.min(to, at + 12)))?.[0] ?? '';

const nounOf = (stretch: string): string => {
  const noun = stretch
    .replace(/^.{0,16}等(?=[一-龥]{3})/, '')
    .replace(JOINT, '')
    .replace(OPENING, '');
  return noun.length > LONGEST ? noun.slice(-LONGEST) : noun;
};

/** The figures of one chapter. */
const inChapter = (text: string, chapter: ReviewChapter, number: number): Omit<Baseline, 'task'>[] => {
  const figures: Omit<Baseline, 'task'>[] = [];
  let from = chapter.start;
  const body = text.slice(chapter.start, chapter.end);
  for (const m of body.matchAll(FIGURE)) {
    const start = chapter.start + m.index;
    const end = start + m[0].length;
    const after = stretchAfter(text, end, chapter.end);
    const noun = nounOf(stretchBefore(text, from, start));
    const metric = noun.length >= 2 ? noun : nounOf(after);
    from = end;
    const value = numeral(m[1]! + m[2]!);
    if (metric.length < 2 || Number.isNaN(value) || NOT_COUNTED.test(after)) continue;
    figures.push({ metric, value, unit: m[3]!, start, end, chapter: number });
  }
  return figures;
};

/**
 * The figures of the review section, in order.
 *
 * - metric: the words before the number in its item (种植水稻4448.63亩、玉米5800亩 → 种植水稻, 玉米), else those after it
 * - value: 万 and 亿 multiplied out, 余 and 多 left out
 * - years, days, ranges and figures in names are none
 *
 * @param text the whole report; offsets are UTF-16 into it
 */
export const readBaselines = (text: string, chapters: readonly ReviewChapter[]): Omit<Baseline, 'task'>[] => {
  const plain = halfWidth(text);
  return chapters.flatMap((chapter, i) => inChapter(plain, chapter, i + 1));
};
