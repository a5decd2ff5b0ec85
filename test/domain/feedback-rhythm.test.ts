import { describe, expect, it } from 'vitest';
import { asksOf, missedInARow, openAsks, periodsAnswered, periodsOf } from '#domain/feedback-rhythm.ts';
import { periodName } from '#domain/rhythm.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTarget, aTask, calendar, policy } from '../support/builders.ts';
import { WANGJING_DEPARTMENTS, wangjingTasks } from '../support/wangjing-plan.ts';

const QUARTERS = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'];
const months = (...numbers: number[]): string[] => [...numbers.map((month) => `2022-${String(month).padStart(2, '0')}`), '2022-closing'];
const HALVES = ['2022-H1', '2022-closing'];
const counted = (name: string) => aMeasure({ name, season: [] });
/** From 18 June to the end of August, on a day. */
const moved = (day: string): Partial<Task> => ({
  due: '2022-08-31',
  extensions: [{ node: null, from: '2022-06-18', to: '2022-08-31', day, update: 5 }],
});
const sown = (...names: string[]) => names.map((name) => aMeasure({ name, target: 100 }));

describe('periodsOf', () => {
  it.each<{ task: Partial<Task>; periods: string[]; why: string }>([
    { task: { every: null, measures: [counted('巡查'), counted('产值')] }, periods: QUARTERS, why: 'continuing: each quarter' },
    { task: { every: null }, periods: HALVES, why: 'continuing, nothing counted: the half-year' },
    { task: { every: null, measures: ['茶叶产业产值', '管护面积'].map(counted) }, periods: HALVES, why: 'what only the year brings' },
    { task: { every: null, measures: ['粮食总产', '人均收入'].map(counted) }, periods: HALVES, why: 'likewise' },
    { task: { kind: 'zero-incident', every: null }, periods: QUARTERS, why: 'another kind: nothing counted is no half-year' },
    { task: { every: null, publishedOn: '2022-07-08' }, periods: HALVES, why: 'published in July: the half-year that is over' },
    { task: { every: null, publishedOn: '2022-08-01' }, periods: ['2022-closing'], why: 'published after July' },
    { task: { every: 'month' }, periods: months(3, 4, 5, 6, 7, 8, 9, 10, 11), why: 'the office’s choice: each month' },
    { task: { kind: 'quantity', every: 'quarter', measures: sown('玉米种植面积') }, periods: QUARTERS, why: 'whatever the season' },
    { task: { kind: 'campaign', every: 'quarter', due: '2022-06-30', dueStated: true }, periods: QUARTERS, why: 'whatever the end' },
    { task: { kind: 'coverage', every: 'half-year' }, periods: HALVES, why: 'whatever the kind' },
    { task: { every: 'due-day', due: '2022-06-18' }, periods: ['2022-06-18', '2022-closing'], why: 'once, on its day' },
    { task: { every: 'due-day', due: '2022-12-20' }, periods: ['2022-closing'], why: 'a day in December is the closing form’s' },
    { task: { every: 'due-day', due: '2023-03-31' }, periods: ['2022-closing'], why: 'so is one of the next year' },
    {
      task: { ...moved('2022-06-11'), every: 'due-day' },
      periods: ['2022-06-18', '2022-08-31', '2022-closing'],
      why: 'moved once it was asked',
    },
    { task: { ...moved('2022-06-10'), every: 'due-day' }, periods: ['2022-08-31', '2022-closing'], why: 'moved before its form was open' },
    { task: { kind: 'zero-incident' }, periods: QUARTERS, why: 'zero-incident: each quarter' },
    { task: { kind: 'coverage' }, periods: QUARTERS, why: 'coverage: each quarter' },
    { task: { kind: 'quantity', measures: sown('玉米种植面积') }, periods: months(3, 4, 5), why: 'maize: its months and the one after' },
    {
      task: { kind: 'quantity', measures: sown('玉米种植面积', '大豆种植面积') },
      periods: months(3, 4, 5, 6, 7),
      why: 'two crops: both seasons',
    },
    { task: { kind: 'quantity', measures: sown('油菜种植面积') }, periods: months(9, 10, 11), why: 'rape: December is the closing form’s' },
    { task: { kind: 'quantity', measures: sown('新建公路') }, periods: QUARTERS, why: 'no season: each quarter' },
    {
      task: { kind: 'quantity', measures: [aMeasure({ season: [{ from: '2022-06-01', to: '2022-06-25' }] })] },
      periods: months(6, 7),
      why: 'the season that it was published with, not its name',
    },
    { task: { kind: 'quantity', measures: [aMeasure({ season: [] })] }, periods: QUARTERS, why: 'a season that the office took away' },
    {
      task: {
        kind: 'quantity',
        measures: [
          aMeasure({
            season: [
              { from: '2021-11-01', to: '2022-04-30' },
              { from: '2022-11-01', to: '2023-04-30' },
            ],
          }),
        ],
      },
      periods: months(3, 4, 5, 11),
      why: 'over the New Year: what lies in the year, and after publication',
    },
    { task: { kind: 'campaign' }, periods: QUARTERS, why: 'campaign without a date: each quarter' },
    {
      task: { kind: 'campaign', due: '2022-06-30', dueStated: true },
      periods: months(3, 4, 5, 6),
      why: 'campaign: each month while it runs',
    },
    { task: { kind: 'milestone' }, periods: QUARTERS, why: 'milestone without a date: each quarter' },
    {
      task: { kind: 'milestone', due: '2022-08-31', dueStated: true },
      periods: ['2022-Q1', '2022-Q2', '2022-08', '2022-closing'],
      why: 'milestone: the month of its date, for that quarter',
    },
    {
      task: { kind: 'milestone', targets: [aTarget({ by: '2022-04-30' }), aTarget({ by: '2022-05-31' })] },
      periods: ['2022-Q1', '2022-04', '2022-05', '2022-Q3', '2022-closing'],
      why: 'two dates in one quarter',
    },
    {
      task: {
        kind: 'milestone',
        milestones: [
          { name: '招标', by: '2022-04-30' },
          { name: '建成投用', by: '2022-09-30' },
        ],
        due: '2022-09-30',
        dueStated: true,
      },
      periods: ['2022-Q1', '2022-04', '2022-09', '2022-closing'],
      why: 'each step that the plan names with its day',
    },
    { task: { kind: 'milestone', due: '2022-12-20', dueStated: true }, periods: QUARTERS, why: 'a date in December: the closing form' },
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '选址', planned: '2022-05-10' })] },
      periods: QUARTERS,
      why: 'a date that a head gave changes no rhythm',
    },
    { task: { publishedOn: '2022-07-08' }, periods: QUARTERS.slice(2), why: 'nothing before the month of publication' },
    { task: { publishedOn: '2022-12-05' }, periods: ['2022-closing'], why: 'published in December: only the closing form' },
    {
      task: { kind: 'quantity', measures: sown('玉米种植面积'), publishedOn: '2022-06-01' },
      periods: ['2022-closing'],
      why: 'published after the season',
    },
  ])('$why', ({ task, periods }) => expect(periodsOf(aTask(task))).toEqual(periods));
});

describe('asksOf', () => {
  it('is due on the feedback day of the last month, or the workday before it', () => {
    expect(asksOf(aTask(), calendar, policy)).toEqual([
      { period: '2022-Q1', opens: '2022-03-02', due: '2022-03-25' },
      { period: '2022-Q2', opens: '2022-06-01', due: '2022-06-24' },
      { period: '2022-Q3', opens: '2022-09-01', due: '2022-09-23' },
      { period: '2022-closing', opens: '2022-12-01', due: '2022-12-09' },
    ]);
  });

  it.each([
    { publishedOn: '2022-03-24', due: '2022-03-25', why: 'the feedback day is still to come' },
    { publishedOn: '2022-03-25', due: '2022-03-30', why: 'published on the feedback day: three workdays' },
    { publishedOn: '2022-03-31', due: '2022-04-06', why: 'published after it: three workdays, one of them a Saturday' },
  ])('published on $publishedOn, first due on $due ($why)', ({ publishedOn, due }) => {
    expect(asksOf(aTask({ publishedOn }), calendar, policy)[0]?.due).toBe(due);
  });

  it('asks the half-year in July', () =>
    expect(asksOf(aTask({ every: null }), calendar, policy)[0]).toEqual({ period: '2022-H1', opens: '2022-07-01', due: '2022-07-25' }));

  it.each([
    { publishedOn: '2022-05-20', opens: '2022-06-11', due: '2022-06-17', why: 'a Saturday: the workday before; open for a week' },
    { publishedOn: '2022-06-15', opens: '2022-06-15', due: '2022-06-17', why: 'not open before the task is there' },
    { publishedOn: '2022-06-17', opens: '2022-06-17', due: '2022-06-22', why: 'not due before anybody knows of it' },
  ])('asks a task of 18 June, given on $publishedOn, once on its day ($why)', ({ publishedOn, opens, due }) =>
    expect(asksOf(aTask({ every: 'due-day', due: '2022-06-18', publishedOn }), calendar, policy)[0]).toEqual({
      period: '2022-06-18',
      opens,
      due,
    }),
  );

  it('takes the last day of a month that has no such feedback day', () => {
    const asks = asksOf(
      aTask({ plan: 'wangjing-2023', publishedOn: '2023-01-10', kind: 'campaign', due: '2023-03-31', dueStated: true }),
      calendar,
      { ...policy, feedbackDay: 31 },
    );
    expect(asks.map(({ due }) => due)).toEqual(['2023-01-31', '2023-02-28', '2023-03-31', '2023-12-08']);
  });
});

describe('openAsks and periodsAnswered', () => {
  it.each([
    { day: '2022-03-02', reported: [], open: ['2022-Q1'], why: 'open from publication' },
    { day: '2022-05-31', reported: ['2022-Q1'], open: [], why: 'answered, and the next not open' },
    { day: '2022-06-01', reported: ['2022-Q1'], open: ['2022-Q2'], why: 'open from the first of the last month' },
    { day: '2022-06-24', reported: [], open: ['2022-Q1', '2022-Q2'], why: 'a late one stays open' },
    { day: '2022-08-01', reported: ['2022-Q1'], open: ['2022-Q2'], why: 'late' },
    { day: '2022-12-01', reported: ['2022-Q1', '2022-Q2', '2022-Q3'], open: ['2022-closing'], why: 'the closing form' },
  ])('on $day: $open ($why)', ({ day, reported, open }) => {
    expect(openAsks(aTask({ reported }), day, calendar, policy).map(({ period }) => period)).toEqual(open);
    expect(periodsAnswered(aTask({ reported }), day, calendar, policy)).toEqual(open);
  });

  it.each(['claimed', 'completed', 'assessed'] as const)('asks a %s task nothing', (state) => {
    expect(openAsks(aTask({ state }), '2022-12-05', calendar, policy)).toEqual([]);
  });
});

describe('missedInARow', () => {
  it.each([
    { day: '2022-03-25', reported: [], missed: 0, why: 'the feedback day itself is not late' },
    { day: '2022-03-26', reported: [], missed: 1, why: 'the day after it is' },
    { day: '2022-06-30', reported: [], missed: 2, why: 'two in a row' },
    { day: '2022-06-30', reported: ['2022-Q2'], missed: 0, why: 'only the latest count' },
    { day: '2022-10-01', reported: ['2022-Q1'], missed: 2, why: 'counted back to the last answered' },
  ])('$day after $reported: $missed ($why)', ({ day, reported, missed }) =>
    expect(missedInARow(aTask({ reported }), day, calendar, policy)).toBe(missed),
  );

  it('misses nothing while a claim waits', () => expect(missedInARow(aTask({ state: 'claimed' }), '2022-10-01', calendar, policy)).toBe(0));
});

describe('periodName', () => {
  it.each([
    { period: '2022-Q2', name: '二季度' },
    { period: '2022-05', name: '5月' },
    { period: '2022-H1', name: '上半年' },
    { period: '2022-06-18', name: '6月18日到期' },
    { period: '2022-closing', name: '年末清账' },
  ])('$period is $name', ({ period, name }) => expect(periodName(period)).toBe(name));
});

describe('a quiet year of the real plan', () => {
  const forms = wangjingTasks().flatMap((task) => asksOf(task, calendar, policy).map(({ due }) => ({ due, lead: task.lead })));
  const ofDepartment = (lead: string) => forms.filter((form) => form.lead === lead);
  const days = (lead: string) => new Set(ofDepartment(lead).map(({ due }) => due)).size;

  it('asks 34 tasks of 14 departments for 140 rows at most, on 60 forms', () => {
    const asked = WANGJING_DEPARTMENTS.reduce((sum, lead) => sum + days(lead), 0);
    expect([WANGJING_DEPARTMENTS.length, forms.length, asked]).toEqual([14, 134, 59]);
  });

  it('asks the busiest office on 7 days', () => expect(Math.max(...WANGJING_DEPARTMENTS.map(days))).toBe(7));

  it('asks on workdays only', () => expect(forms.filter(({ due }) => !calendar.isWorkday(due))).toEqual([]));
});
