import { askedOfLeader } from './asked-of-leader.ts';
import { type BulletinItem, itemOf } from './bulletin-items.ts';
import { evidenceOf } from './evidence.ts';
import { type Figure, figureOf } from './figure.ts';
import { updateId } from './ids.ts';
import { reportIn } from './move.ts';
import { numeratorUnit } from './numerator-unit.ts';
import { isCeiling, measureLine, progressOf, shown } from './progress.ts';
import { distance, meets, targetSource } from './review-measure.ts';
import type { HistoryEntry, MeasureState, Task } from './task.ts';
import { titleOf } from './title-of.ts';
import type { Relation } from './town.ts';

/** What a measure lacks to its target. */
export interface Gap {
  readonly measure: string;
  /** '524亩' */
  readonly figure: Figure;
  /** Where it stands, '2227户', when the reason does not say it; '' for nothing more to say. A bulletin of before has none. */
  readonly now?: string | undefined;
  /** 其中: the measure of which this one is a part. */
  readonly within?: string | null | undefined;
  /** 村级分解: the villages that lack most of their own targets. */
  readonly villages?: readonly { readonly unit: string; readonly figure: Figure }[] | undefined;
}

/** A red task with what the leader is asked to decide. */
export interface Decision extends BulletinItem {
  readonly monthsRed: number;
  readonly gaps: readonly Gap[];
  /** The department's own words, without what it asks of a leader: what hinders, what it will do. */
  readonly problems: string;
  readonly nextSteps: string;
  readonly ask: string;
}

/** How many villages are named of those that lack something. */
const MOST_VILLAGES = 2;

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

/** Of a share what was counted, of all else its value, unless the reason tells it. */
const nowOf = (measure: MeasureState, reason: string): string => {
  const { name, value, unit, accumulation, numerator } = measure;
  if (accumulation !== 'ratio') return value === null || reason.includes(measureLine(measure)) ? '' : `${shown(value)}${unit}`;
  const counted = numeratorUnit(name);
  return counted === null || numerator === null ? '' : `${shown(numerator)}${counted}`;
};

/** The villages that lack most, the most first; one that has not reported lacks nothing that is known. */
const villagesOf = (task: Task, { shares, updates, unit }: MeasureState, { grade }: Figure): NonNullable<Gap['villages']> => {
  const source = updateId(task.plan, task.n, updates.at(-1) ?? task.version);
  return shares
    .flatMap(({ unit: village, target, value }) =>
      target !== null && value !== null && value < target ? [{ village, target, value }] : [],
    )
    .toSorted((one, other) => other.target - other.value - (one.target - one.value))
    .slice(0, MOST_VILLAGES)
    .map(({ village, target, value }) => {
      const of = [target, value].map((operand) => ({ source, value: operand }));
      return { unit: village, figure: figureOf('difference', of, unit, grade) };
    });
};

const gapsOf = (task: Task, reason: string, history: readonly HistoryEntry[]): readonly Gap[] =>
  task.measures.flatMap((measure) => {
    const figure = gapOf(task, measure, history);
    if (figure === null) return [];
    const within = measure.target?.within ?? null;
    return [{ measure: measure.name, figure, now: nowOf(measure, reason), within, villages: villagesOf(task, measure, figure) }];
  });

/** A dispatched organ has no leader in the town: the office asks it for help, and nobody is asked to look into it. */
const askOf = (task: Task, problems: string, relation: Relation): string => {
  if (relation === 'dispatched') return `请党政办商请${task.lead}${problems === '' ? '告知进展' : '协助解决上述困难'}，定出完成日期。`;
  const who = task.leader === '' ? '分管领导' : task.leader;
  return problems === '' ? `请${who}过问：${task.lead}定出完成日期和措施。` : `请${who}协调解决上述困难，定出完成日期。`;
};

/** A task with several figures is named by the one that is furthest behind: 大豆种植面积2010亩, not the corn that is sown. */
const titleInNeed = (task: Task): string => {
  const promised = task.measures.filter(({ target }) => target !== null);
  const worst = promised.length > 1 ? promised.find(({ name }) => name === progressOf(task).worst) : undefined;
  return worst === undefined ? titleOf(task.text) : `${worst.name}${shown(worst.target!.value)}${worst.unit}`;
};

/** 请您定的事: a red task with its reason, what is lacking and where, for how many months, and what the department says and asks. */
export const decisionOf = (
  task: Task,
  reason: string,
  { monthsRed, relation, history }: { monthsRed: number; relation: Relation; history: readonly HistoryEntry[] },
): Decision => {
  const report = history
    .filter(({ n }) => n === task.n)
    .map(reportIn)
    .findLast((one) => one !== null);
  const problems = askedOfLeader(task.sensitive ? '' : (task.lastReport?.problems ?? ''));
  const nextSteps = askedOfLeader(task.sensitive ? '' : (report?.nextSteps ?? ''));
  return {
    ...itemOf(task, reason),
    title: titleInNeed(task),
    monthsRed,
    gaps: gapsOf(task, reason, history),
    problems: problems.rest,
    nextSteps: nextSteps.rest,
    ask: problems.ask + nextSteps.ask || askOf(task, problems.rest, relation),
  };
};
