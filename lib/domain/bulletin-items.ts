import { addMonths, chineseMonthDay, type Day, type Month, monthOf } from './day.ts';
import { evidenceOf } from './evidence.ts';
import { asksOf, isAnswered, isOpen } from './feedback-rhythm.ts';
import { exactOf, type Figure, figureOf } from './figure.ts';
import { updateId } from './ids.ts';
import { reportIn } from './move.ts';
import { basisLine } from './moved-words.ts';
import { nodeName } from './node-name.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { isCeiling, lastLines, progressOf } from './progress.ts';
import { distance, meets, targetSource } from './review-measure.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';
import { ENDING_NAMES } from './task-changes.ts';
import { titleOf } from './title-of.ts';
import type { Relation } from './town.ts';
import type { LightContext } from './traffic-light.ts';

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
  /** Update ids on which the words rest. */
  readonly sources: readonly string[];
}

/** A red task with what the leader is asked to decide. */
export interface Decision extends BulletinItem {
  readonly monthsRed: number;
  /** '差524亩', each with its figure. */
  readonly gaps: readonly { readonly measure: string; readonly figure: Figure }[];
  /** The department's own words: what hinders, what it will do. */
  readonly problems: string;
  readonly nextSteps: string;
  readonly ask: string;
}

/** A figure that may be quoted, with its measure and whether the office has confirmed it. */
export interface Quotable {
  readonly n: string;
  readonly id: string;
  readonly measure: string;
  readonly target: string | null;
  readonly figure: Figure;
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

const gapOf = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): Figure | null => {
  const { target, value } = measure;
  if (target === null || value === null || isCeiling(measure) || meets(value, target)) return null;
  const evidence = evidenceOf(task, measure, history);
  if (measure.accumulation !== 'ratio') return distance(evidence, { source: targetSource(task, measure), value: target.value });
  if (evidence.figure === null || measure.denominator === null) return null;
  return shareGap(evidence.figure, targetSource(task, measure), { measure, target: target.value, of: measure.denominator });
};

interface ShareGap {
  readonly measure: MeasureState;
  readonly target: number;
  readonly of: number;
}

/** In what the numerator counts, households or persons; where the name does not tell, in points of the share as it is printed. */
const shareGap = (now: Figure, source: string, { measure, target, of }: ShareGap): Figure => {
  const unit = numeratorUnit(measure.name);
  const [numerator] = now.derivation.of;
  if (unit === null || numerator === undefined)
    return figureOf(
      'difference',
      [
        { source, value: target },
        { source: now.sources[0]!, value: now.value },
      ],
      '个百分点',
      now.grade,
    );
  return figureOf('difference', [{ source, value: Math.ceil((of * target) / 100) }, numerator], unit, now.grade);
};

/** A dispatched organ has no leader in the town: the office asks it for help, and nobody is asked to look into it. */
const askOf = (task: Task, problems: string, relation: Relation): string => {
  if (relation === 'dispatched') return `请党政办商请${task.lead}${problems === '' ? '告知进展' : '协助解决上述困难'}，定出完成日期。`;
  const who = task.leader === '' ? '分管领导' : task.leader;
  return problems === '' ? `请${who}过问：${task.lead}定出完成日期和措施。` : `请${who}协调解决上述困难，定出完成日期。`;
};

/** 请您定的事: a red task with its reason, what is lacking, for how many months, and the department's own words. */
export const decisionOf = (
  task: Task,
  reason: string,
  { monthsRed, relation, history }: { monthsRed: number; relation: Relation; history: readonly HistoryEntry[] },
): Decision => {
  const problems = task.sensitive ? '' : (task.lastReport?.problems ?? '');
  const report = history
    .filter(({ n }) => n === task.n)
    .map(reportIn)
    .findLast((one) => one !== null);
  const gaps = task.measures.flatMap((measure) => {
    const figure = gapOf(task, measure, history);
    return figure === null ? [] : [{ measure: measure.name, figure }];
  });
  return {
    ...itemOf(task, reason),
    monthsRed,
    gaps,
    problems,
    nextSteps: task.sensitive ? '' : (report?.nextSteps ?? ''),
    ask: askOf(task, problems, relation),
  };
};

/** What was verified, or assessed as reached, in the month. */
export const doneIn = (tasks: readonly Task[], month: Month): readonly BulletinItem[] =>
  tasks
    .filter((task) => task.completedOn !== null && monthOf(task.completedOn) === month)
    .map((task) => itemOf(task, `${chineseMonthDay(task.completedOn ?? '')}核验办结，${progressOf(task).label}`));

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

/** A bulletin quotes few figures, so that each is heard. */
const MOST_QUOTED = 8;

/** A figure that is in doubt is not read out. */
const quoted = (task: Task, measure: MeasureState, history: readonly HistoryEntry[]): Figure | null => {
  const { figure, doubt } = evidenceOf(task, measure, history);
  return doubt === null ? figure : null;
};

/** Figures reported in the month that can be read out: those with a target first, zeros and sensitive tasks never. */
export const quotablesOf = (tasks: readonly Task[], month: Month, history: readonly HistoryEntry[]): readonly Quotable[] => {
  const isNew = (measure: MeasureState): boolean => measure.asOf !== null && monthOf(measure.asOf) === month;
  const all = tasks
    .filter((task) => !task.sensitive)
    .flatMap((task) =>
      task.measures.filter(isNew).flatMap((measure): readonly Quotable[] => {
        const own = history.filter((entry) => entry.n === task.n);
        const figure = quoted(task, measure, own);
        if (figure === null || exactOf(figure.derivation) === 0) return [];
        const target = measure.target === null ? null : `计划${measure.target.value}${measure.unit}`;
        return [{ n: task.n, id: task.id, measure: measure.name, target, figure }];
      }),
    );
  return [...all.filter((one) => one.target !== null), ...all.filter((one) => one.target === null)].slice(0, MOST_QUOTED);
};
