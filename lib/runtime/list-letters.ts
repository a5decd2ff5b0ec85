import { type Day, dayAt, type Instant, yearOf } from '#domain/day.ts';
import { yearOfPlan } from '#domain/ids.ts';
import type { Letter } from '#domain/letter.ts';
import { limitsOf } from '#domain/limits.ts';
import { headsOf, officeOf, ownHeadsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import { titleOf } from '#domain/title-of.ts';
import type { Organization, Person } from '#domain/town.ts';
import { letterKey } from '#store/letters.ts';
import type { Town } from '#store/town.ts';
import { letterTo } from './letter-to.ts';
import type { Services } from './services.ts';

export interface PublishedPlan {
  readonly plan: string;
  readonly publishedOn: Day;
  readonly tasks: readonly Task[];
}

/**
 * The lists of a published plan: one letter a department that leads or supports a task, to each of its heads, without a head to the
 * office. They name what still is as it was published, and are dated the day of the publication, whenever they are queued, so that a head's list has one key for ever.
 */
export const listLetters = (published: PublishedPlan, organization: Organization, at: Instant): Letter[] =>
  lettersTo((department) => headsOf(organization, department, dayAt(Date.parse(at))), published, organization, at);

/** The lists of those who have the posts themselves: who only stands in for somebody needs none. */
export const ownListLetters = (published: PublishedPlan, organization: Organization, at: Instant): Letter[] => {
  const heads = (department: string): readonly Person[] => {
    const own = ownHeadsOf(organization, department);
    return own.length > 0 ? own : officeOf(organization);
  };
  return lettersTo(heads, published, organization, at);
};

const lettersTo = (
  headsOfDepartment: (department: string) => readonly Person[],
  { plan, publishedOn, tasks }: PublishedPlan,
  organization: Organization,
  at: Instant,
): Letter[] => {
  const asPublished = tasks.filter(isAsPublished);
  const { objectionWithin } = limitsOf(organization.policy);
  return organization.departments.flatMap(({ name: department }) => {
    const leads = asPublished
      .filter(({ lead }) => lead === department)
      .map(({ n, id, text, due, dueStated }) => ({ n, id, title: titleOf(text), due: dueStated ? due : null }));
    const supports = asPublished
      .filter(({ supporting }) => supporting.includes(department))
      .map(({ id, text, lead }) => ({ id, title: titleOf(text), lead }));
    if (leads.length + supports.length === 0) return [];
    const content = { kind: 'published-list', plan, year: yearOfPlan(plan), department, leads, supports, objectionWithin } as const;
    return headsOfDepartment(department).map((person) =>
      letterTo(person, organization, { day: publishedOn, at, subject: `${plan}#${department}`, content }),
    );
  });
};

/** What was added, moved to another lead or ended since was told in a letter of its own. */
const isAsPublished = ({ addedOn, assignedOn, publishedOn, state }: Task): boolean =>
  addedOn === null && assignedOn === publishedOn && state !== 'ended';

/** A plan may be published in the December before its year; once the year is over nobody needs its list. */
export const isOver = ({ plan }: Pick<PublishedPlan, 'plan'>, day: Day): boolean => yearOf(day) > yearOfPlan(plan);

/** Lists that were not in the outbox before this run: `QueueLists` failed, or a head came later. None once the plan's year is over. */
export const missingLists = async (
  published: PublishedPlan,
  organization: Organization,
  { day, at }: { readonly day: Day; readonly at: Instant },
  { letters }: Services,
): Promise<Letter[]> => {
  if (isOver(published, day)) return [];
  const { publishedOn } = published;
  const there = await letters.between(organization.town as Town, publishedOn, publishedOn);
  const keys = new Set(there.filter((letter) => letter.at !== at).map((letter) => letterKey(letter).sk));
  return ownListLetters(published, organization, at).filter((letter) => !keys.has(letterKey(letter).sk));
};
