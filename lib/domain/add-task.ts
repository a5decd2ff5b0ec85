import { beyondWhole } from './adjust-task.ts';
import { type Day, yearOf } from './day.ts';
import { nextNumber } from './draft.ts';
import { coherent, dayErrors, departmentErrors } from './edit-row.ts';
import { type FieldError, RuleError } from './errors.ts';
import { isWithinPlan, yearOfPlan } from './ids.ts';
import { issueTask, sensitiveByDefault } from './issue-task.ts';
import type { Kind, Measure, Milestone, SupportAsk, Target } from './plan.ts';
import { readDueDate } from './read-due-date.ts';
import type { Rhythm } from './rhythm.ts';
import { seasonTable } from './season-table.ts';
import { sourceDue } from './source-due.ts';
import { feedbackOf } from './source-policy.ts';
import type { Task } from './task.ts';
import { type AddedSource, type Basis, SOURCE_NAMES } from './task-changes.ts';
import type { Organization } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** A task that the office adds to a published plan. */
export interface NewTask {
  readonly text: string;
  readonly area: string;
  readonly kind: Kind;
  readonly lead: string;
  readonly supporting: readonly string[];
  readonly asks: readonly SupportAsk[];
  readonly leader?: string | undefined;
  /** Left out, the day that the text names, else the source's own time. */
  readonly due?: Day | undefined;
  readonly dueStated?: boolean | undefined;
  /** Left out, as the source has it; null for the one of the kind. */
  readonly every?: Rhythm | null | undefined;
  readonly targets: readonly Target[];
  readonly measures: readonly Measure[];
  readonly milestones: readonly Milestone[];
  readonly star: boolean;
  readonly sensitive?: boolean | undefined;
  readonly source: AddedSource;
  readonly sourceNo: string;
  readonly basis: Basis;
  readonly replyDue?: Day | null | undefined;
}

export interface AddedTo {
  readonly plan: string;
  /** Highest number that was ever given in the plan. */
  readonly lastNumber: number;
  /** Tasks that were added to it before. */
  readonly added: number;
  readonly day: Day;
  readonly organization: Organization;
  readonly calendar: WorkdayCalendar;
}

/** Who says by when an added task is to be done: the office, the words of the task, or the time that its source has. */
export const DUE_ORIGINS = ['given', 'text', 'source'] as const;

export interface AddedDue {
  readonly due: Day;
  readonly from: (typeof DUE_ORIGINS)[number];
}

/** An added task has no slice of the report: it stands behind all that have one. */
const BEHIND_THE_REPORT = 9_999_999;

/**
 * Makes a task that is added to a published plan: issued that day, with the next number of the plan, shown as 追1, 追2…
 *
 * - up to the last day of the plan's year: what comes later is of the next plan, also while the review of this one is not final
 * - a date that is given is a stated one, and so is one of `dueOfAdded`
 * - the day of the deputies' reply belongs to a 代表建议 alone, from today to the end of the next year, three months unless it is said
 * - a target that is a share (比率) is no more than the whole
 * - leads and supporting departments are the town's, who leads does not support, days are the plan's
 * - measures, seasons and nodes as of any task that is published
 *
 * @throws RuleError BodyIsWrong · NumbersUsedUp · WrongStatus once the year is over
 */
export const addTask = (given: NewTask, to: AddedTo): Task => {
  refuseOver(to);
  refuseWrong(given, to);
  const { organization, day, plan } = to;
  const { due } = dueOfAdded(given, to);
  const row = coherent({ ...given, ...numberOf(to), due, dueStated: given.due === undefined || (given.dueStated ?? true) });
  const task = issueTask(
    {
      ...row,
      start: BEHIND_THE_REPORT,
      end: BEHIND_THE_REPORT,
      recurring: null,
      every: rhythmOfAdded(given, to),
      together: null,
      leader: given.leader ?? '',
      sensitive: given.sensitive ?? sensitiveByDefault(given),
      confidence: 1,
      open: false,
      reason: `追加：${SOURCE_NAMES[given.source]}`,
    },
    {
      plan,
      day,
      leader: organization.departments.find(({ name }) => name === given.lead)?.leader ?? '',
      seasons: seasonTable(organization),
      added: { source: given.source, sourceNo: given.sourceNo, basis: given.basis, replyDue: replyDueOf(given, to) },
    },
  );
  refuse(wrongShares(task));
  return task;
};

/** Targets of shares; the measures of a task begin with those of its targets. */
const wrongShares = ({ targets, measures }: Task): FieldError[] =>
  targets.flatMap((target, i) =>
    measures[i]?.accumulation === 'ratio'
      ? beyondWhole(target).map(({ pointer, message }) => ({ pointer: `/targets/${i}${pointer}`, message }))
      : [],
  );

/**
 * By when an added task is to be done: as given; else the day that its text names, read as in the plan's report; else the source's own time.
 * A day of the text that is over, or beyond the year after the plan's, is none.
 *
 * @example dueOfAdded({ ...task, text: '6月底前完成清零。' }, to) //=> { due: '2022-06-30', from: 'text' }
 */
export const dueOfAdded = ({ due, text, source }: NewTask, to: AddedTo): AddedDue => {
  if (due !== undefined) return { due, from: 'given' };
  const year = yearOfPlan(to.plan);
  const named = readDueDate(text, year, seasonTable(to.organization));
  if (named.stated && named.day >= to.day && yearOf(named.day) <= year + 1) return { due: named.day, from: 'text' };
  return { due: dueOfSource(source, to), from: 'source' };
};

const dueOfSource = (source: AddedSource, { plan, day, calendar, organization }: AddedTo): Day =>
  sourceDue(source, { day, year: yearOfPlan(plan) }, calendar, organization.policy);

/** What a superior, a meeting, a leader or the deputies want is asked on its day, unless the town or the office says otherwise. */
const rhythmOfAdded = ({ every, source }: NewTask, { organization }: AddedTo): Rhythm | null => {
  if (every !== undefined) return every;
  return feedbackOf(source, organization.policy) === 'on-due-day' ? 'due-day' : null;
};

const numberOf = ({ lastNumber, added }: AddedTo): { n: string; id: string } => ({ n: nextNumber({ lastNumber }), id: `追${added + 1}` });

const replyDueOf = ({ source, replyDue }: NewTask, to: AddedTo): Day | null =>
  source === 'deputy-proposal' ? (replyDue ?? dueOfSource(source, to)) : null;

const refuseOver = ({ plan, day }: AddedTo): void => {
  const year = yearOfPlan(plan);
  if (day > `${year}-12-31`) throw new RuleError('WrongStatus', `${year}年已经结束，不能再追加任务，请列入下一年的计划。`);
};

const refuseWrong = (given: NewTask, { plan, day, organization }: AddedTo): void => {
  const { due, milestones, targets, basis } = given;
  const unread = { plan, due: '', milestones: [], targets: [] };
  const fields = [
    ...departmentErrors(given, given, organization.departments),
    ...dayErrors({ ...(due !== undefined && { due }), milestones, targets }, unread),
    ...(basis.date > day ? [{ pointer: '/basis/date', message: '依据的日期还没有到' }] : []),
    ...wrongReply(given, { plan, day }),
    ...(given.dueStated === false && due === undefined ? [{ pointer: '/dueStated', message: '没有填时限（due），不用填' }] : []),
    ...(due !== undefined && due < day ? [{ pointer: '/due', message: '时限应在今天或以后' }] : []),
  ];
  refuse(fields);
};

const wrongReply = ({ source, replyDue }: NewTask, { plan, day }: Pick<AddedTo, 'plan' | 'day'>): FieldError[] => {
  const pointer = '/replyDue';
  if (!replyDue) return [];
  if (source !== 'deputy-proposal') return [{ pointer, message: '只有代表建议填答复期限' }];
  if (replyDue < day) return [{ pointer, message: '答复期限应在今天或以后' }];
  return isWithinPlan(plan, replyDue) ? [] : [{ pointer, message: '答复期限不能晚于次年年底' }];
};

const refuse = (fields: readonly FieldError[]): void => {
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '有字段填写有误，内容未保存。', fields);
};
