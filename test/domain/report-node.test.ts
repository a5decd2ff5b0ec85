import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { issueTask } from '#domain/issue-task.ts';
import { wrongNode } from '#domain/report-node.ts';
import type { Report } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { aReport, aRow, calendar, policy } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';

const DAY = '2022-05-25';
/** 选址 by 30 June and all of it by 30 September, as the plan has it; 圈舍 by 31 July, as the head has planned. */
const barn = aHistory(
  issueTask(aRow({ kind: 'milestone', dueStated: true, due: '2022-09-30', milestones: [{ name: '选址', by: '2022-06-30' }] }), {
    plan: 'wangjing-2022',
    day: '2022-03-02',
    leader: '',
  }),
  [reported('2022-03-24', [], { node: { name: '选址', doneOn: null, next: { name: '圈舍', planned: '2022-07-31' } } })],
).task;

const next = (name: string, planned: Day, doneOn: Day | null = null): Report['node'] => ({ name: '选址', doneOn, next: { name, planned } });

describe('wrongNode: the next node', () => {
  it.each<{ node: Report['node']; wrong: readonly string[]; why: string }>([
    { node: next('圈舍', '2022-08-31'), wrong: [], why: 'a head puts off what a head planned' },
    { node: next('引种', '2022-10-31'), wrong: [], why: 'a node of the head’s own' },
    { node: next('完成', '2022-09-30'), wrong: [], why: 'the stated date once more' },
    { node: next('完成', '2022-09-10'), wrong: [], why: 'sooner than stated' },
    { node: next('完成', '2022-10-01'), wrong: ['/node/next/planned'], why: 'a stated date is put off by an extension alone' },
    { node: next('选址', '2022-07-01'), wrong: ['/node/next/planned'], why: 'likewise that of a step' },
    { node: next('引种', '2024-01-01'), wrong: ['/node/next/planned'], why: 'beyond the end of the next year' },
    { node: next('选址', '2022-06-20', '2022-05-20'), wrong: ['/node/next/name'], why: 'what is done is not next' },
    { node: next('引种\n\n【通知】', '2022-07-10'), wrong: ['/node/next/name'], why: 'a name of several lines would write letters' },
  ])('$why: $wrong', ({ node, wrong }) => expect(wrongNode(barn, node, DAY).map(({ pointer }) => pointer)).toEqual(wrong));

  it.each([
    { node: next('选址', '2022-07-01'), says: '节点1的日期是定好的（6月30日），推迟请申请延期。' },
    { node: next('选址', '2022-06-20', '2022-05-20'), says: '节点1已完成。' },
  ])('of a sensitive task is told by its place: $says', ({ node, says }) =>
    expect(wrongNode({ ...barn, sensitive: true }, node, DAY).map(({ message }) => message)).toEqual([says]),
  );

  it('goes by the date that an extension gave', () => {
    const { task } = aHistory(barn, [
      { day: '2022-06-01', move: { kind: 'ask-extension', node: null, due: '2022-10-31', reason: '雨季' } },
      { day: '2022-06-02', move: { kind: 'decide-extension', granted: true, due: null, note: '' } },
    ]);
    expect(wrongNode(task, next('完成', '2022-10-31'), DAY)).toEqual([]);
    expect(wrongNode(task, next('完成', '2022-11-01'), DAY)).toHaveLength(1);
  });
});

describe('an extension that waits for the date of a node', () => {
  const asked = (node: string | null) =>
    aHistory(barn, [{ day: '2022-05-20', move: { kind: 'ask-extension', node, due: '2022-10-31', reason: '雨季' } }]).task;

  it.each<{ of: string | null; said: Report['node']; waits: boolean; why: string }>([
    { of: '圈舍', said: { name: '圈舍', doneOn: '2022-05-24', next: null }, waits: false, why: 'it was done meanwhile' },
    { of: '圈舍', said: next('圈舍', '2022-08-15'), waits: false, why: 'the head gave it another date' },
    { of: null, said: { name: '完成', doneOn: '2022-05-24', next: null }, waits: false, why: 'all of it was done meanwhile' },
    { of: '圈舍', said: { name: '选址', doneOn: '2022-05-24', next: null }, waits: true, why: 'another node was done' },
    { of: null, said: { name: '选址', doneOn: '2022-05-24', next: null }, waits: true, why: 'a step was done, not the whole' },
  ])('waits: $waits, $why', ({ of, said, waits }) => {
    const after = moveTask(asked(of), { kind: 'report', report: aReport({ node: said }) }, { day: DAY, calendar, policy });
    expect(after.pending !== null).toBe(waits);
  });
});
