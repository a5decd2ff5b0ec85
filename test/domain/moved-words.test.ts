import { describe, expect, it } from 'vitest';
import type { Move } from '#domain/move.ts';
import { movedWords } from '#domain/moved-words.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { aMeasure, aNode, aTarget, aTask, calendar, policy } from '../support/builders.ts';

const basis = { text: '望府发〔2022〕8号', date: '2022-06-01', decidedBy: '镇长办公会' };
const RESTS = '依据：望府发〔2022〕8号（2022年6月1日，镇长办公会决定）';
const corn = aTask({ kind: 'quantity', targets: [aTarget()], measures: [aMeasure({ target: 6000 })] });
const barn = aTask({ kind: 'milestone', due: '2022-09-30', dueStated: true, nodes: [aNode({ planned: '2022-09-30' })] });
const extended: Partial<Task> = {
  pending: { kind: 'extension', node: '完成', from: '2022-09-30', due: '2022-10-31', reason: '', day: '2022-06-20', update: 2 },
};
const objected: Partial<Task> = {
  state: 'issued',
  pending: { kind: 'objection', reason: '', proposed: null, day: '2022-06-20', update: 2 },
};

const reader = { to: 'heads', signBy: '2022-06-29' } as const;

describe('movedWords', () => {
  const cases: readonly { task: Task; move: Move; decided: string; details: readonly string[] }[] = [
    {
      task: corn,
      move: { kind: 'change-target', measure: '玉米种植面积', value: 5000, valueMax: null, basis },
      decided: '指标“玉米种植面积”由6000亩调整为5000亩。',
      details: [RESTS],
    },
    { task: corn, move: { kind: 'change-due', due: '2022-11-30', basis }, decided: '时限由全年调整为11月30日。', details: [RESTS] },
    {
      task: barn,
      move: { kind: 'change-due', due: '2023-10-31', basis },
      decided: '时限由9月30日调整为2023年10月31日。',
      details: [RESTS],
    },
    {
      task: { ...barn, ...extended } as Task,
      move: { kind: 'decide-extension', granted: true, due: '2023-10-31', note: '' },
      decided: '同意节点“完成”由9月30日延期到2023年10月31日，已延期1次。',
      details: [],
    },
    { task: barn, move: { kind: 'change-due', due: '2022-11-30', basis }, decided: '时限由9月30日调整为11月30日。', details: [RESTS] },
    {
      task: corn,
      move: { kind: 'move-lead', lead: '派出所', leader: '', supporting: [], basis },
      decided: '这项任务由农业综合服务中心改为派出所牵头。请接着推进，按期填报。',
      details: [RESTS],
    },
    { task: corn, move: { kind: 'suspend', basis }, decided: '这项任务暂缓，恢复前不用填报。', details: [RESTS] },
    { task: corn, move: { kind: 'cancel', basis }, decided: '这项任务取消，不再填报，不计未完成。', details: [RESTS] },
    { task: corn, move: { kind: 'terminate', basis }, decided: '这项任务因政策调整终止，不再填报，不计未完成。', details: [RESTS] },
    {
      task: corn,
      move: { kind: 'replace', by: 'wangjing-2022-009', basis },
      decided: '这项任务由计划里的另一项任务替代，不再填报，不计未完成。',
      details: [RESTS],
    },
    {
      task: { ...barn, ...extended } as Task,
      move: { kind: 'decide-extension', granted: true, due: null, note: '抓紧施工' },
      decided: '同意节点“完成”由9月30日延期到10月31日，已延期1次。',
      details: ['说明：抓紧施工'],
    },
    {
      task: { ...barn, ...extended } as Task,
      move: { kind: 'decide-extension', granted: false, due: null, note: '' },
      decided: '不同意节点“完成”延期，仍应于9月30日完成。',
      details: [],
    },
    {
      task: { ...corn, ...objected } as Task,
      move: { kind: 'decide-objection', upheld: true, lead: '派出所', leader: '', note: '' },
      decided: '异议成立，这项任务由农业综合服务中心改为派出所牵头。请在6月29日（周三）前签收。',
      details: [],
    },
    {
      task: { ...corn, ...objected } as Task,
      move: { kind: 'decide-objection', upheld: false, lead: null, leader: null, note: '职责在贵单位' },
      decided: '异议不成立，仍由农业综合服务中心牵头。请在6月29日（周三）前签收。',
      details: ['说明：职责在贵单位'],
    },
  ];

  it.each(cases)('$decided', ({ task, move, decided, details }) => {
    const after = moveTask(task, move, { day: '2022-06-22', calendar, policy });
    expect(movedWords(task, after, move, reader)).toEqual({ decided, details });
  });

  it.each(cases)('says nothing of it of a sensitive task ($move.kind)', ({ task, move }) => {
    const secret = { ...task, sensitive: true };
    const { decided, details } = movedWords(secret, moveTask(secret, move, { day: '2022-06-22', calendar, policy }), move, reader);
    expect(decided).toMatch(/^这项任务有新的决定（[^）]{2,10}），请打开链接查看。$/);
    expect(details).toEqual([]);
  });

  const upheld = { kind: 'decide-objection', upheld: true, lead: '派出所', leader: '', note: '' } as const;
  const moved = { kind: 'move-lead', lead: '派出所', leader: '', supporting: [], basis } as const;
  it.each<{ task: Partial<Task>; move: Move; says: string; why: string }>([
    {
      task: objected,
      move: upheld,
      says: '异议成立，这项任务由农业综合服务中心改为派出所牵头。您单位不再牵头，不用签收，也不用填报。',
      why: 'its objection was upheld',
    },
    {
      task: {},
      move: moved,
      says: '这项任务由农业综合服务中心改为派出所牵头。您单位不再牵头，不用签收，也不用填报。',
      why: 'the lead was moved',
    },
    {
      task: {},
      move: { ...moved, supporting: ['农业综合服务中心'] },
      says: '这项任务由农业综合服务中心改为派出所牵头。您单位改为配合，由牵头单位联系，不用签收，也不用填报。',
      why: 'it supports from now on',
    },
    {
      task: { ...objected, sensitive: true },
      move: upheld,
      says: '这项任务有新的决定（裁定异议），您单位不再牵头，不用签收，也不用填报。',
      why: 'of a sensitive task',
    },
  ])('asks nothing of the department that leads no more: $why', ({ task, move, says }) => {
    const before = { ...corn, ...task } as Task;
    const after = moveTask(before, move, { day: '2022-06-22', calendar, policy });
    expect(movedWords(before, after, move, { ...reader, to: 'former' }).decided).toBe(says);
  });
});
