import { CROP_SEASONS } from './crop-seasons.ts';
import { type Day, daysBetween } from './day.ts';
import { periodSeasons } from './period-seasons.ts';
import { DEFAULT_REGION, type Region } from './regions.ts';
import type { SeasonRow, Window } from './season-row.ts';

/** A part of a year in which a thing is done and therefore asked. */
export interface Season {
  readonly from: Day;
  readonly to: Day;
}

/** The rows by which a town's year is read; the first that matches wins. */
export type SeasonTable = readonly SeasonRow[];

/** A row as a town gives it: harvest and limit that it leaves out are those of the region's row of that name, if there is one. */
export type OwnSeason = Pick<SeasonRow, 'name' | 'words' | 'windows'> & Partial<Pick<SeasonRow, 'harvest' | 'before'>>;

/** What a town says of its seasons; an organization says it. */
export interface TownSeasons {
  readonly region?: Region;
  readonly seasons?: readonly OwnSeason[];
}

/**
 * The table of a town: its region's, with the town's own rows.
 *
 * - a row with the name of one of the region's takes its place
 * - others stand first, so that 制种玉米 is found before 玉米
 */
export const seasonTable = ({ region = DEFAULT_REGION, seasons = [] }: TownSeasons = {}): SeasonTable => {
  const regional = [...CROP_SEASONS[region], ...periodSeasons(region)];
  const own = new Map(seasons.map((row) => [row.name, row]));
  const added = seasons.filter(({ name }) => !regional.some((row) => row.name === name));
  return [
    ...added.map((row): SeasonRow => ({ harvest: null, before: null, ...row })),
    ...regional.map((row): SeasonRow => ({ ...row, ...own.get(row.name) })),
  ];
};

/** The table of a town that has said nothing. */
export const DEFAULT_SEASONS = seasonTable();

/** A crop that is weighed, sold or insured is neither sown nor harvested by it. */
const WEIGHED = /产量|总产|单产|产值|收入|收购|销售|加工|保险|补贴/;
const HARVESTED = /收获|收割|秋收|夏收|机收|抢收|采收/;

const windowsFor = ({ windows, harvest }: SeasonRow, name: string): readonly Window[] => {
  if (harvest === null) return windows;
  if (WEIGHED.test(name)) return [];
  return HARVESTED.test(name) ? harvest : windows;
};

/** A window that runs over the New Year touches a year twice: with its end, begun the year before, and with its beginning. */
const seasonsIn = (year: number, [from, to]: Window): readonly Season[] =>
  (from <= to ? [[year, year] as const] : [[year - 1, year] as const, [year, year + 1] as const]).map(([first, last]) => ({
    from: `${first}-${from}`,
    to: `${last}-${to}`,
  }));

/**
 * All windows of a thing that touch a year, whole and in order; empty when it has no season.
 *
 * - found by the words in the name of a measure: 玉米种植面积 → 玉米, its sowing
 * - 收获, 收割, 秋收 and their like: the crop's harvest; weighed, sold or insured it has no season
 * - two windows for 秸秆禁烧 and 征兵, and for what runs over the New Year
 *
 * @example seasonsOf('秸秆禁烧', 2022) //=> [{ from: '2022-04-20', to: '2022-06-10' }, { from: '2022-08-20', to: '2022-10-15' }]
 */
export const seasonsOf = (name: string, year: number, table: SeasonTable = DEFAULT_SEASONS): readonly Season[] => {
  const row = table.find(({ words }) => words.some((word) => name.includes(word)));
  const windows = row ? windowsFor(row, name) : [];
  return windows.flatMap((window) => seasonsIn(year, window)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
};

/** What a campaign is about stands before its first comma; behind it stands how (在汛期等重点时段严格值守). */
const SUBJECT = /^[^，,。；;]{0,200}/;

/**
 * All windows of what a campaign is about, in order: of every row that its first clause names, since it begins with the first of them.
 *
 * @example campaignSeasons('加大对安全用电用气、夏季防溺水、冬季烤火等安全常识宣传，切实保障安全。', 2022) //=> [{ from: '2022-05-01', to: '2022-09-30' }]
 */
export const campaignSeasons = (text: string, year: number, table: SeasonTable = DEFAULT_SEASONS): readonly Season[] => {
  const subject = SUBJECT.exec(text)?.[0] ?? '';
  const rows = table.filter(({ words }) => words.some((word) => subject.includes(word)));
  const windows = rows.flatMap((row) => windowsFor(row, subject));
  return windows.flatMap((window) => seasonsIn(year, window)).toSorted((a, b) => (a.from < b.from ? -1 : 1));
};

/**
 * The last day that “X前” allows by the table, null when it says nothing of X.
 *
 * @param thing as a report writes it: 主汛期, 汛, 春耕备耕, 供暖季
 * @example lastDayBefore('汛', 2022) //=> '2022-05-31'
 */
export const lastDayBefore = (thing: string, year: number, table: SeasonTable = DEFAULT_SEASONS): Day | null => {
  const row = table.find(({ before, words }) => before !== null && words.some((word) => thing.includes(word) || word.startsWith(thing)));
  return row ? `${year}-${row.before}` : null;
};

/**
 * The part of a season in which a year's figure grows: its first window; of one that runs over the New Year both parts that lie in the
 * year, which count as one.
 */
export const growingIn = (year: number, season: readonly Season[]): readonly Season[] => {
  const first = `${year}-01-01`;
  const last = `${year}-12-31`;
  const touching = season.filter(({ from, to }) => to >= first && from <= last);
  if (touching[0] === undefined || touching[0].from >= first) return touching.slice(0, 1);
  return touching
    .filter(({ from, to }) => from < first || to > last)
    .map(({ from, to }) => ({ from: from < first ? first : from, to: to > last ? last : to }));
};

const daysPassed = ({ from, to }: Season, day: Day): number => (day <= from ? 0 : daysBetween(from, day < to ? day : to));

/** How much of windows, in order, is over on a day, 0…1. @example shareOf([{ from: '2022-05-20', to: '2022-06-30' }], '2022-05-25') //=> 5 / 41 */
export const shareOf = (windows: readonly Season[], day: Day): number => {
  if (day >= windows.at(-1)!.to) return 1;
  if (day <= windows[0]!.from) return 0;
  const days = (until: Day): number => windows.reduce((sum, window) => sum + daysPassed(window, until), 0);
  return days(day) / days(windows.at(-1)!.to);
};
