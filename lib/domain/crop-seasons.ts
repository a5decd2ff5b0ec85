import type { Region } from './regions.ts';
import { crop, type SeasonRow } from './season-row.ts';

/*
 * When the main crops are sown and harvested, region by region. Nobody publishes one national table; each block says what its dates
 * follow: guidance and progress reports of the ministry and the provinces where there are some, else the usual reading of farm
 * calendars. A town that knows better says so by rows of its own.
 *
 * - 水稻 is “sown” when it is transplanted, 红薯 when it is planted out: that is what a town counts.
 * - A crop that is grown twice a year has one window from the first sowing to the last, so that nobody is late between them.
 * - The first row that matches wins: 带状 before 大豆 and 玉米, 早稻 before 水稻, 春小麦 before 小麦.
 * - A crop without a row in its region has no season and is asked for by quarters.
 */

/**
 * Hills of the Sichuan basin. Harvest after the progress reports of 四川省农业农村厅: spring maize all in and 40 % of the rice on 30 August
 * (2021); rape 62 %, winter potatoes 83 %, wheat just begun on 12 May, all done by early June (2023). 马铃薯: planted in early winter or in
 * spring, not later than March. 大豆, 高粱, 红薯: usual reading.
 */
const SOUTHWEST = [
  crop('大豆玉米带状复合', '带状', '05-20..06-30', '10-10..11-10'),
  crop('大豆', '大豆', '05-20..06-30', '09-20..10-31'),
  crop('玉米', '玉米', '03-20..04-30', '07-20..09-10'),
  crop('高粱', '高粱', '03-15..05-10', '07-20..08-31'),
  crop('水稻', '水稻 稻谷 插秧', '04-01..06-10', '08-10..09-30'),
  crop('红薯', '红薯 甘薯', '05-10..06-20', '10-10..11-20'),
  crop('油菜', '油菜', '09-15..11-05', '04-20..05-25'),
  crop('小麦', '小麦', '10-20..11-30', '05-05..06-05'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '01-01..03-15', '04-10..05-31'),
];

/**
 * 早稻 is transplanted in March and April (中国天气网, 全国春播地图 2023) and cut in July; 晚稻 must stand by 立秋, 7 August, and is cut from late
 * October. 马铃薯 is a winter crop: planted from mid-October to November, lifted in February and March (南方冬季作区). 玉米, 红薯: sown from
 * mid-February, planted from mid-March to early August. 大豆, 花生, 甘蔗 (its mills run from November to April): usual reading.
 */
const SOUTH = [
  crop('早稻', '早稻', '03-10..04-20', '07-01..07-31'),
  crop('晚稻', '晚稻', '07-20..08-10', '10-20..11-30'),
  crop('水稻', '水稻 稻谷 插秧', '03-10..08-10', '07-01..11-30'),
  crop('大豆', '大豆', '02-20..04-10', '06-10..07-20'),
  crop('玉米', '玉米', '02-15..03-31', '06-01..07-20'),
  crop('红薯', '红薯 甘薯', '03-15..08-10', '07-15..12-15'),
  crop('花生', '花生', '02-20..04-10', '06-25..08-10'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '10-15..11-30', '02-01..03-31'),
  crop('甘蔗', '甘蔗', '02-01..04-15', '11-15..04-15'),
];

/**
 * 早稻 is transplanted until 1 May and cut in July, 晚稻 stands before 立秋 and is cut until early November (双抢); 一季稻 of 江苏 is cut in October.
 * 小麦: 安徽 sows until late October; on a 7 June 安徽 had cut nine tenths, 江苏 three. 油菜: 农业农村部油料专家指导组, sown from late
 * September, cut in May. 带状: 江苏, from mid-June, not after early July. 马铃薯: January and February, lifted in May and June. 棉花: April.
 * 玉米: spring maize of the south from late March, summer maize of 江淮 in June. 大豆, 红薯: usual reading.
 */
const YANGTZE = [
  crop('早稻', '早稻', '04-10..05-05', '07-10..07-31'),
  crop('晚稻', '晚稻', '07-15..08-07', '10-15..11-15'),
  crop('一季稻', '一季稻 中稻', '05-10..06-25', '09-01..10-25'),
  crop('水稻', '水稻 稻谷 插秧', '04-10..08-07', '07-10..11-15'),
  crop('大豆玉米带状复合', '带状', '06-10..07-05', '09-25..10-25'),
  crop('大豆', '大豆', '06-05..07-05', '09-25..10-25'),
  crop('玉米', '玉米', '03-20..06-30', '07-15..10-15'),
  crop('红薯', '红薯 甘薯', '04-10..06-30', '10-10..11-10'),
  crop('棉花', '棉花', '04-01..04-30', '09-01..11-10'),
  crop('油菜', '油菜', '09-20..10-31', '05-01..06-05'),
  crop('小麦', '小麦', '10-15..11-20', '05-20..06-15'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '01-01..02-28', '05-01..06-30'),
];

/**
 * 小麦: sowing dates of 河北 (1–18 October), 山东 (1–15) and 河南 (4–26); half of it cut by a 7 June. 玉米 follows the wheat in June; 带状: sown
 * from mid-June, cut from late September. 棉花: 黄河流域, from mid-April, picked until early November. 红薯, 花生: 黄淮海, April and May. 马铃薯:
 * February and March, lifted in June and July (中原二季作区). 大豆, 水稻, 油菜, 高粱: usual reading.
 */
const NORTH = [
  crop('大豆玉米带状复合', '带状', '06-10..06-30', '09-25..10-15'),
  crop('大豆', '大豆', '06-05..06-30', '09-20..10-15'),
  crop('玉米', '玉米', '06-01..06-25', '09-20..10-15'),
  crop('高粱', '高粱', '04-25..05-20', '09-10..10-10'),
  crop('水稻', '水稻 稻谷 插秧', '06-01..06-25', '10-01..10-31'),
  crop('红薯', '红薯 甘薯', '04-15..05-20', '10-01..10-31'),
  crop('花生', '花生', '04-20..05-15', '08-25..10-10'),
  crop('棉花', '棉花', '04-10..05-05', '09-10..11-05'),
  crop('油菜', '油菜', '09-15..10-05', '05-20..06-10'),
  crop('小麦', '小麦', '10-01..10-26', '05-25..06-20'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '02-15..04-05', '06-01..07-10'),
];

/**
 * 玉米: from 谷雨, 20 April, to mid-May, cut from mid-September. 大豆: published sowing dates of 辽宁, 吉林, 黑龙江 and 内蒙古, 20 April to 20 May. 水稻:
 * transplanted in May. 小麦: spring wheat, April to August. 马铃薯: from mid-April to early May (北方一季作区). 红薯: April and May, lifted by early
 * October. 高粱: usual reading.
 */
const NORTHEAST = [
  crop('大豆', '大豆', '04-20..05-20', '09-15..10-10'),
  crop('玉米', '玉米', '04-20..05-15', '09-15..10-20'),
  crop('高粱', '高粱', '04-25..05-20', '09-15..10-10'),
  crop('水稻', '水稻 稻谷 插秧', '05-10..06-05', '09-15..10-20'),
  crop('红薯', '红薯 甘薯', '04-25..05-25', '09-20..10-15'),
  crop('小麦', '小麦', '04-01..04-25', '07-15..08-20'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '04-15..05-10', '08-20..09-30'),
];

/**
 * 春小麦: 甘肃 and 宁夏 from early March, cut in July; 小麦 without the word is winter wheat, sown in September and October. 大豆: late April to
 * mid-May (北方春大豆). 马铃薯: from mid-April to early May. 棉花: 新疆, April, picked from mid-September to early November. 玉米, 带状, 水稻, 高粱, 红薯 and
 * 油菜 of the south of 陕西: usual reading.
 */
const NORTHWEST = [
  crop('大豆玉米带状复合', '带状', '04-20..05-15', '09-15..10-15'),
  crop('大豆', '大豆', '04-20..05-15', '09-10..10-10'),
  crop('玉米', '玉米', '04-10..05-10', '09-10..10-15'),
  crop('高粱', '高粱', '04-20..05-15', '09-10..10-05'),
  crop('水稻', '水稻 稻谷 插秧', '05-10..06-05', '09-15..10-15'),
  crop('红薯', '红薯 甘薯', '04-20..05-31', '10-01..10-31'),
  crop('棉花', '棉花', '04-05..04-30', '09-10..11-05'),
  crop('油菜', '油菜', '09-10..10-10', '05-10..06-10'),
  crop('春小麦', '春小麦', '03-01..04-10', '07-01..08-05'),
  crop('小麦', '小麦', '09-15..10-20', '06-01..07-05'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '04-15..05-10', '09-01..10-15'),
];

/** 青稞: sown from March to May, cut from July to September (门源, 2024). 油菜: 青海, mid-April to mid-May. 马铃薯: as in 西北. Harvest of the last two: usual reading. */
const PLATEAU = [
  crop('青稞', '青稞', '03-15..05-15', '07-20..09-30'),
  crop('油菜', '油菜', '04-15..05-15', '08-15..09-30'),
  crop('马铃薯', '马铃薯 洋芋 土豆', '04-15..05-10', '09-01..10-15'),
];

export const CROP_SEASONS: Record<Region, readonly SeasonRow[]> = {
  southwest: SOUTHWEST,
  south: SOUTH,
  yangtze: YANGTZE,
  north: NORTH,
  northeast: NORTHEAST,
  northwest: NORTHWEST,
  plateau: PLATEAU,
};
