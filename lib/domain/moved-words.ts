import { chineseDate, type Day } from './day.ts';
import { dayOfPlan } from './day-of-plan.ts';
import type { Move } from './move.ts';
import { MOVES, type MoveLetter } from './moves.ts';
import { byDay } from './reminder-words.ts';
import type { Task } from './task.ts';
import type { Basis } from './task-changes.ts';

/** What a letter says of a decision: one sentence, and what belongs to it. */
export interface MovedWords {
  readonly decided: string;
  readonly details: readonly string[];
}

/** Who reads it, and by when a task is to be acknowledged that is asked to be. */
export interface MovedReader {
  readonly to: MoveLetter['to'];
  readonly signBy: Day;
}

/**
 * What was decided about a task, for those whom it concerns.
 *
 * - the decision in one sentence, with the old and the new value
 * - the department that leads no more is told that nothing is asked of it; the one that leads from now on, what is, and by when
 * - what it rests on, or the decider's note
 * - of a sensitive task only that something was decided
 *
 * @example movedWords(task, after, { kind: 'change-due', due: '2022-10-31', basis }, reader).decided //=> '时限由9月30日调整为10月31日。'
 */
export const movedWords = (before: Task, after: Task, move: Move, reader: MovedReader): MovedWords =>
  after.sensitive
    ? { decided: `这项任务有新的决定（${MOVES[move.kind].name}），${released(before, after, reader) ?? '请打开链接查看。'}`, details: [] }
    : { decided: decidedIn(before, after, move, reader), details: [...noteIn(move), ...basisIn(move)] };

/** What is left to do for the department that led the task before; null for all other readers. */
const released = (before: Task, after: Task, { to }: MovedReader): string | null => {
  if (to !== 'former' || before.lead === after.lead) return null;
  return after.supporting.includes(before.lead)
    ? '您单位改为配合，由牵头单位联系，不用签收，也不用填报。'
    : '您单位不再牵头，不用签收，也不用填报。';
};

/** What the department that leads from now on is to do. */
const askedOfLead = ({ state }: Task, signBy: Day): string => {
  if (state === 'issued') return `请在${byDay(signBy)}前签收。`;
  return state === 'underway' ? '请接着推进，按期填报。' : '现在不用填报。';
};

const dueOf = ({ plan, due, dueStated }: Task): string => (dueStated ? dayOfPlan(plan, due) : '全年');

const decidedIn = (before: Task, after: Task, move: Move, reader: MovedReader): string => {
  const next = released(before, after, reader) ?? askedOfLead(after, reader.signBy);
  switch (move.kind) {
    case 'decide-objection':
      return move.upheld
        ? `异议成立，这项任务由${before.lead}改为${after.lead}牵头。${next}`
        : `异议不成立，仍由${after.lead}牵头。${next}`;
    case 'decide-extension':
      return extensionDecided(before, after, move.granted);
    case 'change-target': {
      const { about, from, to } = after.adjustments.at(-1)!;
      return `指标“${about}”由${from}调整为${to}。`;
    }
    case 'change-due':
      return `时限由${dueOf(before)}调整为${dueOf(after)}。`;
    case 'move-lead':
      return `这项任务由${before.lead}改为${after.lead}牵头。${next}`;
    case 'take-over':
      return `${move.from.join('、')}已并入${move.lead}，这项任务由其接续。`;
    case 'suspend':
      return '这项任务暂缓，恢复前不用填报。';
    case 'resume':
      return '这项任务恢复推进，请按期填报。';
    case 'replace':
      return '这项任务由计划里的另一项任务替代，不再填报，不计未完成。';
    case 'cancel':
      return '这项任务取消，不再填报，不计未完成。';
    case 'terminate':
      return '这项任务因政策调整终止，不再填报，不计未完成。';
    default:
      return `${MOVES[move.kind].name}。`;
  }
};

const extensionDecided = (before: Task, after: Task, granted: boolean): string => {
  const asked = before.pending?.kind === 'extension' ? before.pending : null;
  const what = asked?.node ? `节点“${asked.node}”` : '';
  const from = asked ? dayOfPlan(before.plan, asked.from) : '';
  if (!granted) return `不同意${what}延期，仍应于${from}完成。`;
  return `同意${what}由${from}延期到${dayOfPlan(after.plan, after.extensions.at(-1)!.to)}，已延期${after.extensions.length}次。`;
};

const noteIn = (move: Move): readonly string[] => ('note' in move && move.note !== '' ? [`说明：${move.note}`] : []);

const basisIn = (move: Move): readonly string[] => ('basis' in move ? [basisLine(move.basis)] : []);

/** @example basisLine(basis) //=> '依据：望府发〔2022〕8号（2022年6月1日，镇长办公会决定）' */
export const basisLine = ({ text, date, decidedBy }: Basis): string => `依据：${text}（${chineseDate(date)}，${decidedBy}决定）`;
