import { chineseMonthDay } from '#domain/day.ts';
import { taskId } from '#domain/ids.ts';
import type { ReminderItem } from '#domain/letter.ts';
import { type Group, groupsIn } from './digest-groups.ts';
import { dayAndWeekday, type LetterPoint, type LetterSection } from './letter-words.ts';

/** The sections of a digest to whoever fills in a form: the question, what is known, what exactly to type. */
export const headSections = (items: readonly ReminderItem[], isDispatched: boolean): readonly LetterSection[] => {
  const shown = new Set<string>();
  return groupsIn(items).map(({ group, own }) => {
    const day = sharedDay(group, own);
    const heading = `${group.heading}${day}（${own.length}项）`;
    const points = own.map((item) =>
      headPoint(item, { group, isDayInHeading: day !== '', isDispatched, isShown: isShownBefore(item, shown) }),
    );
    return { heading, points };
  });
};

/** What is known of a task that is asked for two reasons stands once. */
const isShownBefore = ({ plan, n }: ReminderItem, shown: Set<string>): boolean => {
  const id = taskId(plan, n);
  const isShown = shown.has(id);
  shown.add(id);
  return isShown;
};

/** '，6月24日前' when all lines of a group have that day. */
const sharedDay = ({ dated }: Group, own: readonly ReminderItem[]): string => {
  const days = [...new Set(own.map(({ due }) => due))];
  return dated === null || days.length !== 1 ? '' : `，${chineseMonthDay(days[0]!)}${dated}`;
};

interface Place {
  readonly group: Group;
  readonly isDayInHeading: boolean;
  readonly isDispatched: boolean;
  readonly isShown: boolean;
}

const headPoint = (item: ReminderItem, place: Place): LetterPoint => {
  const title = `${item.id} ${item.title}`;
  const known = place.isShown ? [] : item.last;
  if (item.reason === 'returned')
    return { title: `${title} —— ${chineseMonthDay(item.due)}退回`, details: [item.ask, ...reportedBefore(known)] };
  const ask = askIn(item);
  const label = `${place.isDispatched ? '请协助填' : '要填'}${ask.form === '' ? '' : `（${ask.form}）`}`;
  const about = aboutWords(item, ask, place);
  return { title: `${title}${about === '' ? '' : ` —— ${about}`}`, details: [...known, `${label}：${ask.what}`] };
};

/** What of the task has a date, and the date unless the heading has it. */
const aboutWords = (item: ReminderItem, { form, date }: Ask, { group, isDayInHeading }: Place): string => {
  if (isDayInHeading) return date.replace(`${dayAndWeekday(item.due)}到期`, '');
  return form !== '' && group.dated !== null ? `${dayAndWeekday(item.due)}前` : date;
};

/** '您上次报：…' before what the office sent back. */
const reportedBefore = ([first, ...others]: readonly string[]): readonly string[] =>
  first === undefined ? [] : [`您上次报：${first.replace(/^今年在记：/, '')}`, ...others];

interface Ask {
  /** What the sentence of the rule begins with, either may be '': the form, or what has a date. */
  readonly form: string;
  readonly date: string;
  readonly what: string;
}

/** Takes the day out of an ask: it stands in the heading or behind the title. @example '6月24日（周五）前填二季度反馈：…' */
const askIn = ({ ask, due }: ReminderItem): Ask => {
  const at = ask.indexOf('：');
  if (at < 0) return { form: '', date: '', what: ask };
  const [head, what] = [ask.slice(0, at), ask.slice(at + 1)];
  if (head.startsWith(dayAndWeekday(due))) return { form: head.slice(head.indexOf('填') + 1), date: '', what };
  return { form: '', date: head.replace(/^本事项/, ''), what: what.replace(/^填/, '') };
};

/** The sections of a digest to whoever decides: what it is about and why, with what is known where something is to be judged by it. */
export const readerSections = (items: readonly ReminderItem[]): readonly LetterSection[] =>
  groupsIn(items).map(({ group, own }) => ({ heading: `${group.heading}（${own.length}项）`, points: own.map(readerPoint) }));

/** A list that was not acknowledged is told of with one of its tasks, and is not about that one. */
const readerPoint = (item: ReminderItem): LetterPoint => {
  if (item.reason === 'list-missing') return { title: `${item.department}的任务清单`, details: [item.ask] };
  const who = item.ask.startsWith(item.department) ? '' : `（${item.department}）`;
  // A leader is asked to speak to somebody, not to read the form.
  if (item.reason === 'feedback-missed')
    return { title: `${item.id} ${item.title}${who} —— ${chineseMonthDay(item.due)}应报`, details: [item.ask] };
  return { title: `${item.id} ${item.title}${who}`, details: [item.ask, ...item.last] };
};
