import { isOnlyActs, startsWithAct, withoutAdverbs } from './action-words.ts';

/** Verbs and adverbs that say only that something comes about, and are no part of what is measured. */
const LIGHT =
  /^(?:高效能|完成|实现|确保|力争|争取|保持|全面|全年|当年|全部|今年|年内|年度|计划|预计|达到|开展|实施|推进|推动|组织|落实|做到|保证|使|让|对|将|把|其中[:：]?|并|按照|通过|同步|同时|积极|努力|进一步|持续|继续|大力|扎实|深入|有序|加快|抓好|打造|建成(?!区)|建设|举办|召开|举行|培育|稳定|安排|设置|设|安装|坚持|严格|至少|每(?:季度|年度|[日天周旬月季年])(?:至少)?|[由从]|前|内)(?=[一-龥“《A-Za-z\d])/;

/** What is left when nothing but light words stood before the figure. */
const NOTHING =
  /^(?:(?:冲刺|奋斗|全面|全部|实现|做到|力争|继续|持续|确保|坚决|开展|完成|实施|推进|推动|组织|举办|召开|举行|打造|加大|规划|计划)+|全[线镇乡县市区]|[村户人]|\d{1,4}个(?:乡镇|镇|街道|县|村|社区))$/;

/** What stands between the noun and its figure. */
const TAIL =
  /(?:[，,、：:（(\s]|不得?低于|不得?少于|不小于|至少|不得?超过|不得?高于|(?:提高|提升|增加|扩大|拓展|上升|升|增|恢复|降|压缩|压减|减少|缩短|下降|整合|发展|增长|降低|扩展)(?:到|至|为)|(?:由|从)[^，,。由从]{1,14}|稳定|保持|巩固|控制|维持|突破|超过|超|达到|达|约|近|为|是|有|在|均|都|全部|力争|争取|确保|分别|完成|实现|不少|至|到|由|从|同比|比上年|较上年|较去年|比去年|(?:去年|上年)的?|每人|每村|每立方米|共|共计|总计|的|对|给)$/;
const DAY =
  /(?:\d{4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}[日号]|底|末|份|中旬|上旬|下旬)?(?:之?以?前|内)?|第?[一二三四]季度[末底内]?前?|上半年|年底前?|年内|[“"]?[一-龥]{1,3}[”"]?前(?=完成|建成|全面|引进|实现|新)|20\d\d年/g;
const AT_PLACE = /^(?:在|于)([一-龥、\d]{1,24}?(?:村|社区|镇|乡|街道|园区|开发区|安置区|县|区(?!域)))(?:等)?(?=[一-龥])/;
/** A phrase that may be a place: its last word is one. */
const PLACE =
  /^(?:其中[:：]?)?[一-龥]{1,10}(?:村|社区|镇|乡|街道|县|市|[一-龥]?(?:园|城|镇|辖|景|开发|新|库|片|山|林|灌|牧)区|[A-Z]区|沿线)$/;
/** A village or town by name, not a kind of village. */
const NAMED_PLACE =
  /^(?:其中[:：]?)?((?![新改创建打培])(?!.{0,4}(?:[下返回]乡|[进入驻到]村|[进入]社区|行政|自然|示范|精品|中心|重点|先进|模范|美丽|文明|贫困|脱贫|特色|试点))[一-龥]{2,4}(?:村|社区|镇|乡|街道|片区))$/;

/** A metric that closes with a change: 到位资金增长. */
export const CHANGE = /(?:增长|增加|提高|提升|上升|增|下降|降低|减少|压减|压降|减|降|下浮|压缩|增幅|降幅)$/;
const LENGTH = /^(?:全长|总长|长|长度|总长度)$/;
/** 第二轮59家: which time it is, is none of its name. */
const ROUND = /第[一二三四五六七八九十]{1,2}[轮批期]$/;
/** 生产总值增长13%，人均突破3万元. */
const EACH = /^[人户]均(?=突破|达|超|不)/;
const EXTENT = /^[宽高深厚]$/;

/** Longest phrase looked at, in characters. */
const LONGEST = 40;

/** The words without what opens and closes them beside the thing measured. */
export const bare = (words: string): string => {
  let rest = words.slice(-LONGEST).replace(DAY, '').trim();
  for (let i = 0; i < 8; i++) {
    const shorter = rest
      .replace(/^[的、，,和与及并]/, '')
      .replace(AT_PLACE, '')
      .replace(LIGHT, '')
      .replace(TAIL, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return NOTHING.test(rest) ? '' : rest;
};

/** The thing counted behind a figure: “54处地灾隐患点避险演练”. */
const bareBehind = (words: string): string =>
  words
    .slice(0, LONGEST)
    .replace(/^(?:的|以上的?|左右的?|村(?=$))/, '')
    .replace(/(?:全覆盖|工作|任务|目标|的|[及和与])$/, '')
    .trim();

/** The object that a clause without figure speaks of. */
export const objectOf = (clause: string): string => bare(withoutAdverbs(clause.slice(-LONGEST)));

/** What stands round a figure. */
export interface Wording {
  /** From the last stop or figure to this one. */
  readonly before: string;
  /** From the figure to the next stop or figure. */
  readonly behind: string;
  /** Metric of the figure before, '' for none. */
  readonly previous: string;
  /** Metric of what this is a part of (其中), or null. */
  readonly whole: string | null;
  /** The clause before, of which a figure may give the length or the change. */
  readonly clauseBefore: string;
  readonly unit: string;
}

/** What a figure measures, and where. */
export interface Measured {
  readonly metric: string;
  readonly place: string | null;
}

/** A verb right before the count: the thing made stands behind it. */
const MAKING =
  /(?:新建|改建|扩建|续建|修建|建成|建好|建设|落成|培育|打造|引进|招引|新增|改造|创建|建立|设立|设置|开设|布设|选准|选派|扶持|发展|解决|整治|排查|实施好?|抓好|办好|推出|增加|购置|配备|安排|铺排|组织|支持|巩固|推广)$/;
const BUILT = /^(?:新开工|开工|竣工|完工|投产|达产|新签约|签约|新建|改建|扩建|新增|改造|提升|建设|建成)+/;
const ANY_LEVEL = /(?:国家|省|市|州|县|区|镇)级/;
const LEVEL = /^(?:国家|省|市|州|县|区|镇)级$/;

/** Units that count things one by one, and so may be followed by their name. */
const COUNTING = /^(?:个|处|条|座|栋|所|家|户|名|件|项|口)$/;

/**
 * The noun phrase that a figure measures.
 *
 * - before the figure: 完成玉米种植面积6000亩 → 玉米种植面积
 * - behind it, when only a verb or a place stands before: 改造3个老旧小区 → 改造老旧小区
 * - the one before it, when the clause says only the change: 到位资金45亿元，增长12% → 到位资金增长
 * - that of the whole, when only a village stands before: 其中天池村900亩
 * - that of the clause before, for its length: 实施公路改造工程，全长7.4公里 → 公路改造工程长度
 */
export const metricOf = ({ before, behind, previous, whole, clauseBefore, unit }: Wording): Measured => {
  const head = bare(before).replace(ROUND, '');
  const at = AT_PLACE.exec(before.slice(-LONGEST).replace(DAY, ''))?.[1] ?? null;
  const of = (metric: string, place = at): Measured => ({ metric, place });
  const thing = bareBehind(behind);
  if (CHANGE.test(head) && bare(head.replace(CHANGE, '')).length < 2 && (thing === '' || /[%‰点]$/.test(unit)))
    return of((previous || objectOf(clauseBefore)).replace(CHANGE, '') + head.replace(/^(?:同比|较上年|比上年)/, ''));
  if (LENGTH.test(head)) return of(`${objectOf(clauseBefore)}长度`);
  if (EXTENT.test(head)) return of(previous.replace(/[长宽高深厚]$/, '') + head);
  if (LEVEL.test(head) && thing === '' && ANY_LEVEL.test(previous)) return of(previous.replace(ANY_LEVEL, head));
  const counted =
    thing.length >= 2 && !isOnlyActs(thing) && (COUNTING.test(unit) || (!/元|%|‰|点|^人/.test(unit) && !startsWithAct(thing)));
  if (counted && PLACE.test(head)) return of(thing, head);
  if (counted && (/[等、]|[和与及]$/.test(head.slice(1)) || /[、和与及]$/.test(before))) return of(thing);
  const named = NAMED_PLACE.exec(head)?.[1];
  if (named && (whole ?? previous) !== '') return of(whole ?? previous, named);
  if (counted && MAKING.test(head)) return of(head.length <= 4 ? head + thing : thing);
  if (head.length >= 2 && (!isOnlyActs(head) || unit.includes('元'))) return of(head);
  if (thing.length >= 4 || (thing.length >= 1 && !isOnlyActs(thing))) return of(head + thing);
  if (head !== '' && previous !== '') return of(head + previous.replace(BUILT, ''));
  const same = /[%‰点]$/.test(unit) ? previous : previous.replace(CHANGE, '');
  const each = EACH.exec(before.slice(-8))?.[0] ?? '';
  return of((same && each + same) || head + thing || objectOf(clauseBefore));
};
