import type { ReviewFigure } from './link-baselines.ts';
import { numeral } from './numerals.ts';
import type { ReviewChapter } from './plan.ts';
import { namesApart, namesTogether } from './shared-figures.ts';

/** Units that reviews count in, the longest first where one begins another. */
const UNITS =
  '个百分点|微克每立方米|微克/立方米|平方公里|平方千米|平方米|立方米|万千瓦|千瓦时|兆瓦|剂次|人次|场次|批次|户次|家次|车次|公里|千米|公顷|公斤|千克|千瓦|微克|美元|元|亩|吨|斤|米|头|只|羽|尾|株|棵|户|人|名|位|个|家|所|座|处|栋|幢|间|套|台|辆|口|条|件|起|项|次|场|期|批|份|幅|块|张|册|支|宗|村|天|小时|对|面|盏|箱|袋|枚|门|部|篇|粒|盘|桶|℃|㎡|%|‰';
/** A figure: number, 万/亿, 余, unit. Bounded and guarded at its start, so that long runs of digits cost nothing. */
const FIGURE = new RegExp(
  `(?:(?<=APP)|(?<![\\d.,A-Za-z+＋—\\-~“”"第前]))(\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?)(?:余|多)?([万亿千百]{0,2})(?:余|多)?(${UNITS})`,
  'g',
);
/** What may stand between the thing counted and its number. */
const JOINT =
  /(?:累计|共计|合计|总计|分别|均为?|都是?|超过|突破|达到?|增加到|提高到|增至|完成|实现|(?<!签)约|近|超|至|为|是|共|有|计|余){1,4}$/;
/** Verbs and openings before what is counted; 新建 and 种植 stay, they tell apart. */
const OPENING =
  /^(?:\d{2,4}年|全年|年内|预计|一年来|今年|去年|全镇|全乡|全县|我镇|我乡|我们|先后|同时|其中|并|共|已|累计|共计|年|顺利|圆满|全面|组织|持续|不断|积极|逐一|免费|足额|完成了?|实现了?|开展了?|实施|新增|发展|增加|另有|逐户|兑现|发放|安装|管理|落实|打造|巩固提升|承办|调整|制定|配优选强|添置|聘用|下发|张贴悬挂|竖立|及时|帮助群众|帮助企业){0,4}/;
/** 由54.1%提高到: the first figure is the year before's. */
const FROM = /[由从]$/;
const FROM_TO = /[由从]\d[\d.,]{0,12}[^\d，,。；;]{0,4}?(?=提|增|上升|下降|降|减|升|压|扩)/;
/** Growth of what the figure before told: 财政收入9.8亿元，增长4.2%. */
const GROWTH = /^(?:同比|同口径|按可比口径|可比|较上年|比上年|年均){0,2}(增长|下降|减少|提高|增加)$/;
/** What follows a number that is no figure of work: a meeting's or a slogan's, or scope before what it describes. */
const NOT_COUNTED = /^(?:中全会|周年|坚持|必须|维护|意识|自信|确立|百年|方面)/;
const LONGEST = 16;
const SENTENCE_REACH = 60;
/** A run-in theme under which figures stand: 二是森林防灭火常抓常管。 */
const THEME = /(?:^|[。；;！\n])[一二三四五六七八九十]{1,2}是([^，,。；;\n]{2,24})/g;

const behindLast = (slice: string, stops: string): string =>
  slice.slice(Math.max(...[...stops].map((stop) => slice.lastIndexOf(stop))) + 1);

/** The words before a number in its own item: behind the last stop or the figure before. */
const wordsBefore = (text: string, from: number, at: number): string =>
  behindLast(text.slice(Math.max(from, at - 40), at), '，,。；;、：:！!\n（）()');

/** The words before a number in its own clause, in which several things may stand: 办结率、满意率均为. */
const clauseBefore = (text: string, from: number, at: number): string =>
  behindLast(text.slice(Math.max(from, at - SENTENCE_REACH), at), '，,。；;：:！!\n（）()');

const wordsAfter = (text: string, at: number): string => /^[一-龥]{2,12}/.exec(text.slice(at, at + 12))?.[0] ?? '';

/** What is counted, from the words round the number: without the place (…等村), openings and joints. */
const nounOf = (words: string): string => {
  const noun = words
    .trim()
    .replace(/^在.{2,12}?(?:设立|设置|建成|建立)(?=[一-龥]{2})/, '')
    .replace(/^.{0,16}等(?:村|社区|地|镇|乡)?(?=[一-龥]{2})/, '')
    .replace(FROM_TO, '')
    .replace(/(?:提高|提升|增加|增长|上升|下降|降低|减少|压减|扩大)(?:到|至)$/, '')
    .replace(JOINT, '')
    .replace(/(?<=[一-龥]{3})开展$/, '')
    .replace(OPENING, '')
    .replace(/(?:实现|完成|达到)了?(?=[一-龥]{2})/, '');
  return noun.length > LONGEST ? noun.slice(-LONGEST) : noun;
};

const until = (text: string, at: number, stops: RegExp, step: 1 | -1): number => {
  let i = at;
  while (i > 0 && i < text.length && Math.abs(i - at) < SENTENCE_REACH && !stops.test(text[step < 0 ? i - 1 : i]!)) i += step;
  return i;
};

/** The stretch round a figure that `stops` bound, at most 60 characters to each side. */
const around = (text: string, start: number, end: number, stops: RegExp): string =>
  text.slice(until(text, start, stops, -1), until(text, end, stops, 1));

/** Two figures of one list: 36210元、17540元. */
const LISTED = /^[、和与及]?$/;
/** What the clause before names for 分别: 秋粮以玉米和水稻为主，分别种植. */
const NAMED_FIRST = /([一-龥]{1,8}(?:[、和与及][一-龥]{1,8}?){1,4})(?:为主)?[，,]$/;

/** Names of the figures of a list in order, as they stand before 分别 or in 城乡; none when they do not tell. */
const namesOfRun = (text: string, start: number, words: string, count: number): string[] => {
  const apart = namesApart(words, count);
  if (apart.length > 0) return apart;
  const noun = nounOf(words);
  if (noun.startsWith('城乡') && count === 2) return [`城镇${noun.slice(2)}`, `农村${noun.slice(2)}`];
  if (!words.startsWith('分别')) return [];
  const before = text.slice(Math.max(0, start - words.length - SENTENCE_REACH), start - words.length);
  const named =
    NAMED_FIRST.exec(before)?.[1]
      ?.replace(/^.{0,8}以(?=[一-龥])/, '')
      .split(/[、和与及]/) ?? [];
  return named.length === count ? named : [];
};

/** A rate that does not say of what: the figure before does (工单342件，满意率98.2%). */
const BARE_RATE = /^(?:[一-龥]{2}率)$/;
/** What is done with the thing whose rate follows. */
const HANDLED = /^(?:全年)?(?:共|累计)?(?:承办|办理|受理|排查|查处|处理|接收|收到|开展)(?:了)?/;

/** @example ofSubject('满意率', '办理12345工单') //=> '12345工单满意率' */
const ofSubject = (rate: string, before: string): string => {
  const subject = before.replace(HANDLED, '');
  if (!BARE_RATE.test(rate) || subject.length < 2 || subject.endsWith('率')) return rate;
  return subject.endsWith(rate.slice(0, 2)) ? `${subject}率` : subject + rate;
};

interface Found {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly unit: string;
  /** In its own item, from the last stop or figure. */
  readonly words: string;
  /** In its clause, lists included. */
  readonly clauseWords: string;
  readonly after: string;
}

const foundIn = (text: string, { start: from, end: to }: ReviewChapter): Found[] => {
  let last = from;
  return [...text.slice(from, to).matchAll(FIGURE)].map((m) => {
    const start = from + m.index;
    const end = start + m[0].length;
    const found = { start, end, value: numeral(m[1]! + m[2]!), unit: m[3]! };
    const words = { words: wordsBefore(text, last, start), clauseWords: clauseBefore(text, last, start), after: wordsAfter(text, end) };
    if (!FROM.test(words.words)) last = end;
    return { ...found, ...words };
  });
};

/** How many figures of one unit follow each other without a name of their own. */
const runLength = (text: string, all: readonly Found[], i: number): number => {
  let n = 1;
  for (let next = all[i + n]; next && next.unit === all[i]!.unit; next = all[i + n]) {
    if (!LISTED.test(text.slice(all[i + n - 1]!.end, next.start))) break;
    n++;
  }
  return n;
};

/** What is counted: the words before, else those behind; 解决320户饮水困难 has both. */
const metricOf = ({ words, after }: Found): string => {
  const before = nounOf(words);
  if (/^(?:有效)?解决$/.test(before)) return before + nounOf(after);
  return before.length >= 2 ? before : nounOf(after);
};

/** The names of the figures from `all[i]` on: one for each of a list, or several for one figure that they share. */
const namesFrom = (text: string, all: readonly Found[], i: number, count: number): readonly string[] => {
  const { words, clauseWords, start } = all[i]!;
  const together = count === 1 ? namesTogether(clauseWords) : [];
  if (together.length > 0) return together;
  const run = count > 1 ? namesOfRun(text, start, clauseWords, count) : [];
  if (run.length > 0) return run;
  return words.startsWith('分别') ? [] : [metricOf(all[i]!)];
};

/** The figures of one chapter, numbered from 1. */
const inChapter = (text: string, piece: ReviewChapter, chapter: number): ReviewFigure[] => {
  const body = text.slice(piece.start, piece.end);
  const themes = [...body.matchAll(THEME)].map((m) => ({ at: piece.start + m.index, words: m[1]! }));
  const all = foundIn(text, piece);
  const given: ReviewFigure[] = [];
  let theme = 0;
  let grown: readonly string[] = [];
  let before = '';
  let sameUntil = 0;
  for (let i = 0, count = 1; i < all.length; i += count) {
    const { start, words } = all[i]!;
    count = runLength(text, all, i);
    while (theme < themes.length && themes[theme]!.at < start) theme++;
    if (FROM.test(words)) {
      count = 1;
      continue;
    }
    if (start >= sameUntil) [grown, before] = [[], ''];
    const sentenceEnd = until(text, all[i]!.end, /[。；;！\n]/, 1);
    const growth = GROWTH.exec(nounOf(words))?.[1];
    const names = growth ? grown.slice(0, count).map((name) => name + growth) : namesFrom(text, all, i, count);
    const metrics = names.map((name) => ofSubject(name, before));
    metrics.forEach((metric, at) => {
      const { end, value, unit, after, start: own } = all[Math.min(i + at, i + count - 1)]!;
      if (metric.length < 2 || GROWTH.test(metric) || Number.isNaN(value) || NOT_COUNTED.test(after) || text[own - 1] === '等') return;
      const clause = around(text, own, end, /[，,。；;！\n]/);
      const sentence = text.slice(until(text, own, /[。；;！\n]/, -1), sentenceEnd);
      given.push({ metric, value, unit, start: own, end, chapter, clause, sentence, sentenceEnd, theme: themes[theme - 1]?.words ?? '' });
    });
    if (growth || metrics.length === 0) continue;
    grown = metrics;
    const isListed = text[start - words.length - 1] === '、';
    if (!BARE_RATE.test(names[0]!)) before = isListed ? '' : metrics[0]!;
    sameUntil = sentenceEnd;
  }
  return given;
};

/**
 * The figures of the review section, in order, each with the words round it.
 *
 * - metric: the words before the number in its item (种植水稻4448.63亩、玉米5800亩 → 种植水稻, 玉米), else those after it (8人征兵任务)
 * - a list gives each figure its own name (玉米和水稻分别种植, 城乡居民收入达到A、B，增长C、D), and figures that share one value one each
 * - a rate that does not say of what is that of the figure before it (办理工单342件，满意率98.2%)
 * - value: 万 and 亿 multiplied out, 余 and 多 left out
 * - years, days, ranges, figures in names and scopes (金龙台等10个林区) are none
 *
 * @param text the whole report as it is read; offsets are UTF-16 into it
 */
export const readBaselines = (text: string, chapters: readonly ReviewChapter[]): ReviewFigure[] =>
  chapters.flatMap((chapter, i) => inChapter(text, chapter, i + 1));
