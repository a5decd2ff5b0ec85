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
  const { about, what } = askIn(item);
  const label = `${place.isDispatched ? '请协助填' : '要填'}${about.form === '' ? '' : `（${about.form}）`}`;
  const when = place.isDayInHeading && about.date === wholeTask(item) ? '' : about.date;
  const day =
    when !== '' ? ` —— ${when}` : about.form !== '' && !place.isDayInHeading && isAhead(place) ? ` —— ${dayAndWeekday(item.due)}前` : '';
  return { title: `${title}${day}`, details: [...known, `${label}：${what}`] };
};

const isAhead = ({ group }: Place): boolean => group.dated !== null;

/** '您上次报：…' before what the office sent back. */
const reportedBefore = ([first, ...others]: readonly string[]): readonly string[] =>
  first === undefined ? [] : [`您上次报：${first}`, ...others];

interface Ask {
  /** Form and date that the sentence of the rule begins with, either may be ''. */
  readonly about: { readonly form: string; readonly date: string };
  readonly what: string;
}

const wholeTask = ({ due }: ReminderItem): string => `${dayAndWeekday(due)}到期`;

/** Takes the day out of an ask: it stands in the heading or behind the title. @example '6月24日（周五）前填二季度反馈：…' */
const askIn = ({ ask, due }: ReminderItem): Ask => {
  const at = ask.indexOf('：');
  if (at < 0) return { about: { form: '', date: '' }, what: ask };
  const [head, what] = [ask.slice(0, at), ask.slice(at + 1)];
  const form = head.startsWith(dayAndWeekday(due)) ? head.slice(head.indexOf('填') + 1) : '';
  if (form !== '') return { about: { form, date: '' }, what };
  return { about: { form: '', date: head.replace(/^本事项/, '') }, what: what.replace(/^填/, '') };
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
