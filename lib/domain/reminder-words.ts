import { chineseMonthDay, chineseWeekday, type Day } from './day.ts';
import { periodName } from './feedback-rhythm.ts';
import type { ReminderEvent } from './reminder-events.ts';
import type { MeasureState, Task } from './task.ts';

/**
 * What exactly the reader of a reminder is to do, one Chinese sentence.
 *
 * - a head: which figures, nodes or taps the form asks for, and by when
 * - leader, chief, office: what they are to decide, never a copy of the head's line
 * - a sensitive task: that something is due, nothing more
 *
 * @example askOf(event, '2022-06-21') //=> '6月24日（周五）前填二季度：本期新增巡查（次）；没有变化的点“本期无变化”。'
 */
export const askOf = (event: ReminderEvent, why = ''): string => {
  const { task, ask, about, due } = event;
  const form = task.sensitive ? '请打开链接填报' : formOf(task);
  const what = about === '' ? '本事项' : `“${task.sensitive ? '节点' : about}”`;
  switch (event.reason) {
    case 'feedback-soon':
      return `${byDay(due)}前填${periodName(ask!.period)}：${form}。`;
    case 'feedback-today':
      return `${byDay(due)}下班前填${periodName(ask!.period)}：${form}。`;
    case 'clearing':
      return `${byDay(due)}前清账：填全年最终数或预计数；已完成的申请办结，其余填达到、基本达到或未达到和一句话。`;
    case 'feedback-missed':
      return `${task.lead}没有反馈${periodName(ask!.period)}，请您过问一次。`;
    case 'stated-soon':
    case 'stated-today':
      return `${what}${byDay(due)}到期：填是否完成、完成日期；不能按期的，填新日期和原因。`;
    case 'stated-overdue':
      return `${what}${chineseMonthDay(due)}已到期：填完成日期，或新日期和原因。`;
    case 'chief-overdue':
      return why === ''
        ? `${what}${chineseMonthDay(due)}到期，至今没有完成，请您协调。`
        : `★重点事项滞后${task.sensitive ? '' : `（${why}）`}，请您协调。`;
    case 'claim-waits':
      return `${task.lead}${chineseMonthDay(due)}申请办结，请核验或者退回。`;
    case 'objection-waits':
      return `${task.lead}${chineseMonthDay(due)}对本事项提出异议，请裁定由谁牵头。`;
    case 'extension-waits':
      return `${task.lead}${chineseMonthDay(due)}申请延期，请审批。`;
    case 'list-missing':
      return `${task.lead}${chineseMonthDay(due)}下达的任务清单还没有签收完，请联系。`;
  }
};

export const byDay = (day: Day): string => `${chineseMonthDay(day)}（${chineseWeekday(day)}）`;

/** What the form of a task asks for, by kind. */
const formOf = (task: Task): string => {
  const figures = task.measures.map(figureAsked);
  const node = task.nodes.find(({ doneOn }) => doneOn === null);
  const nodes = node ? [`节点“${node.name}”是否完成、完成日期`] : [];
  const asked = [...figures, ...nodes].join('、') || '一句话进展';
  if (task.kind === 'zero-incident') return `没有发生的点“本季未发生”，发生了的填发生数和处置；${asked}`;
  return task.kind === 'quantity' || task.kind === 'coverage' ? asked : `${asked}；没有变化的点“本期无变化”`;
};

/** What is to be typed for a measure, as letter and form say it. */
export const figureAsked = ({ name, unit, accumulation, denominator, shares }: MeasureState): string => {
  if (shares.length > 0) return `各村${name}（村级分解表，${unit}）`;
  if (accumulation === 'sum') return `${name.startsWith('新增') ? '本期' : '本期新增'}${name}（${unit}）`;
  if (accumulation === 'level') return `${name}目前数（${unit}）`;
  return denominator === null ? `${name}的已达到数和总数` : `${name}的已达到数（总数${denominator}）`;
};
