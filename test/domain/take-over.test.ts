import { describe, expect, it } from 'vitest';
import { isTakenOver, takenOver } from '#domain/take-over.ts';
import { TASK_STATES, type Task } from '#domain/task.ts';
import { aTask } from '../support/builders.ts';

const DAY = '2022-08-01';
const FROM = ['乡村振兴办', '农办'];
const merger = { from: FROM, lead: '农业农村办', leader: '分管副镇长' };

describe('isTakenOver', () => {
  it.each(TASK_STATES.map((state) => ({ state, is: !['completed', 'assessed', 'ended'].includes(state) })))(
    'a task that is $state: $is',
    ({ state, is }) => expect(isTakenOver(aTask({ state, lead: '农办' }), FROM)).toBe(is),
  );
  it.each([
    { task: { supporting: ['环保办', '农办'] }, is: true, why: 'one that it supports' },
    { task: { asks: [{ department: '乡村振兴办', ask: '提供名单' }] }, is: true, why: 'one for which it is asked' },
    { task: {}, is: false, why: 'one with which it has nothing to do' },
  ] as { task: Partial<Task>; is: boolean; why: string }[])('$why: $is', ({ task, is }) => expect(isTakenOver(aTask(task), FROM)).toBe(is));
});

describe('takenOver', () => {
  const pending = {
    kind: 'extension',
    node: null,
    from: '2022-09-30',
    due: '2022-10-20',
    reason: '',
    day: '2022-06-21',
    update: 2,
  } as const;
  it.each([
    {
      task: { lead: '农办', leader: '老领导' },
      is: { lead: '农业农村办', leader: '分管副镇长', assignedOn: DAY },
      why: 'the lead, under its own leader',
    },
    {
      task: { lead: '水管站', leader: '老领导', supporting: ['农办'] },
      is: { lead: '水管站', leader: '老领导', supporting: ['农业农村办'] },
      why: 'support only: the lead and its leader stay',
    },
    {
      task: { lead: '水管站', supporting: ['农办', '环保办', '乡村振兴办'] },
      is: { supporting: ['农业农村办', '环保办'] },
      why: 'both support: once',
    },
    {
      task: { lead: '农办', supporting: ['乡村振兴办', '环保办'] },
      is: { lead: '农业农村办', leader: '分管副镇长', assignedOn: DAY, supporting: ['环保办'] },
      why: 'who leads does not support',
    },
    {
      task: { lead: '水管站', supporting: ['农办'], asks: [{ department: '农办', ask: '提供名单' }] },
      is: { supporting: ['农业农村办'], asks: [{ department: '农业农村办', ask: '提供名单' }] },
      why: 'what is asked goes along',
    },
    {
      task: { lead: '农办', asks: [{ department: '乡村振兴办', ask: '提供名单' }] },
      is: { lead: '农业农村办', leader: '分管副镇长', assignedOn: DAY, asks: [] },
      why: 'nobody asks himself',
    },
    {
      task: { lead: '农办', together: 'g1', pending },
      is: { lead: '农业农村办', leader: '分管副镇长', assignedOn: DAY, together: 'g1', pending },
      why: 'group and question stay',
    },
  ] as { task: Partial<Task>; is: Partial<Task>; why: string }[])('$why', ({ task, is }) => {
    const before = aTask(task);
    expect(takenOver(before, merger, DAY)).toEqual({ ...before, ...is });
  });
});
