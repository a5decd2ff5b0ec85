/** What a share counts, by the first of these that its name holds; the special before the general. */
const COUNTED: readonly (readonly [words: RegExp, unit: string])[] = [
  [/参保|参合|接种|入学|入园|就业|签约|体检|建档|投保人|受教育|识字|巩固率|劝返|升学/, '人'],
  [/厕|入户|自来水|饮水|供水|燃气|通电|宽带|危房|农房|脱贫户|监测户|户用|农户|安装率/, '户'],
  [/化解|调解|办结|答复|破案|信访/, '件'],
  [/整改|销号|隐患/, '个'],
  [/森林覆盖|绿化|机械化|机耕|机播|机收|良种|高标准|流转/, '亩'],
  [/秸秆|农膜|粪污/, '吨'],
];

/**
 * The unit of the numerator of a share, by the name of its measure; null when the name does not tell.
 *
 * @example numeratorUnit('卫生厕所覆盖率') //=> '户'
 */
export const numeratorUnit = (name: string): string | null => COUNTED.find(([words]) => words.test(name))?.[1] ?? null;
