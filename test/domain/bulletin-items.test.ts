import { describe, expect, it } from 'vitest';
import { decisionOf, doneIn, itemOf, quotablesOf, upcomingAfter } from '#domain/bulletin-items.ts';
import { recompute } from '#domain/figure.ts';
import type { Task } from '#domain/task.ts';
import type { Relation } from '#domain/town.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, type Event, reported } from '../support/lived-task.ts';

const context = { calendar, policy };
const corn = aMeasure({ target: 6000 });
const patrols = aMeasure({ name: '巡查', unit: '次' });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const share = (numerator: number) => reported('2022-06-24', [{ measure: '卫生厕所覆盖率', numerator, denominator: 4250 }]);

describe('itemOf', () => {
  it('names the update on which its words rest', () => {
    const { task } = aHistory(aTask({ measures: [patrols] }), [reported('2022-06-24', [{ measure: '巡查', added: 11 }])]);
    expect(itemOf(task, '预警')).toMatchObject({ last: ['巡查 11次（6月24日报）'], sources: ['wangjing-2022-001@2'] });
  });

  it('shows of a sensitive task no values', () => expect(itemOf(aTask({ sensitive: true, measures: [patrols] }), '').last).toEqual([]));
});

describe('decisionOf', () => {
  const decision = (task: Partial<Task>, events: readonly Event[], relation: Relation = 'internal') => {
    const lived = aHistory(aTask({ lead: '村建办', leader: '分管建设副镇长', ...task }), events);
    return decisionOf(lived.task, '滞后', { monthsRed: 2, relation, history: lived.history });
  };

  it('says what is lacking to a quantity', () => {
    const { gaps } = decision({ kind: 'quantity', measures: [corn] }, [reported('2022-06-24', [{ measure: corn.name, added: 5476 }])]);
    expect(gaps.map(({ figure }) => [figure.text, recompute(figure), figure.sources])).toEqual([
      ['524亩', 524, ['wangjing-2022-001@2', '计:0-10']],
    ]);
  });

  it('says of a coverage how many are lacking, whole households: 60 % of 4250 less 2227', () => {
    const [gap] = decision({ kind: 'coverage', measures: [toilets] }, [share(2227)]).gaps;
    expect([gap!.figure.text, gap!.figure.derivation.expression]).toEqual(['323户', '2550 − 2227']);
  });

  it('says it in points of the share where nothing tells what is counted', () => {
    const served = aMeasure({ name: '服务覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
    const counted = reported('2022-06-24', [{ measure: served.name, numerator: 2227, denominator: 4250 }]);
    const [gap] = decision({ kind: 'coverage', measures: [served] }, [counted]).gaps;
    expect([gap!.figure.text, recompute(gap!.figure)]).toEqual(['7.6个百分点', 7.6]);
  });

  it('lacks nothing to a ceiling: what was passed stands in the reason', () => {
    const spent = aMeasure({ name: '三公支出', unit: '万元', target: { comparison: '<=', value: 30 } });
    const counted = reported('2022-06-24', [{ measure: spent.name, added: 31 }]);
    expect(decision({ kind: 'quantity', measures: [spent] }, [counted]).gaps).toEqual([]);
  });

  it.each([
    { why: 'what is reached', value: 6000 },
    { why: 'what nobody reported', value: null },
  ])('lacks nothing of $why', ({ value }) => {
    const measures = [{ ...corn, value, updates: value === null ? [] : [2] }];
    expect(decisionOf(aTask({ kind: 'quantity', measures }), '', { monthsRed: 1, relation: 'internal', history: [] }).gaps).toEqual([]);
  });

  it.each([
    { problems: '', says: '请分管建设副镇长过问：村建办定出完成日期和措施。', why: 'no word from the department' },
    { problems: '奖补资金未到', says: '请分管建设副镇长协调解决上述困难，定出完成日期。', why: 'it says what hinders' },
    {
      problems: '',
      relation: 'dispatched' as const,
      says: '请党政办商请村建办告知进展，定出完成日期。',
      why: 'a dispatched organ is asked, and no leader of the town is set on it',
    },
    {
      problems: '人手不足',
      relation: 'dispatched' as const,
      says: '请党政办商请村建办协助解决上述困难，定出完成日期。',
      why: 'likewise with its own words',
    },
  ])('asks for a decision: $why', ({ problems, says, relation }) => {
    const found = decision({}, [reported('2022-06-24', [], { progress: '推进', problems })], relation);
    expect(found).toMatchObject({ problems, ask: says, monthsRed: 2 });
  });

  it('asks the leader in charge by that name when no name is known', () =>
    expect(decision({ leader: '' }, []).ask).toContain('请分管领导'));
});

describe('doneIn', () => {
  it.each([
    { month: '2022-06', ids: ['1.1'], why: 'verified in it' },
    { month: '2022-07', ids: [], why: 'verified before' },
  ])('$month: $ids ($why)', ({ month, ids }) => {
    const tasks = [aTask({ state: 'completed', completedOn: '2022-06-24' }), aTask({ n: '002', id: '1.2' })];
    expect(doneIn(tasks, month).map(({ id }) => id)).toEqual(ids);
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

describe('quotablesOf', () => {
  const quoted = (task: Partial<Task>, month = '2022-06') => {
    const lived = aHistory(aTask({ measures: [patrols], ...task }), [
      reported('2022-03-24', [{ measure: '巡查', added: 11 }]),
      reported('2022-06-24', [{ measure: '巡查', added: 12 }]),
    ]);
    return quotablesOf([lived.task], month, lived.history).map(({ measure, figure }) => measure + figure.text);
  };

  it.each<{ task: Partial<Task>; month?: string; says: string[]; why: string }>([
    { task: {}, says: ['巡查23次'], why: 'the running total' },
    { task: {}, month: '2022-05', says: [], why: 'nothing was reported in the month' },
    { task: { sensitive: true }, says: [], why: 'never of a sensitive task' },
  ])('$says ($why)', ({ task, month, says }) => expect(quoted(task, month)).toEqual(says));

  it('never quotes a zero, nor a figure in doubt', () => {
    const measures = [
      { ...patrols, value: 0, asOf: '2022-06-24', updates: [2] },
      { ...corn, value: 5, asOf: '2022-06-24', updates: [9] },
    ];
    expect(quotablesOf([aTask({ measures })], '2022-06', [])).toEqual([]);
  });

  it('quotes at most eight, those with a target first', () => {
    const lives = Array.from({ length: 10 }, (_, i) => {
      const measure = i === 9 ? corn : aMeasure({ name: `巡查${i}`, unit: '次' });
      return aHistory(aTask({ n: `00${i}`, measures: [measure] }), [reported('2022-06-24', [{ measure: measure.name, added: 1 }])]);
    });
    const all = quotablesOf(
      lives.map(({ task }) => task),
      '2022-06',
      lives.flatMap(({ history }) => history),
    );
    expect([all.length, all[0]!.measure]).toEqual([8, '玉米种植面积']);
  });
});
