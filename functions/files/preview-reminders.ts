import { renderLetter } from '#documents/letter-text.ts';
import { addDays, type Day, yearOf } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import type { Letter } from '#domain/letter.ts';
import type { WorkdayCalendar } from '#domain/workday-calendar.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { lettersOfDay } from '#runtime/letters-of-day.ts';
import { setting } from '#runtime/settings.ts';

/** Further ahead nobody can say what will have been reported. */
const MOST_DAYS_AHEAD = 31;

/** The letters of today, or of a day to come, as they would be if nobody reported before; nothing is written, nobody is told. */
export const previewReminders = endpoint('previewReminders', async ({ town, query, day: today, at }, services) => {
  const calendar = await services.calendars.of(town);
  const day = query.day ?? calendar.add(today, 1);
  if (day < today || day > addDays(today, MOST_DAYS_AHEAD))
    throw new RuleError('QueryIsWrong', '只能预览今天起 31 天以内的日子。', [{ pointer: '/day', message: '应为今天起 31 天以内' }]);
  const since = sinceOf(day, today, calendar);
  const { letters, skipped } = await lettersOfDay(town, { day, at }, services, since);
  const shown = letters.filter(({ content: { kind } }) => kind === 'digest' || since === undefined || since <= today);
  const workday = calendar.isWorkday(day);
  const calendarKnown = calendar.isKnown(yearOf(day));
  return { status: 200, headers: {}, body: { day, workday, calendarKnown, letters: shown.map(shownLetter), skipped } };
});

/** What fell due, and each list that is missing, will have been told by the workday before a day to come; today's run looks back to the last one itself. */
const sinceOf = (day: Day, today: Day, calendar: WorkdayCalendar): Day | undefined => (day > today ? calendar.add(day, -1) : undefined);

const shownLetter = (letter: Letter) => {
  const { subject, text } = renderLetter(letter, { page: setting('publicUrl') });
  const kind = letter.content.kind === 'digest' ? ('digest' as const) : ('published-list' as const);
  return { person: letter.person, name: letter.to.name, kind, subject, text };
};
