import { type Day, dayAt } from '#domain/day.ts';
import type { Task } from '#domain/task.ts';
import { chronicleOfWork } from '#store/unplanned.ts';
import type { Services } from './services.ts';

type Versions = Readonly<Record<string, number>>;

const byNumber = (all: readonly (readonly [n: string, version: number | null])[]): Versions =>
  Object.fromEntries(all.flatMap(([n, version]) => (version === null ? [] : [[n, version]])));

const newest = (versions: readonly number[]): number | null =>
  versions.reduce<number | null>((most, one) => Math.max(most ?? 0, one), null);

/** The version of a task at the end of a day; null before there was one. */
const taskVersion = async (task: Task, day: Day, { histories }: Services): Promise<number | null> => {
  if (task.version === 1) return (task.addedOn ?? task.publishedOn) <= day ? 1 : null;
  const entries = (await histories.ofTask(task.plan, task.n)).filter((entry) => entry.day <= day);
  return newest(entries.map(({ version }) => version)) ?? ((task.addedOn ?? task.publishedOn) <= day ? 1 : null);
};

/** Versions of the tasks of a plan by number: as they are, or as they were at the end of a day; one that was not there yet has none. */
export const taskVersions = async (plan: string, day: Day | null, services: Services): Promise<Versions> => {
  const tasks = await services.tasks.ofPlan(plan);
  if (day === null) return byNumber(tasks.map(({ n, version }) => [n, version]));
  return byNumber(await Promise.all(tasks.map(async (task) => [task.n, await taskVersion(task, day, services)] as const)));
};

/** The same of the records of work outside the plan. */
export const workVersions = async (plan: string, day: Day | null, { unplanned, histories }: Services): Promise<Versions> => {
  const works = await unplanned.ofPlan(plan);
  if (day === null) return byNumber(works.map(({ n, version }) => [n, version]));
  const versionOf = async (work: (typeof works)[number]): Promise<number | null> => {
    const entries = await histories.ofPlan(chronicleOfWork(work));
    return newest(entries.filter(({ at }) => dayAt(Date.parse(at)) <= day).map(({ version }) => version));
  };
  return byNumber(await Promise.all(works.map(async (work) => [work.n, await versionOf(work)] as const)));
};
