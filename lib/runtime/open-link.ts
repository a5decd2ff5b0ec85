import { createHash } from 'node:crypto';
import type { Day, Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { isExpired, type MailLink } from '#domain/mail-link.ts';
import { headsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import type { MoveContext } from '#domain/task-moves.ts';
import type { Organization, Person } from '#domain/town.ts';
import { townOfLink } from '#store/links.ts';
import type { Services } from './services.ts';

/** A link that opens, with all that its form needs. */
export interface OpenLink {
  /** Its departments are those for which its person may still act. */
  readonly link: MailLink;
  readonly person: Person;
  readonly organization: Organization;
  /** Those of the letter that these departments still lead. */
  readonly tasks: readonly Task[];
  readonly context: MoveContext;
  readonly at: Instant;
}

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/**
 * Finds what a token opens at an instant. It reads, and writes nothing: a scanner may open it as often as it likes.
 *
 * The person must still be in the town's list, a head of the department, a deputy of these days, or of the office; who left takes the links along.
 *
 * @throws RuleError LinkUnknown · LinkExpired · LinkRevoked
 */
export const openLink = async (token: string, { at, day }: { at: Instant; day: Day }, services: Services): Promise<OpenLink> => {
  const link = await services.links.find(hashOf(token));
  if (!link) throw new RuleError('LinkUnknown', '没有这个链接。可能没有复制完整，请从邮件里重新点开。');
  if (link.revoked) throw revoked();
  if (isExpired(link, at)) throw new RuleError('LinkExpired', '链接已过有效期。请用最近一封来信里的链接。');
  const town = townOfLink(link);
  const [organization, calendar, all] = await Promise.all([
    services.organizations.load(town),
    services.calendars.of(town),
    services.tasks.some(link.plan, link.tasks),
  ]);
  const person = organization.people.find(({ id }) => id === link.person);
  const departments = link.departments.filter((department) => person !== undefined && actsFor(person, department, organization, day));
  if (person === undefined || departments.length === 0) throw revoked();
  return {
    link: { ...link, departments },
    person,
    organization,
    tasks: all.filter(({ lead }) => departments.includes(lead)),
    context: { day, calendar, policy: organization.policy },
    at,
  };
};

const revoked = (): RuleError => new RuleError('LinkRevoked', '链接已停用。请用最近一封来信里的链接。');

/** The office, a head of the department, and who stands in for one today. */
const actsFor = ({ id, role, departments }: Person, department: string, organization: Organization, day: Day): boolean =>
  role === 'office' ||
  (role === 'head' && departments.includes(department)) ||
  headsOf(organization, department, day).some((head) => head.id === id);
