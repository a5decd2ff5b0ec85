import { createHash } from 'node:crypto';
import type { Day, Instant } from '#domain/day.ts';
import { type ActingFor, actingForOf, memberOn } from '#domain/deputies.ts';
import { RuleError } from '#domain/errors.ts';
import type { SupportAsked } from '#domain/form-beside.ts';
import { taskId } from '#domain/ids.ts';
import { isExpired, type MailLink } from '#domain/mail-link.ts';
import { townOn } from '#domain/open-departments.ts';
import { askOf, openSupport } from '#domain/support.ts';
import type { Task } from '#domain/task.ts';
import type { MoveContext } from '#domain/task-moves.ts';
import type { Organization, Person } from '#domain/town.ts';
import { townOfLink } from '#store/links.ts';
import type { Services } from './services.ts';

/** A link that opens, with all that its form needs. */
export interface OpenLink {
  /** Its departments are those for which its person may still act. */
  readonly link: MailLink;
  readonly person: Person & { readonly deputyFor: readonly ActingFor[] };
  /** With the departments of that day. */
  readonly organization: Organization;
  /** What others' tasks ask of these departments still, see `LinkBeside`. */
  readonly supports: readonly SupportAsked[];
  /** Those of the letter that these departments still lead. */
  readonly tasks: readonly Task[];
  readonly context: MoveContext;
  readonly at: Instant;
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Finds what a token opens at an instant. It reads, and writes nothing: a scanner may open it as often as it likes.
 *
 * The person must still be in the town's list, a head of the department that day, if only as deputy, or of the office; who left takes
 * the links along.
 *
 * @throws RuleError LinkUnknown · LinkExpired · LinkRevoked
 */
export const openLink = async (token: string, { at, day }: { at: Instant; day: Day }, services: Services): Promise<OpenLink> => {
  const link = await services.links.find(hashOf(token));
  if (!link) throw new RuleError('LinkUnknown', '没有这个链接。可能没有复制完整，请从邮件里重新点开。');
  if (link.revoked) throw revoked();
  if (isExpired(link, at)) throw new RuleError('LinkExpired', '链接已过有效期。请用最近一封来信里的链接。');
  const town = townOfLink(link);
  const asked = link.beside?.supports ?? [];
  const [organization, all, calendar, others] = await Promise.all([
    services.organizations.load(town),
    services.tasks.some(link.tasks),
    services.calendars.of(town),
    services.tasks.some(asked.map(({ task }) => task)),
  ]);
  const person = personOn(link.person, organization, day);
  const departments = link.departments.filter((department) => person !== undefined && actsFor(person, department));
  if (person === undefined || departments.length === 0) throw revoked();
  return {
    link: { ...link, departments },
    person,
    organization: townOn(organization, day),
    supports: asked.flatMap(({ task: id, department }) =>
      others
        .filter((task) => taskId(task.plan, task.n) === id && actsFor(person, department) && openSupport(task, department, day))
        .map((task) => ({ task, department, ask: askOf(task, department) })),
    ),
    tasks: all.filter(({ lead }) => departments.includes(lead)),
    context: { day, calendar, policy: organization.policy },
    at,
  };
};

const revoked = (): RuleError => new RuleError('LinkRevoked', '链接已停用。请用最近一封来信里的链接。');

/** With the posts of that day: the own, and those held for somebody who is away. */
const personOn = (id: string, { people }: Organization, day: Day): OpenLink['person'] | undefined => {
  const person = people.find((one) => one.id === id);
  return person && memberOn({ ...person, deputyFor: actingForOf(id, people) }, day);
};

const actsFor = ({ role, departments }: Person, department: string): boolean =>
  role === 'office' || (role === 'head' && departments.includes(department));
