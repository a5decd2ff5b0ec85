import type { DayTold } from '#domain/letter.ts';
import type { Organization } from '#domain/town.ts';
import { letterKey, type StoredLetter } from '#store/letters.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Run } from '#store/runs.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';

interface Outbox {
  readonly letters: readonly StoredLetter[];
  /** Who is who. */
  readonly organization: Organization;
}

/**
 * What became of the letters that the runs of days put in the outbox: they are the ones of a run's own instant, and a day may have had
 * several.
 * @param letters of the town, of the days of the runs
 */
export const daysTold = async (
  town: Town,
  runs: readonly Run[],
  { letters, organization }: Outbox,
  plans: readonly PlanHeader[],
  services: Pick<Services, 'letters'>,
): Promise<DayTold[]> => {
  const told = runs.map((run) => dayTold(run, { letters, organization }));
  if (told.every(isWhole)) return told;
  const lists = await listsOf(town, plans, services);
  const keys = new Set(letters.map((letter) => letterKey(letter).sk));
  const all = [...letters, ...lists.filter((letter) => !keys.has(letterKey(letter).sk))];
  return runs.map((run) => dayTold(run, { letters: all, organization }));
};

const isWhole = ({ due, sent, waiting, failed }: DayTold): boolean => sent + waiting + failed >= due;

/** A list that was late is kept below the day of its publication, whenever it was written. */
const listsOf = async (town: Town, plans: readonly PlanHeader[], { letters }: Pick<Services, 'letters'>): Promise<StoredLetter[]> => {
  const published = plans.flatMap(({ publishedOn }) => publishedOn ?? []);
  const days = await Promise.all(published.map((on) => letters.between(town, on, on)));
  return days.flat();
};

const dayTold = (run: Run, { letters, organization }: Outbox): DayTold => {
  const finishes = [run, ...(run.again ?? [])];
  const instants = new Set(finishes.map(({ finishedAt }) => finishedAt));
  const own = letters.filter(({ at, content: { kind } }) => instants.has(at) && (kind === 'digest' || kind === 'published-list'));
  const of = (...states: readonly StoredLetter['status'][]): StoredLetter[] => own.filter(({ status }) => states.includes(status));
  // Who had a digest gets no second one that day, so of a further run only what it put in the outbox was due.
  const due = (run.again ?? []).reduce((sum, { queued }) => sum + queued, run.due);
  const failed = of('failed');
  return {
    day: run.day,
    // A run that was begun again counts what is still due; what it had put in the outbox before was due, too.
    due: Math.max(due, own.length),
    sent: of('sent').length,
    waiting: of('queued', 'sending').length,
    failed: failed.length,
    failedOf: [...new Set(failed.map((letter) => readerOf(letter, organization)))].toSorted(),
    nobody: finishes.at(-1)?.skipped.nobody ?? 0,
  };
};

/** A head by the departments, anybody else by name: the office knows whom to ask for another address. */
const readerOf = ({ person, to }: StoredLetter, { people }: Organization): string => {
  const found = people.find(({ id }) => id === person);
  return found?.role === 'head' && found.departments.length > 0 ? found.departments.join('、') : to.name;
};
