import { partsOfTask } from '#domain/ids.ts';
import type { Task } from '#domain/task.ts';
import type { StoryYear } from '#domain/task-story.ts';
import { titleOf } from '#domain/title-of.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { publishedTask } from '#runtime/published-tasks.ts';
import { isPrivyTo } from '#runtime/task-view.ts';
import { tellStory } from '#runtime/tell-story.ts';
import type { Membership } from '#store/town.ts';

/** 历年情况: what was promised each year, and what became of it. */
export const getStory = endpoint('getStory', async ({ params, town, day, member }, services) => {
  const { plan, n } = partsOfTask(params.task ?? '');
  const task = await publishedTask(services, plan, n);
  const years = await tellStory(task, { town, day }, services);
  return { status: 200, headers: {}, body: { task: params.task ?? '', years: years.map(({ task, told }) => seenBy(member, task, told)) } };
});

/** Of a sensitive task those who do not run or watch it see title and figures only. */
const seenBy = (member: Membership, task: Task, told: StoryYear): StoryYear =>
  task.sensitive && !isPrivyTo(member, task) ? { ...told, text: titleOf(told.text), sentence: null } : told;
