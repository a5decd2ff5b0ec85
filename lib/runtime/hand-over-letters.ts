import { handOverLists } from '#domain/hand-over.ts';
import type { HandOverLetter, Letter } from '#domain/letter.ts';
import { ownHeadsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import type { Organization, Person } from '#domain/town.ts';
import type { LightContext } from '#domain/traffic-light.ts';
import type { Write } from '#store/commit.ts';
import { letterKey } from '#store/letters.ts';
import { letterTo } from './letter-to.ts';
import { isOver, ownListLetters, type PublishedPlan } from './list-letters.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** What is handed over: the tasks as they are after it, in a town as it is after it. */
export interface HandOver extends Pick<HandOverLetter, 'why' | 'department' | 'from' | 'basis'> {
  readonly organization: Organization;
  readonly tasks: readonly Task[];
  readonly readers: readonly Person[];
  /** Version of the town that hands over: of two hand-overs on one day each has its letters. */
  readonly version: number;
}

/** One letter a reader with the whole list. */
export const handOverLetters = (
  { organization, tasks, readers, version, ...said }: HandOver,
  { day, at }: Pick<Request, 'day' | 'at'>,
  rules: LightContext,
): Letter[] => {
  const lists = handOverLists(tasks, day, rules);
  const once = readers.filter((person, i) => readers.findIndex(({ id }) => id === person.id) === i);
  return once.map((person) => {
    const content = { kind: 'hand-over', ...said, role: person.role === 'office' ? 'office' : 'head', lists } as const;
    return letterTo(person, organization, { day, at, subject: `${said.department}@${version}`, content });
  });
};

/**
 * The lists of published plans that a department's heads would be sent tomorrow as ones who came later: the list handed over says it all,
 * so these are put down as said.
 */
export const listsSaid = async (
  department: string,
  plans: readonly PublishedPlan[],
  organization: Organization,
  { town, day, at }: Request<unknown>,
  { letters }: Services,
): Promise<Write[]> => {
  const heads = new Set(ownHeadsOf(organization, department).map(({ id }) => id));
  const current = plans.filter((published) => !isOver(published, day));
  const writes = current.map(async (published) => {
    const there = new Set((await letters.between(town, published.publishedOn, published.publishedOn)).map((one) => letterKey(one).sk));
    return ownListLetters(published, organization, at)
      .filter(({ content, person }) => content.kind === 'published-list' && content.department === department && heads.has(person))
      .filter((letter) => !there.has(letterKey(letter).sk))
      .map((letter) => letters.suppress(letter));
  });
  return (await Promise.all(writes)).flat();
};
