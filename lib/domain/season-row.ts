/** 'MM-DD', a day that every year has. */
export type MonthDay = string;

/** First and last day; one whose end stands before its beginning runs over the New Year. */
export type Window = readonly [from: MonthDay, to: MonthDay];

/**
 * Whether windows stand in order and apart from each other. Only the last may run over the New Year, and ends before the first begins.
 *
 * @example areInOrder([['03-15', '06-15'], ['11-01', '02-28']]) //=> true
 */
export const areInOrder = (windows: readonly Window[]): boolean =>
  windows.every(([from, to], i) => {
    const next = windows[i + 1];
    return next ? from <= to && to < next[0] : from <= to || to < windows[0]![0];
  });

/** When a thing is done, each year anew. */
export interface SeasonRow {
  readonly name: string;
  /** The row is meant where one of them stands in the name of a measure. */
  readonly words: readonly string[];
  /** In order; empty for what only ends a time limit (入冬前). Of a crop: when it is sown or planted. */
  readonly windows: readonly Window[];
  /** When a crop is harvested; null for what is no crop. */
  readonly harvest: readonly Window[] | null;
  /** Last day that “X前” allows; null where nobody says so. */
  readonly before: MonthDay | null;
}

/** Windows as one text. @example windowsOf('02-15..03-31 08-01..09-30') //=> [['02-15', '03-31'], ['08-01', '09-30']] */
const windowsOf = (text: string): readonly Window[] =>
  text === '' ? [] : text.split(' ').map((window) => window.split('..') as [MonthDay, MonthDay]);

/** A crop, with its words, sowing and harvest as texts. @example crop('水稻', '水稻 稻谷 插秧', '04-01..06-10', '08-10..09-30') */
export const crop = (name: string, words: string, sowing: string, harvest: string): SeasonRow => ({
  name,
  words: words.split(' '),
  windows: windowsOf(sowing),
  harvest: windowsOf(harvest),
  before: null,
});

/** What is no crop. @example period('汛期', '防汛 汛期', '05-01..09-30', '05-31') */
export const period = (name: string, words: string, windows: string, before: MonthDay | null = null): SeasonRow => ({
  name,
  words: words.split(' '),
  windows: windowsOf(windows),
  harvest: null,
  before,
});
