import { describe, expect, it } from 'vitest';
import { calendarEvents } from '#domain/calendar-events.ts';
import type { Task } from '#domain/task.ts';
import { aNode, aTask, calendar, policy } from '../support/builders.ts';

const events = (task: Partial<Task>, today = '2022-06-21') => calendarEvents([aTask(task)], today, { calendar, policy });
const said = (task: Partial<Task>, today?: string) => events(task, today).map(({ day, summary }) => `${day} ${summary}`);
const answered = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'];

describe('calendarEvents', () => {
  it.each([
    { task: { reported: answered }, says: [], why: 'a due date that nobody stated is none, and every form is answered' },
    {
      task: { reported: answered, due: '2022-06-30', dueStated: true },
      says: ['2022-06-30 【正常】1.1 落实耕地保护责任制：完成时限'],
      why: 'a stated date',
    },
    {
      task: {
        kind: 'milestone' as const,
        reported: answered,
        nodes: [aNode({ name: '选址', planned: '2022-05-10', doneOn: '2022-05-09', update: 2 }), aNode({ planned: '2022-09-30' })],
      },
      says: ['2022-09-30 【正常】1.1 落实耕地保护责任制：完成'],
      why: 'a node that is done asks nothing any more',
    },
    {
      task: { reported: ['2022-Q1', '2022-Q3', '2022-closing'] },
      says: ['2022-06-24 【正常】1.1 落实耕地保护责任制：二季度反馈'],
      why: 'a form that is open',
    },
    {
      task: { reported: ['2022-Q1', '2022-Q2'] },
      says: ['2022-09-23 【正常】1.1 落实耕地保护责任制：三季度反馈', '2022-12-09 【正常】1.1 落实耕地保护责任制：年末清账（12月1日起填）'],
      why: 'the forms that open later, up to the closing one, from which day on',
    },
    {
      task: { every: null },
      says: ['2022-07-25 【正常】1.1 落实耕地保护责任制：上半年反馈', '2022-12-09 【正常】1.1 落实耕地保护责任制：年末清账（12月1日起填）'],
      why: 'the half-year, in July',
    },
    {
      task: { state: 'claimed' as const, claimedOn: '2022-06-20', reported: ['2022-Q1'] },
      says: [],
      why: 'a claim waits: no form is asked',
    },
    {
      task: { sensitive: true, reported: ['2022-Q1', '2022-Q3', '2022-closing'], due: '2022-06-30', dueStated: true },
      says: ['2022-06-24 1.1 落实耕地保护责任制：二季度反馈', '2022-06-30 1.1 落实耕地保护责任制：完成时限'],
      why: 'a sensitive task gives its title alone',
    },
    { task: { state: 'completed' as const, completedOn: '2022-06-01' }, says: [], why: 'nothing is asked of what is done' },
    {
      task: { state: 'completed' as const, completedOn: '2022-06-01', due: '2022-06-30', dueStated: true },
      says: ['2022-06-30 【已办结】1.1 落实耕地保护责任制：完成时限'],
      why: 'a promised date stays, and says that it was kept',
    },
  ])('$why', ({ task, says }) => expect(said(task)).toEqual(says));

  it('says nothing else of a sensitive task, not even the name of its node', () => {
    const [event] = events({
      kind: 'milestone',
      sensitive: true,
      reported: answered,
      nodes: [aNode({ name: '约谈某人', planned: '2022-07-01' })],
    });
    expect([event!.summary, event!.description]).toEqual(['1.1 落实耕地保护责任制：完成时限', '']);
    expect(event!.uid).toBe('wangjing-2022-001-node-节点1');
  });

  it('keeps the id of a day while the task changes, and raises its sequence', () => {
    const [before, after] = [3, 4].map((version) => events({ version, reported: answered, due: '2022-06-30', dueStated: true })[0]!);
    expect([before!.uid, before!.sequence]).toEqual(['wangjing-2022-001-due', 3]);
    expect([after!.uid, after!.sequence]).toEqual(['wangjing-2022-001-due', 4]);
  });
});
