import { putReport, refuseWrongReport } from './apply-report.ts';
import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { periodsAnswered } from './feedback-rhythm.ts';
import type { Move, MoveName } from './move.ts';
import { KIND_NAMES, KINDS, type Kind } from './plan.ts';
import { type Report, STATE_NAMES, type Task, type TaskState } from './task.ts';
import type { ReminderPolicy, Role } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

export interface MoveContext {
  readonly day: Day;
  readonly calendar: WorkdayCalendar;
  readonly policy: ReminderPolicy;
}

interface MoveRule {
  readonly name: string;
  readonly from: readonly TaskState[];
  readonly to: TaskState;
  readonly kinds: readonly Kind[];
  /** The office may fill in for a head, never the other way round. */
  readonly by: readonly Role[];
}

const CLAIMED: readonly Kind[] = ['quantity', 'milestone', 'coverage', 'campaign'];

/** The moves of a task, once: which state they start from and lead to, for which kinds, and who may make them. */
export const MOVES: Readonly<Record<MoveName, MoveRule>> = {
  acknowledge: { name: '签收', from: ['issued'], to: 'underway', kinds: KINDS, by: ['head', 'office'] },
  report: { name: '反馈进展', from: ['issued', 'underway'], to: 'underway', kinds: KINDS, by: ['head', 'office'] },
  claim: { name: '申请办结', from: ['underway'], to: 'claimed', kinds: CLAIMED, by: ['head', 'office'] },
  verify: { name: '核验', from: ['claimed'], to: 'completed', kinds: CLAIMED, by: ['office'] },
  return: { name: '退回', from: ['claimed'], to: 'underway', kinds: CLAIMED, by: ['office'] },
  assess: { name: '年末评定', from: ['issued', 'underway'], to: 'assessed', kinds: KINDS, by: ['head', 'office'] },
};

/**
 * Makes a move: the task after it, one version on.
 *
 * - a report or an assessment of a task not yet acknowledged acknowledges it too
 * - a report, a claim and an assessment answer every period whose form is open or late that day
 * - a report and a new claim clear what a return asked for
 * - `WrongState`, `WrongKind`: the move does not start here; `ReportIsWrong`: see `applyReport`
 *
 * @example moveTask(task, { kind: 'acknowledge' }, { day: '2022-03-03', calendar, policy }).state //=> 'underway'
 */
export const moveTask = (task: Task, move: Move, context: MoveContext): Task => {
  const rule = MOVES[move.kind];
  if (!rule.kinds.includes(task.kind)) {
    throw new RuleError('WrongKind', `“${KIND_NAMES[task.kind]}”事项不能${rule.name}，请在年末清账时评定。`);
  }
  if (!rule.from.includes(task.state)) throw new RuleError('WrongState', `事项${STATE_NAMES[task.state]}，现在不能${rule.name}。`);
  if (move.kind === 'report') refuseWrongReport(task, move.report, { day: context.day, version: task.version + 1 });
  return afterMove(task, move, context);
};

/** The task after a move that was allowed when it was made, and is not judged again: see `taskAt`. */
export const afterMove = (task: Task, move: Move, context: MoveContext): Task => ({
  ...moved(task, move, context),
  version: task.version + 1,
  state: MOVES[move.kind].to,
});

const moved = (task: Task, move: Move, context: MoveContext): Task => {
  switch (move.kind) {
    case 'acknowledge':
      return acknowledged(task, context.day);
    case 'report':
      return acknowledged(answered(withReport(task, move.report, context), context), context.day);
    case 'claim':
      return { ...answered(task, context), claimedOn: context.day, returned: null };
    case 'verify':
      return { ...task, completedOn: context.day };
    case 'return':
      return { ...task, claimedOn: null, returned: { day: context.day, reason: move.reason } };
    case 'assess':
      return { ...acknowledged(answered(task, context), context.day), assessment: assessmentOf(task, move, context.day) };
  }
};

const acknowledged = (task: Task, day: Day): Task => ({ ...task, acknowledgedOn: task.acknowledgedOn ?? day });

const answered = (task: Task, { day, calendar, policy }: MoveContext): Task => ({
  ...task,
  reported: [...task.reported, ...periodsAnswered(task, day, calendar, policy)],
});

const withReport = (task: Task, report: Report, { day }: MoveContext): Task => {
  const update = task.version + 1;
  const lastReport = { day, update, progress: startOf(report.progress), problems: startOf(report.problems) };
  return { ...putReport(task, report, { day, version: update }), lastReport, returned: null };
};

const assessmentOf = (task: Task, { verdict, sentence }: Move & { kind: 'assess' }, day: Day): Task['assessment'] => ({
  verdict,
  sentence,
  day,
  update: task.version + 1,
});

/** The task keeps the start of a narrative, the history all of it, so that a task stays small. */
const KEPT_CHARACTERS = 200;
const startOf = (text: string): string => Array.from(text).slice(0, KEPT_CHARACTERS).join('');
