import { RuleError } from '#domain/errors.ts';
import type { Town } from '#store/town.ts';
import type { PublishedPlan } from './list-letters.ts';
import type { Services } from './services.ts';

/**
 * All published plans of a town with their tasks.
 * @throws RuleError WrongStatus while one is being published: its tasks are being written, and would be missed
 */
export const townTasks = async (town: Town, { plans, tasks }: Services): Promise<PublishedPlan[]> => {
  const headers = await plans.ofTown(town);
  if (headers.some(({ status }) => status === 'publishing')) throw new RuleError('WrongStatus', '有计划正在发布，请等发布完成后再办理。');
  const published = headers.filter(({ status, publishedOn }) => status === 'published' && publishedOn !== null);
  return Promise.all(
    published.map(async ({ plan, publishedOn }) => ({ plan, publishedOn: publishedOn!, tasks: await tasks.ofPlan(plan) })),
  );
};
