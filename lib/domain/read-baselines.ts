import type { ReviewFigure } from './link-baselines.ts';
import { numeral } from './numerals.ts';
import type { ReviewChapter } from './plan.ts';

/** Units that reviews count in, the longest first where one begins another. */
const UNITS =
  '个百分点|平方公里|平方千米|平方米|立方米|万千瓦|千瓦时|兆瓦|剂次|人次|场次|批次|户次|家次|车次|公里|千米|公顷|公斤|千克|千瓦|微克|美元|元|亩|吨|斤|米|头|只|羽|尾|株|棵|户|人|名|位|个|家|所|座|处|栋|幢|间|套|台|辆|口|条|件|起|项|次|场|期|批|份|幅|块|张|册|支|宗|村|天|小时|对|面|盏|箱|袋|枚|门|部|篇|粒|盘|桶|℃|㎡|%|‰';
/** A figure: number, 万/亿, 余, unit. Bounded and guarded at its start, so that long runs of digits cost nothing. */
const FIGURE = new RegExp(
  `(?<![\\d.,A-Za-z+＋—\\-~“”"第])(\\d{1,9}(?:,\\d{3}){0,3}(?:\\.\\d{1,4})?)(?:余|多)?([万亿千百]{0,2})(?:余|多)?(${UNITS})`,
  'g',
);
/** What may stand between the thing counted and its number. */
const JOINT = /(?:累计|共计|合计|总计|分别|均为?|超过|突破|达到?|增加到|提高到|增至|完成|实现|(?<!签)约|近|超|至|为|是|共|有|计|余){1,4}$/;
/** Verbs and openings before what is counted; 新建 and 种植 stay, they tell apart. */
const OPENING =
  /^(?:\d{2,4}年|全年|年内|一年来|今年|去年|全镇|全乡|全县|我镇|我乡|我们|先后|同时|其中|并|共|已|累计|共计|年|顺利|圆满|全面|组织|持续|不断|积极|逐一|免费|足额|完成了?|实现了?|开展了?|实施|新增|发展|兑现|发放|安装|管理|落实|打造|巩固提升|承办|调整|制定|配优选强|添置|聘用|下发|张贴悬挂|及时){0,4}/;
/** 由54.1%提高到: the first figure is the year before's. */
const FROM = /[由从]$/;
const FROM_TO = /[由从]\d[\d.,]{0,12}[^\d，,。；;]{0,4}?(?=提|增|上升|下降|降|减|升|压|扩)/;
/** Growth of what the figure before told: 财政收入9.8亿元，增长4.2%. */
const GROWTH = /^(?:同比|较上年|比上年|年均)?(增长|下降|减少|提高|增加)$/;
/** What follows a number that is no figure of work: a meeting's or a slogan's, or scope before what it describes. */
const NOT_COUNTED = /^(?:中全会|周年|坚持|必须|维护|意识|自信|确立|百年|方面)/;
const LONGEST = 16;
const SENTENCE_REACH = 60;
/** A run-in theme under which figures stand: 二是森林防灭火常抓常管。 */
const THEME = /(?:^|[。；;！\n])[一二三四五六七八九十]{1,2}是([^，,。；;\n]{2,24})/g;

/** The words before a number in its own item: behind the last stop or the figure before. */
const wordsBefore = (text: string, from: number, at: number): string => {
  const slice = text.slice(Math.max(from, at - 40), at);
  const cut = Math.max(...[...'，,。；;、：:！!\n（）()'].map((stop) => slice.lastIndexOf(stop)));
  return slice.slice(cut + 1);
};

const wordsAfter = (text: string, at: number): string => /^[一-龥]{2,12}/.exec(text.slice(at, at + 12))?.[0] ?? '';

/** What is counted, from the words round the number: without the place (…等村), openings and joints. */
const nounOf = (words: string): string => {
  const noun = words
    .trim()
    .replace(/^.{0,16}等(?:村|社区|地|镇|乡)?(?=[一-龥]{2})/, '')
    .replace(FROM_TO, '')
    .replace(/(?:提高|提升|增加|增长|上升|下降|降低|减少|压减|扩大)(?:到|至)$/, '')
    .replace(JOINT, '')
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

/** The figures of one chapter, numbered from 1. */
const inChapter = (text: string, { start: from, end: to }: ReviewChapter, chapter: number): ReviewFigure[] => {
  const body = text.slice(from, to);
  const themes = [...body.matchAll(THEME)].map((m) => ({ at: from + m.index, words: m[1]! }));
  let theme = 0;
  let last = from;
  let grown = '';
  let grownUntil = 0;
  return [...body.matchAll(FIGURE)].flatMap((m) => {
    const start = from + m.index;
    const end = start + m[0].length;
    while (theme < themes.length && themes[theme]!.at < start) theme++;
    const after = wordsAfter(text, end);
    const words = wordsBefore(text, last, start);
    if (FROM.test(words)) return [];
    const before = nounOf(words);
    const growth = GROWTH.exec(before)?.[1];
    const metric = growth ? (start < grownUntil ? grown + growth : '') : before.length >= 2 ? before : nounOf(after);
    const value = numeral(m[1]! + m[2]!);
    last = end;
    if (metric.length < 2 || Number.isNaN(value) || NOT_COUNTED.test(after) || text[start - 1] === '等') return [];
    const clause = around(text, start, end, /[，,。；;！\n]/);
    const sentenceEnd = until(text, end, /[。；;！\n]/, 1);
    const sentence = text.slice(until(text, start, /[。；;！\n]/, -1), sentenceEnd);
    if (!growth) {
      grown = metric;
      grownUntil = sentenceEnd;
    }
    return [{ metric, value, unit: m[3]!, start, end, chapter, clause, sentence, sentenceEnd, theme: themes[theme - 1]?.words ?? '' }];
  });
};

/**
 * The figures of the review section, in order, each with the words round it.
 *
 * - metric: the words before the number in its item (种植水稻4448.63亩、玉米5800亩 → 种植水稻, 玉米), else those after it (8人征兵任务)
 * - value: 万 and 亿 multiplied out, 余 and 多 left out
 * - years, days, ranges, figures in names and scopes (金龙台等10个林区) are none
 *
 * @param text the whole report as it is read; offsets are UTF-16 into it
 */
export const readBaselines = (text: string, chapters: readonly ReviewChapter[]): ReviewFigure[] =>
  chapters.flatMap((chapter, i) => inChapter(text, chapter, i + 1));
