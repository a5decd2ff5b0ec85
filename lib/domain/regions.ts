/** Parts of the country that share a calendar of field work, floods and fires. */
export const REGIONS = ['southwest', 'south', 'yangtze', 'north', 'northeast', 'northwest', 'plateau'] as const;
export type Region = (typeof REGIONS)[number];

/** What a town has that names none. */
export const DEFAULT_REGION: Region = 'southwest';

/** The regions' Chinese names. */
export const REGION_NAMES: Record<Region, string> = {
  southwest: '西南',
  south: '华南',
  yangtze: '长江中下游',
  north: '华北黄淮',
  northeast: '东北',
  northwest: '西北',
  plateau: '青藏',
};

/** What else people call a region, and its provinces. 内蒙古 sows and burns like 东北. */
const PLACES: Record<Region, string> = {
  southwest: '四川|重庆|贵州|云南',
  south: '广东|广西|海南|福建',
  yangtze: '华东|华中|上海|江苏|浙江|安徽|江西|湖北|湖南',
  north: '华北|黄淮|北京|天津|河北|山西|山东|河南',
  northeast: '辽宁|吉林|黑龙江|内蒙古',
  northwest: '陕西|甘肃|宁夏|新疆',
  plateau: '西藏|青海',
};

/**
 * The region that a text names: by its id, by its Chinese name, or by a province with which it begins; null when it names none.
 *
 * - a province stands alone or with 省, 市 or 自治区: 湖南镇 is a town of 浙江
 *
 * @example regionOf('四川省平昌县望京镇') //=> 'southwest'
 * @example regionOf('望京镇') //=> null
 */
export const regionOf = (text: string): Region | null =>
  REGIONS.find(
    (region) =>
      text === region || text === REGION_NAMES[region] || new RegExp(`^(?:${PLACES[region]})(?:省|市|[一-龥]{0,3}自治区|$)`).test(text),
  ) ?? null;
