import { isClosing, openAsks } from '#domain/feedback-rhythm.ts';
import { yearOfPlan } from '#domain/ids.ts';
import { rowName } from '#domain/link-form.ts';
import { sentenceOf } from '#domain/review-sentences.ts';
import type { Task } from '#domain/task.ts';
import type { OpenLink } from './open-link.ts';
import type { Services } from './services.ts';

/**
 * What the review would say of each task whose closing form (清账) is open, by the name of its row: whoever closes the year sees it, and
 * what it still lacks. A comparison with last year's figures is left to the review, which reads the report for them; of a sensitive task
 * no sentence is shown.
 */
export const draftedSentences = async (
  { tasks, context }: Pick<OpenLink, 'tasks' | 'context'>,
  { histories }: Pick<Services, 'histories'>,
): Promise<ReadonlyMap<string, string>> => {
  const { day, calendar, policy } = context;
  const closes = (task: Task): boolean => openAsks(task, day, calendar, policy).some(({ period }) => isClosing(period));
  const drafted = tasks
    .filter((task) => !task.sensitive && closes(task))
    .map(async (task): Promise<[string, string]> => {
      const history = await histories.ofTask(task.plan, task.n);
      const scope = { year: yearOfPlan(task.plan), asOf: day, rules: { calendar, policy }, baselines: [], history };
      return [rowName(task), sentenceOf(task, scope).text];
    });
  return new Map(await Promise.all(drafted));
};
