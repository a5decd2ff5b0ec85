import { type ChatAddress, chatText } from '#domain/chat-text.ts';
import type { Day } from '#domain/day.ts';
import { organizationOn } from '#domain/deputies.ts';
import { taskId } from '#domain/ids.ts';
import type { MailLink } from '#domain/mail-link.ts';
import { owedNow } from '#domain/owed-now.ts';
import { headsOf } from '#domain/recipients.ts';
import type { Task } from '#domain/task.ts';
import type { Organization } from '#domain/town.ts';
import type { LightContext } from '#domain/traffic-light.ts';
import { linkId } from '#store/links.ts';
import { newLink } from './make-link.ts';
import type { Request } from './request.ts';

/** A text for a work group, with the link that it carries. */
export interface ChatText {
  readonly department: string;
  readonly text: string;
  readonly link: MailLink;
  readonly lastDay: Day;
}

/** What the office did to press a department: kept in the town's history, without the secret. */
export interface Pressed {
  readonly department: string;
  /** In whose name the form acts. */
  readonly person: string;
  readonly link: string;
  readonly tasks: readonly string[];
}

export interface Scene {
  readonly organization: Organization;
  readonly tasks: readonly Task[];
  readonly context: LightContext;
}

/** The text of a department that owes something, else nothing: then no link is made. */
export const chatTextFor = (
  department: string,
  { town, at, day, member }: Request<unknown>,
  { organization, tasks, context }: Scene,
): ChatText[] => {
  const owed = owedNow(tasks, department, day, context);
  if (owed.length === 0) return [];
  const [reader] = headsOf(organizationOn(organization, day), department, day);
  const ids = owed.flatMap(({ task, others }) => [task, ...others]).map(({ plan, n }) => taskId(plan, n));
  const opens = { departments: [department], tasks: ids, letter: { kind: 'digest', day } } as const;
  const { link, form } = newLink({ town, person: reader?.id ?? member.person, ...opens, at }, day);
  const isDispatched = organization.departments.find(({ name }) => name === department)?.relation === 'dispatched';
  const address: ChatAddress = { department, isDispatched, today: day, url: form.url };
  return [{ department, text: chatText(owed, address), link, lastDay: form.lastDay }];
};

export const pressedBy = ({ department, link }: ChatText): Pressed => ({
  department,
  person: link.person,
  link: linkId(link),
  tasks: link.tasks,
});
