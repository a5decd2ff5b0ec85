import type { Day, Instant } from '#domain/day.ts';
import { yearOfPlan } from '#domain/ids.ts';
import type { Letter } from '#domain/letter.ts';
import { limitsOf } from '#domain/limits.ts';
import { headsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import { SOURCE_NAMES } from '#domain/task-changes.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Organization } from '#domain/town.ts';
import { letterTo } from './letter-to.ts';

interface Now {
  readonly day: Day;
  readonly at: Instant;
}

/** A list of one for the heads of a task that was added to the plan. */
export const addedLetters = (task: Task, organization: Organization, now: Now): Letter[] => listLetters([task], organization, now);

/** The same for several that were added together: one list for those of one lead and one source. */
export const lettersOfAdded = (tasks: readonly Task[], organization: Organization, now: Now): Letter[] =>
  [...Map.groupBy(tasks, (task) => `${task.lead}\n${sourceOf(task)}`).values()].flatMap((list) => listLetters(list, organization, now));

/** @param tasks of one lead and source, at least one */
const listLetters = (tasks: readonly Task[], organization: Organization, now: Now): Letter[] => {
  const [first] = tasks as [Task];
  const { plan, n, lead } = first;
  const content = {
    kind: 'published-list',
    plan,
    year: yearOfPlan(plan),
    department: lead,
    leads: tasks.map((task) => ({ n: task.n, id: task.id, title: titleOf(task.text), due: task.dueStated ? task.due : null })),
    supports: [],
    objectionWithin: limitsOf(organization.policy).objectionWithin,
    added: sourceOf(first),
  } as const;
  return headsOf(organization, lead, now.day).map((person) =>
    letterTo(person, organization, { ...now, subject: `${plan}#${lead}#${n}`, content }),
  );
};

/** '上级交办，县安委〔2022〕6号，县安委会会议': a number that the basis names too is said once. */
const sourceOf = ({ source, sensitive, sourceNo, basis }: Task): string => {
  const rests = basis?.text ?? '';
  const named = rests.includes(sourceNo) ? [rests] : sourceNo.includes(rests) ? [sourceNo] : [sourceNo, rests];
  return [SOURCE_NAMES[source], ...(sensitive ? [] : named)].filter((one) => one !== '').join('，');
};
