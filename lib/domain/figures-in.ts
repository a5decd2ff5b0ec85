import { numeral } from './numerals.ts';

/** A number with its unit as it stands in a text, whatever it means there. Offsets are UTF-16 into that text. */
export interface WrittenFigure {
  /** 万 and 亿 multiplied out. */
  readonly value: number;
  /** Upper end of a range, else null. */
  readonly valueMax: number | null;
  /** As written: 亩, 元, %, 个百分点. */
  readonly unit: string;
  /** What stands behind the unit: 以上, 以下, 以内, 左右 … or ''. */
  readonly bound: string;
  /** 余 or 多 between number and unit: more than that. */
  readonly more: boolean;
  /** Written in Chinese numerals, which more often name than count. */
  readonly inWords: boolean;
  readonly start: number;
  /** Behind the bound. */
  readonly end: number;
}

/** Units that a plan counts in, the longer before the shorter of the same beginning. */
export const UNITS =
  '个百分点|百分点|%|‰|个工作日|工作日|个小时|小时|个月|分钟|秒|个标准床位|个标段|个床位|个学位|个车位|个|微克/立方米|微克每立方米|微克|毫克/立方米|毫克/升|毫克|立方米|立方|平方公里|平方千米|平方米|平米|㎡|m²|m2|' +
  '千瓦时|千瓦|兆瓦|吉瓦|吨标准煤|吨标煤|吨公里|吨|千克|公斤|克|斤|公顷|亩次|亩|公里|千米|海里|厘米|米|km|KM|kW|MW|美元|欧元|港元|元/人·月|元/人·年|元/平方米|元/亩|元/吨|元|人天|人次|人|名|户次|户|家次|家|场次|场|次|处|座|所|栋|幢|间|套|' +
  '台次|台|辆|艘|架|条|段|口|眼|孔|道|片|块|盏|株|棵|头|只|羽|匹|尾|件次|件|宗|例|起|项|篇|份|本|册|期|班|届|支|队|对|组|部|门|种|类|张|枚|杆|根|樘|剂次|剂|位|笔|批次|批|天|课时|学时|车次|列|趟|箱|桶|盘|部门|方(?!面)|度|站|层|点|群众|农民|村民|农户|农村劳动力|劳动力|学生|贫困人口|农村人口|农业人口|农业转移人口|转移人口|困难群众|城镇居民|农村居民|农牧民|居民|职工|移民|老年人|老人|残疾人|人口|' +
  '群(?!众)|担|床|架次|航次|标箱|票|单';

/** Nouns that stand for a unit, and what it is. */
const MEANT: Readonly<Record<string, string>> = {
  农户: '户',
  ...Object.fromEntries(
    (
      '群众 困难群众 农民 农牧民 村民 居民 城镇居民 农村居民 职工 移民 农村劳动力 劳动力 学生 老年人 老人 残疾人 ' +
      '贫困人口 农村人口 农业人口 农业转移人口 转移人口 人口'
    )
      .split(' ')
      .map((people) => [people, '人']),
  ),
};

const ARABIC = '\\d{1,3}(?:,\\d{3}){1,4}(?:\\.\\d{1,4})?(?!\\d)|\\d{1,12}(?:\\.\\d{1,6})?(?!\\d)';
const CHINESE = '[一二两三四五六七八九十][一二两三四五六七八九十百千零]{0,7}';
/** Powers of ten behind a number; 千 of 千米 and 千瓦 belongs to the unit. */
const SCALE = '[百千]?[万亿]亿?|千(?![米克瓦])|百';
const BOUND = '(?:以上|以下|以内|之内|以外|左右|上下)';

/** All shapes of a figure in one pass; every part is bounded, and it begins only where no number goes on. */
const FIGURE = new RegExp(
  [
    `(?<![\\d.A-Za-z第G一二两三四五六七八九十百千零])(?<number>(?:${ARABIC})|${CHINESE})(?<scale>${SCALE})?` +
      `(?:(?<lowUnit>${SCALE}|${UNITS})?(?:-|—{1,2}|–|~|至|到)(?<upper>${ARABIC}|${CHINESE})(?<upperScale>${SCALE})?)?` +
      `(?<more>[余多](?:万|亿)?)?(?<unit>${UNITS})(?<bound>${BOUND})?`,
    `百分(?:之(?<percent>[一二两三四五六七八九十百零点]{1,8}|\\d{1,3}(?:\\.\\d{1,3})?)|(?<all>百)(?!之))(?<percentBound>${BOUND})?`,
    `(?<![一二三四五六七八九十百千万\\d])(?<parts>[二三四五六七八九十])分之(?<of>[一二两三四五六七八九])(?<partBound>${BOUND})?`,
    `(?<![一二三四五六七八九十百千万\\d第建形])(?<tenths>[一二两三四五六七八九])成(?<half>半)?(?=[以，,。；;、左的]|$)(?<tenthBound>${BOUND})?`,
    `(?<halfOf>一半)(?<halfBound>以上)?`,
    `翻(?<doubled>[一两])番`,
    `(?<![\\d.A-Za-z第])(?<bare>\\d{1,4}(?:\\.\\d{1,4})?)(?<bareBound>以内|以下|以上)(?=[，,。；;、]|$)`,
  ].join('|'),
  'y',
);
/** What a figure begins with: the expression above is tried there only, which is most of its speed. */
const FIRST = /[\d一二两三四五六七八九十百翻]/g;

type Groups = Readonly<Record<string, string | undefined>>;
type Amount = Pick<WrittenFigure, 'value' | 'valueMax' | 'unit' | 'bound' | 'more' | 'inWords'>;

const inPercent = (value: number, bound = ''): Amount => ({ value, valueMax: null, unit: '%', bound, more: false, inWords: false });
const round = (value: number, places: number): number => Number(value.toFixed(places));

const counted = (g: Groups): Amount | null => {
  const scaleOfUpper = g.upperScale ?? '';
  const lowScale = g.scale ?? (g.lowUnit && /^[百千万亿]+$/.test(g.lowUnit) ? g.lowUnit : scaleOfUpper);
  const more = (g.more ?? '').slice(1);
  const low = numeral(g.number! + (g.upper ? lowScale : (g.scale ?? '')) + more);
  const high = g.upper ? numeral(g.upper + scaleOfUpper) : null;
  if (Number.isNaN(low) || Number.isNaN(high ?? 0)) return null;
  return {
    value: round(low, 6),
    valueMax: high === null ? null : round(high, 6),
    unit: MEANT[g.unit!] ?? (g.unit === '百分点' ? '个百分点' : g.unit!),
    bound: g.bound ?? '',
    more: g.more !== undefined,
    inWords: !/\d/.test(g.number!),
  };
};

const amountOf = (g: Groups): Amount | null => {
  if (g.unit) return counted(g);
  if (g.percent || g.all) return inPercent(g.all || g.percent === '百' ? 100 : numeral(g.percent!.replace('点', '.')), g.percentBound);
  if (g.parts) return inPercent(round((100 * numeral(g.of!)) / numeral(g.parts), 1), g.partBound);
  if (g.tenths) return inPercent(numeral(g.tenths) * 10 + (g.half ? 5 : 0), g.tenthBound);
  if (g.halfOf) return inPercent(50, g.halfBound);
  if (g.bare) return { value: Number(g.bare), valueMax: null, unit: '', bound: g.bareBound!, more: false, inWords: false };
  return inPercent(g.doubled === '两' ? 300 : 100);
};

/**
 * Figures of a text in order: a number with a unit, in digits or Chinese numerals.
 *
 * - 1.86万亩 is 18600 亩, 1.6-1.8万吨 a range, 1200余亩 more than 1200
 * - 两成 is 20 %, 三分之一 33.3 %, 一半以上 50 % 以上, 翻一番 100 %
 * - a number without a unit (5G, 12345) is none, but for a bound at its clause's end (死亡率控制在0.15以内)
 *
 * @example figuresIn('发展稻虾共作1200余亩')[0]?.value //=> 1200
 */
export const figuresIn = (text: string): WrittenFigure[] => {
  const figures: WrittenFigure[] = [];
  FIRST.lastIndex = 0;
  for (let first = FIRST.exec(text); first; first = FIRST.exec(text)) {
    FIGURE.lastIndex = first.index;
    const found = FIGURE.exec(text);
    if (!found) continue;
    const amount = amountOf(found.groups!);
    FIRST.lastIndex = FIGURE.lastIndex;
    if (amount !== null && !Number.isNaN(amount.value)) figures.push({ ...amount, start: found.index, end: FIGURE.lastIndex });
  }
  return figures;
};
