import type { Kind, Recurrence, Target } from './plan.ts';

/** What is known of a task when its kind is proposed. */
export interface KindClues {
  readonly text: string;
  readonly targets: readonly Target[];
  readonly dueStated: boolean;
  readonly recurring: Recurrence | null;
}

export interface ProposedKind {
  readonly kind: Kind;
  /** In Chinese: the words that decided, as they stand in the report. */
  readonly reason: string;
}

/** An action with a name and an end: 开展…行动, 大排查, 专项整治; publicity bound to a season too. */
const CAMPAIGN =
  /(?:开展|组织|实施|启动|推进|打响|抓好|持续|常态)[^，,。；;]{0,18}?(?:专项行动|专项整治|专项斗争|集中整治|大检查|大排查|大整治|大走访|大整顿|大化解|大扫除|大会战|大起底|回头看行动|百日攻坚|整治行动|提升行动|活动月|整顿活动|清零行动|[”"]行动|[^，,。；;普法]{2}行动|[一二三四五六七八九十\d]{1,2}项整治)|(?:夏季|冬季|暑期|汛期|春节|节日)[^，,。；;]{0,12}宣传/;
/** Something that must not happen. */
const ZERO =
  /(?:坚决)?(?:遏制|杜绝|严防|防止|避免|防范|不发生|未发生|不出现|确保不|坚决守住|守住|守牢)[^，,。；;]{0,16}(?:事故|事件|火灾|灾害|底线|红线|返贫|非农化|非粮化|[”"]|上访|伤亡|疫情|失学|辍学|风险)|(?:^|[，,、])(?:确保|力争|实现)?(?:全年|全[镇乡县市区])?无(?:重大|较大)?(?:安全)?(?:事故|上访|返贫|火灾|亡人|信访|辍学)|(?:零发生|零事故|零火点|零死亡|零上访|零辍学|零增长|动态清零|不发生规模性)|(?<!、)(?:森林|草原)[草原]{0,2}防(?:灭)?火(?![、等])|五烧[”"]?管控|(?<!、)秸秆[^，,。；;、]{0,6}(?:禁烧|焚烧)(?![、等])|不着一把火|不点一把火|不冒一处烟/;
/** A share of a known whole. */
const COVERAGE = /全覆盖|覆盖率|覆盖面|普及率|参保|接种|应(?:保|接|收|享|征|签|改|拆)尽/;
/** A ceiling of money: a figure even where the plan gives none. */
const CEILING = /(?:控制|压减|压缩|严控|严格控制|从严控制)[^，,。；;]{0,12}(?:经费|支出|开支|债务|成本)/;
/** A work that is done once it stands. 开工率 is no work. */
const FIRM_NODE =
  /建成|竣工(?!率)|开工(?!率)|投产(?!率)|投用|投入使用|交付|完工(?!率)|通车|封顶|动工|挂牌|整体搬迁|验收|移交|销号|优化[^，,。；;]{0,8}布局|摸清|普查|(?:全面|逐一)排查[^，,。；;]{0,16}(?:实际|情况|底数)|完成[^，,。；;]{0,24}(?:建设|重建|新建|扩建|改建|改造|搬迁|编制|整改|工程|项目|验收|移交|布局|治理)/;
/** The same, where it is the first thing said: among many policies one plan to be drawn up is no milestone. */
const LOOSE_NODE =
  /启动|启用|编制|出台|制[定订]|组建|设立|办好[^，,。；;]{2,20}(?:大会|博览会|运动会|艺术节|旅游节|论坛|展会|节会|赛事)|(?:申报|创建|争创)(?![^，,。；;]{0,12}活动)[^，,。；;]{0,24}(?:县|市|镇|乡|村|区|单位|园|基地|称号|小镇|[A4-5５]级|学校|社区|街道)|建立[^，,。；;]{0,14}(?:中心|平台|台账|库|站)|实施[^，,。；;]{0,16}(?:工程|项目)|(?:新建|改建|扩建|迁建|续建|建设|改造|推进|加快)[^，,。；;]{2,18}(?:中心|医院|学校|公园|广场|停车场|车站|客运站|服务站|大桥|公路|水库|水厂|场馆)(?:项目|工程)?(?:迁建|新建|扩建|改造|建设|提升|[，,。；;、])/;
const NODE = new RegExp(`${FIRM_NODE.source}|${LOOSE_NODE.source}`);

/** A work that one day is over, whatever its size. */
const FINISH = /竣工(?!率)|投产(?!率)|投用|投入使用|交付|完工(?!率)|通车|封顶|并网|开工(?!率)|挂牌/;
/** Things of which the plan makes one or two: each is a node, not a pace. */
const FEW = 2;
/** Units of single things; 亩, 公里, 万元, 人, 场次 are amounts. */
const THINGS = /^(?:个|座|处|所|家|户|条|栋|幢|项|名|届|支|套|台|口)$/;
/** Units of how large one work is. */
const SIZES = /^(?:米|公里|千米|平方米|㎡|平方公里|亩|张|元|吨)$/;
const TIMES = /^(?:次|场|场次|天|遍|轮|期)$/;
const RATE = /率|占比|比例|比重|覆盖|普及|达标|参保|接种/;
const GROWTH = /增长|增速|增幅|涨幅|削减|压缩|增加|下降|提高|降低|减少|压减|提升/;
const HARM = /事故|死亡|亡人|火灾|受害|伤亡|案件|发案|上访/;
/** A stock to be worked off, not something that must not happen. */
const WORKED_OFF = /清零|销号|整改|清仓|化解/;

/** A share that shall reach a level, not a growth by so many percent. */
const isRate = ({ unit, metric, value }: Target): boolean =>
  /^[%％‰]$/.test(unit) &&
  value > 0 &&
  value <= 100 &&
  (RATE.test(metric) || !GROWTH.test(metric)) &&
  !/(?:增长|下降|增速|增幅)$/.test(metric);

/** What must not happen, or hardly. 三公经费 that may not grow is a ceiling, no incident. */
const isZero = ({ value, comparison, metric, unit }: Target): boolean =>
  (value === 0 && comparison === '=') ||
  (value === 0 && comparison === '<=' && !/^[%％]$/.test(unit)) ||
  (comparison === '<=' && HARM.test(metric));

/** Nothing is done more often in a rhythm; 送戏下乡1000场次 is a sum. */
const MOST_TIMES = 100;

/** A rhythm and no sum: 每月巡河3次. */
const isRhythm = ({ unit, value }: Target, { text, recurring }: KindClues): boolean =>
  value <= MOST_TIMES && TIMES.test(unit) && recurring !== null && recurring !== 'seasonal' && /每[日天周旬月季半]|按[周月季]/.test(text);

const SCALES = [
  [100_000_000, '亿'],
  [10_000, '万'],
] as const;

/** A number as the report writes it: 640亿 where that stands there, else its digits. */
const written = (value: number, text: string): string => {
  const scaled = SCALES.map(([scale, name]) => `${Number((value / scale).toFixed(6))}${name}`);
  return text.includes(`${value}`) ? `${value}` : (scaled.find((one) => text.includes(one)) ?? `${value}`);
};

const shown = ({ metric, value, unit }: Target, text: string): string => `${metric}${written(value, text)}${unit}`;

/** A word alone tells the office nothing: 启动, 接种. */
const BARE = 5;
const LONGEST_BEFORE = 16;
const LONGEST_AFTER = 12;
const STOP = /[，,。；;：:！!\n]/;

/** From `at` to the next stop, but no further than so many characters. */
const stretch = (text: string, at: number, step: 1 | -1, most: number): number => {
  let i = at;
  while (Math.abs(i - at) < most && (step < 0 ? i > 0 && !STOP.test(text[i - 1]!) : i < text.length && !STOP.test(text[i]!))) i += step;
  return i;
};

const count = (text: string, mark: string): number => text.split(mark).length - 1;

/** Words with both of their quotation marks, or without either: 开展“后厨行动”. */
const inMarks = (text: string, from: number, to: number): string => {
  const words = text.slice(from, to);
  const [opened, closed] = [count(words, '“'), count(words, '”')];
  if (opened === closed) return words;
  const end = opened > closed ? text.indexOf('”', to) : -1;
  if (end >= 0 && end - to < LONGEST_BEFORE) return text.slice(from, end + 1);
  const start = closed > opened ? text.lastIndexOf('“', from) : -1;
  if (start >= 0 && from - start < LONGEST_BEFORE) return text.slice(start, to);
  return words.replace(/[“”]/g, '');
};

/** The words of a pattern as the office reads them: a bare word with the clause it stands in. */
const found = (pattern: RegExp, text: string): string | null => {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [start, end] = [match.index, match.index + match[0].length];
  if (end - start > BARE) return inMarks(text, start, end);
  const from = stretch(text, start, -1, LONGEST_BEFORE);
  return inMarks(text, from, from < start ? end : stretch(text, end, 1, LONGEST_AFTER));
};

/** Kind by amounts and counts. */
const byCounts = ({ text, dueStated }: KindClues, counts: readonly Target[], rates: number): ProposedKind | null => {
  const [first] = counts;
  if (first === undefined) return null;
  const few = ({ value, unit }: Target) => value <= FEW && THINGS.test(unit);
  if (dueStated && counts.length <= FEW) {
    const finish = found(FINISH, text);
    if (finish !== null) return { kind: 'milestone', reason: finish };
    const node = found(NODE, text);
    if (node !== null && counts.every((count) => few(count) || SIZES.test(count.unit))) return { kind: 'milestone', reason: node };
  }
  if (counts.every(few) && rates === 0) return { kind: 'milestone', reason: shown(first, text) };
  return rates <= counts.length ? { kind: 'quantity', reason: shown(first, text) } : null;
};

/** Kind by the figures, when the task has any. */
const byTargets = (task: KindClues): ProposedKind | null => {
  const zero = task.targets.filter(isZero);
  const rhythm = task.targets.filter((target) => isRhythm(target, task));
  const others = task.targets.filter((target) => !isZero(target) && !isRhythm(target, task));
  const rates = others.filter(isRate);
  const counts = others.filter((target) => !isRate(target));
  const byCount = byCounts(task, counts, rates.length);
  if (byCount) return byCount;
  if (rates.length > 0 && rates.length >= zero.length) return { kind: 'coverage', reason: shown(rates[0]!, task.text) };
  if (rhythm.length > 0 && zero.length === 0) return { kind: 'continuing', reason: shown(rhythm[0]!, task.text) };
  const workedOff =
    zero.length > 0 && !zero.some(({ metric }) => HARM.test(metric)) && !/动态清零|零发生/.test(task.text)
      ? found(WORKED_OFF, task.text)
      : null;
  if (workedOff !== null) return { kind: CAMPAIGN.test(task.text) ? 'campaign' : 'milestone', reason: workedOff };
  return zero.length > 0 ? { kind: 'zero-incident', reason: shown(zero[0]!, task.text) } : null;
};

/** Of a sentence without a date a node must be the first thing said, or half of it: among many policies one plan to be drawn up is no milestone. */
const isMainly = (pattern: RegExp, text: string): boolean => {
  const clauses = text.split(/[，,；;。]/).filter((clause) => clause !== '');
  const having = clauses.filter((clause) => pattern.test(`${clause}。`)).length;
  return having * 2 >= clauses.length || pattern.test(`${clauses[0] ?? ''}。`);
};

const NOTHING_FIRM = '没有数量和节点，按常态推进';

/** Kind by the words, in the order in which they outweigh each other. */
const byWords = ({ text, dueStated }: KindClues): ProposedKind => {
  const rules: readonly (readonly [Kind, RegExp])[] = [
    ['campaign', CAMPAIGN],
    ...(dueStated ? ([['milestone', NODE]] as const) : []),
    ['coverage', COVERAGE],
    ['zero-incident', ZERO],
    ['quantity', CEILING],
    ['milestone', FIRM_NODE],
    ...(isMainly(LOOSE_NODE, text) ? ([['milestone', LOOSE_NODE]] as const) : []),
  ];
  for (const [kind, pattern] of rules) {
    const words = found(pattern, text);
    if (words !== null) return { kind, reason: words };
  }
  if (dueStated) return { kind: 'milestone', reason: '写明时限' };
  return { kind: 'continuing', reason: NOTHING_FIRM };
};

/**
 * The kind of a task, which the office may change.
 *
 * - quantity: a figure to add up to (玉米6000亩), or a ceiling of money (从严控制“三公”经费)
 * - milestone: a work that stands or not (建成, 编制, 优化布局), or one or two things (大户1户)
 * - coverage: a share of a whole (卫生厕所覆盖率达60%, 参保全覆盖)
 * - campaign: a named action with an end (开展…行动, 大检查)
 * - zero-incident: what must not happen (坚决遏制, 零发生)
 * - continuing: all else
 *
 * Figures decide before words. A duty to report (零报告) is no zero target.
 *
 * @example proposeKind({ text: '开展“后厨行动”。', targets: [], dueStated: false, recurring: null }, '').kind //=> 'campaign'
 */
export const proposeKind = (task: KindClues, _areaTitle: string): ProposedKind => byTargets(task) ?? byWords(task);
