import type { Task } from '#domain/task.ts';
import { dice } from './dice.ts';
import type { ScriptInput } from './script-of-the-year.ts';
import type { Story } from './scripted-occasions.ts';

/**
 * Who plays which part this year, by rule and not by name, so that any plan has a story; a part that nobody can play stays empty.
 *
 * - silent for the third quarter: a dispatched organ that leads a task, else any lead, but only when another leads too
 * - phones, uses the API: two other leads
 * - misses a part (其中) while the whole is met, and starts late: the first quantity with such a part; else the first quantity that is no ceiling starts late
 * - falls short: the first coverage with a target below 100 %
 * - returned: the first campaign, else milestone, else quantity that is claimed
 * - a node late: the last milestone
 */
export const storyOf = ({ tasks, organization, seed, year }: ScriptInput): Story => {
  const leads = [...new Set(tasks.map(({ lead }) => lead))].toSorted((a, b) => dice(seed, a, 'part') - dice(seed, b, 'part'));
  const isDispatched = (name: string): boolean =>
    organization.departments.some((one) => one.name === name && one.relation === 'dispatched');
  const silent = leads.length > 1 ? (leads.find(isDispatched) ?? leads[0]!) : null;
  const others = leads.filter((name) => name !== silent);
  const missesPart =
    tasks.find((task) => task.kind === 'quantity' && task.measures.some(({ target }) => isPart(task, target?.within)))?.n ?? null;
  return {
    silent: silent === null ? null : { department: silent, from: `${year}-07-01`, to: `${year}-10-08` },
    phones: others[0] ?? null,
    usesApi: others[1] ?? null,
    missesPart,
    startsLate: missesPart ?? tasks.find(isGrowing)?.n ?? null,
    fallsShort: tasks.find(isCoverageBelowAll)?.n ?? null,
    returned:
      ['campaign', 'milestone', 'quantity'].map((kind) => tasks.find((task) => task.kind === kind && task.n !== missesPart)).find(Boolean)
        ?.n ?? null,
    nodeLate: tasks.findLast(({ kind }) => kind === 'milestone')?.n ?? null,
  };
};

const isGrowing = ({ kind, measures }: Task): boolean =>
  kind === 'quantity' && measures.some(({ target }) => target !== null && !/^</.test(target.comparison));

const isPart = (task: Task, within: string | null | undefined): boolean => task.measures.some(({ name }) => name === within);

const isCoverageBelowAll = ({ kind, measures }: Task): boolean =>
  kind === 'coverage' &&
  measures.some(
    ({ accumulation, target }) =>
      accumulation === 'ratio' && target !== null && target.value > 0 && target.value < 100 && /^[>=~]/.test(target.comparison),
  );
