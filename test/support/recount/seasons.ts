import { daysFrom } from './days.ts';

interface Row {
  readonly words: string;
  readonly isCrop: boolean;
  readonly windows: readonly string[];
}

const crop = (words: string, ...windows: readonly string[]): Row => ({ words, isCrop: true, windows });
const other = (words: string, ...windows: readonly string[]): Row => ({ words, isCrop: false, windows });

/** docs/rules.md, section 2. */
const SEASONS: readonly Row[] = [
  crop('带状', '05-20 06-30'),
  crop('大豆', '05-20 06-30'),
  crop('玉米', '03-20 04-30'),
  crop('高粱', '03-15 05-10'),
  crop('水稻 稻谷 插秧', '04-01 06-10'),
  crop('红薯 甘薯', '05-10 06-20'),
  crop('油菜', '09-15 11-05'),
  crop('小麦', '10-20 11-30'),
  other('医疗保险 医保', '09-01 12-31'),
  other('征兵', '02-15 03-31', '08-01 09-30'),
  other('防汛 汛期 山洪 度汛', '05-01 09-30'),
  other('溺水', '05-01 09-30'),
  other('防火 防灭火 森林火灾', '01-01 05-31'),
  other('秸秆 五烧 焚烧', '04-20 06-10', '08-20 10-15'),
];
const NOT_SOWN = '产量 总产 单产 产值 收入 收割 收获 收购 销售 加工 保险 补贴';

const holds = (name: string, words: string): boolean => words.split(' ').some((word) => name.includes(word));

export interface Window {
  readonly from: string;
  readonly to: string;
}

export const seasonsOf = (name: string, year: number): readonly Window[] => {
  const row = SEASONS.find(({ words }) => holds(name, words));
  if (!row || (row.isCrop && holds(name, NOT_SOWN))) return [];
  return row.windows.map((window) => {
    const [from, to] = window.split(' ');
    return { from: `${year}-${from}`, to: `${year}-${to}` };
  });
};

export const shareOver = ({ from, to }: Window, day: string): number => {
  if (day >= to) return 1;
  return day <= from ? 0 : daysFrom(from, day) / daysFrom(from, to);
};
