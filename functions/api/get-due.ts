import { yearOf } from '#domain/day.ts';
import { openAsks } from '#domain/feedback-rhythm.ts';
import { taskId, yearOfPlan } from '#domain/ids.ts';
import { type SupportDue, supportsDue } from '#domain/support.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import { isAskedForUnplanned } from '#domain/unplanned.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { taskView } from '#runtime/task-view.ts';
import { townRules } from '#runtime/town-rules.ts';

/**
 * What is asked of the caller now: one form, only the tasks with an open question of this period; and once a quarter what other
 * departments' tasks ask, and the line of work outside the plan.
 */
export const getDue = endpoint('getDue', async ({ town, day, member, reach }, services) => {
  const { plans, tasks, unplanned } = services;
  const [headers, rules] = await Promise.all([plans.ofTown(town), townRules(town, services)]);
  const published = headers.flatMap(({ plan, status }) => (status === 'published' ? [plan] : []));
  const present = published.filter((plan) => yearOfPlan(plan) === yearOf(day));
  const [all, works] = await Promise.all([
    Promise.all(published.map((plan) => tasks.ofPlan(plan))).then((lists) => lists.flat()),
    Promise.all(present.map((plan) => unplanned.ofPlan(plan))).then((lists) => lists.flat()),
  ]);
  const mine = (task: Task) => reach === 'town' || member.departments.includes(task.lead);
  const items = all.filter(mine).flatMap((task) => {
    const asks = openAsks(task, day, rules.calendar, rules.policy);
    return asks.length > 0 ? [{ ...taskView(task, day, rules), asks }] : [];
  });
  const supports = supportsDue(all, reach === 'town' ? null : member.departments, day).map(shown);
  const isAsked = present.length > 0 && isAskedForUnplanned(works, member.departments, day);
  return { status: 200, headers: {}, body: { day, items, supports, unplanned: isAsked } };
});

const shown = ({ task, department, ask, last }: SupportDue) => ({
  task: taskId(task.plan, task.n),
  title: titleOf(task.text),
  lead: task.lead,
  department,
  ask,
  lastAnswer: last,
});
