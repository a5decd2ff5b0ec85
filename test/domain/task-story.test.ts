import { describe, expect, it } from 'vitest';
import { outcomeSoFar, storyYear } from '#domain/task-story.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const rules = { calendar, policy };
const none = { day: '2023-03-02', rules, review: null, before: [], after: [] };
const corn = aTask({
  n: '007',
  kind: 'quantity',
  measures: [aMeasure({ target: 6000, value: 5790, updates: [3, 5] })],
  reported: ['2022-05'],
});

describe('a year of a promise', () => {
  it('says what was promised, achieved and became of it, on what it rests, and whence and whither', () => {
    const sentence = { task: '007', id: '1.1', text: '种植玉米5790亩。', figures: [], marks: [], sources: [] };
    const review = {
      revision: 2,
      chapters: [{ title: '农业', heading: null, sentences: [{ ...sentence, task: '001', text: '别的。' }, sentence] }],
    };
    const before = [
      { from: 'wangjing-2021-003', to: '007', guess: true },
      { from: 'wangjing-2021-004', to: '008', guess: false },
    ];
    const after = [
      { from: 'wangjing-2022-007', to: '011', guess: false },
      { from: 'wangjing-2022-008', to: '012', guess: false },
    ];
    expect(storyYear(corn, { ...none, review, before, after })).toMatchObject({
      year: 2022,
      task: 'wangjing-2022-007',
      promised: '玉米种植面积不少于6000亩',
      achieved: '玉米种植面积 5790 / 6000亩',
      outcome: '部分完成',
      sentence: '种植玉米5790亩。',
      revision: 2,
      sources: ['计:0-10', 'wangjing-2022-007@3', 'wangjing-2022-007@5'],
      carriedFrom: [{ task: 'wangjing-2021-003', guess: true }],
      carriedOnAs: [{ task: 'wangjing-2023-011', guess: false }],
    });
  });

  it('rests on every update that said something, each once', () => {
    const lastReport = { day: '2022-11-01', update: 6, progress: '', problems: '' };
    const task = aTask({
      nodes: [aNode({ doneOn: '2022-06-01', update: 4 }), aNode({ name: '验收' })],
      lastReport,
      measures: [aMeasure({ updates: [4, 6] })],
    });
    expect(storyYear(task, none).sources).toEqual(['计:0-10', 'wangjing-2022-001@4', 'wangjing-2022-001@6']);
  });

  it.each([
    { why: 'has no outcome while it runs', task: corn, day: '2022-12-31', is: null },
    { why: 'has one when it is over', task: corn, day: '2023-01-01', is: '部分完成' },
    { why: 'has one when it was verified', task: { ...corn, state: 'completed' as const, measures: [] }, day: '2022-06-01', is: '完成' },
  ])('$why', ({ task, day, is }) => expect(outcomeSoFar(task, { day, rules })).toBe(is));
});
