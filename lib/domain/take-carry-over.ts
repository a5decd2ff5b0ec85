import { rowCarrying } from './carry-over-offers.ts';
import { type Draft, type DraftRow, hasWords, MOST_CHARACTERS, nextNumber, withRows } from './draft.ts';
import { RuleError } from './errors.ts';
import { taskId, yearOfPlan } from './ids.ts';
import { FINAL_NODE, sensitiveByDefault } from './issue-task.ts';
import { inOrder } from './number-rows.ts';
import { ENOUGH, likeness } from './place-tasks.ts';
import type { Measure, Milestone, Target } from './plan.ts';
import { missed } from './review-matrix.ts';
import type { MeasureState, Task } from './task.ts';
import type { Department } from './town.ts';

/** An unfinished task and what it lacks in words. */
export interface Unfinished {
  readonly task: Task;
  readonly rest: string;
}

/** Where it goes: a plan, whose departments can lead a task on that day. */
export interface Into {
  readonly plan: string;
  /** All that the town ever had: who took over is known by them. */
  readonly departments: readonly Department[];
  readonly open: readonly Department[];
}

/** Binary fractions leave dust: 2010 − 1500.1. */
const withoutDust = (value: number): number => Number(value.toFixed(6));

/** What is left to do: of what adds up the difference, of a level or share, and of a limit, the target as it was. */
const restOf = ({ target, value, accumulation }: MeasureState): number => {
  const promised = target?.value ?? 0;
  const isCeiling = target?.comparison === '<=' || target?.comparison === '<';
  return accumulation !== 'sum' || isCeiling ? promised : withoutDust(promised - (value ?? 0));
};

const targetsOf = (task: Task): Target[] =>
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
const measuresOf = (task: Task): Measure[] => {
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

/** A day that the plan may name, else its year's end: last year's day is gone. */
const dayIn = (plan: string, day: string | null): string => {
  const year = yearOfPlan(plan);
  return day !== null && day >= `${year}-01-01` && day <= `${year + 1}-12-31` ? day : `${year}-12-31`;
};

const stepsOf = ({ nodes }: Task, plan: string): Milestone[] =>
  nodes
    .filter(({ name, doneOn }) => doneOn === null && name !== FINAL_NODE)
    .map(({ name, planned }) => ({ name, by: dayIn(plan, planned) }))
    .toSorted((a, b) => a.by.localeCompare(b.by));

/** Who has taken over since what a department led; itself while it is there. */
const nowOf = (name: string, { departments, open }: Into): string | undefined => {
  const seen = new Set<string>();
  let next: string | null = name;
  while (next !== null && !seen.has(next)) {
    if (open.some((one) => one.name === next)) return next;
    seen.add(next);
    next = departments.find((one) => one.name === next)?.successor ?? null;
  }
  return undefined;
};

type Led = Pick<DraftRow, 'lead' | 'supporting' | 'asks' | 'leader' | 'open' | 'confidence'>;

/** Who leads and supports, as last year or who took over; a lead of which nobody is left is a question to the office. */
const ledNow = (task: Task, into: Into): Led => {
  const lead = nowOf(task.lead, into);
  const others = task.supporting.flatMap((name) => nowOf(name, into) ?? []);
  const supporting = [...new Set(others)].filter((name) => name !== lead);
  const leader = into.open.find(({ name }) => name === lead)?.leader ?? '';
  const asks = task.asks.flatMap(({ department, ask }) => {
    const now = nowOf(department, into);
    return now !== undefined && supporting.includes(now) ? [{ department: now, ask }] : [];
  });
  return { lead: lead ?? task.lead, supporting, asks, leader, open: lead === undefined, confidence: lead === undefined ? 0 : 1 };
};

const STOP = /[。；;，,\s]{1,4}$/;
/** What is left is said in a line; all of it stands in the targets and steps. */
const MOST_OF_REST = 300;

/** Last year's words, and what is left of them. @example '摸清撂荒地底数（2022年结转：“摸清底数”未完成）。' */
const wordsOf = ({ task, rest }: Unfinished): string => {
  const left = rest.length <= MOST_OF_REST ? rest : `${rest.slice(0, MOST_OF_REST)}…`;
  const note = `（${yearOfPlan(task.plan)}年结转：${left}）。`;
  const words = hasWords(task.text) ? task.text.replace(STOP, '') : task.id;
  return `${words.slice(0, MOST_CHARACTERS - note.length)}${note}`;
};

/** Its area where the new plan has one of that name, else the one whose heading is most like it, else its own. */
const areaIn = ({ rows }: Draft, { area, text }: Task): string => {
  const areas = [...new Set(rows.map((row) => row.area))];
  if (areas.includes(area)) return area;
  const scores = areas.map((one) => likeness(`${area}。${text}`, one));
  const most = Math.max(...scores);
  return most < ENOUGH ? area : areas[scores.indexOf(most)]!;
};

/** Behind the last row of its area, where the new plan has it; else behind all. */
const placeOf = ({ rows }: Draft, area: string): { readonly start: number; readonly end: number } => {
  const sorted = inOrder(rows);
  const end = (sorted.findLast((one) => one.area === area) ?? sorted.at(-1))?.end ?? 0;
  return { start: end, end };
};

const rowOf = (draft: Draft, unfinished: Unfinished, into: Into): DraftRow => {
  const { task } = unfinished;
  const { plan } = into;
  const led = ledNow(task, into);
  const area = areaIn(draft, task);
  const id = taskId(task.plan, task.n);
  const isStated = task.dueStated && task.due === dayIn(plan, task.due);
  return {
    ...led,
    plan,
    n: nextNumber(draft),
    id: '',
    version: 1,
    area,
    text: wordsOf(unfinished),
    ...placeOf(draft, area),
    kind: task.kind,
    targets: targetsOf(task),
    measures: measuresOf(task),
    due: dayIn(plan, isStated ? task.due : null),
    dueStated: isStated,
    milestones: stepsOf(task, plan),
    recurring: task.recurring,
    reason: `上年${task.id}未完成，由办公室结转（${id}）${led.open ? `；原由${task.lead}牵头，现无此单位` : ''}`,
    sensitive: task.sensitive || sensitiveByDefault(led),
    star: task.star,
    every: task.every,
    dropped: null,
    together: null,
    origin: 'carried',
    madeOf: [],
    carriedFrom: [id],
    proposed: null,
  };
};

/** @throws RuleError BodyIsWrong */
const linkedRow = (draft: Draft, n: string, task: string): DraftRow => {
  const row = draft.rows.find((one) => one.n === n);
  const message = !row ? `草稿中没有第 ${n} 行` : row.dropped !== null ? `第${row.id}项已删去` : null;
  if (message !== null) throw new RuleError('BodyIsWrong', '有字段填写有误，内容未保存。', [{ pointer: '/row', message }]);
  return { ...row!, carriedFrom: [...(row!.carriedFrom ?? []), task] };
};

/**
 * The draft with an unfinished task of last year in it (结转).
 *
 * - a row of its own: last year's words with what is left, its kind, star and rhythm, the departments that led and supported or who took
 *   over; what is still owed as targets (of what adds up the difference), open nodes as steps
 * - a day of last year is gone: the rest is due by the year's end, which threatens nobody, unless an extension reaches into the new year
 * - or a row that promises it already is said to carry it on; its words stay
 *
 * @param row number of the row that promises it already
 * @throws RuleError AlreadyTaken · BodyIsWrong · NumbersUsedUp
 */
export const takeCarryOver = (draft: Draft, unfinished: Unfinished, into: Into, row?: string): Draft => {
  const id = taskId(unfinished.task.plan, unfinished.task.n);
  const carrying = rowCarrying(draft.rows, id);
  if (carrying) throw new RuleError('AlreadyTaken', `这项任务已经结转，见草案第${carrying.id}项（行号 ${carrying.n}）。`);
  return withRows(draft, [row === undefined ? rowOf(draft, unfinished, into) : linkedRow(draft, row, id)]);
};
