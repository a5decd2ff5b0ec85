import { rowCarrying } from './carry-over-offers.ts';
import { type Draft, type DraftRow, hasWords, MOST_CHARACTERS, nextNumber, withRows } from './draft.ts';
import { RuleError } from './errors.ts';
import { taskId, yearOfPlan } from './ids.ts';
import { sensitiveByDefault } from './issue-task.ts';
import { type Into, ledNow } from './led-now.ts';
import { inOrder } from './number-rows.ts';
import { ENOUGH, likeness } from './place-tasks.ts';
import { dayIn, restMeasures, restSteps, restTargets } from './rest-of-task.ts';
import type { Task } from './task.ts';

/** An unfinished task and what it lacks in words. */
export interface Unfinished {
  readonly task: Task;
  readonly rest: string;
}

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
    targets: restTargets(task),
    measures: restMeasures(task),
    due: dayIn(plan, isStated ? task.due : null),
    dueStated: isStated,
    milestones: restSteps(task, plan),
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
