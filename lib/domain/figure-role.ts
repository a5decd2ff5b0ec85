import { namesAct } from './action-words.ts';
import type { WrittenFigure } from './figures-in.ts';

/** What a figure is in its sentence; only a target is committed to. */
export type FigureRole = 'target' | 'baseline' | 'present' | 'class' | 'place' | 'time' | 'name';

/** Units of time: a limit or a duration, a target only where a comparison is said (不少于5天). */
const TIME = new Set(['天', '个月', '小时', '个小时', '分钟', '秒', '个工作日', '工作日']);

/** Units that also close names (三个时段, 两项制度): in Chinese numerals they seldom count. */
const NAMING = new Set('个 项 种 类 点 度 层 方 部 部门 门 站 道 条 片 块 班 期 次 批 批次 起 位 件 支 张 对 段 口 人 份 本 家'.split(' '));

/** Right before a figure that says what is, not what shall be. */
const PRESENT =
  /(?:(?:现有|原有)[一-龥]{0,6}|现有|已有|已建成|已建|已完成|已达|原有|累计|目前|辖区内?的?|[全]?(?:镇|乡|县|市|区|街道)(?:内的?|共有|现有)|全[镇乡县市区]|境内|其余|总投资(?:额|约|达|预计|预计约|近|超)?|预计(?:总)?投资(?:额|约|达|近|超)?|发挥|投资总额|估算投资|概算|总造价|上年的?|去年的?|上年度的?|面向|年满|近|连续|平均每|超过?第|“)$/;
const BASELINE = /(?:由|从|自)[^，,。；;、]{0,14}(?:\d{1,9}(?:\.\d{1,4})?[^，,。；;、\d]{1,5}[、和]){0,3}$/;
const ONWARD =
  /^(?:[、和]\d{1,9}(?:\.\d{1,4})?[^，,。；;、\d]{1,5}){0,3}[^，,。；;、]{0,6}(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|压缩|缩短|拓展|压减|增|升|到|至)/;
const ON_THE_BASIS = /^[^，,。；;]{0,14}?的?(?:基础|基数)上/;

/** Nouns behind “亩以上”, “人以上”: the figure is their size or class. */
const CLASSED =
  /^的?(?:地块|项目|企业|园区|人群|老年人|老人|自然村|村组|村民小组|大户|超?大班额|班额|小区|工程|商场|单位|村(?!民|集体|级)|乡镇|示范|大型|产业|平台|基地|锅炉|燃煤|学生|儿童|居民|职工)/;
/** 较上年翻一番 is a growth, whatever year stands before it. */
const DOUBLED = /^翻/;
const BOUNDS = new Set(['以上', '以下', '以内']);
const COUNTING = new Set('个 家 次 场 场次 名 户 件 处 人 条 座 所 人次 项 起'.split(' '));

/** A size that only tells which: 超5亿元的县, 超十亿元的突破20户, 超50万元经济强村5个. */
const OF_THAT_SIZE = /^的(?:企业|县|市|区|乡镇|镇|村|社区|户|家庭|农户|大户|项目|单位|园区|突破|达到?|不[少低]于)/;
const THING_OF_THAT_SIZE = /^[一-龥]{2,8}$/;

/** A part of a work that is built in parts: 机场三期、二期工程. */
const PHASE = /^(?:[、，,。；;）)]|$|工程|项目|改?扩建|建设|等|及|和)/;

/** A size inside a project's name: 龙坪15万头生猪养殖项目. What is made before it is no name. */
const NAMED_PROJECT = /^[一-龥、]{2,14}(?:项目|工程|生产线|电站|产业园)/;

/** Behind its price: 4.7亿元果蔬物流园. What is invested in it is a target all the same. */
const PRICED = /^的?[一-龥、]{2,12}(?:项目|工程|[产物][业流]园|园区|基地|市场|综合体|生产线)/;
const INVESTING = /(?:投资|投入|争取|引进|到位|安排|筹措|拨付|资金|补助|融资|贷款)(?:资金|到位)?$/;

/** Things that are built one by one, and counted though the number is written in words: 建设六个养老服务站. */
const BUILT_THING = /^[一-龥]{2,10}?(?:站|中心|学校|幼儿园|卫生室|公园|广场|市场|基地|大棚|停车场|示范村|公厕|小区)/;

/** A rank: 前五名, 第三位. */
const RANK = /[前第]$/;

/** Behind a number that belongs to a name: 三大工程, 五个方面. */
const NAMED = /^(?:大|方面|领域|环节|关键|维度|统筹|一体化|必须|意识|自信|维护|确立|不摘|清单|责任|关口|时段|行动|举措|工作法)/;

/** A size before the thing that has it: 4.5米宽产业路. */
const SIZED = /^[宽长高厚深]的?[一-龥]{2}/;
const LENGTHS = new Set(['米', '厘米', '公里', '千米']);
/** What a work can do, before its name: 日处理500吨污水处理厂. */
const CAPACITY = /[日年](?:处理|供水?|产)(?:能力)?$/;
/** A share that only tells how much a count before it is: 占总数的60%. */
const SHARE_OF_ALL = /占(?:总数|全部|其)的?$/;
/** Of which there shall be none: 不发生1起焚烧火点. */
const NONE_OF = /不(?:再)?(?:发生|出现|新增)$/;

/** Behind a number that says how long or how steadily: 24小时值守. */
const WATCH = /^(?:前|内|之前|以前|值守|值班|盯守|在线|轮班|应急值|不间断|全天候|开放|服务|营业|供应)/;

const AT_PLACE = /(?:^|[，,。；;：:、])(?:在|于|依托|沿|沿线|覆盖|涉及)[^，,。；;：:]{0,30}$/;
const PLACES = /^(?:行政|自然|中心|重点|集中|示范|试点)?(?:村|社区|安置|片区|乡镇|街道|小区|点|县|区|组)/;
const MAKING = /(?:新建|改建|扩建|新改建|建成|建设|新增|引进|招引|打造|培育|创建|完成|修建|举办|购置|新修|改造|维修)$/;

/** 一座 and 一所 count where 一家 and 一处 may only name. */
const BUILDINGS = /^[座所栋幢]$/;

/** Chinese numerals count when they are large, have a bound, or close a clause behind what is counted; else they name. */
const countsInWords = (before: string, figure: WrittenFigure, behind: string): boolean => {
  if (/[不没无][一-龥]{0,3}$/.test(before.slice(-4))) return false;
  if (figure.unit === '%' || figure.unit === '个百分点' || figure.bound !== '') return true;
  if (figure.value > 10) return !NAMING.has(figure.unit) || figure.value >= 20;
  if (/^[次场期届]/.test(figure.unit) && /每[^，,。；;]{1,12}$/.test(before)) return true;
  if (behind === '' || /^[，,。；;：:！!（(、]/.test(behind))
    return /[一-龥”》]$/.test(before) && !/(?:第|每|任|各|哪|某|同|统|唯|专|逐|一|之)$/.test(before) && !/^[批起块位点]/.test(figure.unit);
  if (!MAKING.test(before)) return false;
  return figure.value >= 2 ? !NAMING.has(figure.unit) || BUILT_THING.test(behind) : BUILDINGS.test(figure.unit);
};

const isSizeInName = (before: string, { unit, inWords }: WrittenFigure, behind: string): boolean =>
  NAMED_PROJECT.test(behind) &&
  !inWords &&
  !COUNTING.has(unit) &&
  /[一-龥]{2}$/.test(before) &&
  !/[等村]$/.test(before) &&
  !namesAct(before.slice(-2));

/**
 * What a figure is in its sentence.
 *
 * - baseline: 由62%提高到70% (the 62), 在去年410个的基础上
 * - present: 总投资12亿元, 辖区内28家企业; class: 亿元以上项目, 60岁以上人群; place: 在双河等3个村; time: 24小时值守; name: 三个时段
 * - time units count only with a comparison: 压减到10分钟以内
 *
 * @param compared whether a comparison stands before it
 * @param next the figure that follows in its clause, or null
 */
export const roleOfFigure = (text: string, figure: WrittenFigure, compared: boolean, next: WrittenFigure | null): FigureRole => {
  const before = text.slice(Math.max(0, figure.start - 40), figure.start);
  const behind = text.slice(figure.end, figure.end + 16);
  if (ON_THE_BASIS.test(behind)) return 'baseline';
  if (BASELINE.test(before) && ONWARD.test(behind)) return 'baseline';
  if (TIME.has(figure.unit)) return (compared || figure.bound === '以内') && !WATCH.test(behind) ? 'target' : 'time';
  if (BOUNDS.has(figure.bound) && /^的?[一-龥]/.test(behind) && figure.unit !== '%') {
    if (CLASSED.test(behind) || next !== null) return 'class';
    if (!COUNTING.has(figure.unit) && !/^的?(?:目标|任务|投资|资金)/.test(behind)) return 'class';
  }
  if (compared && figure.unit !== '%' && OF_THAT_SIZE.test(behind)) return 'class';
  if (compared && next !== null && COUNTING.has(next.unit) && THING_OF_THAT_SIZE.test(text.slice(figure.end, next.start))) return 'class';
  if (compared) return 'target';
  if (NONE_OF.test(before.slice(-5)) && figure.value === 1) return 'name';
  if (CAPACITY.test(before) && /^的?[一-龥]{2}/.test(behind)) return 'name';
  if (LENGTHS.has(figure.unit) && SIZED.test(behind)) return 'name';
  if (figure.unit === '%' && SHARE_OF_ALL.test(before)) return 'present';
  if (figure.unit === '期' && PHASE.test(behind) && (figure.inWords || !MAKING.test(before))) return 'name';
  if (figure.unit === '届' && figure.inWords && behind !== '' && !/^[，,。；;、]/.test(behind)) return 'name';
  if (figure.unit === '人' && /^(?:论坛|团队|计划|工程|讲坛|工作室)/.test(behind)) return 'name';
  if (/^[名位强]$/.test(figure.unit) && RANK.test(before)) return 'name';
  if (isSizeInName(before, figure, behind)) return 'name';
  if (figure.unit === '元' && PRICED.test(behind) && !INVESTING.test(before)) return 'name';
  if (DOUBLED.test(text.slice(figure.start, figure.end))) return 'target';
  if (PRESENT.test(before)) return 'present';
  if (AT_PLACE.test(before) && PLACES.test(behind)) return 'place';
  if (figure.unit === '个' && next?.unit === '个' && next.start - figure.end <= 4 && PLACES.test(behind)) return 'place';
  if (NAMED.test(behind)) return 'name';
  return !figure.inWords || countsInWords(before, figure, behind) ? 'target' : 'name';
};
