import { addDays, isWorkday, monthAfter, onOrAfter } from './recount/days.ts';
import { headsOf, type Line, linesDue, officeOf, readersOf } from './recount/lines.ts';
import { type Lived, livedUntil } from './recount/lived.ts';
import { type Received, readMail } from './recount/mail.ts';
import { type OutTown, type OutYear, readYear } from './recount/year.ts';

/** What the letters of a lived year should have been and were not; all empty when all is well. */
export interface Recount {
  /** '2022-03-22 digest nongye@…', and of digests each line: '… 本期例行 1.1'. */
  readonly missing: readonly string[];
  readonly extra: readonly string[];
  /** The same letter twice, or two digests to one reader on a day. */
  readonly twice: readonly string[];
  readonly onDayOff: readonly string[];
  /** How many letters were expected: a recount of nothing finds nothing. */
  readonly expected: number;
}

/**
 * Recounts the letters of a lived year from its out folder by docs/rules.md alone: nothing of the code is imported. The year is one
 * whose report was handed in and published on the same day, and whose daily runs all took place.
 */
export const recount = async (outFolder: string): Promise<Recount> => {
  const year = readYear(outFolder);
  const expected = [...digests(year), ...otherLetters(year)];
  const received = await readMail(outFolder);
  const was = received.flatMap(({ day, kind, reader, lines }) => withLines(`${day} ${kind} ${reader}`, lines));
  return {
    missing: without(expected, was),
    extra: without(was, expected),
    twice: twice(received),
    onDayOff: received.filter(({ day }) => !isWorkday(day)).map(({ day, kind, reader }) => `${day} ${kind} ${reader}`),
    expected: expected.length,
  };
};

const withLines = (letter: string, lines: readonly string[]): readonly string[] => [letter, ...lines.map((line) => `${letter}: ${line}`)];

/** What is in the first list more often than in the second. */
const without = (some: readonly string[], others: readonly string[]): readonly string[] => {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return some.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
};

const twice = (received: readonly Received[]): readonly string[] => {
  const seen = new Set<string>();
  return received.flatMap(({ day, kind, reader, subject, messageId }) => {
    const same = kind === 'digest' ? [messageId, `${day} ${reader}`] : [messageId, `${day} ${kind} ${reader} ${subject}`];
    const isAgain = same.some((one) => seen.has(one));
    for (const one of same) seen.add(one);
    return isAgain ? [`${day} ${kind} ${reader}`] : [];
  });
};

/** The year is lived to the day after its last review. */
const lastDay = ({ year }: OutYear): string => addDays(onOrAfter(`${year + 1}-01-10`), 1);

/** The runs take place at half past eight. */
const RUN_AT = 'T08:30:00+08:00';

const digests = (out: OutYear): readonly string[] => {
  const { town, tasks, history, year } = out;
  const idOf = new Map(tasks.map(({ task, id }) => [task, id]));
  const sent = new Set<string>();
  const letters: string[] = [];
  let since = publishedOn(out);
  for (let today = addDays(since, 1); today <= lastDay(out); today = addDays(today, 1)) {
    if (!isWorkday(today)) continue;
    const all = tasks.map((task) => livedUntil(task, history[task.task] ?? [], Date.parse(`${today}${RUN_AT}`), year, town.policy));
    const byReader = new Map<string, Line[]>();
    for (const line of linesDue(all, since, today, town, year)) {
      for (const { email } of readersOf(line, town)) {
        if (sent.has(`${email} ${line.key}`)) continue;
        sent.add(`${email} ${line.key}`);
        byReader.set(email, [...(byReader.get(email) ?? []), line]);
      }
    }
    for (const [reader, lines] of byReader)
      letters.push(...withLines(`${today} digest ${reader}`, [...returnedTo(reader, all, town, idOf), ...told(lines, idOf)]));
    since = today;
  }
  return letters;
};

/** What was returned and not mended stands in each digest of its head, and causes none. */
const returnedTo = (reader: string, all: readonly Lived[], town: OutTown, idOf: ReadonlyMap<string, string>): readonly string[] =>
  all
    .filter(({ returnedOn, state }) => returnedOn !== null && state === 'underway')
    .filter(({ task: { lead } }) => headsOf(town, lead).some(({ email }) => email === reader))
    .map(({ task: { task } }) => `退回 ${idOf.get(task)}`);

/** The tasks of a group stand in one line, in the order of the plan. */
const told = (lines: readonly Line[], idOf: ReadonlyMap<string, string>): readonly string[] => {
  const questions = new Map<string, Line[]>();
  for (const line of lines) questions.set(line.question ?? line.key, [...(questions.get(line.question ?? line.key) ?? []), line]);
  return [...questions.values()].map(
    (of) => `${of[0]!.heading} ${of[0]!.isList ? of[0]!.lead : of.map(({ task }) => idOf.get(task)).join('+')}`,
  );
};

const publishedOn = ({ tasks }: OutYear): string => tasks[0]!.publishedOn;

const otherLetters = (out: OutYear): readonly string[] => [...lists(out), ...returns(out), ...bulletins(out), ...reviews(out)];

const lists = (out: OutYear): readonly string[] => {
  const { town, tasks } = out;
  const day = publishedOn(out);
  const concerned = town.departments.filter(({ name }) => tasks.some(({ lead, supporting }) => lead === name || supporting.includes(name)));
  return [
    ...officeOf(town).map(({ email }) => `${day} draft-ready ${email}`),
    ...concerned.flatMap(({ name }) => headsOf(town, name).map(({ email }) => `${day} published-list ${email}`)),
  ];
};

const returns = ({ town, tasks, history }: OutYear): readonly string[] =>
  tasks.flatMap(({ task, lead }) =>
    (history[task] ?? [])
      .filter(({ move }) => move.kind === 'return')
      .flatMap(({ day }) => headsOf(town, lead).map(({ email }) => `${day} returned ${email}`)),
  );

const bulletins = (out: OutYear): readonly string[] => {
  const { town, year } = out;
  const readers = town.people.filter(({ role }) => role === 'office' || role === 'chief' || role === 'leader');
  const letters: string[] = [];
  for (let month = publishedOn(out).slice(0, 7); month <= `${year}-12`; month = monthAfter(month)) {
    const day = onOrAfter(`${monthAfter(month)}-${String(town.policy.bulletinDay).padStart(2, '0')}`);
    if (day <= lastDay(out)) letters.push(...readers.map(({ email }) => `${day} bulletin ${email}`));
  }
  return letters;
};

const reviews = (out: OutYear): readonly string[] => {
  const { town, year } = out;
  const days = town.policy.reviewDays.map((monthDay) => onOrAfter(`${monthDay < '07-01' ? year + 1 : year}-${monthDay}`));
  const lived = days.filter((day) => day > publishedOn(out) && day <= lastDay(out));
  return lived.flatMap((day) => officeOf(town).map(({ email }) => `${day} review ${email}`));
};
