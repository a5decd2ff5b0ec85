import { dayOfPlan } from './day-of-plan.ts';
import type { Move } from './move.ts';
import { measureLine } from './progress.ts';
import { type Report, type Task, VERDICT_NAMES } from './task.ts';

/**
 * What was taken in of one task, a line each, as it stands after the moves: the sender sees totals, not what was typed.
 *
 * - a sensitive task: figures, and that something else was taken in
 *
 * @example receiptOf(corn, [{ kind: 'report', report }]) //=> ['玉米种植面积 1900 / 6000亩']
 */
export const receiptOf = (after: Task, moves: readonly Move[]): readonly string[] => moves.flatMap((move) => linesOf(after, move));

const linesOf = (after: Task, move: Move): readonly string[] => {
  switch (move.kind) {
    case 'acknowledge':
      return ['已签收'];
    case 'object':
      return ['已提异议，等党政办裁定；裁定前不用签收'];
    case 'report':
      return reportLines(after, move.report);
    case 'claim':
      return ['已申请办结，等党政办核验'];
    case 'assess':
      return [`年末评定：${VERDICT_NAMES[move.verdict]}`];
    default:
      return [];
  }
};

const reportLines = (after: Task, report: Report): readonly string[] => {
  const sent = new Set(report.measures.map(({ measure }) => measure));
  const words = [report.progress && '进展', report.problems && '问题', report.nextSteps && '下一步'].filter((word) => word !== '');
  return [
    ...after.measures.filter(({ name }) => sent.has(name)).map(measureLine),
    ...nodeLines(after, report.node),
    ...(report.unchanged ? ['本期无变化'] : []),
    ...(report.noIncident ? ['本季未发生'] : []),
    ...(words.length > 0 ? [`${words.join('、')}已记下`] : []),
  ];
};

const nodeLines = ({ plan, sensitive }: Task, node: Report['node']): readonly string[] => {
  if (node === null) return [];
  const name = (text: string): string => (sensitive ? '节点' : `节点“${text}”`);
  return [
    ...(node.doneOn === null ? [] : [`${name(node.name)}${dayOfPlan(plan, node.doneOn)}完成`]),
    ...(node.next === null ? [] : [`${name(node.next.name)}计划${dayOfPlan(plan, node.next.planned)}`]),
  ];
};
