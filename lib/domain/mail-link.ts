import { addDays, type Day, dayAt, type Instant, yearOf } from './day.ts';
import { planId, taskId } from './ids.ts';
import { type Letter, type MovedLetter, type Reminder, type ReminderItem, type ReminderReason, tasksOfItem } from './letter.ts';

/** Letters that may carry a link to a form; all others lead to the page. */
export const LINK_LETTERS = [
  'digest',
  'published-list',
  'returned',
  'objection-decided',
  'extension-decided',
  'reassigned',
  'changed',
] as const satisfies readonly ('digest' | 'published-list' | 'returned' | MovedLetter['kind'])[];
export type LinkLetter = (typeof LINK_LETTERS)[number];

/** Letters that give a department a task, which it is to acknowledge (签收). */
const GIVING: readonly LinkLetter[] = ['published-list', 'objection-decided', 'reassigned'];

export const asksToAcknowledge = (letter: LinkLetter): boolean => GIVING.includes(letter);

/** The plan that takes the quarter's line of work outside the plan, if it is asked; and what others' tasks ask of which department. */
export interface LinkBeside {
  readonly unplanned: string | null;
  readonly supports: readonly { readonly task: string; readonly department: string }[];
}

/** What the link in a letter opens for whoever holds it, without the secret in it. */
export interface MailLink {
  /** sha256 of the token, hex; the token itself is nowhere but in the letter that was sent. */
  readonly hash: string;
  readonly town: string;
  /** The reader of the letter, in whose name the form acts. */
  readonly person: string;
  readonly departments: readonly string[];
  /** The tasks that the letter names, 'wangjing-2022-007'. */
  readonly tasks: readonly string[];
  readonly letter: { readonly kind: LinkLetter; readonly day: Day };
  /** What the form of a digest asks beside its tasks. */
  readonly beside?: LinkBeside;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revoked: { readonly by: string; readonly at: Instant } | null;
}

/** A form is asked for at most about three weeks: with so many days it can still be sent in when the leader has been told. */
const DAYS = 17;

/**
 * The day from which the days of a letter's link count: a list is dated the day of the publication, also for a head who came in autumn.
 * @example firstDayOfLink({ day: '2022-03-02', at: '2022-09-05T08:30:00+08:00' }) //=> '2022-09-05'
 */
export const firstDayOfLink = ({ day, at }: Pick<Letter, 'day' | 'at'>): Day => {
  const written = dayAt(Date.parse(at));
  return written > day ? written : day;
};

/** The last day on which the link of a letter of that day opens. @example lastDayOfLink('2022-06-21') //=> '2022-07-08' */
export const lastDayOfLink = (day: Day): Day => addDays(day, DAYS);

/** The instant from which it opens no more: the midnight after its last day. */
export const expiryOf = (day: Day): Instant => `${addDays(lastDayOfLink(day), 1)}T00:00:00+08:00`;

export const isExpired = ({ expiresAt }: Pick<MailLink, 'expiresAt'>, at: Instant): boolean => at >= expiresAt;

/** Reasons for which a head fills in a form. What leaders, the chief and the office are asked is done on the page. */
const FILLED_IN: readonly ReminderReason[] = [
  'returned',
  'feedback-soon',
  'feedback-today',
  'stated-soon',
  'stated-today',
  'stated-overdue',
  'clearing',
];

/** Whether a line asks its department for something that the form takes. */
export const isFilledIn = ({ reason }: ReminderItem): boolean => FILLED_IN.includes(reason);

/**
 * What the link of a letter is to open; null for a letter that leads to the page.
 *
 * - a head's digest: the tasks that it names, and no other
 * - the office's, when all of it is asked of departments without a head
 * - a published list: the tasks that its department leads; supporting a task asks nothing
 * - a returned claim, or a decision about a task: that task, when the letter says so
 *
 * @example linkOf(bulletinLetter) //=> null
 */
export const linkOf = ({ town, day, content }: Letter): Pick<MailLink, 'departments' | 'tasks' | 'letter' | 'beside'> | null => {
  if (content.kind === 'digest') {
    const { items } = content.reminder;
    const isForm = content.role === 'head' ? items.some(isFilledIn) : content.role === 'office' && items.every(isFilledIn);
    if (!isForm) return null;
    return {
      departments: [...new Set(items.map(({ department }) => department))],
      tasks: [...new Set(items.flatMap(tasksOfItem))],
      letter: { kind: 'digest', day },
      ...besideOf(town, content.reminder),
    };
  }
  if ('form' in content && content.form) {
    const { n, department } = content.form;
    return { departments: [department], tasks: [taskId(content.plan, n)], letter: { kind: content.kind, day } };
  }
  if (content.kind !== 'published-list' || content.leads.length === 0) return null;
  const { plan, department, leads } = content;
  return { departments: [department], tasks: leads.map(({ n }) => taskId(plan, n)), letter: { kind: 'published-list', day } };
};

const besideOf = (town: string, { day, supports = [], unplanned = false }: Reminder): Pick<MailLink, 'beside'> =>
  supports.length === 0 && !unplanned
    ? {}
    : {
        beside: {
          unplanned: unplanned ? planId(town, yearOf(day)) : null,
          supports: supports.map(({ task, department }) => ({ task, department })),
        },
      };
