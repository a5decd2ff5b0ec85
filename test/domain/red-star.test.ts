import { describe, expect, it } from 'vitest';
import { redStarEvent } from '#domain/red-star.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const told = (task: Partial<Task>, since: string, today: string) =>
  redStarEvent(aTask({ star: true, ...task }), { since, today }, { calendar, policy })?.day ?? null;

const answered = ['2022-Q1', '2022-Q2', '2022-Q3'];
const road = { kind: 'milestone', nodes: [aNode({ planned: '2022-06-30' })], reported: answered } as const;
const said = (day: string, update: number) => ({ day, update, progress: '', problems: '' });
const fire = aMeasure({ name: '森林火灾', unit: '起', target: { comparison: '=', value: 0 }, value: 1, updates: [6] });
const fires = { kind: 'zero-incident', measures: [fire], reported: answered, lastReport: said('2022-09-14', 6) } as const;
const cost = aMeasure({
  name: '三公经费',
  unit: '万元',
  target: { comparison: '<=', value: 20 },
  value: 21,
  asOf: '2022-09-14',
  updates: [6],
});

describe('redStarEvent', () => {
  it.each<{ task: Partial<Task>; since: string; today: string; day: string | null; why: string }>([
    { task: road, since: '2022-06-30', today: '2022-07-01', day: '2022-07-01', why: 'the last node’s date has passed' },
    {
      task: road,
      since: '2022-06-29',
      today: '2022-07-04',
      day: '2022-07-01',
      why: 'caught up later, still of the day on which it turned',
    },
    { task: road, since: '2022-07-01', today: '2022-07-04', day: null, why: 'red before and still: nothing new' },
    { task: { ...road, star: false }, since: '2022-06-30', today: '2022-07-01', day: null, why: 'not starred' },
    { task: { ...road, state: 'claimed' }, since: '2022-06-30', today: '2022-07-01', day: null, why: 'a waiting claim is never red' },
    {
      task: {},
      since: '2022-06-24',
      today: '2022-06-27',
      day: '2022-06-25',
      why: 'two forms missed in a row, from the day after the second',
    },
    { task: fires, since: '2022-09-14', today: '2022-09-15', day: '2022-09-15', why: 'an incident: told on the day after its report' },
    { task: fires, since: '2022-09-15', today: '2022-09-16', day: '2022-09-15', why: 'not again: that day lies before the window' },
    { task: { ...fires, lastReport: said('2022-09-20', 7) }, since: '2022-09-19', today: '2022-09-21', day: null, why: 'handled: yellow' },
    {
      task: { kind: 'quantity', measures: [cost], reported: answered, lastReport: said('2022-09-14', 6) },
      since: '2022-09-14',
      today: '2022-09-15',
      day: '2022-09-15',
      why: 'a ceiling was passed',
    },
    {
      task: { ...road, returned: { day: '2022-07-12', reason: '缺' } },
      since: '2022-07-12',
      today: '2022-07-13',
      day: '2022-07-13',
      why: 'a claim was returned',
    },
    {
      task: { ...road, lastReport: said('2022-07-12', 5) },
      since: '2022-07-12',
      today: '2022-07-13',
      day: null,
      why: 'a report of progress reddens nothing',
    },
  ])('$why: $day', ({ task, since, today, day }) => expect(told(task, since, today)).toBe(day));

  it('has the day in its key and goes to the chief', () => {
    const event = redStarEvent(aTask({ star: true, ...road }), { since: '2022-06-29', today: '2022-07-04' }, { calendar, policy });
    expect(event).toMatchObject({ key: 'wangjing-2022-001:chief-overdue:2022-07-01', to: 'chiefs', isRed: true });
  });
});
