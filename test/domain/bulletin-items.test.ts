import { describe, expect, it } from 'vitest';
import { doneIn, itemOf, recoveredIn, upcomingAfter, watchedOf } from '#domain/bulletin-items.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';

const context = { calendar, policy };
const patrols = aMeasure({ name: '巡查', unit: '次' });

describe('itemOf', () => {
  it('names the update on which its words rest', () => {
    const { task } = aHistory(aTask({ measures: [patrols] }), [reported('2022-06-24', [{ measure: '巡查', added: 11 }])]);
    expect(itemOf(task, '预警')).toMatchObject({ last: ['巡查 11次（6月24日报）'], sources: ['wangjing-2022-001@2'] });
  });

  it('shows of a sensitive task no values', () => expect(itemOf(aTask({ sensitive: true, measures: [patrols] }), '').last).toEqual([]));
});

describe('watchedOf', () => {
  const said = (task: Partial<Task>, words: Parameters<typeof reported>[2], month = '2022-06') => {
    const { task: lived, history } = aHistory(aTask(task), [reported('2022-06-24', [], words)]);
    return watchedOf(lived, '预警', { month, history }).said;
  };

  it.each<{ task?: Partial<Task>; words: Parameters<typeof reported>[2]; month?: string; says: string; why: string }>([
    {
      words: { progress: '用地备案6月27日办结', problems: '缺料', nextSteps: '圈舍7月20日建成' },
      says: '用地备案6月27日办结。困难：缺料。打算：圈舍7月20日建成。',
      why: 'what is done, hinders and comes',
    },
    { words: { progress: '推进' }, month: '2022-07', says: '', why: 'nothing was said in the month' },
    { words: { progress: '某某不配合' }, task: { sensitive: true }, says: '', why: 'never of a sensitive task' },
    { words: { progress: `开工。${'长'.repeat(60)}。` }, says: '开工。', why: 'whole sentences as long as there is room' },
    { words: { progress: '长'.repeat(80) }, says: `${'长'.repeat(59)}…`, why: 'the beginning of one that is too long' },
  ])('$why', ({ task = {}, words, month, says }) => expect(said(task, words, month)).toBe(says));
});

describe('recoveredIn', () => {
  const lived = aHistory(aTask({ measures: [patrols] }), [reported('2022-06-24', [{ measure: '巡查', added: 11 }])]).task;
  it.each([
    { from: 'yellow', light: 'green', says: ['由黄转绿，巡查11次'] },
    { from: 'red', light: 'green', says: ['由红转绿，巡查11次'] },
    { from: 'red', light: 'yellow', says: [] },
    { from: 'grey', light: 'green', says: [] },
    { from: 'green', light: 'green', says: [] },
  ] as const)('$from → $light: $says', ({ from, light, says }) =>
    expect(recoveredIn([{ task: lived, light }], { [lived.n]: from }).map(({ reason }) => reason)).toEqual(says),
  );

  it('knows nothing of a task that was not there', () => expect(recoveredIn([{ task: lived, light: 'green' }], {})).toEqual([]));
});

describe('doneIn', () => {
  it.each([
    { month: '2022-06', ids: ['1.1'], why: 'verified in it' },
    { month: '2022-07', ids: [], why: 'verified before' },
  ])('$month: $ids ($why)', ({ month, ids }) => {
    const tasks = [aTask({ state: 'completed', completedOn: '2022-06-24' }), aTask({ n: '002', id: '1.2' })];
    expect(doneIn(tasks, month).map(({ id }) => id)).toEqual(ids);
  });

  it.each<{ task: Partial<Task>; says: string; why: string }>([
    { task: { measures: [{ ...patrols, value: 11, updates: [2] }] }, says: '巡查11次', why: 'what it counts' },
    { task: { kind: 'campaign', nodes: [aNode({ doneOn: '2022-06-20' })] }, says: '节点 1/1', why: 'its nodes, where nothing is counted' },
    {
      task: { kind: 'campaign', nodes: [aNode({ doneOn: '2022-06-20' })], sensitive: true, measures: [{ ...patrols, value: 11 }] },
      says: '节点 1/1',
      why: 'no figure of a sensitive task',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ target: 6000, value: 6038 })] },
      says: '玉米种植面积 6038 / 6000亩',
      why: 'the figure beside its target',
    },
  ])('says $says ($why)', ({ task, says }) => {
    const [item] = doneIn([aTask({ state: 'completed', completedOn: '2022-06-24', ...task })], '2022-06');
    expect(item!.reason).toBe(`6月24日核验办结，${says}`);
  });

  it('names the updates on which its figures rest', () => {
    const task = aTask({ state: 'completed', completedOn: '2022-06-24', measures: [{ ...patrols, value: 11, updates: [2, 4] }] });
    expect(doneIn([task], '2022-06')[0]!.sources).toEqual(['wangjing-2022-001@2', 'wangjing-2022-001@4']);
  });
});

describe('upcomingAfter', () => {
  const upcoming = (tasks: readonly Partial<Task>[], month = '2022-05') =>
    upcomingAfter(
      tasks.map((task) => aTask(task)),
      month,
      context,
    ).map(({ day, kind, tasks }) => `${day} ${kind} ${tasks.join()}`);

  it.each<{ task: Partial<Task>; says: string[]; why: string }>([
    { task: {}, says: ['2022-06-24 feedback 1.1'], why: 'a feedback day' },
    { task: { reported: ['2022-Q2'] }, says: [], why: 'answered already' },
    { task: { due: '2022-06-30', dueStated: true, reported: ['2022-Q2'] }, says: ['2022-06-30 stated 1.1'], why: 'a stated date' },
    {
      task: { kind: 'milestone', nodes: [aNode({ planned: '2022-06-20' })], reported: ['2022-Q2'] },
      says: ['2022-06-20 node 1.1'],
      why: 'a node',
    },
    {
      task: { kind: 'milestone', nodes: [aNode({ planned: '2022-06-20', doneOn: '2022-05-20' })], reported: ['2022-Q2'] },
      says: [],
      why: 'a node that is done',
    },
    { task: { state: 'claimed' }, says: [], why: 'a claim that waits owes nothing' },
    { task: { due: '2022-06-30', dueStated: false, reported: ['2022-Q2'] }, says: [], why: 'a date that nobody stated' },
  ])('$says ($why)', ({ task, says }) => expect(upcoming([task])).toEqual(says));

  it('joins a feedback day of many, in order of days', () =>
    expect(upcoming([{ id: '1.1' }, { id: '1.2', n: '002', due: '2022-06-10', dueStated: true }])).toEqual([
      '2022-06-10 stated 1.2',
      '2022-06-24 feedback 1.1,1.2',
    ]));
});
