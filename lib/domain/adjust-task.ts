import type { Day } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import { withDate } from './extension.ts';
import { asksOf, isAnswered } from './feedback-rhythm.ts';
import { isWithinPlan } from './ids.ts';
import type { ChangeMove } from './move.ts';
import { leadBy } from './move-lead.ts';
import { MOVES } from './moves.ts';
import type { Target } from './plan.ts';
import { takenOver } from './take-over.ts';
import type { MeasureState, Task } from './task.ts';
import type { Adjustment, Ending } from './task-changes.ts';
import type { LightContext } from './traffic-light.ts';

const wrong = (pointer: string, message: string): RuleError => new RuleError('MoveIsWrong', `${message}。`, [{ pointer, message }]);

/** A task that is changed more often is another one: it is ended, and added anew. */
const MOST_ADJUSTMENTS = 40;

/**
 * 调整: what the office changes of a published task, with a basis.
 *
 * - a target: of a measure that has one, to another value; a range ends above where it begins, a share (比率) not above the whole
 * - the due date: to another day, not before today, not beyond the next year; it is a stated one from then on
 * - the lead: to another department
 * - a task is replaced by another one of the same plan
 * - the basis is no later than the day on which it is used
 * - at most forty times; it may always be ended
 *
 * @throws RuleError MoveIsWrong · RecordsFull
 */
export const refuseWrongChange = (task: Task, move: ChangeMove, day: Day): void => {
  if (task.adjustments.length >= MOST_ADJUSTMENTS && MOVES[move.kind].to !== 'ended')
    throw new RuleError('RecordsFull', `一项任务至多调整${MOST_ADJUSTMENTS}次；确需再改的，请结束本任务后重新追加。`);
  if (move.basis.date > day) throw wrong('/basis/date', '依据的日期还没有到');
  if (move.kind === 'change-target') refuseTarget(task, move);
  if (move.kind === 'change-due') refuseDue(task, move.due, day);
  if (move.kind === 'move-lead' && move.lead === task.lead) throw wrong('/change/lead', '应为另一个单位');
  if (move.kind === 'replace') refuseReplacement(task, move.by);
};

const refuseTarget = (task: Task, { measure, value, valueMax }: Extract<ChangeMove, { kind: 'change-target' }>): void => {
  const found = task.measures.find(({ name }) => name === measure);
  if (!found) throw wrong('/change/measure', `本事项没有“${measure}”这一项`);
  if (found.target === null) throw wrong('/change/measure', `“${measure}”没有指标`);
  if (found.target.value === value && found.target.valueMax === valueMax) throw wrong('/change/value', '与现在的指标相同');
  if (valueMax !== null && valueMax <= value) throw wrong('/change/valueMax', '上限应大于下限');
  const [beyond] = found.accumulation === 'ratio' ? beyondWhole({ value, valueMax }) : [];
  if (beyond) throw wrong(`/change${beyond.pointer}`, beyond.message);
};

/** A share of a whole lies between nothing and all of it; no report could reach another. @returns which field of a target is wrong, if any */
export const beyondWhole = ({ value, valueMax }: Pick<Target, 'value' | 'valueMax'>): FieldError[] => {
  if (value < 0 || value > 100) return [{ pointer: '/value', message: '比率应在0到100之间' }];
  return valueMax !== null && valueMax > 100 ? [{ pointer: '/valueMax', message: '比率不能超过100' }] : [];
};

const refuseDue = (task: Task, due: Day, day: Day): void => {
  if (task.dueStated && due === task.due) throw wrong('/change/due', '与现在的时限相同');
  if (due < day) throw wrong('/change/due', '新的时限应在今天或以后');
  if (!isWithinPlan(task.plan, due)) throw wrong('/change/due', '新的时限不能晚于次年年底');
};

const refuseReplacement = ({ plan, n }: Task, by: string): void => {
  if (by === `${plan}-${n}`) throw wrong('/change/by', '不能由自己替代');
  if (!by.startsWith(`${plan}-`)) throw wrong('/change/by', '应为同一计划中的任务');
};

/** The task after a change; the old value stays in `adjustments`. */
export const adjusted = (task: Task, move: ChangeMove, day: Day, context: LightContext): Task => {
  const short = { what: move.kind, about: '', from: null, to: null, basis: move.basis, day, update: task.version + 1 };
  const noted = (after: Task, values: Partial<Adjustment> = {}): Task => ({
    ...after,
    adjustments: [...task.adjustments, { ...short, ...values }],
  });
  switch (move.kind) {
    case 'change-target':
      return noted(withTarget(task, move), targetValues(task, move));
    case 'change-due':
      return noted(
        { ...withDate(task, null, task.dueStated ? task.due : null, move.due), pending: withoutExtension(task) },
        { from: task.dueStated ? task.due : null, to: move.due },
      );
    case 'move-lead':
      return noted({ ...leadBy(task, { ...move, day }), pending: null }, { from: task.lead, to: move.lead });
    case 'take-over':
      return noted(takenOver(task, move, day), { from: move.from.join('、'), to: move.lead });
    case 'suspend':
      return noted({ ...task, suspended: suspensionOf(task, move, day), pending: null });
    case 'resume':
      return noted(resumed(task, day, context));
    case 'cancel':
      return noted(endedBy(task, move, day, 'cancelled'));
    case 'replace':
      return noted(endedBy(task, move, day, 'replaced'), { to: move.by });
    case 'terminate':
      return noted(endedBy(task, move, day, 'terminated'));
  }
};

const withoutExtension = ({ pending }: Task): Task['pending'] => (pending?.kind === 'extension' ? null : pending);

type TargetChange = Extract<ChangeMove, { kind: 'change-target' }>;

/** The measures of targets come first, in their order: see `issueTask`. */
const withTarget = (task: Task, { measure, value, valueMax }: TargetChange): Task => {
  const at = task.measures.findIndex(({ name }) => name === measure);
  const measures = task.measures.map((one, i) => (i === at && one.target ? { ...one, target: { ...one.target, value, valueMax } } : one));
  return { ...task, measures, targets: task.targets.map((one, i) => (i === at ? { ...one, value, valueMax } : one)) };
};

const shown = ({ value, valueMax }: Pick<NonNullable<MeasureState['target']>, 'value' | 'valueMax'>, unit: string): string =>
  `${value}${valueMax === null ? '' : `—${valueMax}`}${unit}`;

const targetValues = (task: Task, move: TargetChange): Partial<Adjustment> => {
  const found = task.measures.find(({ name }) => name === move.measure);
  const unit = found?.unit ?? '';
  return { about: move.measure, from: found?.target ? shown(found.target, unit) : null, to: shown(move, unit) };
};

const suspensionOf = (task: Task, { basis }: ChangeMove, day: Day): Task['suspended'] => ({
  from: task.state === 'issued' ? 'issued' : 'underway',
  basis,
  day,
  update: task.version + 1,
});

/** Back to the state before; what fell due meanwhile is owed by nobody. */
const resumed = (task: Task, day: Day, { calendar, policy }: LightContext): Task => {
  const { suspended } = task;
  const since = suspended?.day ?? day;
  const missed = asksOf(task, calendar, policy).filter((ask) => ask.due >= since && ask.due < day && !isAnswered(ask, task));
  return {
    ...task,
    state: suspended?.from ?? 'underway',
    suspended: null,
    excused: [...task.excused, ...missed.map(({ period }) => period)],
  };
};

const endedBy = (task: Task, move: ChangeMove, day: Day, how: Ending): Task => ({
  ...task,
  pending: null,
  suspended: null,
  ended: { how, basis: move.basis, day, update: task.version + 1, replacedBy: move.kind === 'replace' ? move.by : null },
});
