import type { Milestone } from './plan.ts';
import { namedDays } from './read-due-date.ts';
import { DEFAULT_SEASONS, type SeasonTable } from './season-table.ts';
import { titleOf } from './title-of.ts';

const STOPS = '，,。；;：:（）()';

/** The clause round a place: to the next stop on either side. */
const clauseAround = (text: string, start: number, end: number): string => {
  let from = start;
  while (from > 0 && !STOPS.includes(text[from - 1]!)) from--;
  let to = end;
  while (to < text.length && !STOPS.includes(text[to]!)) to++;
  return text.slice(from, start) + text.slice(end, to);
};

/**
 * The steps of a task that names several days, in order of their days, each named by the clause that states its day; none for a task of one day.
 *
 * @example readMilestones('4月底前完成招标,11月底前建成投用。', 2022) //=> [{ name: '招标', by: '2022-04-30' }, { name: '建成投用', by: '2022-11-30' }]
 */
export const readMilestones = (text: string, year: number, seasons: SeasonTable = DEFAULT_SEASONS): Milestone[] => {
  const steps = namedDays(text, year, seasons).map(({ day, start, end }) => ({ name: titleOf(clauseAround(text, start, end)), by: day }));
  const days = new Set(steps.map(({ by }) => by));
  if (days.size < 2) return [];
  const named = [...days].toSorted().map((day) => steps.find(({ by, name }) => by === day && name !== '') ?? { name: '', by: day });
  return named.map(({ name, by }) => ({ name: name || '完成', by }));
};
