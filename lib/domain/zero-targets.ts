import type { PlacedTarget } from './counted-targets.ts';
import { bare, objectOf } from './metric-of.ts';

/** What a plan wants none of; 零距离, 零碳, 零工市场, 零号湾 are names. */
const HARM =
  '事故|死亡|伤亡|亡人|上访|非访|集访|信访|进京|越级|辍学|失学|流失|新增|火点|火情|火灾|疫情|感染|病例|聚集|违规|违法|违纪|投诉|举报|拖欠|欠薪|返贫|致贫|违建|污染|案件|发案|命案|溺水|差错|失误|舆情|涉毒|毒品|制毒|种毒|种植|吸毒|伤害|警情|延误|积压|逾期|超标|焚烧|冒烟|就业家庭|失业家庭|报告事件|安全事件|事件';

/** Wholes and zeros that are said without a number, in one pass; every part is bounded. */
const SAID = new RegExp(
  [
    '(?<noGrowth>零增长|只减不增|只降不升|负增长)',
    '(?<noFall>只增不减|只升不降)',
    '(?<noneOf>不(?:再)?(?:发生|出现|新增)[1一](?<counted>[起例次件人名])(?=[一-龥]{2}))',
    `(?<none>零发生|为零(?=[，,。；;]|$)|(?<![一二三四五六七八九十百千万从归为批])零(?:${HARM})[一-龥]{0,2}?(?:、零(?:${HARM})){0,3}(?=[，,。；;、”"！!]|$)|动态清零|清零)`,
    '(?<removed>(?:全面|全部|基本)?消除(?=[^，,。；;、]{0,16}(?:的村|空白村|薄弱村|空壳村|班额|黑臭水体|危房|劣[ⅤV五]类|零就业|辍学|隐患点|死角|断头路|旱厕|土坯房|无房户|薄弱学校)))',
    '(?<whole>全覆盖)',
  ].join('|'),
  'g',
);

/** 全覆盖 as a manner of work beside others, not as a promise. */
const MANNER = /(?:全方位|无死角|全过程|无缝隙|全天候|全链条|无盲区|全时段)[、，]?$/;
/** 应纳尽纳、动态清零: a list of what all shall be done. */
const ALL_OF = /应[一-龥]尽[一-龥][、]?$/;
const REACH = 40;
const STOPS = ['，', ',', '。', '；', ';', '：', ':'];

const clauseBefore = (text: string, at: number): string => {
  const words = text.slice(Math.max(0, at - REACH), at);
  return words.slice(Math.max(...STOPS.map((stop) => words.lastIndexOf(stop))) + 1);
};

const clauseBehind = (text: string, at: number): string => /^[^，,。；;：:！!”]{0,20}/.exec(text.slice(at, at + 24))![0];

/** Metric, comparison, value and unit of what was said, or null when it promises nothing. */
const readSaid = (
  m: RegExpExecArray,
  before: string,
  behind: string,
): Pick<PlacedTarget, 'metric' | 'comparison' | 'value' | 'unit'> | null => {
  const { noGrowth, noFall, noneOf, counted, removed, whole } = m.groups!;
  const words = before.replace(/[“"]$/, '');
  const subject = ALL_OF.test(words) ? '' : bare(words) || objectOf(words);
  if (noGrowth) return { metric: `${subject}增长`, comparison: '<=', value: 0, unit: '%' };
  if (noFall) return { metric: `${subject}增长`, comparison: '>=', value: 0, unit: '%' };
  if (noneOf) return { metric: behind, comparison: '=', value: 0, unit: counted! };
  if (removed) return { metric: behind, comparison: '=', value: 0, unit: '个' };
  if (whole) return MANNER.test(before) ? null : { metric: `${subject || behind}覆盖率`, comparison: '=', value: 100, unit: '%' };
  const what = /^零(?!发生)/.test(m[0]) ? m[0].replaceAll('零', '') : '';
  return { metric: subject + what || behind, comparison: '=', value: 0, unit: '起' };
};

/**
 * Targets of none and of the whole, which a plan says without a number.
 *
 * - 零增长, 只减不增: growth at most 0 %; 只增不减: at least 0 %
 * - 零发生, 零事故, 动态清零, 消除大班额, 不发生1起火点: 0
 * - 全覆盖: 100 %; neither it nor 清零 adds to a count of the same things right before (54处…全覆盖, 剩余37户清零)
 *
 * @param counts targets with figures of the same text, in order
 */
export const zeroTargets = (text: string, counts: readonly PlacedTarget[]): PlacedTarget[] => {
  let next = 0;
  const said = [...text.matchAll(SAID)];
  // “零就业家庭”动态清零 says it twice.
  const once = said.filter((m, i) => !(said[i + 1] && said[i + 1]!.index - (m.index + m[0].length) <= 1));
  return once.flatMap((m): PlacedTarget[] => {
    const before = clauseBefore(text, m.index);
    while (next < counts.length && counts[next]!.end <= m.index - before.length) next++;
    if (/^(?:的)?(?:长效)?(?:机制|制度|体系|工作法)/.test(text.slice(m.index + m[0].length, m.index + m[0].length + 8))) return [];
    const countedHere = next < counts.length && counts[next]!.start < m.index;
    if (countedHere && (m[0] === '全覆盖' || m[0] === '清零')) return [];
    const end = m.index + m[0].length;
    const read = readSaid(m, before, clauseBehind(text, end));
    return read === null || read.metric === ''
      ? []
      : [{ ...read, valueMax: null, within: null, place: null, by: null, start: m.index, end }];
  });
};
