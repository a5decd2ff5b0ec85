import { describe, expect, it } from 'vitest';
import { openAsks } from '#domain/feedback-rhythm.ts';
import type { Change } from '#domain/move.ts';
import type { Task } from '#domain/task.ts';
import { moveTask } from '#domain/task-moves.ts';
import { lightOf } from '#domain/traffic-light.ts';
import { aMeasure, aNode, aTarget, aTask, calendar, policy } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const basis = { text: '望府发〔2022〕8号', date: '2022-06-01', decidedBy: '镇长办公会' };
const corn = aTask({
  kind: 'quantity',
  due: '2022-09-30',
  dueStated: true,
  targets: [aTarget(), aTarget({ metric: '高粱种植面积', value: 400 })],
  measures: [
    aMeasure({ target: 6000, value: 1900 }),
    aMeasure({ name: '高粱种植面积', target: 400 }),
    aMeasure({ name: '合作社', unit: '家' }),
  ],
});
const does = (task: Task, change: Change, day = '2022-06-22', over = basis) =>
  moveTask(task, { ...change, basis: over }, { day, calendar, policy });
const target = (over: Partial<Extract<Change, { kind: 'change-target' }>> = {}): Change => ({
  kind: 'change-target',
  measure: '高粱种植面积',
  value: 300,
  valueMax: null,
  ...over,
});

describe('a change', () => {
  it.each<{ change: Change; is: object; noted: object; why: string }>([
    {
      change: target({ valueMax: 350 }),
      is: { value: [6000, 300, undefined], targets: [6000, 300], reported: 1900 },
      noted: { what: 'change-target', about: '高粱种植面积', from: '400亩', to: '300—350亩' },
      why: 'of a target touches its figure alone, and nothing that was reported',
    },
  ])('$why', ({ change, is, noted }) => {
    const { measures, targets, adjustments } = does(corn, change);
    expect({
      value: measures.map((one) => one.target?.value),
      targets: targets.map(({ value }) => value),
      reported: measures[0]!.value,
    }).toEqual(is);
    expect(adjustments).toEqual([{ ...noted, basis, day: '2022-06-22', update: 2 }]);
  });

  it('is made forty times at most, but a task may always be ended', () => {
    const often = { ...corn, adjustments: Array.from({ length: 40 }, () => does(corn, target()).adjustments[0]!) };
    expect(does({ ...often, adjustments: often.adjustments.slice(1) }, target()).adjustments).toHaveLength(40);
    expect(refusalOf(() => does(often, target())).code).toBe('RecordsFull');
    expect(does(often, { kind: 'cancel' }).state).toBe('ended');
  });

  it('of the due date takes the last node along, and states it', () => {
    const barn = aTask({ kind: 'milestone', dueStated: false, nodes: [aNode({ name: '选址', planned: '2022-04-20' }), aNode()] });
    expect(does(barn, { kind: 'change-due', due: '2022-11-30' })).toMatchObject({
      due: '2022-11-30',
      dueStated: true,
      nodes: [{ planned: '2022-04-20' }, { name: '完成', planned: '2022-11-30' }],
      adjustments: [{ what: 'change-due', from: null, to: '2022-11-30' }],
    });
  });

  it('of the lead keeps state and figures, and who leads supports no more', () => {
    const claimed: Task = { ...corn, state: 'claimed', supporting: ['村镇建设办', '派出所'] };
    const move: Change = { kind: 'move-lead', lead: '村镇建设办', leader: '分管副镇长', supporting: claimed.supporting };
    expect(does(claimed, move)).toMatchObject({
      state: 'claimed',
      lead: '村镇建设办',
      leader: '分管副镇长',
      supporting: ['派出所'],
      assignedOn: '2022-06-22',
      measures: [{ value: 1900 }, {}, {}],
      adjustments: [{ from: '农业综合服务中心', to: '村镇建设办' }],
    });
  });

  it.each<{ why: string; change: Change; day?: string; over?: typeof basis; at: string }>([
    { why: 'a measure that is none', change: target({ measure: '小麦' }), at: '/change/measure' },
    { why: 'a measure without a target', change: target({ measure: '合作社' }), at: '/change/measure' },
    { why: 'the same target', change: target({ value: 400 }), at: '/change/value' },
    { why: 'a range that ends before it begins', change: target({ valueMax: 200 }), at: '/change/valueMax' },
    { why: 'a share of more than all', change: target({ measure: '普及率', value: 101 }), at: '/change/value' },
    { why: 'a share below nothing', change: target({ measure: '普及率', value: -1 }), at: '/change/value' },
    {
      why: 'a range of shares up to more than all',
      change: target({ measure: '普及率', value: 90, valueMax: 120 }),
      at: '/change/valueMax',
    },
    { why: 'the same due date', change: { kind: 'change-due', due: '2022-09-30' }, at: '/change/due' },
    { why: 'a due date that is over', change: { kind: 'change-due', due: '2022-06-21' }, at: '/change/due' },
    { why: 'a due date beyond the next year', change: { kind: 'change-due', due: '2024-01-01' }, at: '/change/due' },
    { why: 'the same lead', change: { kind: 'move-lead', lead: '农业综合服务中心', leader: '', supporting: [] }, at: '/change/lead' },
    { why: 'itself in its place', change: { kind: 'replace', by: 'wangjing-2022-001' }, at: '/change/by' },
    { why: 'a task of another plan', change: { kind: 'replace', by: 'wangjing-2023-002' }, at: '/change/by' },
    { why: 'a basis of tomorrow', change: { kind: 'suspend' }, over: { ...basis, date: '2022-06-23' }, at: '/basis/date' },
  ])('is refused for $why', ({ change, day, over, at }) => {
    const share = aMeasure({ name: '普及率', unit: '%', accumulation: 'ratio', target: 60 });
    const refusal = refusalOf(() => does({ ...corn, measures: [...corn.measures, share] }, change, day, over));
    expect([refusal.code, refusal.fields.map(([pointer]) => pointer)]).toEqual(['MoveIsWrong', [at]]);
  });
});

describe('a suspended task', () => {
  const patrol = aTask({ reported: ['2022-Q1'] });
  const suspended = does(patrol, { kind: 'suspend' }, '2022-06-02');
  const context = { calendar, policy };

  it('is grey and asks nothing, however long', () => {
    expect(lightOf(suspended, '2022-10-20', context)).toEqual({ light: 'grey', reason: '6月2日起暂缓' });
    expect(openAsks(suspended, '2022-10-20', calendar, policy)).toEqual([]);
  });

  it('comes back to its state, and owes no form of the time between', () => {
    const back = does(suspended, { kind: 'resume' }, '2022-10-10');
    expect(back).toMatchObject({ state: 'underway', suspended: null, excused: ['2022-Q2', '2022-Q3'] });
    expect(openAsks(back, '2022-12-02', calendar, policy).map(({ period }) => period)).toEqual(['2022-closing']);
    expect(lightOf(back, '2022-10-10', context).light).toBe('green');
  });

  it('owes the form that is still open when it comes back', () =>
    expect(openAsks(does(suspended, { kind: 'resume' }, '2022-06-20'), '2022-06-20', calendar, policy).map(({ period }) => period)).toEqual(
      ['2022-Q2'],
    ));

  it('comes back as issued when nobody had acknowledged it', () => {
    const resting = does(aTask({ state: 'issued' }), { kind: 'suspend' });
    expect(does(resting, { kind: 'resume' }).state).toBe('issued');
  });
});

describe('an ended task', () => {
  it.each<{ change: Change; how: string; reason: string; replacedBy: string | null }>([
    { change: { kind: 'cancel' }, how: 'cancelled', reason: '6月22日取消', replacedBy: null },
    { change: { kind: 'terminate' }, how: 'terminated', reason: '6月22日终止（政策调整）', replacedBy: null },
    { change: { kind: 'replace', by: 'wangjing-2022-007' }, how: 'replaced', reason: '6月22日被替代', replacedBy: 'wangjing-2022-007' },
  ])('is $how, grey for ever', ({ change, how, reason, replacedBy }) => {
    const ended = does(corn, change);
    expect(ended).toMatchObject({ state: 'ended', ended: { how, basis, day: '2022-06-22', update: 2, replacedBy }, pending: null });
    expect(lightOf(ended, '2023-03-01', { calendar, policy })).toEqual({ light: 'grey', reason });
    expect(openAsks(ended, '2022-12-05', calendar, policy)).toEqual([]);
  });
});
