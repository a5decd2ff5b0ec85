import { chineseMonthDay } from './day.ts';
import { dayOfPlan } from './day-of-plan.ts';
import { periodsOf } from './feedback-rhythm.ts';
import type { MeasureState, Task } from './task.ts';

/** How far a task is, for people. */
export interface Progress {
  /** 0…1, or null for what has no progress. */
  readonly share: number | null;
  /** Name of the measure that is furthest behind. */
  readonly worst: string | null;
  /** In Chinese, e.g. '大豆种植面积 640 / 2010亩'. */
  readonly label: string;
}

/**
 * How far a task is, by its kind; never a percentage that somebody typed.
 *
 * - quantity: the measure furthest behind its target, 其中 apart from its parent
 * - coverage: (now − base) ÷ (target − base) of the measure furthest behind
 * - milestone, campaign: nodes done ÷ nodes
 * - zero-incident, continuing, and whatever has no target or base yet: no share, 已报 n/m期
 * - a ceiling (不超过) is no progress: it is shown, and has no share
 *
 * @example progressOf(soybean) //=> { share: 0.318…, worst: '大豆种植面积', label: '大豆种植面积 640 / 2010亩' }
 */
export const progressOf = (task: Task): Progress => {
  if (task.kind === 'milestone' || task.kind === 'campaign') return nodesDone(task);
  if (task.kind !== 'quantity' && task.kind !== 'coverage') return periodsReported(task);
  const worst = task.measures
    .map((measure) => ({ measure, share: shareDone(measure) }))
    .filter((one): one is { measure: MeasureState; share: number } => one.share !== null)
    .reduce<{ measure: MeasureState; share: number } | null>(
      (least, one) => (least === null || one.share < least.share ? one : least),
      null,
    );
  if (worst) return { share: worst.share, worst: worst.measure.name, label: measureLine(worst.measure) };
  const ceiling = task.measures.find(isCeiling);
  return ceiling ? { share: null, worst: ceiling.name, label: measureLine(ceiling) } : periodsReported(task);
};

export const isCeiling = ({ target }: MeasureState): boolean => target?.comparison === '<=' || target?.comparison === '<';

/** Share of its target that a measure has reached, 0…1; null without a target, for a ceiling, and for a ratio before its base is known. */
export const shareDone = (measure: MeasureState): number | null => {
  const { target, value, base } = measure;
  if (target === null || isCeiling(measure)) return null;
  const isRatio = measure.accumulation === 'ratio';
  if (isRatio && base === null) return null;
  const reached = value ?? 0;
  if (reached >= target.value) return 1;
  const start = isRatio ? base! : 0;
  return start >= target.value ? 0 : Math.max(0, (reached - start) / (target.value - start));
};

const nodesDone = ({ nodes }: Task): Progress => {
  const done = nodes.filter(({ doneOn }) => doneOn !== null).length;
  return { share: nodes.length === 0 ? null : done / nodes.length, worst: null, label: `节点 ${done}/${nodes.length}` };
};

const periodsReported = (task: Task): Progress => {
  const periods = periodsOf(task);
  const reported = periods.filter((period) => task.reported.includes(period)).length;
  return { share: null, worst: null, label: `已报 ${reported}/${periods.length}期` };
};

/** A measure's last value beside its target. @example measureLine(soybean) //=> '大豆种植面积 640 / 2010亩' */
export const measureLine = (measure: MeasureState): string => {
  const { name, unit, value, target, base, accumulation } = measure;
  const now = value === null ? '未报' : shown(value);
  if (accumulation === 'ratio')
    return `${name} ${value === null ? now : `${now}%`}${bracket([target && `目标${shown(target.value)}%`, base !== null && `年初${shown(base)}%`])}`;
  return target ? `${name} ${now} / ${shown(target.value)}${unit}` : `${name} ${now}${value === null ? '' : unit}`;
};

/** What was reported last, one line a measure and node, with the day. @example lastLines(soybean) //=> ['大豆种植面积 640 / 2010亩（5月25日报）'] */
export const lastLines = (task: Task): readonly string[] => [
  ...task.measures.map(
    (measure) => `${measureLine(measure)}${measure.asOf ? `（${chineseMonthDay(measure.asOf)}报）` : lastYearOf(measure)}`,
  ),
  ...task.nodes.filter(({ planned, doneOn }) => planned !== null || doneOn !== null).map((node) => nodeLine(task.plan, node)),
];

const nodeLine = (plan: string, { name, planned, doneOn }: Task['nodes'][number]): string =>
  doneOn ? `节点“${name}”${dayOfPlan(plan, doneOn)}完成` : `节点“${name}”计划${dayOfPlan(plan, planned!)}`;

const lastYearOf = ({ lastYear, unit }: MeasureState): string => (lastYear === null ? '' : `（上年${shown(lastYear)}${unit}）`);

const bracket = (parts: readonly (string | false | null)[]): string => {
  const said = parts.filter((part) => part);
  return said.length > 0 ? `（${said.join('，')}）` : '';
};

/** At most two decimals, none that are zero. */
export const shown = (value: number): string => String(Math.round(value * 100) / 100);
