import { describe, expect, it } from 'vitest';
import { handOverLists } from '#domain/hand-over.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const DAY = '2022-06-22';
const lists = (...tasks: Parameters<typeof aTask>[0][]) => handOverLists(tasks.map(aTask), DAY, { calendar, policy });
const one = (task: Parameters<typeof aTask>[0]) => lists(task)[0]!.tasks[0]!;

describe('handOverLists', () => {
  it('tells each plan apart, in order of the report', () => {
    const all = lists(
      { plan: 'wangjing-2022', id: '2', start: 50 },
      { plan: 'wangjing-2021', id: '9' },
      { plan: 'wangjing-2022', id: '1', start: 5 },
    );
    expect(all.map(({ year, tasks }) => [year, ...tasks.map(({ id }) => id)])).toEqual([
      [2021, '9'],
      [2022, '1', '2'],
    ]);
  });

  it('has no list without a task', () => expect(lists()).toEqual([]));

  it('says where a task stands, what is open, and the next day', () =>
    expect(one({ lastReport: { day: '2022-03-25', update: 2, progress: '', problems: '' }, reported: ['2022-Q1'] })).toEqual({
      id: '1.1',
      title: '落实耕地保护责任制',
      state: '推进中',
      last: ['上次反馈3月25日'],
      ask: '二季度反馈，6月24日前',
      next: '2022-06-24',
    }));

  it('says of a form that is late that its day is past', () =>
    expect(handOverLists([aTask({})], '2022-06-27', { calendar, policy })[0]!.tasks[0]!.ask).toBe('二季度反馈，6月24日已到期'));

  it('shows three figures of many', () =>
    expect(one({ kind: 'quantity', measures: [1, 2, 3, 4].map((i) => aMeasure({ name: `计量${i}`, season: [] })) }).last).toHaveLength(3));

  it.each([
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '开工', planned: '2022-06-23' })] },
      next: '2022-06-23',
      why: 'a node before the feedback day',
    },
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '开工', planned: '2022-06-01' })] },
      next: '2022-06-24',
      why: 'a day that is past is no next day',
    },
    { task: { state: 'claimed' }, next: null, why: 'a claim waits for the office' },
  ] as { task: Parameters<typeof aTask>[0]; next: string | null; why: string }[])('the next day is $next: $why', ({ task, next }) =>
    expect(one(task).next).toBe(next),
  );

  it('shows of a sensitive task title and days only', () => {
    const measures = [aMeasure({ name: '立案', value: 3, season: [] })];
    const { last, title, ask } = one({
      sensitive: true,
      measures,
      lastReport: { day: '2022-03-25', update: 2, progress: '', problems: '' },
    });
    expect([last, title, ask]).toEqual([[], '落实耕地保护责任制', '二季度反馈，6月24日前']);
  });
});
