import { chineseMonthDay, chineseWeekday, type Day } from './day.ts';
import { dayOfPlan } from './day-of-plan.ts';
import { formName, isClosing } from './feedback-rhythm.ts';
import { FINAL_NODE } from './issue-task.ts';
import { MOVES } from './moves.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { shareDone } from './progress.ts';
import { REPLY, type ReminderEvent } from './reminder-events.ts';
import type { MeasureState, Task } from './task.ts';

/**
 * What exactly the reader of a reminder is to do, one Chinese sentence.
 *
 * - a head: which figures, nodes or taps the form asks for, and by when
 * - leader, chief, office: what they are to decide, never a copy of the head's line
 * - of a group (合并填报): what is asked for each of its tasks, once
 * - a sensitive task: that something is due, nothing more
 *
 * @example askOf(event, '2022-06-21') //=> '6月24日（周五）前填二季度反馈：本期新增巡查（次）；没有变化的点“本期无变化”。'
 */
export const askOf = (event: ReminderEvent, tasks: readonly Task[] = [event.task], why = ''): string => {
  const { task, ask, due } = event;
  const what = boundOf(event);
  switch (event.reason) {
    case 'returned':
      return task.sensitive ? '退回意见请向党政办询问。' : `党政办意见：${sentence(task.returned?.reason ?? '')}`;
    case 'feedback-soon':
    case 'clearing':
      return `${byDay(due)}前填${formName(ask!.period)}：${formsOf(tasks, ask!.period)}。`;
    case 'feedback-today':
      return `${byDay(due)}下班前填${formName(ask!.period)}：${formsOf(tasks, ask!.period)}。`;
    case 'feedback-missed':
      return `${task.lead}没有填${formName(ask!.period)}，请您过问一次。`;
    case 'stated-soon':
    case 'stated-today':
      return event.about === REPLY ? `请在${byDay(due)}前答复代表。` : `${what}${byDay(due)}到期：${aheadOf(task)}。`;
    case 'stated-overdue':
      return `${what}${chineseMonthDay(due)}已到期：${overdueOf(task)}。`;
    case 'chief-overdue':
      return why === ''
        ? `${what}${chineseMonthDay(due)}到期，至今没有完成，请您协调。`
        : `★重点事项滞后${task.sensitive ? '' : `（${why}）`}，请您协调。`;
    case 'claim-waits':
      return `${task.lead}${chineseMonthDay(due)}申请办结，请核验或者退回。`;
    case 'objection-waits':
      return `${task.lead}${chineseMonthDay(due)}对本事项提出异议${proposedIn(task)}，请裁定由谁牵头。`;
    case 'extension-waits':
      return `${task.lead}${chineseMonthDay(due)}申请${extensionIn(task)}，请审批。`;
    case 'list-missing':
      return `${task.lead}${chineseMonthDay(due)}下达的任务清单还没有签收完，请联系。`;
  }
};

/** As somebody wrote it, ended by one full stop. */
const sentence = (words: string): string => `${words.trim().replace(/[。；，.;,]$/, '')}。`;

export const byDay = (day: Day): string => `${chineseMonthDay(day)}（${chineseWeekday(day)}）`;

/** What a date binds; the last node is the task itself. */
const boundOf = ({ task, about }: ReminderEvent): string =>
  about === '' || about === FINAL_NODE ? '本事项' : `“${task.sensitive ? '节点' : about}”`;

const proposedIn = ({ pending, sensitive }: Task): string =>
  pending?.kind === 'objection' && pending.proposed !== null && !sensitive ? `（建议${pending.proposed}牵头）` : '';

/** Whoever decides reads from when to when. */
const extensionIn = ({ plan, pending, sensitive }: Task): string => {
  if (pending?.kind !== 'extension' || sensitive) return '延期';
  const { node, from, due } = pending;
  return `把${node === null ? '时限' : `“${node}”`}由${dayOfPlan(plan, from)}延期到${dayOfPlan(plan, due)}`;
};

const endsByClaim = ({ kind }: Task): boolean => MOVES.claim.kinds.includes(kind);

/** Nodes have a day on which they were done, and may be given another; all else has its figures. */
const aheadOf = (task: Task): string =>
  task.nodes.length > 0 ? '填是否完成、完成日期；不能按期的，填新日期和原因' : `${latestOf(task)}；不能按期的，请回复本邮件说明原因`;

const overdueOf = (task: Task): string =>
  task.nodes.length > 0 ? '填完成日期，或新日期和原因' : `${latestOf(task)}；没有完成的，请回复本邮件说明原因和新的日期`;

const latestOf = (task: Task): string =>
  `填最新${task.measures.length > 0 ? '的数' : '情况'}${endsByClaim(task) ? '，已完成的申请办结' : ''}`;

/** Of a group each task’s own, and once what is tapped when there is nothing to tell. */
const formsOf = (tasks: readonly Task[], period: string): string => {
  const forms = [...new Set(tasks.map((task) => formOf(task, period)))];
  const last = forms.findLastIndex((form) => form.endsWith(OR_UNCHANGED));
  const first = forms.findIndex((form) => form.startsWith(IF_NOTHING));
  return forms
    .map((form, i) => (i < last && form.endsWith(OR_UNCHANGED) ? form.slice(0, -OR_UNCHANGED.length) : form))
    .map((form, i) => (i > first && form.startsWith(IF_NOTHING) ? form.slice(IF_NOTHING.length) : form))
    .join('；');
};

const OR_UNCHANGED = '；没有变化的点“本期无变化”';
const IF_NOTHING = '没有发生的点“本季未发生”，发生了的填发生数和处置；';

/** What the form of a period asks for. */
const formOf = (task: Task, period: string): string => {
  if (task.sensitive) return '请打开链接填报';
  return isClosing(period) ? closingForm(task) : usualForm(task);
};

const closingForm = (task: Task): string => {
  const figures = task.measures.map(figureAsked).join('、');
  const assessed = endsByClaim(task) ? '已完成的申请办结，其余填' : '填';
  return `${figures === '' ? '' : `${figures}，算到年底，没有最终数的填预计数；`}${assessed}达到、基本达到或未达到和一句话`;
};

/** By kind. */
const usualForm = (task: Task): string => {
  const figures = growing(task.measures).map(figureAsked);
  const node = task.nodes.find(({ doneOn }) => doneOn === null);
  const nodes = node ? [`${node.name === FINAL_NODE ? '' : `节点“${node.name}”`}是否完成、完成日期`] : [];
  const asked = [...figures, ...nodes].join('、') || '一句话进展';
  if (task.kind === 'zero-incident') return `${IF_NOTHING}${asked}`;
  return task.kind === 'quantity' || task.kind === 'coverage' ? asked : `${asked}${OR_UNCHANGED}`;
};

/** A sum that has reached what was promised of it is not asked for beside one that has not; the form takes it all the same. */
const growing = (measures: readonly MeasureState[]): readonly MeasureState[] => {
  const left = measures.filter((measure) => measure.accumulation !== 'sum' || shareDone(measure) !== 1);
  return left.length > 0 ? left : measures;
};

/** A name that says by itself that it counts what is new. */
const IS_NEW = /^新(?:增|添|建|设|修|改|栽|种|办|招|引进|发展|发现|识别|认定|培育|签)/;

/** The numerator of a share, with its unit where the name tells it. @example countedAsked('卫生厕所覆盖率') //=> '卫生厕所覆盖率的已达到数（户）' */
export const countedAsked = (name: string): string => {
  const unit = numeratorUnit(name);
  return `${name}的已达到数${unit === null ? '' : `（${unit}）`}`;
};

/** What is to be typed for a measure, as letter and form say it. */
export const figureAsked = ({ name, unit, accumulation, denominator, shares }: MeasureState): string => {
  if (shares.length > 0) return `各村${name}（村级分解表，${unit}）`;
  if (accumulation === 'sum') return `${IS_NEW.test(name) ? '本期' : '本期新增'}${name}（${unit}）`;
  if (accumulation === 'level') return `${name}目前数（${unit}）`;
  const counted = numeratorUnit(name) ?? '';
  return denominator === null ? `${countedAsked(name)}和总数` : `${name}的已达到数（总数${denominator}${counted}）`;
};
