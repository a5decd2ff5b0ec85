import type { WrittenFigure } from './figures-in.ts';

/** Units of time: a limit or a duration, a target only where a comparison is said (不少于5天). */
const TIME = new Set(['天', '个月', '小时', '个小时', '分钟', '秒', '个工作日', '工作日', '周']);

/** Units that also end names and ranks: 一层, 两点, 一度. In words they never count. */
const NAMING = new Set([
  '个',
  '项',
  '种',
  '类',
  '点',
  '度',
  '层',
  '级',
  '方',
  '部',
  '部门',
  '门',
  '站',
  '道',
  '条',
  '片',
  '块',
  '班',
  '期',
  '次',
  '批',
  '批次',
  '起',
  '把',
  '位',
  '件',
  '支',
  '张',
  '对',
  '步',
  '村',
  '段',
  '口',
  '人',
]);

/** Where a figure is part of what is, not of what shall be. */
const PRESENT =
  /(?:现有|已有|已建成|已建|已完成|已达|原有|累计|目前|辖区内?的?|全[镇乡县市区街道]{1,2}(?:共有)?|境内|其余|总投资(?:额)?约?|估算投资|概算投资|总造价|计划总投资|上年的?|去年的?|上年度的?|面向|年满|近|连续|平均每|每|超过?第|围绕|聚焦|对照|按照|以|“)$/;
const BASELINE = /(?:由|从|自)[^，,。；;、]{0,14}$/;
const ONWARD = /^[^，,。；;]{0,6}(?:提高|提升|增加|增长|上升|扩大|下降|降低|降|减少|压缩|缩短|拓展|压减|增|升|到|至)/;
const ON_THE_BASIS = /^的?(?:基础|基数)上/;

/** Nouns behind a figure that make it the size or class of something: 亿元以上项目, 60岁以上人群. */
const CLASS =
  /^的?(?:地块|项目|企业|园区|人群|老年人|老人|自然村|村组|村民小组|大户|超大班额|大班额|班额|小区|工程|商场|单位|村(?!民|集体|级)|乡镇|示范|大型|产业|平台|基地|锅炉|燃煤)/;

/** Fixed numbers of things that belong to a name. */
const NAMED = /^(?:大|方面|领域|环节|关键|维度|统筹|一体化|全覆盖|必须|意识|自信|维护|确立|不摘|清单|责任|关口|时段)/;
const DATE_TAIL = /^(?:前|内|之前|以前|值守|值班|盯守|在线|轮班|应急值|不间断|全天候|为期|左右时间)/;
const COUNTING = new Set(['个', '家', '次', '场', '场次', '名', '户', '件', '处', '人', '条', '座', '所', '人次', '项', '起']);
const SIZED = new Set(['亩', '元', '美元', '平方米', '㎡', '吨', '公里', '米', '千瓦', '兆瓦', '蒸吨', '头', '只', '个床位', '张']);

const clauseHead = /[，,。；;：:！!（(]/;

/** Whether the figure says where the work is done: 在双河等3个村新建…, 四个自然村广播电视覆盖率…. */
const isPlace = (before: string, behind: string): boolean =>
  /(?:^|[，,。；;：:、])(?:在|于|依托|沿线?)[^，,。；;：:]{0,30}$/.test(before) &&
  /^(?:行政|自然|中心|重点|集中|示范|试点)?(?:村|社区|安置|片区|乡镇|街道|小区|点|县|区)/.test(behind);

/**
 * Whether the plan commits to a figure, or names it beside: where, how big a class, since when, from what.
 *
 * - 由62%提高到70%: only 70; 在去年410个的基础上: none
 * - 总投资12亿元, 辖区内28家企业, 24小时值守, 亿元以上项目: none
 * - 在城东、石鼓2个安置区: where, so none
 * - time units only with a comparison: 压减到10分钟以内
 */
export const isCommitted = (text: string, figure: WrittenFigure, compared: boolean, laterInClause: boolean): boolean => {
  const before = text.slice(Math.max(0, figure.start - 40), figure.start);
  const behind = text.slice(figure.end, figure.end + 16);
  if (ON_THE_BASIS.test(behind)) return false;
  if (BASELINE.test(before) && ONWARD.test(behind)) return false;
  if (TIME.has(figure.unit)) return (compared || figure.bound === '以内') && !DATE_TAIL.test(behind);
  if (compared) return true;
  if (PRESENT.test(before)) return false;
  if (isPlace(before, behind)) return false;
  if (NAMED.test(behind)) return false;
  if (figure.bound === '以上' || figure.bound === '以下' || figure.bound === '以内') {
    if (SIZED.has(figure.unit) && /^[一-龥]/.test(behind) && !/^(?:的?(?:目标|任务|投资|资金))/.test(behind))
      return laterInClause ? false : !CLASS.test(behind);
    if (COUNTING.has(figure.unit) && /^的?[一-龥]/.test(behind) && (laterInClause || CLASS.test(behind))) return false;
  }
  if (!figure.inWords) return true;
  return isCountInWords(before, figure, behind);
};

/** Chinese numerals count when large, or when they close a clause behind what is counted; else they name (三个时段, 一批). */
const isCountInWords = (before: string, figure: WrittenFigure, behind: string): boolean => {
  if (figure.unit === '%' || figure.unit === '个百分点' || figure.bound !== '') return true;
  if (figure.value > 10) return !NAMING.has(figure.unit) || figure.value >= 20;
  const closes = behind === '' || clauseHead.test(behind[0]!) || /^[、]/.test(behind);
  if (closes)
    return (
      /[一-龥”》]$/.test(before) &&
      !/(?:第|每|任|各|哪|某|同|统|唯|专|逐)$/.test(before) &&
      !['批', '起', '块', '体', '位'].includes(figure.unit)
    );
  return (
    !NAMING.has(figure.unit) &&
    figure.value >= 2 &&
    /(?:新建|改建|扩建|建成|建设|新增|引进|打造|培育|创建|完成|修建|举办|购置)$/.test(before)
  );
};
