import { addMonths, type Day, isDay, lastDayOf } from './day.ts';
import { DAY_BEFORE } from './feast-days.ts';
import { numeral } from './numerals.ts';
import { DEFAULT_SEASONS, lastDayBefore, type SeasonTable } from './season-table.ts';

/** A time limit named in a text, and where. */
export interface NamedDay {
  readonly day: Day;
  readonly start: number;
  readonly end: number;
}

export interface DueDate {
  readonly day: Day;
  /** False when the text names no limit and the year's end is meant. */
  readonly stated: boolean;
}

const N = '(?:\\d{1,2}|[一二三四五六七八九十]{1,3})';
const QUARTER_END: readonly string[] = ['03-31', '06-30', '09-30', '12-31'];
const FEAST =
  '春节|元宵节?|[“"]?双十一[”"]?|中秋节?|端午节?|国庆节?|[“"]?十一[”"]?(?=前)|清明节?|[“"]?五一[”"]?(?:劳动节|节)?|[“"]?六一[”"]?|[“"]?七一[”"]?|[“"]?八一[”"]?|教师节|元旦|全国两会|(?:秋季|春季)?开学|暑假|主?汛期?|(?:森林)?防灭?火期|雨季|春耕(?:备耕)?|春播|秋收|秋播|秋种|[“"]?三夏[”"]?|夏收|入冬|供暖季?|采暖季?|取暖季?|封冻';

/** All shapes of a limit in one pass; each alternative is bounded. */
const LIMIT = new RegExp(
  [
    // Behind a label the month alone is a limit: 完成时限：9月.
    `(?<=(?:时限|时间|期限)[:：])(?:(?<noteYear>\\d{4})年)?(?<noteMonth>${N})月(?![\\d一二三底末前上中下])`,
    `(?<![\\d每])(?:(?<year>\\d{4})年|(?<nextYear>明年|来年|次年))?(?<month>${N})月(?:(?<date>${N})[日号](?<start>起|开始|至)?|(?<part>底|末|中旬|上旬|下旬|份|中)?)(?<before>之?以?前|内|完成|建成|竣工|投产|开工|动工|投用|启动|试运行|交付|开馆|开业|通车|揭牌|投入使用|封顶|试生产|通水|并网|上线|入驻|开园|验收|挂牌)?`,
    `(?:(?<quarterYear>\\d{4})年|(?<nextQuarter>明年|来年|次年))?第?(?<quarter>[一二三四1-4])季度[末底内]?(?:之?前)?`,
    `(?:(?<endYear>(?<!\\d)\\d{4})年?)?(?<yearEnd>年底|年末|年内|岁末)(?:之?前)?`,
    `(?<![\\d.])(?:(?<figureYear>\\d{4})[./-])?(?<figureMonth>\\d{1,2})[./-](?<figureDate>\\d{1,2})(?=[日号]?(?:之?前|以前))`,
    `(?<half>上半年|半年内)(?:之?前)?`,
    `(?<secondHalf>下半年)`,
    `(?<mid>年中前|年中)(?=完成|建成|竣工|投)`,
    `(?:(?<feastYear>\\d{4})年|(?<nextFeast>明年|来年|次年))?(?<feast>${FEAST})(?:到来|来临|结束)?(?:之前|以前|前)(?!后)`,
    `(?<summer>暑期(?!防|安全)|暑假(?:期间)?(?=完成|建成|完工|投用))`,
    `(?<nextSpring>(?:明年|来年|次年)春[季天]?)(?![节耕播运])(?:之?前)?`,
    `(?<nextYearEnd>明年|来年|次年)(?=[^，,。；;]{0,4}(?:完成|建成|竣工|投用|投产|交付|通车))`,
    `(?<term>秋季)(?=(?:学期)?(?:开学|投入使用|投用|招生|启用|入学))`,
  ].join('|'),
  'g',
);

const two = (n: number): string => String(n).padStart(2, '0');

/** A year that a report may name; 0222 is a slip of the pen. */
const isYear = (year: number): boolean => year >= 1980 && year <= 2200;

const monthDay = (g: Readonly<Record<string, string | undefined>>, year: number): Day | null => {
  const month = numeral(g.month!);
  const own = g.year ? Number(g.year) : year + (g.nextYear ? 1 : 0);
  if (!(month >= 1 && month <= 12) || g.start || !isYear(own)) return null;
  const name = `${own}-${two(month)}`;
  if (g.date) {
    const day = `${name}-${two(numeral(g.date))}`;
    return isDay(day) ? day : null;
  }
  if (g.part === '上旬') return `${name}-10`;
  if (g.part === '中旬') return `${name}-20`;
  if (g.part) return lastDayOf(name);
  if (!g.before) return null;
  return g.before.endsWith('前') ? lastDayOf(addMonths(name, -1)) : lastDayOf(name);
};

const dayOf = (g: Readonly<Record<string, string | undefined>>, year: number, seasons: SeasonTable): Day | null => {
  if (g.month) return monthDay(g, year);
  if (g.noteMonth) return monthDay({ year: g.noteYear, month: g.noteMonth, part: '底' }, year);
  if (g.figureMonth) return monthDay({ year: g.figureYear, month: g.figureMonth, date: g.figureDate }, year);
  if (g.quarter)
    return `${g.quarterYear ?? year + (g.nextQuarter ? 1 : 0)}-${QUARTER_END[(Number.isNaN(Number(g.quarter)) ? numeral(g.quarter) : Number(g.quarter)) - 1]}`;
  if (g.yearEnd) return `${g.endYear ?? year}-12-31`;
  if (g.secondHalf) return `${year}-12-31`;
  if (g.half || g.mid) return `${year}-06-30`;
  if (g.nextSpring) return `${year + 1}-03-31`;
  if (g.nextYearEnd) return `${year + 1}-12-31`;
  if (g.summer || g.term) return `${year}-08-31`;
  const feastYear = g.feastYear ? Number(g.feastYear) : year + (g.nextFeast ? 1 : 0);
  if (!isYear(feastYear)) return null;
  return DAY_BEFORE.find(([name]) => name.test(g.feast!))?.[1](feastYear) ?? lastDayBefore(g.feast!, feastYear, seasons);
};

/** No plan of a year sets a limit beyond the second five-year plan after it; such a number is a slip of the pen. */
const FARTHEST_YEARS = 10;

/** One of these stands in every limit: where none does, the expression need not be tried, which is most of its speed. */
const MAY_NAME = /月|季|年[底末内中]|岁末|半年|前|暑|[明来次]年/;

/** Time limits named in a text, in order. “每月10日前” is a rhythm and “去年6月” is past: neither counts. */
export const namedDays = (text: string, year: number, seasons: SeasonTable = DEFAULT_SEASONS): NamedDay[] => {
  if (!MAY_NAME.test(text)) return [];
  return [...text.matchAll(LIMIT)].flatMap((m) => {
    if (/(?:每|每年|每月|去年|上年|每个)$/.test(text.slice(Math.max(0, m.index - 3), m.index))) return [];
    const day = dayOf(m.groups!, year, seasons);
    return day === null || day < `${year - 1}-12-31` || day > `${year + FARTHEST_YEARS}-12-31`
      ? []
      : [{ day, start: m.index, end: m.index + m[0].length }];
  });
};

/** A day inside 其中… binds that part's figure, not the task. */
const ofPart = (text: string, at: number): boolean => /其中[^，,。；;]{0,20}$/.test(text.slice(Math.max(0, at - 24), at));

/**
 * The day by which a task is due.
 *
 * - 6月底前, 6月底, 6月份完成: last day of June; 6月15日前, 2022.6.15前: that day; 6月前: last day of May
 * - 一季度: 31 March; 上半年: 30 June; 年内, 年底: 31 December, stated
 * - 春节前: the day before; 开学前: 31 August; 汛期前, 入冬前, 供暖前: as the town's seasons say, by default 31 May and 31 October
 * - 明年春节前, 明年一季度, 明年春季: the day of the year after
 * - several: the last one; one inside 其中… does not count; none (also 全年, 今年): 31 December, not stated
 *
 * @example readDueDate('9月底前完成拆旧复垦35亩。', 2019) //=> { day: '2019-09-30', stated: true }
 */
export const readDueDate = (text: string, year: number, seasons: SeasonTable = DEFAULT_SEASONS): DueDate => {
  const days = namedDays(text, year, seasons)
    .filter(({ start }) => !ofPart(text, start))
    .map((named) => named.day);
  return days.length > 0 ? { day: days.reduce((a, b) => (a > b ? a : b)), stated: true } : { day: `${year}-12-31`, stated: false };
};
