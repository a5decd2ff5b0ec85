import { numberText, partsOf, readDay, readNumber, readThings, readWord, shortened, wordText, wrongCell } from './cell-words.ts';
import type { Accumulation, Measure } from './plan.ts';
import type { Season } from './season-table.ts';

const SOURCE_WORDS: Readonly<Record<Measure['source'], string>> = {
  plan: '计划',
  'last-review': '上年回顾',
  catalogue: '目录',
  head: '单位',
};

const ACCUMULATION_WORDS: Readonly<Record<Accumulation, string>> = { sum: '各次相加', level: '最近一次', ratio: '比率' };

const NO_SEASON = '不限';

/**
 * 计量项 as a cell, one a line; `readMeasures` reads it back as it was.
 *
 * - name and unit; behind them where it was taken from, what it was last year, how reports add up, and when it is done
 * - a measure that says nothing of its source is one of the plan; one that says nothing of its season has that of the town's table
 *
 * @example measuresText([{ name: '护林员', unit: '名', source: 'catalogue', lastYear: 35 }]) //=> '护林员 名，取自 目录，上年 35'
 */
export const measuresText = (measures: readonly Measure[]): string => measures.map(measureText).join('\n');

const measureText = ({ name, unit, source, lastYear, season, accumulation }: Measure): string =>
  [
    [wordText(name), ...(unit === '' ? [] : [wordText(unit)])].join(' '),
    ...(source === 'plan' ? [] : [`取自 ${SOURCE_WORDS[source]}`]),
    ...(lastYear === null ? [] : [`上年 ${numberText(lastYear)}`]),
    ...(accumulation === undefined ? [] : [`累计 ${ACCUMULATION_WORDS[accumulation]}`]),
    ...(season === undefined ? [] : [`时段 ${seasonText(season)}`]),
  ].join('，');

const seasonText = (season: readonly Season[]): string =>
  season.length === 0 ? NO_SEASON : season.map(({ from, to }) => `${from}–${to}`).join(' ');

/** @throws RuleError CellIsWrong naming the line */
export const readMeasures = (cell: string): Measure[] => readThings<Measure>(cell, readMeasure);

const readMeasure = (line: string): Measure => {
  const [named = '', ...options] = partsOf(line, /，/);
  const [name = '', ...units] = partsOf(named.trim(), /\s/).filter((part) => part !== '');
  if (units.length > 1) throw wrongCell('应写成“名称 单位”，名称里有空格的加引号');
  const measure: Measure = { name: readWord(name), unit: readWord(units[0] ?? ''), source: 'plan', lastYear: null };
  return options.reduce(withOption, measure);
};

const withOption = (measure: Measure, option: string): Measure => {
  const [, name = '', said = ''] = /^\s{0,9}(取自|上年|累计|时段)[\s：:]{0,9}(.{1,400})$/su.exec(option) ?? [];
  if (name === '取自') return { ...measure, source: wordOf(SOURCE_WORDS, said) };
  if (name === '上年') return { ...measure, lastYear: readNumber(said) };
  if (name === '累计') return { ...measure, accumulation: wordOf(ACCUMULATION_WORDS, said) };
  if (name === '时段') return { ...measure, season: readSeason(said.trim()) };
  throw wrongCell(`看不懂“${shortened(option.trim())}”：逗号后面应为 取自、上年、累计 或 时段`);
};

const wordOf = <Key extends string>(words: Readonly<Record<Key, string>>, said: string): Key => {
  const key = (Object.keys(words) as Key[]).find((one) => words[one] === said.trim());
  if (key === undefined) throw wrongCell(`没有“${shortened(said.trim())}”，应为以下之一：${Object.values(words).join('、')}`);
  return key;
};

const readSeason = (said: string): Season[] =>
  said === NO_SEASON
    ? []
    : said.split(/\s{1,9}/).map((window) => {
        const [from = '', to = '', ...more] = window.split(/[–—~～至]/);
        if (more.length > 0 || to === '') throw wrongCell(`“${shortened(window)}”应写成 2022-03-01–2022-05-31`);
        return { from: readDay(from), to: readDay(to) };
      });
