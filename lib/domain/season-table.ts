import { type Day, daysBetween } from './day.ts';

/** The part of a year in which a thing is done and therefore asked. */
export interface Season {
  readonly from: Day;
  readonly to: Day;
}

interface Row {
  readonly name: string;
  readonly words: RegExp;
  /** ['MM-DD', 'MM-DD'], in order. */
  readonly windows: readonly (readonly [string, string])[];
}

/** Sowing windows are those of the hills of the Sichuan basin. The first row that matches wins, so 带状 stands before 玉米. */
const SEASONS: readonly Row[] = [
  { name: '大豆玉米带状复合', words: /带状/, windows: [['05-20', '06-30']] },
  { name: '大豆', words: /大豆/, windows: [['05-20', '06-30']] },
  { name: '玉米', words: /玉米/, windows: [['03-20', '04-30']] },
  { name: '高粱', words: /高粱/, windows: [['03-15', '05-10']] },
  { name: '水稻', words: /水稻|稻谷|插秧/, windows: [['04-01', '06-10']] },
  { name: '红薯', words: /红薯|甘薯/, windows: [['05-10', '06-20']] },
  { name: '油菜', words: /油菜/, windows: [['09-15', '11-05']] },
  { name: '小麦', words: /小麦/, windows: [['10-20', '11-30']] },
  { name: '医保缴费', words: /医疗保险|医保/, windows: [['09-01', '12-31']] },
  {
    name: '征兵',
    words: /征兵/,
    windows: [
      ['02-15', '03-31'],
      ['08-01', '09-30'],
    ],
  },
  { name: '汛期', words: /防汛|汛期|山洪|度汛/, windows: [['05-01', '09-30']] },
  { name: '防溺水', words: /溺水/, windows: [['05-01', '09-30']] },
  { name: '防火期', words: /防火|防灭火|森林火灾/, windows: [['01-01', '05-31']] },
  {
    name: '秸秆禁烧',
    words: /秸秆|五烧|焚烧/,
    windows: [
      ['04-20', '06-10'],
      ['08-20', '10-15'],
    ],
  },
];

const isCrop = (row: Row): boolean => SEASONS.indexOf(row) < 8;

/** Crops have their window by sowing; what is weighed, sold or insured has none. */
const NOT_SOWN = /产量|总产|单产|产值|收入|收割|收获|收购|销售|加工|保险|补贴/;

/**
 * All windows of a thing in a year, in order; empty when it has no season.
 *
 * - found by the words in the name of a measure: 玉米种植面积 → 玉米
 * - a crop that is weighed, sold or insured rather than sown has no season
 * - two windows for 秸秆禁烧 and 征兵
 *
 * @example seasonsOf('秸秆禁烧', 2022) //=> [{ from: '2022-04-20', to: '2022-06-10' }, { from: '2022-08-20', to: '2022-10-15' }]
 */
export const seasonsOf = (name: string, year: number): readonly Season[] => {
  const row = SEASONS.find(({ words }) => words.test(name));
  if (!row || (isCrop(row) && NOT_SOWN.test(name))) return [];
  return row.windows.map(([from, to]) => ({ from: `${year}-${from}`, to: `${year}-${to}` }));
};

/** The thing's window, the first of the year when there are two; null without a season. @example seasonOf('玉米种植面积', 2022) //=> { from: '2022-03-20', to: '2022-04-30' } */
export const seasonOf = (name: string, year: number): Season | null => seasonsOf(name, year)[0] ?? null;

/** How much of a window is over on a day, 0…1. @example shareOf({ from: '2022-05-20', to: '2022-06-30' }, '2022-05-25') //=> 5 / 41 */
export const shareOf = ({ from, to }: Season, day: Day): number => {
  if (day >= to) return 1;
  return day <= from ? 0 : daysBetween(from, day) / daysBetween(from, to);
};
