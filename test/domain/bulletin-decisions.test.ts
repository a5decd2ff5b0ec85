import { describe, expect, it } from 'vitest';
import { decisionOf } from '#domain/bulletin-decisions.ts';
import { recompute } from '#domain/figure.ts';
import type { Task } from '#domain/task.ts';
import type { Relation } from '#domain/town.ts';
import { aMeasure, aTask } from '../support/builders.ts';
import { aHistory, type Event, reported } from '../support/lived-task.ts';

const corn = aMeasure({ target: 6000 });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const share = (numerator: number) => reported('2022-06-24', [{ measure: '卫生厕所覆盖率', numerator, denominator: 4250 }]);

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

  it.each([
    {
      words: { problems: '资金未到。请镇长7月15日前对接首批奖补资金。' },
      says: { problems: '资金未到。', nextSteps: '', ask: '请镇长7月15日前对接首批奖补资金。' },
      why: 'what hinders, and what is asked',
    },
    {
      words: { nextSteps: '7月补种。请镇长定：是否同意补种' },
      says: { problems: '', nextSteps: '7月补种。', ask: '请镇长定：是否同意补种。' },
      why: 'what comes, and what is asked',
    },
  ])('asks what the department asks of a leader, in its own words: $why', ({ words, says }) =>
    expect(decision({}, [reported('2022-06-24', [], { progress: '推进', ...words })])).toMatchObject(says),
  );

  it('repeats nothing that a department asks in a sensitive task', () =>
    expect(decision({ sensitive: true }, [reported('2022-06-24', [], { problems: '请镇长约谈某某。' })]).ask).not.toContain('某某'));

  it('names the two villages that lack most, of those that have reported', () => {
    const shares = [
      { unit: '八柏村', target: 300, value: 90 },
      { unit: '万平村', target: 260, value: 86 },
      { unit: '望京村', target: 200, value: 180 },
      { unit: '栏杆村', target: 100, value: 120 },
      { unit: '天鹰村', target: 900, value: null },
    ];
    const filled: Event = { day: '2022-06-24', move: { kind: 'fill-shares', measures: [{ measure: corn.name, shares }] } };
    const [gap] = decision({ kind: 'quantity', measures: [corn] }, [filled]).gaps;
    expect(gap!.villages!.map(({ unit, figure }) => [unit, figure.text, recompute(figure), figure.sources])).toEqual([
      ['八柏村', '210亩', 210, ['wangjing-2022-001@2']],
      ['万平村', '174亩', 174, ['wangjing-2022-001@2']],
    ]);
  });

  it('is named by the figure furthest behind where there are several, which tell where they stand', () => {
    const soy = aMeasure({ name: '大豆', target: 2010 });
    const strips = aMeasure({ name: '带状', target: { value: 1500, within: '大豆' } });
    const grown = reported('2022-06-24', [
      { measure: '大豆', added: 1486 },
      { measure: '带状', added: 1120 },
    ]);
    const task = aHistory(aTask({ kind: 'quantity', measures: [soy, strips] }), [grown]);
    const found = decisionOf(task.task, '大豆 1486 / 2010亩，滞后', { monthsRed: 1, relation: 'internal', history: task.history });
    expect(found.title).toBe('大豆2010亩');
    expect(found.gaps.map(({ measure, now, within }) => [measure, now, within])).toEqual([
      ['大豆', '', null],
      ['带状', '1120亩', '大豆'],
    ]);
  });

  it('asks the leader in charge by that name when no name is known', () =>
    expect(decision({ leader: '' }, []).ask).toContain('请分管领导'));
});
