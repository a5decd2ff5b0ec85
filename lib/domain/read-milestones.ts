import type { Milestone } from './plan.ts';
import { type NamedDay, namedDays } from './read-due-date.ts';
import { DEFAULT_SEASONS, type SeasonTable } from './season-table.ts';
import { titleOf } from './title-of.ts';

const STOPS = '，,。；;：:（）()';

/** Where the last 、 between two places stands, or -1. */
const partingIn = (text: string, from: number, to: number): number => {
  const at = text.slice(from, to).lastIndexOf('、');
  return at < 0 ? -1 : from + at;
};

/**
 * The clause round a day, without the day: to the next stop on either side, and where other days stand in the same clause to the 、 that
 * parts them: 一期国庆节前出铝、热电机组年底并网.
 */
const clauseAround = (text: string, days: readonly NamedDay[], i: number): string => {
  const { start, end } = days[i]!;
  let from = start;
  while (from > 0 && !STOPS.includes(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !STOPS.includes(text[to]!)) to++;
  const [before, behind] = [days[i - 1], days[i + 1]];
  if (before && before.end > from) from = Math.max(from, partingIn(text, before.end, start) + 1);
  if (behind && behind.start < to) {
    const parting = partingIn(text, end, behind.start);
    if (parting >= 0) to = parting;
  }
  return text.slice(from, start) + text.slice(end, to);
};

/**
 * The steps of a task that names several days, in order of their days, each named by the clause that states its day; none for a task of one day.
 *
 * @example readMilestones('4月底前完成招标,11月底前建成投用。', 2022) //=> [{ name: '招标', by: '2022-04-30' }, { name: '建成投用', by: '2022-11-30' }]
 */
export const readMilestones = (text: string, year: number, seasons: SeasonTable = DEFAULT_SEASONS): Milestone[] => {
  const named = namedDays(text, year, seasons);
  const steps = named.map(({ day }, i) => ({ name: titleOf(clauseAround(text, named, i)), by: day }));
  const days = new Set(steps.map(({ by }) => by));
  if (days.size < 2) return [];
  const first = [...days].toSorted().map((day) => steps.find(({ by, name }) => by === day && name !== '') ?? { name: '', by: day });
  return first.map(({ name, by }) => ({ name: name || '完成', by }));
};
