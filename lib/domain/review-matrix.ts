import { chineseDate } from './day.ts';
import { evidenceOf } from './evidence.ts';
import { asksOf, isAnswered } from './feedback-rhythm.ts';
import { type Figure, figureOf } from './figure.ts';
import { updateId } from './ids.ts';
import { counting, countOf, incidentLine } from './incidents.ts';
import { basisLine } from './moved-words.ts';
import { isCeiling, measureLine, progressOf } from './progress.ts';
import { distance, meets, type ReviewScope, targetSource } from './review-measure.ts';
import { targetWords } from './target-words.ts';
import type { MeasureState, Task, Verdict } from './task.ts';
import { ENDING_NAMES } from './task-changes.ts';
import { titleOf } from './title-of.ts';

export const OUTCOMES = ['完成', '部分完成', '达到', '基本达到', '未达到', '终止（政策调整）', '取消', '被替代', '暂缓', '未反馈'] as const;

/**
 * How a promise ended.
 * - 完成: verified, or assessed, and no target missed · 达到: assessed so, or all is reported and nobody has verified it yet
 * - 部分完成: something was done, a target or node is open · 基本达到, 未达到: as assessed, or nothing was done
 * - 终止（政策调整）, 取消, 被替代: so decided, which is not 未完成 · 暂缓: it rests on the day of the review
 * - 未反馈: nobody reported anything
 */
export type Outcome = (typeof OUTCOMES)[number];

/** A promised task and what became of it; each task of the plan stands in the matrix once. */
export interface MatrixRow {
  readonly n: string;
  readonly id: string;
  readonly lead: string;
  readonly promised: string;
  readonly achieved: string;
  readonly outcome: Outcome;
  /** Where its sentence stands: chapter and place in it, from 0. */
  readonly sentence: { readonly chapter: number; readonly at: number } | null;
}

/** A target that was missed, with what is lacking. */
export interface Shortfall {
  readonly n: string;
  readonly id: string;
  readonly measure: string;
  /** '大豆玉米带状复合种植面积1212亩，未达1500亩' */
  readonly text: string;
  readonly figures: readonly Figure[];
}

const VERDICT_OUTCOMES: Record<Verdict, Outcome> = { met: '达到', 'largely-met': '基本达到', 'not-met': '未达到' };

/** Measures whose target was not met. */
export const missed = (task: Task): readonly MeasureState[] =>
  task.measures.filter((measure) => measure.target !== null && !(measure.value !== null && meets(countOf(measure, task), measure.target)));

const isStanding = (task: Task): boolean => task.kind === 'zero-incident' || task.kind === 'continuing';

const somethingDone = (task: Task): boolean =>
  task.measures.some((measure) => (measure.value ?? 0) > 0) || task.nodes.some((node) => node.doneOn !== null);

const standingOutcome = (task: Task, { rules, asOf }: ReviewScope): Outcome => {
  const due = asksOf(task, rules.calendar, rules.policy).filter((ask) => ask.due <= asOf);
  return due.every((ask) => isAnswered(ask, task)) ? '达到' : '部分完成';
};

/** The outcome of a task on the day of the review. */
export const outcomeOf = (task: Task, scope: ReviewScope): Outcome => {
  if (task.ended !== null) return ENDING_NAMES[task.ended.how] as Outcome;
  if (task.suspended !== null) return '暂缓';
  const isShort = missed(task).length > 0;
  if (task.state === 'completed') return isShort ? '部分完成' : '完成';
  if (task.assessment !== null) return VERDICT_OUTCOMES[task.assessment.verdict];
  if (counting(task).length > 0) return '未达到';
  if (task.reported.length === 0 && task.lastReport === null) return '未反馈';
  if (isStanding(task)) return standingOutcome(task, scope);
  const isDone = !isShort && task.nodes.every((node) => node.doneOn !== null);
  if (isDone && somethingDone(task)) return '达到';
  return somethingDone(task) ? '部分完成' : '未达到';
};

const bound = ({ target, unit, name }: MeasureState): string => (target === null ? '' : targetWords(name, target, unit));

/** What was promised: the targets, else the title. */
export const promisedOf = (task: Task): string => {
  const targets = task.measures.filter((measure) => measure.target !== null).map(bound);
  return targets.length > 0 ? targets.join('、') : titleOf(task.text);
};

/** What was achieved, in figures as reported; for work without figures how often it was reported; and on what an end rests. */
export const achievedOf = (task: Task): string => [doneOf(task), ...decidedOn(task)].join('；');

const decidedOn = ({ ended, suspended, sensitive }: Task): readonly string[] => {
  const decision = ended ?? suspended;
  if (decision === null) return [];
  return [sensitive ? `${chineseDate(decision.day)}决定` : basisLine(decision.basis)];
};

const doneOf = (task: Task): string => {
  const measures = task.measures.filter((measure) => measure.value !== null).map(measureLine);
  const nodes = task.nodes.length > 0 ? [progressOf({ ...task, kind: 'milestone' }).label] : [];
  const all = [...measures, ...nodes, ...counting(task).map(incidentLine)];
  if (all.length > 0) return all.join('、');
  return task.reported.length === 0 ? '未反馈' : progressOf({ ...task, kind: 'continuing' }).label;
};

const lacking = (task: Task, measure: MeasureState, scope: ReviewScope): Shortfall => {
  const evidence = evidenceOf(task, measure, scope.history);
  const target = measure.target?.value ?? 0;
  const promised = figureOf('reported', [{ source: targetSource(task, measure), value: target }], measure.unit, '已核');
  const head = { n: task.n, id: task.id, measure: measure.name };
  if (evidence.figure === null) return { ...head, text: `${measure.name}未报，应达${promised.text}`, figures: [promised] };
  const gap = measure.accumulation === 'ratio' ? null : distance(evidence, { source: targetSource(task, measure), value: target });
  const [verb, by] = isCeiling(measure) || target === 0 ? ['超过', '多'] : ['未达', '差'];
  const text = `${measure.name}${evidence.figure.text}，${verb}${promised.text}${gap === null ? '' : `，${by}${gap.text}`}`;
  return { ...head, text, figures: [evidence.figure, promised, ...(gap === null ? [] : [gap])] };
};

/** Targets that were missed, none of a task that ended: always in the matrix and the annex, in the speech only when the office ticks them. */
export const shortfallsOf = (task: Task, scope: ReviewScope): readonly Shortfall[] =>
  (task.ended === null ? missed(task) : []).map((measure) => lacking(task, measure, scope));

/** The update that reported a problem last, with its words; nothing for a sensitive task. */
export const problemOf = (task: Task): { readonly text: string; readonly sources: readonly string[] } | null => {
  const last = task.lastReport;
  if (task.sensitive || task.ended !== null || last === null || last.problems.trim() === '') return null;
  return { text: last.problems.trim(), sources: [updateId(task.plan, task.n, last.update)] };
};
