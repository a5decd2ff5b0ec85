import type { MeasureState } from '#domain/task.ts';
import { wholeBetween } from './dice.ts';

type Range = readonly [number, number];

/** A year's total of a small town that nobody would wonder at, by what is counted; the first that matches. */
const BY_NAME: readonly (readonly [RegExp, Range])[] = [
  [/^(?:耕地|林地)?保有|耕地保有|基本农田/, [14000, 16000]],
  [/可用耕地/, [9000, 11000]],
  [/高标准农田/, [800, 2000]],
  [/播种|种植面积/, [6000, 9000]],
  [/管护面积/, [600, 1500]],
  [/产量/, [2500, 4000]],
  [/免疫/, [20000, 40000]],
  [/出栏|存栏/, [4000, 9000]],
  [/农产品认证/, [1, 3]],
  [/经营主体|市场主体|(?:开工|签约)项目|收入达标村/, [3, 8]],
  [/规划|调整校点/, [1, 2]],
  [/涉及学生/, [40, 120]],
  [/受益学生/, [800, 1500]],
  [/培训教师/, [60, 120]],
  [/接种/, [3000, 6000]],
  [/参保/, [9000, 12000]],
  [/签约服务|体检/, [1500, 4000]],
  [/游客/, [8000, 20000]],
  [/参与群众|受益/, [1500, 4000]],
  [/演练/, [4, 8]],
  [/发案|火点|火灾|事故/, [2, 6]],
  [/污水/, [20000, 40000]],
  [/三公/, [8, 16]],
  [/一般性支出/, [150, 260]],
  [/财政收入|财政支出|投资|到位资金/, [1500, 4000]],
  [/产值|销售额|旅游收入/, [300, 900]],
];

/** The same by unit, for all else. */
const BY_UNIT: Readonly<Record<string, Range>> = {
  次: [24, 60],
  场: [12, 36],
  场次: [12, 36],
  件: [40, 180],
  起: [12, 40],
  人次: [300, 1500],
  户: [30, 90],
  户次: [300, 900],
  人: [60, 240],
  名: [10, 30],
  份: [20, 300],
  条: [30, 80],
  亩: [120, 400],
  个: [10, 40],
  处: [8, 20],
  家: [20, 60],
  家次: [80, 240],
  家户: [40, 120],
  吨: [800, 1500],
  元: [200_000, 900_000],
  万元: [20, 120],
  亿元: [1, 3],
  公里: [10, 40],
  头: [800, 2000],
  株: [2000, 6000],
  平方米: [800, 3000],
  期: [20, 60],
  宗: [4, 12],
  天: [300, 340],
  '%': [60, 90],
};

const ANYTHING: Range = [10, 40];

/** @param roll in [0, 1) @example usualTotal({ name: '演练', unit: '场次' }, 0) //=> 4 */
export const usualTotal = ({ name, unit }: Pick<MeasureState, 'name' | 'unit'>, roll: number): number => {
  // A share is no total, whatever it is a share of; money in 元 is another size than in 万元.
  const named = unit === '%' || unit === '元' || unit === '亿元' ? undefined : BY_NAME.find(([words]) => words.test(name))?.[1];
  const [low, high] = named ?? BY_UNIT[unit] ?? ANYTHING;
  return wholeBetween(low, high, roll);
};

const OF_PEOPLE = /接种|两保|保险|参保|医保|养老|体检|签约|入学|巩固/;
const OF_CASES = /化解|调解|调处|办结|办复|满意|合格|整改|见面|抽检/;

/**
 * Of how many a share of the town is: its people, its households, or the cases of a year. All shares of one town are of the same
 * people and the same households.
 *
 * @param towns in [0, 1), the town's own
 * @param own in [0, 1), the measure's
 */
export const usualWhole = (name: string, towns: number, own: number): number => {
  if (OF_CASES.test(name)) return wholeBetween(80, 200, own);
  const households = wholeBetween(380, 460, towns) * 10;
  return OF_PEOPLE.test(name) ? Math.round(households * 3.4) : households;
};
