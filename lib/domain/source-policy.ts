import type { SourceDue } from './source-due.ts';
import type { AddedSource, Source } from './task-changes.ts';
import type { ReminderPolicy } from './town.ts';

/** Whether a task that is added is asked as its kind is, or once, on the day by which it is to be done. */
export const SOURCE_FEEDBACKS = ['by-kind', 'on-due-day'] as const;
export type SourceFeedback = (typeof SOURCE_FEEDBACKS)[number];

/** Numbers of the policy that a source may have of its own. */
type Own = Pick<ReminderPolicy, 'statedAdvance' | 'overdue' | 'chiefAfter'>;

/** How tasks of a source are reminded of. What it leaves out is as the source's default, and then as the town's. */
export interface SourcePolicy {
  /** How long a task may take when nothing says otherwise: at most one of the three. */
  readonly workdays?: number | undefined;
  readonly months?: number | undefined;
  readonly yearEnd?: true | undefined;
  readonly feedback?: SourceFeedback | undefined;
  readonly statedAdvance?: readonly number[] | undefined;
  readonly overdue?: readonly number[] | undefined;
  readonly chiefAfter?: number | undefined;
}

/**
 * The defaults. What a superior, a meeting or a leader gives is a matter of days: two short notices, and one form on its day. The deputies
 * wait three months for their reply, and ask for nothing before it. 民生实事 were voted by the congress for the year, as the plan itself was.
 */
export const DEFAULT_SOURCES = {
  'people-livelihood': { yearEnd: true, feedback: 'by-kind' },
  'deputy-proposal': { months: 3, feedback: 'on-due-day', statedAdvance: [20, 10, 3, 0] },
  superior: { workdays: 15, feedback: 'on-due-day', statedAdvance: [5, 1, 0] },
  meeting: { workdays: 20, feedback: 'on-due-day', statedAdvance: [5, 1, 0] },
  leader: { workdays: 10, feedback: 'on-due-day', statedAdvance: [3, 1, 0] },
} as const satisfies Record<AddedSource, SourcePolicy & { readonly feedback: SourceFeedback }>;

type Sources = Pick<ReminderPolicy, 'sources'>;

/** @example timeOf('superior', {}) //=> { workdays: 15 } */
export const timeOf = (source: AddedSource, { sources }: Sources): SourceDue => timeIn(sources?.[source]) ?? DEFAULT_SOURCES[source];

const timeIn = ({ workdays, months, yearEnd }: SourcePolicy = {}): SourceDue | null => {
  if (workdays !== undefined) return { workdays };
  if (months !== undefined) return { months };
  return yearEnd ? { yearEnd } : null;
};

/** How a task that is added is asked; it keeps this, whatever the policy becomes. */
export const feedbackOf = (source: AddedSource, { sources }: Sources): SourceFeedback =>
  sources?.[source]?.feedback ?? DEFAULT_SOURCES[source].feedback;

/**
 * The policy that holds for a task: the town's, with what its source has otherwise.
 *
 * @example policyFor({ source: 'leader' }, DEFAULT_POLICY).statedAdvance //=> [3, 1, 0]
 */
export const policyFor = ({ source }: { readonly source: Source }, policy: ReminderPolicy): ReminderPolicy => {
  if (source === 'report') return policy;
  const [own, usual]: readonly Partial<Own>[] = [said(policy.sources?.[source]), said(DEFAULT_SOURCES[source])];
  return { ...policy, ...usual, ...own };
};

const said = ({ statedAdvance, overdue, chiefAfter }: SourcePolicy = {}): Partial<Own> => ({
  ...(statedAdvance && { statedAdvance }),
  ...(overdue && { overdue }),
  ...(chiefAfter !== undefined && { chiefAfter }),
});
