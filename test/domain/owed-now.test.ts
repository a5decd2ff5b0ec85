import { describe, expect, it } from 'vitest';
import { owedNow } from '#domain/owed-now.ts';
import type { Task } from '#domain/task.ts';
import { aNode, aTask, calendar, policy } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const TODAY = '2022-06-21';
const Q1 = ['2022-Q1'];
const Q2 = [...Q1, '2022-Q2'];
const owed = (tasks: readonly Partial<Task>[]) =>
  owedNow(
    tasks.map((task, i) => aTask({ n: `00${i + 1}`, start: i, ...task })),
    LEAD,
    TODAY,
    { calendar, policy },
  );
const node = (planned: string) => ({ kind: 'milestone', nodes: [aNode({ planned })], reported: Q2 }) as const;

describe('what a department owes on a day', () => {
  it.each<{ task: Partial<Task>; is: readonly string[]; why: string }>([
    { task: { reported: Q2 }, is: [], why: 'all is answered' },
    { task: { reported: Q1 }, is: ['2022-Q2'], why: 'a form that is open' },
    { task: {}, is: ['2022-Q1', '2022-Q2'], why: 'and one that is late' },
    { task: node('2022-06-20'), is: ['2022-06-20'], why: 'a node that is late' },
    { task: node(TODAY), is: [TODAY], why: 'a node of today' },
    { task: node('2022-06-22'), is: [], why: 'not one of tomorrow' },
    { task: { reported: Q2, replyDue: '2022-06-20' }, is: [], why: 'that deputies were not answered is said by nobody' },
    { task: { reported: Q2, returned: { day: '2022-06-20', reason: '' } }, is: [''], why: 'a returned claim' },
    { task: { lead: '水管站' }, is: [], why: 'nothing of another department' },
    { task: { state: 'claimed' }, is: [], why: 'nothing of what is claimed' },
    { task: { state: 'suspended' }, is: [], why: 'or rests' },
    { task: { state: 'issued' }, is: ['2022-Q1', '2022-Q2'], why: 'what nobody acknowledged is owed all the same' },
  ])('$why', ({ task, is }) => {
    const said = owed([task]).map(({ asks, come }) => [...asks.map(({ period }) => period), ...come.map(({ date }) => date)]);
    expect(said.flatMap((all) => (all.length === 0 ? [''] : all))).toEqual(is);
  });

  it('names what was returned first, then what is late, then by the day, then as the report', () => {
    const tasks = [{ reported: Q1 }, node(TODAY), {}, { reported: Q1, returned: { day: '2022-06-20', reason: '' } }, { reported: Q1 }];
    expect(owed(tasks).map(({ task, next }) => `${task.n} ${next}`)).toEqual([
      '004 2022-06-24',
      '003 2022-06-24',
      '002 2022-06-21',
      '001 2022-06-24',
      '005 2022-06-24',
    ]);
  });

  it('is one question of a group that owes the same forms', () => {
    const group = { together: 'g1', reported: Q1 };
    const tasks = [group, { ...group, reported: [] }, group, { ...group, sensitive: true }, { ...group, ...node('2022-06-20') }];
    expect(owed(tasks).map(({ task, others }) => [task, ...others].map(({ n }) => n).join('+'))).toEqual(['002', '005', '001+003', '004']);
  });
});
