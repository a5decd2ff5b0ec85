import type { Day } from './day.ts';
import { dayOfPlan } from './day-of-plan.ts';
import { type Ask, isOpen, openAsks } from './feedback-rhythm.ts';
import { taskId, yearOfPlan } from './ids.ts';
import { FINAL_NODE } from './issue-task.ts';
import { isJoint } from './joint-report.ts';
import { asksToAcknowledge, type MailLink } from './mail-link.ts';
import { MOVES } from './moves.ts';
import { nodeName } from './node-name.ts';
import { awaitsAcknowledgement, mayObject } from './objection.ts';
import { lastLines } from './progress.ts';
import { statedDates } from './reminder-events.ts';
import { byDay, countedAsked, figureAsked } from './reminder-words.ts';
import { periodName } from './rhythm.ts';
import { latestPlan, shownNumber } from './shown-number.ts';
import { type MeasureState, STATE_NAMES, type Task } from './task.ts';
import type { MoveContext } from './task-moves.ts';
import { titleOf } from './title-of.ts';

/** A figure that the form asks for. */
export interface FormFigure {
  /** What is to be typed: '本期新增玉米种植面积（亩）'. */
  readonly label: string;
  /** Last value with its target and day, '玉米种植面积 1900 / 6000亩（3月25日报）'. */
  readonly last: string;
  /** For a ratio: the number out of how many, null when it was never said; else undefined. */
  readonly outOf?: number | null;
  /** Σ of the villages' grid, which a form of one line a task has no room for: it is shown, and nothing is typed. */
  readonly isGrid?: true;
}

/** One task on the form: what its holder sees of it, and what may be sent in. */
export interface FormRow {
  /** By which the form names the row, see `rowName`. */
  readonly n: string;
  readonly version: number;
  /** '1.1 玉米种植面积6000亩' */
  readonly title: string;
  /** The promise as the report has it; '' for a sensitive task, of which title and figures are all. */
  readonly text: string;
  readonly state: string;
  /** Whether the letter's question is still open: 签收 for a list, feedback for a digest. */
  readonly isAsked: boolean;
  /** Whether it takes anything any more: not when it is claimed or over. */
  readonly isOpen: boolean;
  /** Whether its fields are at hand but not asked: of a list, which asks for 签收 only, and of what was answered. */
  readonly isFolded: boolean;
  readonly mayAcknowledge: boolean;
  /** 提异议, while the days for it last. */
  readonly mayObject: boolean;
  /** What waits for the office or a leader: '提异议，等党政办裁定'; '' for nothing. */
  readonly pending: string;
  /** Periods and dates that are open: '一季度还没有报', '二季度，6月24日（周五）前'. */
  readonly dues: readonly string[];
  /** Why a claim was returned, of a sensitive task only that it was; '' for none. */
  readonly returned: string;
  readonly figures: readonly FormFigure[];
  /** Names of the nodes that are not done, in order. */
  readonly nodes: readonly string[];
  /** What was reported of nodes, one line each. */
  readonly nodesSoFar: readonly string[];
  /** The box to tick when there is nothing to tell. */
  readonly box: 'unchanged' | 'noIncident' | null;
  readonly takesWords: boolean;
  readonly mayClaim: boolean;
  readonly mayAssess: boolean;
  /** What the review would say of it as it stands, while the closing form is open; '' else. */
  readonly drafted: string;
  /** Name of the row before it with which it is one question (合并填报): words and 本期无变化 are that one's; null for a row by itself. */
  readonly joins: string | null;
}

/**
 * What the form behind a link asks, one row a task, in the letter's order.
 *
 * - a task that another department leads by now is not shown
 * - asked: an issued task of a list, or of a letter that gives it; a returned claim; of a digest a task with an open period, a returned
 *   claim, or no report since the letter; of another decision a task with an open period
 * - figures by accumulation, those of a village grid only shown; 本期无变化 for what has no figure to reach, 本季未发生 for 零发生
 * - 签收 and 提异议 for an issued task of which nothing waits to be decided
 * - 申请办结 for kinds that end so; 年末评定 while the closing form is open
 * - of a digest, the tasks of a group (合并填报) that are asked stand together, with words and 本期无变化 once; sensitive ones last
 * - a sensitive task (纪检, 信访): title and figures only, its nodes by number, no words either way
 *
 * @param tasks of the link, as they are now
 */
export const formRows = (link: MailLink, tasks: readonly Task[], context: MoveContext): readonly FormRow[] => {
  const own = tasks.filter(({ plan, n, lead }) => link.tasks.includes(taskId(plan, n)) && link.departments.includes(lead));
  const groups = new Map<string, FormRow[]>();
  for (const task of own) {
    const row = rowOf(link, task, shownNumber(task, latestPlan(own)), reportedOn(task, own), context);
    const group = link.letter.kind === 'digest' && row.isAsked && task.together !== null ? `${task.plan} ${task.together}` : row.n;
    groups.set(group, [...(groups.get(group) ?? []), row]);
  }
  return [...groups.values()].flatMap(joined);
};

/** One question: what is said in words is said of the first, and who has nothing to tell ticks one box. */
const joined = (rows: readonly FormRow[]): readonly FormRow[] => {
  const [first, ...others] = rows.toSorted((a, b) => Number(b.takesWords) - Number(a.takesWords));
  return [first!, ...others.map((row) => ({ ...row, joins: first!.n, box: row.box === 'unchanged' ? null : row.box }))];
};

/** The last report of a task, or of one of its group. */
const reportedOn = (task: Task, all: readonly Task[]): Day =>
  [task, ...all.filter((other) => isJoint(task, other))].reduce(
    (last, { lastReport }) => (lastReport && lastReport.day > last ? lastReport.day : last),
    '',
  );

/** A form may ask for tasks of two years: a row is named by both. @example rowName({ plan: 'wangjing-2022', n: '007' }) //=> '2022-007' */
export const rowName = ({ plan, n }: Pick<Task, 'plan' | 'n'>): string => taskId(String(yearOfPlan(plan)), n);

const rowOf = (link: MailLink, task: Task, number: string, lastReport: Day, context: MoveContext): FormRow => {
  const asks = openAsks(task, context.day, context.calendar, context.policy);
  const lines = lastLines(task);
  const open = isOpen(task);
  const asked = open && isAsked(link, task, asks.length, lastReport);
  return {
    n: rowName(task),
    version: task.version,
    title: `${number} ${titleOf(task.text)}`,
    text: task.sensitive ? '' : task.text,
    state: STATE_NAMES[task.state],
    isAsked: asked,
    isOpen: open,
    isFolded: !asked || (asksToAcknowledge(link.letter.kind) && awaitsAcknowledgement(task)),
    mayAcknowledge: awaitsAcknowledgement(task),
    mayObject: mayObject(task, context.day, context),
    pending: task.pending === null ? '' : PENDING[task.pending.kind],
    dues: [...periodsOf(asks, context.day), ...datesOf(task, context.day)],
    returned: returnedWhy(task),
    figures: task.measures.map((measure, i) => figureOf(measure, lines[i] ?? '')),
    nodes: task.nodes.flatMap(({ name, doneOn }) => (doneOn === null ? [nodeName(task, name)] : [])),
    nodesSoFar: task.sensitive ? [] : lines.slice(task.measures.length),
    box: boxOf(task),
    takesWords: !task.sensitive,
    mayClaim: MOVES.claim.kinds.includes(task.kind) && open,
    mayAssess: !task.sensitive && asks.some(({ period }) => period.endsWith('-closing')),
    drafted: '',
    joins: null,
  };
};

const returnedWhy = ({ returned, sensitive }: Task): string => {
  if (returned === null) return '';
  return sensitive ? '理由不在这里写明，请向党政办询问。' : returned.reason;
};

const PENDING = { objection: '已提异议，等党政办裁定', extension: '已申请延期，等领导审批' } as const;

const isAsked = ({ letter }: MailLink, task: Task, openPeriods: number, lastReport: Day): boolean => {
  if (letter.kind === 'published-list') return awaitsAcknowledgement(task);
  if (letter.kind === 'returned') return task.returned !== null;
  if (letter.kind === 'digest') return openPeriods > 0 || task.returned !== null || lastReport < letter.day;
  return openPeriods > 0 || (asksToAcknowledge(letter.kind) && awaitsAcknowledgement(task));
};

/** Late periods in one phrase, each other with its day. */
const periodsOf = (asks: readonly Ask[], day: Day): readonly string[] => {
  const late = asks.filter(({ due }) => due < day).map(({ period }) => periodName(period));
  const others = asks.filter(({ due }) => due >= day).map(({ period, due }) => `${periodName(period)}，${byDay(due)}前`);
  return late.length > 0 ? [`${late.join('、')}还没有报`, ...others] : others;
};

/** Dates that the report or a head has named; for a sensitive task the day alone. */
const datesOf = (task: Task, day: Day): readonly string[] =>
  statedDates(task).map(({ date, about }) => {
    const what = about === '' || about === FINAL_NODE || task.sensitive ? '本事项' : `“${about}”`;
    return `${what}${dayOfPlan(task.plan, date)}${date < day ? '已到期' : '到期'}`;
  });

const figureOf = (measure: MeasureState, last: string): FormFigure => {
  if (measure.shares.length > 0) return { label: figureAsked(measure), last, isGrid: true };
  if (measure.accumulation !== 'ratio') return { label: figureAsked(measure), last };
  return { label: countedAsked(measure.name), last, outOf: measure.denominator };
};

const boxOf = ({ kind }: Task): FormRow['box'] => {
  if (kind === 'zero-incident') return 'noIncident';
  return kind === 'quantity' || kind === 'coverage' ? null : 'unchanged';
};
