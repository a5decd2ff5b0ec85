import type { QueryOf } from '#contract/routes.ts';
import { hasAll, searchWords } from '#domain/find-promises.ts';
import { taskId, yearOfPlan } from '#domain/ids.ts';
import { achievedOf, promisedOf } from '#domain/review-matrix.ts';
import type { Task } from '#domain/task.ts';
import { outcomeSoFar } from '#domain/task-story.ts';
import { titleOf } from '#domain/title-of.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { Services } from '#runtime/services.ts';
import { isPrivyTo } from '#runtime/task-view.ts';
import { townRules } from '#runtime/town-rules.ts';
import type { Membership, Town } from '#store/town.ts';

/** Promises of all years of the town that have each of the words, the newest year first; the cursor is the last one given. */
export const findPromises = endpoint('findPromises', async ({ query, town, day, member }, services) => {
  const [plans, rules] = await Promise.all([publishedYears(town, services), townRules(town, services)]);
  const words = searchWords(query.words);
  const found = plans
    .flatMap((tasks) => tasks.toSorted((a, b) => a.n.localeCompare(b.n)))
    .map((task) => ({ task, id: taskId(task.plan, task.n), text: textFor(member, task) }))
    .filter(({ text }) => hasAll(text, words));
  const rest = behind(found, query.cursor);
  const page = rest.slice(0, query.limit);
  const nextCursor = rest.length > query.limit ? (page.at(-1)?.id ?? null) : null;
  const items = page.map(({ task, id, text }) => ({
    task: id,
    plan: task.plan,
    year: yearOfPlan(task.plan),
    id: task.id,
    lead: task.lead,
    text,
    promised: promisedOf(task),
    achieved: achievedOf(task),
    outcome: outcomeSoFar(task, { day, rules }),
  }));
  return { status: 200, headers: linkTo(query, nextCursor), body: { items, nextCursor } };
});

/** Tasks of each published plan, the newest first. */
const publishedYears = async (town: Town, { plans, tasks }: Services): Promise<readonly (readonly Task[])[]> => {
  const published = (await plans.ofTown(town)).filter(({ status }) => status === 'published').toSorted((a, b) => b.year - a.year);
  return Promise.all(published.map(({ plan }) => tasks.ofPlan(plan)));
};

/** A sensitive task is found by its title, and shown by it, but to those who run or watch it. */
const textFor = (member: Membership, task: Task): string => (task.sensitive && !isPrivyTo(member, task) ? titleOf(task.text) : task.text);

/** What comes behind the one that was given last, by year and number: also when that one is no longer found. */
const behind = <Found extends { readonly id: string; readonly task: Task }>(
  found: readonly Found[],
  cursor: string | undefined,
): Found[] => {
  if (cursor === undefined) return [...found];
  const at = found.findIndex(({ id }) => id === cursor);
  if (at >= 0) return found.slice(at + 1);
  const year = yearOfPlan(cursor.slice(0, cursor.lastIndexOf('-')));
  return found.filter(({ id, task }) => yearOfPlan(task.plan) < year || (yearOfPlan(task.plan) === year && id > cursor));
};

const linkTo = ({ words, limit }: QueryOf<'findPromises'>, cursor: string | null): Record<string, string> =>
  cursor === null ? {} : { link: `</v1/promises?${new URLSearchParams({ words, limit: String(limit), cursor })}>; rel="next"` };
