import type { Accumulation, Kind } from './plan.ts';

/** A percentage that is no share of a whole. */
const GROWTH = /增长|增速|增幅|下降|降幅/;
/** What is told of a day by its very name. */
const STOCK = /存栏|保有|在册|在岗|在校|在园|在库|现有|库存|蓄积|常住|总量|总数|总人口/;
/** Counts of what happened. */
const EVENTS = /次$|^[起件场期趟]$/;
/** What is done in a period, whatever it is done with: 新增护林员, 改造户厕. */
const DONE =
  /新[增建设识购添聘招培植改铺发]|增加|培训|开展|整治|整改|检查(?!卡口|站)|巡查|排查|巡河|巡林|清理|清运|改造|修建|修缮|维修|维护|硬化|签订|办理|办结|化解|调解|处置|处理|宣传|发放|救助|接种|走访|慰问|开发|选聘|招聘|招收|征集|培育|发展|种植|播种|造林|栽植|转移|调整|演练|出栏|销售|消除|引进|创建|创成|建成|打造|拆除|征收|征兵|更换|安装|除险|加固|演出/;
/** What stands, is employed or is on a list: the figure of today takes the place of the one before. */
const STANDING = [
  '护林员|护河员|护路员|网格员|安全员|协管员|保洁员|信息员|监督员|调解员|志愿者|党员',
  '公益性?岗位?|就业岗位|务工|网格|[河湖田林路链]长',
  '卡口|投放点|分类点|收集点|监测点|校点|网点|站点|垃圾[箱桶]|警示(?:牌|标)|标牌|标识',
  '监测户|监测对象|关爱对象|服务对象|低保|特困|五保|孤儿|留守|困境儿童|脱贫户|脱贫人口|残疾人',
  '参保|签约服务|户籍|涉及|床位|专班|队伍|服务队|突击队|小分队|合作社|家庭农场|养殖场|市场主体|规上企业|规模以上',
  '可用耕地|后备资源|耕地面积|林地面积|基本农田面积|达标村',
].map((words) => new RegExp(words));

/**
 * How the reports of a measure add up to its figure, by its name and unit.
 *
 * - ratio: a share in percent; of a coverage also a measure without a unit
 * - level, 以最近一次为准: a growth rate, a stock, and what stands (护林员, 公益性岗位, 河长, 卡口, 在册)
 * - sum, 各次相加: events (次 起 件 场 期), what is done in a period (新增护林员, 改造户厕), and all else
 *
 * @example accumulationOf({ name: '护林员', unit: '名' }, 'zero-incident') //=> 'level'
 */
export const accumulationOf = ({ name, unit }: { readonly name: string; readonly unit: string }, kind: Kind): Accumulation => {
  if (isPercent(unit)) return GROWTH.test(name) ? 'level' : 'ratio';
  if (kind === 'coverage' && unit === '') return 'ratio';
  if (STOCK.test(name)) return 'level';
  if (EVENTS.test(unit) || DONE.test(name)) return 'sum';
  return STANDING.some((words) => words.test(name)) ? 'level' : 'sum';
};

export const isPercent = (unit: string): boolean => unit === '%' || unit === '％';
