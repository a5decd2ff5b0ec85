import type { QueryOf } from '#contract/routes.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTasks } from '#runtime/published-tasks.ts';
import { type TaskView, taskView, viewFor } from '#runtime/task-view.ts';
import { townRules } from '#runtime/town-rules.ts';
import type { StoredTask } from '#store/tasks.ts';

/** Tasks of a plan, filtered, in order of their number; the cursor is the last number given. */
export const listTasks = endpoint('listTasks', async ({ params, query, town, day, member }, services) => {
  const plan = params.plan ?? '';
  const [all, rules] = await Promise.all([publishedTasks(services, plan), townRules(town, services)]);
  const seen = (task: StoredTask): TaskView => viewFor(member, taskView(task, day, rules));
  const after = all.toSorted((a, b) => a.n.localeCompare(b.n)).filter(({ n }) => query.cursor === undefined || n > query.cursor);
  const found = after.map((task) => ({ n: task.n, view: seen(task) })).filter(({ view }) => matches(view, query));
  const page = found.slice(0, query.limit);
  const nextCursor = found.length > query.limit ? (page.at(-1)?.n ?? null) : null;
  return { status: 200, headers: linkTo(plan, query, nextCursor), body: { items: page.map(({ view }) => view), nextCursor } };
});

type Filter = QueryOf<'listTasks'>;

const matches = (task: TaskView, { lead, leader, area, kind, state, source, light, dueBefore, updatedSince }: Filter): boolean =>
  (lead === undefined || task.lead === lead) &&
  (leader === undefined || task.leader === leader) &&
  (area === undefined || task.area === area) &&
  (kind === undefined || task.kind === kind) &&
  (state === undefined || task.state === state) &&
  (source === undefined || task.source === source) &&
  (light === undefined || task.light === light) &&
  (dueBefore === undefined || task.due < dueBefore) &&
  (updatedSince === undefined || Date.parse(task.changedAt) >= Date.parse(updatedSince));

const linkTo = (plan: string, query: Filter, cursor: string | null): Record<string, string> => {
  if (cursor === null) return {};
  const given = Object.entries({ ...query, cursor }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as [string, string]],
  );
  return { link: `</v1/plans/${plan}/tasks?${new URLSearchParams(given)}>; rel="next"` };
};
