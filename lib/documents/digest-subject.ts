import { chineseMonthDay, type Day } from '#domain/day.ts';
import type { ReminderItem, ReminderReason } from '#domain/letter.ts';
import { groupsIn, tasksIn } from './digest-groups.ts';
import { dayAndWeekday } from './letter-words.ts';

/** Asks that are still ahead; what is over has no day to be met. */
const AHEAD: readonly ReminderReason[] = ['feedback-soon', 'stated-soon', 'clearing', 'feedback-today', 'stated-today'];

/** Day, number of tasks and the worst thing. @example '农服中心：6月24日（周五）前反馈5项，其中退回1项' */
export const headSubject = (items: readonly ReminderItem[], name: string, today: Day, isDispatched: boolean): string => {
  const [next] = items
    .filter(({ reason, due }) => AHEAD.includes(reason) && due >= today)
    .map(({ due }) => due)
    .toSorted();
  const day = next === undefined ? '今天补报' : next === today ? `今天（${chineseMonthDay(next)}）反馈` : `${dayAndWeekday(next)}前反馈`;
  const please = isDispatched ? '商请' : next === undefined ? '请' : '';
  return `${name}：${please}${day}${tasksIn(items)}项${worst(items)}`;
};

const worst = (items: readonly ReminderItem[]): string => {
  const [first] = groupsIn(items);
  if (first === undefined) return '';
  const count = tasksIn(first.own);
  if (count < tasksIn(items)) return `，其中${first.group.inSubject}${count}项`;
  return first.group.heading === '已过时限' ? `，${count > 1 ? '均' : ''}已过时限` : '';
};

/** What each thing is that waits for the reader, with its number. @example '分管农业副镇长：6月28日，没有反馈3项，请您过问' */
export const readerSubject = (items: readonly ReminderItem[], name: string, today: Day): string => {
  const counts = groupsIn(items).map(({ group, own }) => `${group.inSubject}${own.length}项`);
  const isAsked = items.every(({ reason }) => reason === 'feedback-missed');
  return `${name}：${chineseMonthDay(today)}，${counts.join('，')}${isAsked ? '，请您过问' : ''}`;
};
