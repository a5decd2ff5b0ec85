import { addMonths, chineseMonthDay, type Day, type Month, monthOf } from './day.ts';
import { asksOf, isAnswered, isOpen } from './feedback-rhythm.ts';
import { updateId } from './ids.ts';
import { reportIn } from './move.ts';
import { basisLine } from './moved-words.ts';
import { nodeName } from './node-name.ts';
import { lastLines, progressOf, shown } from './progress.ts';
import { LIGHT_COLOURS } from './roll-up.ts';
import type { HistoryEntry, MeasureState, Report, Task } from './task.ts';
import { ENDING_NAMES } from './task-changes.ts';
import { titleOf } from './title-of.ts';
import type { Light, LightContext } from './traffic-light.ts';

/** A task in a bulletin: where it stands and why. */
export interface BulletinItem {
  readonly n: string;
  readonly id: string;
  readonly title: string;
  readonly star: boolean;
  readonly lead: string;
  readonly leader: string;
  readonly reason: string;
  /** Last values, 40 characters or so each; empty for a sensitive task. */
  readonly last: readonly string[];
  /** 要留意的: what the department said of it in the month, '' for nothing. */
  readonly said?: string | undefined;
  /** Update ids on which the words rest. */
  readonly sources: readonly string[];
}

/** What falls on a day of the next month. */
export interface Upcoming {
  readonly day: Day;
  readonly kind: 'node' | 'stated' | 'feedback';
  readonly text: string;
  readonly tasks: readonly string[];
}

const lastUpdate = (task: Task): readonly string[] =>
  task.lastReport === null ? [] : [updateId(task.plan, task.n, task.lastReport.update)];

export const itemOf = (task: Task, reason: string): BulletinItem => ({
  n: task.n,
  id: task.id,
  title: titleOf(task.text),
  star: task.star,
  lead: task.lead,
  leader: task.leader,
  reason,
  last: task.sensitive ? [] : lastLines(task),
  sources: lastUpdate(task),
});

/** As much of a department's words as a line to be watched has room for. */
const MOST_SAID = 60;

/** Whole sentences as long as there is room; of one that is longer by itself, its beginning. */
const inBrief = (text: string): string => {
  const [first = '', ...rest] = text.split(/(?<=[。！？\n])/).map((one) => one.trim());
  if (first.length > MOST_SAID) return `${first.slice(0, MOST_SAID - 1)}…`;
  return rest.reduce((said, one) => (said.length + one.length > MOST_SAID ? said : said + one), first);
};

const ended = (text: string): string => (text.trim() === '' || /[。！？]$/.test(text.trim()) ? text.trim() : `${text.trim()}。`);

const wordsOf = ({ progress, problems, nextSteps }: Report): string =>
  [progress, problems === '' ? '' : `困难：${problems}`, nextSteps === '' ? '' : `打算：${nextSteps}`].map(ended).join('');

/** A yellow task: beside its reason what the department said last in the month, what is done and what rests. */
export const watchedOf = (
  task: Task,
  reason: string,
  { month, history }: { month: Month; history: readonly HistoryEntry[] },
): BulletinItem => {
  const last = history
    .filter(({ day }) => monthOf(day) === month)
    .map(reportIn)
    .findLast((report) => report !== null && wordsOf(report) !== '');
  return { ...itemOf(task, reason), said: task.sensitive || !last ? '' : inBrief(wordsOf(last)) };
};

/** More figures than these are a table. */
const MOST_FIGURES = 3;

/** What a task of nodes or reports has brought: its figures, where it counts any; else, and of a sensitive one, how far it is. */
const broughtBy = (task: Task): { readonly words: string; readonly updates: readonly number[] } => {
  const { worst, label } = progressOf(task);
  const counted = task.measures.filter(({ value }) => value !== null && value !== 0).slice(0, MOST_FIGURES);
  if (worst !== null || task.sensitive || counted.length === 0) return { words: label, updates: [] };
  return { words: counted.map(figureWords).join('、'), updates: counted.flatMap(({ updates }) => updates) };
};

const figureWords = ({ name, value, unit, accumulation }: MeasureState): string =>
  `${name}${shown(value ?? 0)}${accumulation === 'ratio' ? '%' : unit}`;

const broughtItem = (task: Task, reason: string): BulletinItem => {
  const { words, updates } = broughtBy(task);
  const item = itemOf(task, `${reason}，${words}`);
  return { ...item, sources: [...new Set([...item.sources, ...updates.map((update) => updateId(task.plan, task.n, update))])] };
};

/** What was verified in the month, with what it brought. */
export const doneIn = (tasks: readonly Task[], month: Month): readonly BulletinItem[] =>
  tasks
    .filter((task) => task.completedOn !== null && monthOf(task.completedOn) === month)
    .map((task) => broughtItem(task, `${chineseMonthDay(task.completedOn ?? '')}核验办结`));

/** 转好的: what was yellow or red in the bulletin before and is green. */
export const recoveredIn = (
  lit: readonly { readonly task: Task; readonly light: Light }[],
  before: Readonly<Record<string, Light>>,
): readonly BulletinItem[] =>
  lit.flatMap(({ task, light }) => {
    const from = before[task.n];
    return light === 'green' && (from === 'yellow' || from === 'red') ? [broughtItem(task, `由${LIGHT_COLOURS[from]}转绿`)] : [];
  });

/** What was cancelled, replaced or terminated in the month; it is no shortfall. */
export const endedIn = (tasks: readonly Task[], month: Month): readonly BulletinItem[] =>
  tasks.flatMap((task) =>
    task.ended !== null && monthOf(task.ended.day) === month
      ? [
          itemOf(
            task,
            `${chineseMonthDay(task.ended.day)}${ENDING_NAMES[task.ended.how]}${task.sensitive ? '' : `，${basisLine(task.ended.basis)}`}`,
          ),
        ]
      : [],
  );

const nodesIn = (task: Task, month: Month): readonly Upcoming[] =>
  task.nodes
    .filter((node) => node.doneOn === null && node.planned !== null && monthOf(node.planned) === month)
    .map((node) => ({
      day: node.planned ?? '',
      kind: 'node',
      text: `${task.id} ${titleOf(task.text)}：${nodeName(task, node.name)}`,
      tasks: [task.id],
    }));

const statedIn = (task: Task, month: Month): readonly Upcoming[] => {
  const isPlanned = task.nodes.some((node) => node.planned === task.due);
  if (!task.dueStated || isPlanned || monthOf(task.due) !== month) return [];
  return [{ day: task.due, kind: 'stated', text: `${task.id} ${titleOf(task.text)}：时限到期`, tasks: [task.id] }];
};

const feedbackIn = (tasks: readonly Task[], month: Month, { calendar, policy }: LightContext): readonly Upcoming[] => {
  const days = new Map<Day, string[]>();
  for (const task of tasks) {
    for (const ask of asksOf(task, calendar, policy)) {
      if (monthOf(ask.due) === month && !isAnswered(ask, task)) days.set(ask.due, [...(days.get(ask.due) ?? []), task.id]);
    }
  }
  return [...days].map(([day, ids]) => ({ day, kind: 'feedback', text: `反馈日，应反馈${ids.length}项`, tasks: ids }));
};

/** Nodes, stated dates and feedback days of the month after, in order of days. */
export const upcomingAfter = (tasks: readonly Task[], month: Month, context: LightContext): readonly Upcoming[] => {
  const next = addMonths(month, 1);
  const open = tasks.filter(isOpen);
  const all = [...open.flatMap((task) => [...nodesIn(task, next), ...statedIn(task, next)]), ...feedbackIn(open, next, context)];
  return all.toSorted((a, b) => a.day.localeCompare(b.day));
};
