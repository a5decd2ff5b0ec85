import { describe, expect, it } from 'vitest';
import type { Move } from '#domain/move.ts';
import { receiptOf } from '#domain/receipt.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aReport, aTask } from '../support/builders.ts';

const report = (said: Parameters<typeof aReport>[0]): Move => ({ kind: 'report', report: aReport(said) });
const corn = { measures: [aMeasure({ value: 1900, target: 6000 }), aMeasure({ name: '大豆', value: 5, target: 10 })] };
const node = { name: '圈舍建成', doneOn: '2022-06-20', next: { name: '牛只入栏', planned: '2022-07-10' } };

describe('a receipt', () => {
  it.each([
    { why: '签收', move: { kind: 'acknowledge' }, is: ['已签收'] },
    { why: '提异议', move: { kind: 'object', reason: '不是', proposed: null }, is: ['已提异议，等党政办裁定；裁定前不用签收'] },
    {
      why: 'the total, not what was typed, and of what was sent only',
      task: corn,
      move: report({ measures: [{ measure: '玉米种植面积', added: 100 }] }),
      is: ['玉米种植面积 1900 / 6000亩'],
    },
    { why: 'a node and the next', move: report({ node }), is: ['节点“圈舍建成”6月20日完成', '节点“牛只入栏”计划7月10日'] },
    {
      why: 'nodes of a sensitive task without their names',
      task: { sensitive: true },
      move: report({ node }),
      is: ['节点6月20日完成', '节点计划7月10日'],
    },
    { why: 'boxes', move: report({ unchanged: true, noIncident: true }), is: ['本期无变化', '本季未发生'] },
    { why: 'that words were taken in', move: report({ progress: '好', nextSteps: '继续' }), is: ['进展、下一步已记下'] },
    { why: '申请办结', move: { kind: 'claim' }, is: ['已申请办结，等党政办核验'] },
    { why: '年末评定', move: { kind: 'assess', verdict: 'largely-met', sentence: '好' }, is: ['年末评定：基本达到'] },
    { why: 'nothing of what no form makes', move: { kind: 'verify' }, is: [] },
  ] as { why: string; task?: Partial<Task>; move: Move; is: string[] }[])('says $why', ({ task = {}, move, is }) => {
    expect(receiptOf(aTask(task), [move])).toEqual(is);
  });
});
