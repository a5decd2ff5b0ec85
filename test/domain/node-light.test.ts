import { describe, expect, it } from 'vitest';
import { nodesLight } from '#domain/node-light.ts';
import type { Task } from '#domain/task.ts';
import type { Light } from '#domain/traffic-light.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';

const light = (task: Partial<Task>, today: string) => nodesLight(aTask({ kind: 'milestone', ...task }), today, { calendar, policy });

const site = aNode({ name: '选址', planned: '2022-03-15' });
const done = aNode({ name: '选址', planned: '2022-03-15', doneOn: '2022-03-20', update: 3 });
const end = aNode({ planned: '2022-06-24' });
const summer = [{ from: '2022-05-01', to: '2022-09-30' }];
const reported = { day: '2022-03-25', update: 3, progress: '', problems: '' };
const problems = (fixed: number) => [
  aMeasure({ name: '隐患发现', unit: '个', value: 41, asOf: '2022-05-25' }),
  aMeasure({ name: '隐患整改', unit: '个', value: fixed, asOf: '2022-05-25' }),
];

describe('nodesLight', () => {
  it.each<{ task: Partial<Task>; today: string; is: Light; why: string }>([
    { task: { nodes: [site, end] }, today: '2022-03-14', is: 'grey', why: 'milestone before its first node' },
    { task: { nodes: [site, end] }, today: '2022-03-15', is: 'grey', why: 'on the node’s day' },
    { task: { nodes: [site, end] }, today: '2022-03-16', is: 'yellow', why: 'one workday late' },
    { task: { nodes: [site, end] }, today: '2022-03-29', is: 'yellow', why: 'ten workdays late' },
    { task: { nodes: [site, end] }, today: '2022-03-30', is: 'red', why: 'eleven workdays late' },
    { task: { nodes: [done, end] }, today: '2022-06-24', is: 'green', why: 'done, the next in time' },
    { task: { nodes: [done, end] }, today: '2022-06-25', is: 'green', why: 'a Saturday is not a workday late' },
    { task: { nodes: [done, end] }, today: '2022-06-27', is: 'red', why: 'the last node’s date has passed' },
    {
      task: { nodes: [done, aNode()], lastReport: reported },
      today: '2022-12-30',
      is: 'green',
      why: 'a node without a date is never late',
    },
    {
      task: { nodes: [aNode()], lastReport: reported },
      today: '2022-03-28',
      is: 'grey',
      why: 'milestone: reported, but nothing has a day',
    },
    { task: { nodes: [aNode()] }, today: '2022-03-28', is: 'grey', why: 'milestone: nothing dated, nothing reported' },
    {
      task: { nodes: [aNode({ name: '台账上报', planned: '2022-06-30' }), aNode()], lastReport: reported },
      today: '2022-03-28',
      is: 'green',
      why: 'milestone: reported, and a node has its day',
    },
    { task: { kind: 'campaign', nodes: [end] }, today: '2022-06-27', is: 'yellow', why: 'campaign: its last round one workday late' },
    { task: { kind: 'campaign', nodes: [end] }, today: '2022-07-11', is: 'red', why: 'campaign: eleven workdays late' },
    { task: { kind: 'campaign', nodes: [aNode()], season: summer }, today: '2022-04-30', is: 'grey', why: 'campaign: before its season' },
    { task: { kind: 'campaign', nodes: [aNode()], season: summer }, today: '2022-05-01', is: 'green', why: 'campaign: its season begins' },
    {
      task: { kind: 'campaign', nodes: [aNode()], season: summer, measures: [aMeasure({ name: '宣传', unit: '场次', value: 2 })] },
      today: '2022-04-30',
      is: 'green',
      why: 'campaign: begun before its season',
    },
    {
      task: { kind: 'campaign', nodes: [site, aNode()], season: summer },
      today: '2022-03-16',
      is: 'yellow',
      why: 'campaign: a node that is late before its season',
    },
    { task: { kind: 'campaign', nodes: [aNode()] }, today: '2022-03-10', is: 'green', why: 'a campaign runs from the start' },
    {
      task: { kind: 'campaign', nodes: [aNode()], measures: problems(36) },
      today: '2022-06-24',
      is: 'green',
      why: 'problems open for 30 days',
    },
    {
      task: { kind: 'campaign', nodes: [aNode()], measures: problems(36) },
      today: '2022-06-25',
      is: 'yellow',
      why: 'for more than 30 days',
    },
    { task: { kind: 'campaign', nodes: [aNode()], measures: problems(41) }, today: '2022-07-25', is: 'green', why: 'all put right' },
  ])('$is on $today ($why)', ({ task, today, is }) => expect(light(task, today).light).toBe(is));

  it('goes by the town’s own numbers', () => {
    const own = { calendar, policy: { ...policy, lights: { nodeLate: 3, problemsOpen: 10 } } };
    const late = (today: string) => nodesLight(aTask({ kind: 'milestone', nodes: [site, end] }), today, own).light;
    expect([late('2022-03-18'), late('2022-03-21')]).toEqual(['yellow', 'red']);
    const open = aTask({ kind: 'campaign', nodes: [aNode()], measures: problems(36) });
    expect(nodesLight(open, '2022-06-05', own)).toEqual({ light: 'yellow', reason: '5个问题超过10天未整改' });
  });

  it('says which node and how late', () => {
    expect(light({ nodes: [site, end] }, '2022-03-16').reason).toBe('节点“选址”应于3月15日完成，已超1个工作日');
    expect(light({ kind: 'campaign', nodes: [aNode()], measures: problems(36) }, '2022-07-25').reason).toBe('5个问题超过30天未整改');
  });
});
