import { adjusted, refuseWrongChange } from './adjust-task.ts';
import { putReport, refuseWrongReport } from './apply-report.ts';
import { refuseOpenNodes } from './claim.ts';
import { onlyCorrects } from './corrections.ts';
import type { Day } from './day.ts';
import { RuleError } from './errors.ts';
import { afterExtension, refuseExtension, refuseExtensionDecision, withExtensionAsked, withoutIdle } from './extension.ts';
import { periodsAnswered } from './feedback-rhythm.ts';
import { refuseDiscount, refuseHandling, refuseIncident, refuseMet, withDiscounted, withHandled, withIncident } from './incidents.ts';
import type { ChangeMove, Move } from './move.ts';
import { CHANGES, MOVES } from './moves.ts';
import { afterObjection, refuseObjection, refuseObjectionDecision, withObjection } from './objection.ts';
import { KIND_NAMES } from './plan.ts';
import { refuseShares, tellsMore, withShares } from './shares.ts';
import { refuseSupport, withSupport } from './support.ts';
import { type Report, STATE_NAMES, type Task } from './task.ts';
import type { Satisfaction } from './task-changes.ts';
import type { ReminderPolicy } from './town.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

export interface MoveContext {
  readonly day: Day;
  readonly calendar: WorkdayCalendar;
  readonly policy: ReminderPolicy;
}

/**
 * Makes a move: the task after it, one version on.
 *
 * - a report or an assessment of a task not yet acknowledged acknowledges it too, and that takes an objection back
 * - a report, a claim and an assessment answer every period whose form is open or late that day
 * - what was said of another task of its group (合并填报) answers the periods that were asked together with that one's
 * - a report of corrections alone answers none; village shares answer when a village tells something new
 * - a report and a new claim clear what a return asked for
 * - what is asked for (an objection, an extension) waits beside the state; a claim, a verdict and an ending make it void, and so does a
 *   report that leaves nothing to decide
 * - `WrongState`, `WrongKind`: the move does not start here; all else that a move refuses stands with its rule
 *
 * @example moveTask(task, { kind: 'acknowledge' }, { day: '2022-03-03', calendar, policy }).state //=> 'underway'
 */
export const moveTask = (task: Task, move: Move, context: MoveContext): Task => {
  const rule = MOVES[move.kind];
  if (!rule.kinds.includes(task.kind)) {
    const instead = rule.kinds.includes('quantity') ? '，请在年末清账时评定' : '';
    throw new RuleError('WrongKind', `“${KIND_NAMES[task.kind]}”事项不能${rule.name}${instead}。`);
  }
  if (!rule.from.includes(task.state)) throw new RuleError('WrongState', `事项${STATE_NAMES[task.state]}，现在不能${rule.name}。`);
  refuseWrongMove(task, move, context);
  return afterMove(task, move, context);
};

/** What the rule of a move refuses beside state and kind. */
const refuseWrongMove = (task: Task, move: Move, context: MoveContext): void => {
  const { day } = context;
  if (move.kind === 'report') refuseWrongReport(task, move.report, { day, version: task.version + 1 });
  if (move.kind === 'object') refuseObjection(task, move, day, context);
  if (move.kind === 'decide-objection') refuseObjectionDecision(task, move);
  if (move.kind === 'ask-extension') refuseExtension(task, move, day, context);
  if (move.kind === 'decide-extension') refuseExtensionDecision(task, move);
  if (move.kind === 'claim') refuseOpenNodes(task);
  if (move.kind === 'verify' || move.kind === 'assess') refuseSatisfaction(task, move.satisfaction);
  if (move.kind === 'assess' && move.verdict === 'met') refuseMet(task);
  if (move.kind === 'fill-shares') refuseShares(task, move);
  if (move.kind === 'incident') refuseIncident(task, move, day);
  if (move.kind === 'handle-incident') refuseHandling(task, move, day);
  if (move.kind === 'discount-incident') refuseDiscount(task, move);
  if (move.kind === 'support') refuseSupport(task, move);
  if (isChange(move)) refuseWrongChange(task, move, day);
};

export const isChange = (move: Move): move is ChangeMove => move.kind in CHANGES;

const refuseSatisfaction = (task: Task, satisfaction: Satisfaction | undefined): void => {
  if (satisfaction === undefined || task.source === 'deputy-proposal') return;
  throw new RuleError('MoveIsWrong', '只有代表建议填代表是否满意。', [{ pointer: '/satisfaction', message: '本事项不填' }]);
};

/** The task after a move that was allowed when it was made, and is not judged again: see `taskAt`. */
export const afterMove = (task: Task, move: Move, context: MoveContext): Task => {
  const after = moved(task, move, context);
  return { ...after, version: task.version + 1, state: MOVES[move.kind].to ?? after.state };
};

const moved = (task: Task, move: Move, context: MoveContext): Task => {
  const { day } = context;
  switch (move.kind) {
    case 'acknowledge':
      return acknowledged(task, day);
    case 'object':
      return withObjection(task, move, day);
    case 'decide-objection':
      return afterObjection(task, move, day);
    case 'report':
      return acknowledged(reportedBy(task, move.report, context), day);
    case 'answer-together':
      return acknowledged({ ...task, reported: [...new Set([...task.reported, ...move.periods])] }, day);
    case 'fill-shares':
      return acknowledged(tellsMore(task, move) ? answered(withShares(task, move, day), context) : withShares(task, move, day), day);
    case 'incident':
      return acknowledged(withIncident(task, move, day), day);
    case 'handle-incident':
      return withHandled(task, move);
    case 'discount-incident':
      return withDiscounted(task, move, day);
    case 'support':
      return withSupport(task, move, day);
    case 'ask-extension':
      return withExtensionAsked(task, move, day);
    case 'decide-extension':
      return afterExtension(task, move, day);
    case 'claim':
      return { ...answered(task, context), claimedOn: day, returned: null, pending: null };
    case 'verify':
      return { ...task, completedOn: day, satisfaction: move.satisfaction ?? null };
    case 'return':
      return { ...task, claimedOn: null, returned: { day, reason: move.reason } };
    case 'assess':
      return { ...acknowledged(answered(task, context), day), ...assessedBy(task, move, day), pending: null };
    default:
      return adjusted(task, move, day, context);
  }
};

/** Who acknowledges a task, or works on it, objects no more. */
const acknowledged = (task: Task, day: Day): Task => ({
  ...task,
  acknowledgedOn: task.acknowledgedOn ?? day,
  pending: task.pending?.kind === 'objection' ? null : task.pending,
});

const answered = (task: Task, { day, calendar, policy }: MoveContext): Task => ({
  ...task,
  reported: [...task.reported, ...periodsAnswered(task, day, calendar, policy)],
});

/** A report that only corrects an earlier one answers nothing that is asked now. */
const reportedBy = (task: Task, report: Report, context: MoveContext): Task =>
  onlyCorrects(report)
    ? putReport(task, report, { day: context.day, version: task.version + 1 })
    : answered(withReport(task, report, context), context);

const withReport = (task: Task, report: Report, { day }: MoveContext): Task => {
  const update = task.version + 1;
  const lastReport = { day, update, progress: startOf(report.progress), problems: startOf(report.problems) };
  return withoutIdle({ ...putReport(task, report, { day, version: update }), lastReport, returned: null });
};

const assessedBy = (
  task: Task,
  { verdict, sentence, satisfaction = task.satisfaction ?? undefined }: Extract<Move, { kind: 'assess' }>,
  day: Day,
): Pick<Task, 'assessment' | 'satisfaction'> => ({
  assessment: { verdict, sentence, day, update: task.version + 1 },
  satisfaction: satisfaction ?? null,
});

/** The task keeps the start of a narrative, the history all of it, so that a task stays small. */
const KEPT_CHARACTERS = 200;
const startOf = (text: string): string => Array.from(text).slice(0, KEPT_CHARACTERS).join('');
