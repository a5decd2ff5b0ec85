import { asksOf } from './feedback-rhythm.ts';
import type { Task } from './task.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** What a plan asks of a department in its year; the smaller, the better. */
export interface FormsAsked {
  readonly department: string;
  /** Questions: a task, or a group of tasks (合并填报), on a feedback day. */
  readonly questions: number;
  /** Forms: the days on which one is due, with all that is asked by then. */
  readonly forms: number;
}

/** What the year asks of each department that leads something, the busiest first; 清账 counts, work outside the plan does not. */
export const formsAsked = (tasks: readonly Task[], calendar: WorkdayCalendar, policy: ReminderPolicy): readonly FormsAsked[] => {
  const asked = new Map<string, { readonly questions: Set<string>; readonly days: Set<string> }>();
  for (const task of tasks) {
    const own = asked.get(task.lead) ?? { questions: new Set(), days: new Set() };
    asked.set(task.lead, own);
    for (const { due } of asksOf(task, calendar, policy)) {
      own.questions.add(`${task.together ?? task.n} ${due}`);
      own.days.add(due);
    }
  }
  const counts = [...asked].map(([department, { questions, days }]) => ({ department, questions: questions.size, forms: days.size }));
  return counts.toSorted((a, b) => b.questions - a.questions);
};
