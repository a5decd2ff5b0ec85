import { QUOTED_NUMBERS, withoutFixedTerms } from './fixed-terms.ts';

/** Words of hope and of praise: a review states what was done, and lets the figures praise. */
const HOPES = /^(?:我们|将|要|力争|争取|努力|确保|坚决|切实|全面|圆满|大力|高位|高标准|进一步|更加|充分|主动|认真|逗硬|并|还|继续)+/;

/** Clauses that state a hoped-for result: in the past they would claim it. */
const RESULTS =
  /^(?:遏制|杜绝|防止|守好|守住|筑牢|扎紧|打赢|保障|营造|促进|促|推动|实现|提高|提升群众|打造|维护|保证|使|让|不断|扩大|稳定|帮助|改善)/;

/** Clauses that only prepare the next one. */
const CIRCUMSTANCES = /^(?:围绕|按照|根据|依托|结合|通过|突出|以|在|对|为|针对|坚持扶贫|重要节假日期间$)/;

const MAX_PHRASE = 36;
const ENOUGH = 14;

/** A comma inside quotation marks cuts nothing: 按照“讲真话、办实事，有情怀”要求 is one clause. */
const QUOTED = /“[^“”]{1,200}”/g;
const JOINED = '\u0000';

const clausesOf = (text: string): readonly string[] =>
  text
    .replace(/[（(][^（）()]*[）)]/g, '')
    .replace(QUOTED, (quoted) => quoted.replace(/[，,]/g, JOINED))
    .split(/[，,；;。！!：:\n]/)
    .map((clause) => clause.replaceAll(JOINED, '，').trim())
    .filter((clause) => clause !== '');

/** The clause without hope and praise: '切实做好…' → '做好…'. */
const plain = (clause: string): string => clause.replace(/^(?:通过|以).*?(?:方式|手段|形式)/, '').replace(HOPES, '');

const hasFigure = (clause: string): boolean => /\d/.test(withoutFixedTerms(clause).replace(QUOTED_NUMBERS, ''));

const isDone = (clause: string): boolean => {
  const words = plain(clause);
  const claims = /^(?:力争|争取|努力|确保)/.test(clause) || RESULTS.test(words);
  return words.length >= 4 && !claims && !CIRCUMSTANCES.test(words) && !hasFigure(words);
};

/**
 * The plan's own words as an account of what was done: up to two clauses that name an action, without hope (力争), praise (全面, 切实) or
 * claimed result (确保空气优良), and without any number. Null when the text has no such clause.
 *
 * @example pastPhrase('坚决守好耕地保护红线,全面压实耕地保护主体责任,严格耕地保护执法监督。') //=> '压实耕地保护主体责任，严格耕地保护执法监督'
 */
export const pastPhrase = (text: string): string | null => {
  const done = clausesOf(text).filter(isDone).map(plain);
  const [first, second] = done;
  if (first === undefined) return null;
  const both = `${first}，${second}`;
  return second !== undefined && first.length <= ENOUGH && both.length <= MAX_PHRASE ? both : first;
};

/** A clause that promises a share. */
const SHARE = /全覆盖|覆盖率|参保|率达|达标率/;

/**
 * What was done for a share: the last action named before the clause that promises it; else `pastPhrase`.
 *
 * @example phraseBeforeShare('提升村容村貌，持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上。') //=> '持续推进农村“厕所革命”'
 */
export const phraseBeforeShare = (text: string): string | null => {
  const clauses = clausesOf(text);
  const at = clauses.findIndex((clause) => hasFigure(clause) || SHARE.test(clause));
  return clauses.slice(0, Math.max(0, at)).filter(isDone).map(plain).at(-1) ?? pastPhrase(text);
};

/** Dangers by the words of a task, for zero-incident tasks which name none themselves. */
const DANGERS: readonly (readonly [RegExp, string])[] = [
  [/森林防灭?火|防火/, '森林火灾'],
  [/五烧|秸秆/, '露天焚烧通报问题'],
  [/溺水/, '溺水事故'],
  [/安全生产|安全事故/, '较大以上安全事故'],
  [/返贫|返\(致\)贫|返（致）贫/, '规模性返贫'],
  [/食品|药品/, '食品药品安全事故'],
  [/信访|上访/, '越级非访事件'],
  [/疫情/, '聚集性疫情'],
  [/占用?耕地|非农化/, '违法占用耕地问题'],
];

export const UNNAMED_DANGER = '相关事件';

/** What must not happen, as the text names it; else by its domain. @example dangerOf('坚决遏制较大以上安全事故发生。') //=> '较大以上安全事故' */
export const dangerOf = (text: string): string => {
  const named = /(?:不发生|遏制|杜绝|防止)(?:一切|各类)?([^，,。；;、这]{2,16}?)(?:这一|发生|的?底线|[，,。；;]|$)/.exec(text)?.[1];
  if (named !== undefined) return /[”化]$/.test(named) ? `${named}问题` : named;
  return DANGERS.find(([words]) => words.test(text))?.[1] ?? UNNAMED_DANGER;
};

const INCIDENT = /事故|火灾|火情|火点|发案|案件|违法占|返贫|溺水|溺亡|非访|越级|疫情|中毒/;
const CARE = /整改|处置|处理|排查|隐患|宣传|演练|劝导|化解|消除|监测|打击|破获|警示|培训|检查|巡查|发放|接种|结案|办结/;

/** Whether a counter counts what must not happen, not the care taken against it. @example countsIncidents('火点通报') //=> true */
export const countsIncidents = (name: string): boolean => INCIDENT.test(name) && !CARE.test(name);

/** Verbs that a measure's name may begin with; other names get 完成 before them. */
const VERBS =
  /^(?:新建|改造|改建|整治|种植|播种|硬化|建成|发放|培育|培训|清理|清运|处置|处理|修建|维修|新增|植树|造林|开展|组织|完成|发展|栽植|引进|实施|排查|化解|检查|整改|巡查|走访|救助|劝导|宣传|签订|核查|办理|培养|招引|争取|出栏|转移|消除|解决|采取|识别)/;

/** @example withVerb('玉米种植面积') //=> '完成玉米种植面积' */
export const withVerb = (name: string): string => (VERBS.test(name) ? name : `完成${name}`);

export const REVIEW_PERIODS = ['half', 'year'] as const;

/** half: for the session of the congress in July. */
export type ReviewPeriod = (typeof REVIEW_PERIODS)[number];

/** Last day of what a review looks back on. @example endOf(2022, 'half') //=> '2022-06-30' */
export const endOf = (year: number, period: ReviewPeriod = 'year'): string => `${year}-${period === 'half' ? '06-30' : '12-31'}`;

/** The days over which the review looks back. @example spanOf('2022-12-12', 2022) //=> '全年' */
export const spanOf = (asOf: string, year: number, period: ReviewPeriod = 'year'): string => {
  if (period === 'half') return asOf >= endOf(year, 'half') ? '上半年' : '今年以来';
  return asOf >= `${year}-12-01` ? '全年' : '今年以来';
};

/** A heading of a year's review over half a year: its opening says another span. @example inPeriod('一年来，我们抓生态', 'half') //=> '上半年，我们抓生态' */
export const inPeriod = (title: string, period: ReviewPeriod = 'year'): string =>
  period === 'half' ? title.replace(/^(?:一年来|过去的?一年|这一年)/, '上半年') : title;
