import type { Day } from '#domain/day.ts';
import { planAfter, planBefore, taskId } from '#domain/ids.ts';
import { linksBetween, type PromiseLink } from '#domain/linked-promises.ts';
import type { Task } from '#domain/task.ts';
import { type StoryYear, storyYear } from '#domain/task-story.ts';
import type { Town } from '#store/town.ts';
import type { Services } from './services.ts';
import { townRules } from './town-rules.ts';

/** A promise is followed so many years back and forth. */
const MOST_YEARS = 10;

/** Reads each plan of the town once, and what links it to its neighbours. */
const readerOf = (services: Services) => {
  const plans = new Map<string, Promise<readonly Task[]>>();
  const links = new Map<string, Promise<readonly PromiseLink[]>>();
  const tasksOf = (plan: string): Promise<readonly Task[]> => {
    const read = async () => ((await services.plans.find(plan))?.status === 'published' ? services.tasks.ofPlan(plan) : []);
    if (!plans.has(plan)) plans.set(plan, read());
    return plans.get(plan)!;
  };
  /** From the year before a plan into it. */
  const linksInto = (plan: string): Promise<readonly PromiseLink[]> => {
    const read = async () => linksBetween(await tasksOf(planBefore(plan)), await tasksOf(plan));
    if (!links.has(plan)) links.set(plan, read());
    return links.get(plan)!;
  };
  return { tasksOf, linksInto };
};
type Reader = ReturnType<typeof readerOf>;

const back = async (tasks: readonly Task[], plan: string, reader: Reader, years: number): Promise<readonly Task[]> => {
  if (tasks.length === 0 || years === 0) return [];
  const numbers = new Set(tasks.map(({ n }) => n));
  const from = new Set((await reader.linksInto(plan)).filter(({ to }) => numbers.has(to)).map((link) => link.from));
  const earlier = planBefore(plan);
  const found = (await reader.tasksOf(earlier)).filter(({ n }) => from.has(taskId(earlier, n)));
  return [...(await back(found, earlier, reader, years - 1)), ...found];
};

const forth = async (tasks: readonly Task[], plan: string, reader: Reader, years: number): Promise<readonly Task[]> => {
  if (tasks.length === 0 || years === 0) return [];
  const ids = new Set(tasks.map(({ n }) => taskId(plan, n)));
  const later = planAfter(plan);
  const to = new Set((await reader.linksInto(later)).filter(({ from }) => ids.has(from)).map((link) => link.to));
  const found = (await reader.tasksOf(later)).filter(({ n }) => to.has(n));
  return [...found, ...(await forth(found, later, reader, years - 1))];
};

/** The years of a promise, the oldest first: what it carries on, itself, and what carries it on. */
export const tellStory = async (
  task: Task,
  { town, day }: { readonly town: Town; readonly day: Day },
  services: Services,
): Promise<readonly { readonly task: Task; readonly told: StoryYear }[]> => {
  const reader = readerOf(services);
  const { plan } = task;
  const [rules, before, after] = await Promise.all([
    townRules(town, services),
    back([task], plan, reader, MOST_YEARS),
    forth([task], plan, reader, MOST_YEARS),
  ]);
  return Promise.all(
    [...before, task, ...after].map(async (one) => {
      const [review, from, to] = await Promise.all([
        newestReview(one.plan, services),
        reader.linksInto(one.plan),
        reader.linksInto(planAfter(one.plan)),
      ]);
      return { task: one, told: storyYear(one, { day, rules, review, before: from, after: to }) };
    }),
  );
};

const newestReview = async (plan: string, { plans, reviews }: Services) => {
  const revisions = (await plans.find(plan))?.revisions ?? 0;
  return revisions > 0 ? reviews.load(plan, revisions) : null;
};
