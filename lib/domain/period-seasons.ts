import type { Region } from './regions.ts';
import { period, type SeasonRow } from './season-row.ts';

/*
 * What is no crop: the default rows, and what a region has otherwise. A region keeps the default where no date of its own was found:
 * 防溺水 everywhere; 汛期 and 防火期 of 青藏; 秸秆禁烧 of 华南, 长江中下游, 西北 and 青藏; 供暖 where nobody heats by the calendar; 入冬 and 夏收 everywhere.
 */

const FLOOD = '防汛 汛期 主汛 山洪 度汛';
const FIRE = '防火 防灭火 森林火灾';
const STRAW = '秸秆 五烧 焚烧';
const HEATING = '供暖 采暖 取暖';

/**
 * 防火期: 四川省森林防火命令 of 2022, 1 January to 31 May (云南 1 December to 15 June). 征兵: “两征两退” since 2020, mid-February to the end of March and
 * August to the end of September. 医保, 汛期 and “汛期前, by 31 May”, 防溺水, 秸秆禁烧, and 春耕, 秋收, 入冬 and their like, which only end a time
 * limit: usual reading.
 */
const DEFAULT: readonly SeasonRow[] = [
  period('医保缴费', '医疗保险 医保', '09-01..12-31'),
  period('征兵', '征兵', '02-15..03-31 08-01..09-30'),
  period('汛期', FLOOD, '05-01..09-30', '05-31'),
  period('防溺水', '溺水', '05-01..09-30'),
  period('防火期', FIRE, '01-01..05-31', '12-31'),
  period('秸秆禁烧', STRAW, '04-20..06-10 08-20..10-15'),
  period('雨季', '雨季', '', '05-31'),
  period('春耕', '春耕 春播', '', '03-31'),
  period('夏收', '三夏 夏收', '', '05-31'),
  period('秋收', '秋收', '', '09-30'),
  period('秋播', '秋播 秋种', '', '09-30'),
  period('供暖期', HEATING, '', '10-31'),
  period('入冬', '入冬 封冻 冰冻', '', '10-31'),
];

/** Here “汛期前” ends where 汛期 begins; only the default's reading leaves a month of it. */
const OWN: Record<Region, readonly SeasonRow[]> = {
  southwest: [],
  /**
   * 防火期: 广东省森林防火条例, 1 October to 30 April (福建 from 15 September). 汛期: from April (水利部, 水防〔2024〕89号), closed on 15 October 2024 in 广东; the
   * day in April: usual reading. 春耕: 早稻 is planted from early March.
   */
  south: [
    period('汛期', FLOOD, '04-15..10-15', '04-14'),
    period('雨季', '雨季', '', '04-14'),
    period('防火期', FIRE, '10-01..04-30', '09-30'),
    period('春耕', '春耕 春播', '', '02-28'),
  ],
  /** 江苏省防洪条例, art. 30: 1 May to 30 September (江西 from 1 April, 浙江 from 15 April). 防火期: 湖南 and 江西 (湖北 from 1 November). */
  yangtze: [
    period('汛期', FLOOD, '05-01..09-30', '04-30'),
    period('雨季', '雨季', '', '04-30'),
    period('防火期', FIRE, '10-01..04-30', '09-30'),
  ],
  /** 水利部, 水防〔2024〕89号: the north from June to September. 青岛市森林防火条例: 1 November to 31 May (河北 from 1 October). 秸秆: 亳州. 北京市供热采暖管理办法. */
  north: [
    period('汛期', FLOOD, '06-01..09-30', '05-31'),
    period('防火期', FIRE, '11-01..05-31', '10-31'),
    period('秸秆禁烧', STRAW, '05-25..06-25 09-25..10-25'),
    period('供暖期', HEATING, '11-15..03-15', '11-14'),
    period('秋收', '秋收', '', '09-19'),
  ],
  /** 汛期 as above. 黑龙江: fires in spring and autumn, straw by its 奖惩暂行规定. 供暖: usual reading. 春耕, 秋收: the day before maize is sown and cut. */
  northeast: [
    period('汛期', FLOOD, '06-01..09-30', '05-31'),
    period('防火期', FIRE, '03-15..06-15 09-15..11-15', '03-14'),
    period('秸秆禁烧', STRAW, '03-10..05-15 09-15..12-10'),
    period('供暖期', HEATING, '10-20..04-20', '10-19'),
    period('春耕', '春耕 春播', '', '04-19'),
    period('秋收', '秋收', '', '09-14'),
  ],
  /** 汛期 as above (宁夏 from 20 May, the south of 陕西 in May). 甘肃, 森林草原防火命令 of 2021. 供暖: usual reading. 春耕: spring wheat is sown from early March. */
  northwest: [
    period('汛期', FLOOD, '06-01..09-30', '05-31'),
    period('防火期', FIRE, '11-01..05-31', '10-31'),
    period('供暖期', HEATING, '11-01..03-31', '10-31'),
    period('春耕', '春耕 春播', '', '02-28'),
  ],
  plateau: [],
};

export const periodSeasons = (region: Region): readonly SeasonRow[] =>
  DEFAULT.map((row) => OWN[region].find(({ name }) => name === row.name) ?? row);
