import type { DayTold } from '#domain/letter.ts';
import { letterKey, type StoredLetter } from '#store/letters.ts';
import type { PlanHeader } from '#store/plans.ts';
import type { Run } from '#store/runs.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';

/**
 * What became of the letters that runs put in the outbox: they are the ones of a run's own instant.
 * @param letters of the town, of the days of the runs
 */
export const daysTold = async (
  town: Town,
  runs: readonly Run[],
  letters: readonly StoredLetter[],
  plans: readonly PlanHeader[],
  services: Pick<Services, 'letters'>,
): Promise<DayTold[]> => {
  const told = runs.map((run) => dayTold(run, letters));
  if (told.every(isWhole)) return told;
  const lists = await listsOf(town, plans, services);
  const keys = new Set(letters.map((letter) => letterKey(letter).sk));
  const all = [...letters, ...lists.filter((letter) => !keys.has(letterKey(letter).sk))];
  return runs.map((run) => dayTold(run, all));
};

const isWhole = ({ due, sent, waiting, failed }: DayTold): boolean => sent + waiting + failed >= due;

/** A list that was late is kept below the day of its publication, whenever it was written. */
const listsOf = async (town: Town, plans: readonly PlanHeader[], { letters }: Pick<Services, 'letters'>): Promise<StoredLetter[]> => {
  const published = plans.flatMap(({ publishedOn }) => publishedOn ?? []);
  const days = await Promise.all(published.map((on) => letters.between(town, on, on)));
  return days.flat();
};

const dayTold = ({ day, due, finishedAt }: Run, letters: readonly StoredLetter[]): DayTold => {
  const own = letters.filter(({ at, content: { kind } }) => at === finishedAt && (kind === 'digest' || kind === 'published-list'));
  const count = (...states: readonly StoredLetter['status'][]): number => own.filter(({ status }) => states.includes(status)).length;
  // A run that was begun again counts what is still due; what it had put in the outbox before was due, too.
  return { day, due: Math.max(due, own.length), sent: count('sent'), waiting: count('queued', 'sending'), failed: count('failed') };
};
