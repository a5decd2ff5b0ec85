import { taskId, yearOfPlan } from './ids.ts';
import { FINAL_NODE } from './issue-task.ts';
import type { Measure, Milestone, Target } from './plan.ts';
import { missed } from './review-matrix.ts';
import type { MeasureState, Task } from './task.ts';

/** Binary fractions leave dust: 2010 − 1500.1. */
const withoutDust = (value: number): number => Number(value.toFixed(6));

/** What is left to do: of what adds up the difference, of a level or share, and of a limit, the target as it was. */
const restOf = ({ target, value, accumulation }: MeasureState): number => {
  const promised = target?.value ?? 0;
  const isCeiling = target?.comparison === '<=' || target?.comparison === '<';
  return accumulation !== 'sum' || isCeiling ? promised : withoutDust(promised - (value ?? 0));
};

/** What is still owed, as targets of the plan that carries the task on. */
export const restTargets = (task: Task): Target[] =>
  missed(task).map((measure) => ({
    metric: measure.name,
    comparison: measure.target?.comparison ?? '>=',
    value: restOf(measure),
    valueMax: null,
    unit: measure.unit,
    within: null,
    place: null,
    by: null,
  }));

/** What is counted further: what is still owed, and what was counted without being promised; each beside what last year came to. */
export const restMeasures = (task: Task): Measure[] => {
  const owed = new Set(missed(task));
  return task.measures
    .filter((measure) => owed.has(measure) || measure.target === null)
    .map(({ name, unit, value, accumulation, target }) => ({
      name,
      unit,
      source: target === null ? 'head' : 'plan',
      lastYear: value,
      accumulation,
      ...(value !== null && { lastResult: { task: taskId(task.plan, task.n), value } }),
    }));
};

/** A day that a plan may name, else its year's end: last year's day is gone. */
export const dayIn = (plan: string, day: string | null): string => {
  const year = yearOfPlan(plan);
  return day !== null && day >= `${year}-01-01` && day <= `${year + 1}-12-31` ? day : `${year}-12-31`;
};

/** Open nodes as steps; the last one, which stands for the whole, is no step. */
export const restSteps = ({ nodes }: Task, plan: string): Milestone[] =>
  nodes
    .filter(({ name, doneOn }) => doneOn === null && name !== FINAL_NODE)
    .map(({ name, planned }) => ({ name, by: dayIn(plan, planned) }))
    .toSorted((a, b) => a.by.localeCompare(b.by));
