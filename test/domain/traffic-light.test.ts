import { describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { type Light, lightOf, worst } from '#domain/traffic-light.ts';
import { aMeasure, aTask, calendar, policy } from '../support/builders.ts';
import { wangjingTasks } from '../support/wangjing-plan.ts';

const context = { calendar, policy };
const light = (task: Partial<Task>, today: string) => lightOf(aTask(task), today, context);
const soybean = aMeasure({ name: '大豆种植面积', target: 2010, value: 0, asOf: '2022-05-25', updates: [3] });
const assessed = (verdict: 'met' | 'largely-met' | 'not-met') => ({
  state: 'assessed' as const,
  assessment: { verdict, sentence: '', day: '2022-12-05', update: 5 },
});
const accident = aMeasure({ name: '较大以上事故', unit: '起', target: { comparison: '=', value: 0 }, value: 1, updates: [6] });
const reportedAt = (update: number) => ({ day: '2022-09-14', update, progress: '', problems: '' });

describe('a completed task says', () => {
  it.each([
    { task: { dueStated: true, due: '2022-06-30', claimedOn: '2022-06-30', completedOn: '2022-07-05' }, says: '已办结（7月5日核验）' },
    {
      task: { dueStated: true, due: '2022-06-30', claimedOn: '2022-07-02', completedOn: '2022-07-05' },
      says: '已办结（7月5日核验，逾期2天办结）',
    },
    { task: { dueStated: false, due: '2022-06-30', claimedOn: '2022-07-02', completedOn: '2022-07-05' }, says: '已办结（7月5日核验）' },
  ])('$says', ({ task, says }) =>
    expect(lightOf(aTask({ state: 'completed', ...task }), '2022-12-31', context)).toEqual({ light: 'blue', reason: says }),
  );
});

describe('lightOf', () => {
  it.each<{ task: Partial<Task>; today: string; is: Light; why: string }>([
    {
      task: { kind: 'quantity', state: 'completed', completedOn: '2022-06-30' },
      today: '2023-01-10',
      is: 'blue',
      why: 'completed, for ever',
    },
    { task: assessed('met'), today: '2022-12-31', is: 'blue', why: '达到' },
    { task: assessed('largely-met'), today: '2022-12-31', is: 'blue', why: '基本达到' },
    { task: assessed('not-met'), today: '2022-12-31', is: 'red', why: '未达到' },
    { task: {}, today: '2022-03-02', is: 'green', why: 'continuing: green from the start' },
    { task: {}, today: '2022-03-25', is: 'green', why: 'continuing: on its feedback day' },
    { task: {}, today: '2022-03-28', is: 'yellow', why: 'continuing: one report missed' },
    { task: {}, today: '2022-06-25', is: 'red', why: 'continuing: two in a row' },
    { task: { reported: ['2022-Q2'] }, today: '2022-06-25', is: 'green', why: 'continuing: a late report clears both' },
    { task: { kind: 'zero-incident' }, today: '2022-09-30', is: 'yellow', why: 'zero-incident: silence is never red' },
    { task: { kind: 'zero-incident', reported: ['2022-Q1'] }, today: '2022-05-31', is: 'green', why: 'zero-incident: confirmed' },
    {
      task: { kind: 'zero-incident', measures: [accident], lastReport: reportedAt(6), reported: ['2022-Q3'] },
      today: '2022-09-24',
      is: 'red',
      why: 'an incident',
    },
    {
      task: { kind: 'zero-incident', measures: [accident], lastReport: reportedAt(7), reported: ['2022-Q3'] },
      today: '2022-09-24',
      is: 'yellow',
      why: 'an incident, and a report after it',
    },
    {
      task: { kind: 'quantity', measures: [soybean], state: 'claimed' },
      today: '2022-09-01',
      is: 'yellow',
      why: 'a waiting claim is never red',
    },
    {
      task: { kind: 'quantity', measures: [soybean], reported: ['2022-05', '2022-06', '2022-07'] },
      today: '2022-09-01',
      is: 'red',
      why: 'the same task without the claim',
    },
    {
      task: { kind: 'coverage', measures: [aMeasure({ name: '接种率', unit: '%', accumulation: 'ratio', target: 90 })] },
      today: '2022-03-20',
      is: 'grey',
      why: 'no base yet',
    },
    {
      task: { kind: 'coverage', measures: [aMeasure({ name: '接种率', unit: '%', accumulation: 'ratio', target: 90 })] },
      today: '2022-03-28',
      is: 'yellow',
      why: 'no base, and the report missed',
    },
  ])('$is on $today ($why)', ({ task, today, is }) => expect(light(task, today).light).toBe(is));

  it.each([
    { task: {}, today: '2022-03-28', reason: '一季度未反馈' },
    { task: {}, today: '2022-06-25', reason: '连续2期未反馈' },
    { task: assessed('largely-met'), today: '2022-12-31', reason: '年末评定：基本达到' },
    { task: { kind: 'quantity' as const, state: 'claimed' as const }, today: '2022-06-25', reason: '已申请办结，待核验' },
    {
      task: { kind: 'zero-incident' as const, measures: [accident], lastReport: reportedAt(6), reported: ['2022-Q3'] },
      today: '2022-09-24',
      reason: '发生较大以上事故1起',
    },
  ])('says why: $reason', ({ task, today, reason }) => expect(light(task, today).reason).toBe(reason));
});

describe('worst', () => {
  it('takes the first of the worst', () => {
    const lit = [
      { light: 'grey', reason: '1' },
      { light: 'yellow', reason: '2' },
      { light: 'yellow', reason: '3' },
      { light: 'green', reason: '4' },
    ] as const;
    expect(worst(lit).reason).toBe('2');
  });
});

describe('the real plan, silent', () => {
  const counts = (today: string) => {
    const lights = wangjingTasks().map((task) => lightOf(task, today, context).light);
    return Object.fromEntries([...new Set(lights)].sort().map((one) => [one, lights.filter((other) => other === one).length]));
  };

  it('has no red and no yellow before the first feedback day: 35 % red by linear time is what this avoids', () => {
    expect(counts('2022-03-15')).toEqual({ green: 26, grey: 8 });
  });

  it('is yellow after the first, and red only after two missed reports', () => {
    expect(counts('2022-03-28')).toEqual({ green: 2, yellow: 32 });
    expect(counts('2022-06-27')).toEqual({ green: 2, red: 27, yellow: 5 });
  });

  it('is yellow of the half-year after July’s feedback day, where nothing was asked before', () =>
    expect([counts('2022-07-25').green, counts('2022-07-26').green]).toEqual([2, undefined]));
});
