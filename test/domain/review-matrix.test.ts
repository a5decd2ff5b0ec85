import { describe, expect, it } from 'vitest';
import { recompute } from '#domain/figure.ts';
import { achievedOf, OUTCOMES, type Outcome, outcomeOf, problemOf, promisedOf, shortfallsOf } from '#domain/review-matrix.ts';
import type { ReviewScope } from '#domain/review-measure.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, assessed, claimed, type Event, reported, verified } from '../support/lived-task.ts';

const corn = aMeasure({ target: 6000 });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const cost = aMeasure({ name: '三公经费', unit: '万元', target: { comparison: '<=', value: 20 } });
const fires = aMeasure({ name: '森林火灾', unit: '起', target: { comparison: '=', value: 0 } });

const live = (task: Partial<Task>, events: readonly Event[] = []) => {
  const { task: now, history } = aHistory(aTask(task), events);
  const scope: ReviewScope = { year: 2022, asOf: '2022-12-12', baselines: [], rules: { calendar, policy }, history };
  return { task: now, scope };
};
const grown = (added: number) => reported('2022-05-25', [{ measure: corn.name, added }]);
const words = (day: string) => reported(day, [], { progress: '推进。' });
const basis = { text: '望府发〔2022〕8号', date: '2022-06-01', decidedBy: '镇长办公会' };
const ends = (kind: 'terminate' | 'cancel' | 'suspend' | 'replace'): Event => ({
  day: '2022-06-20',
  move: kind === 'replace' ? { kind, by: 'wangjing-2022-009', basis } : { kind, basis },
});
const lowered: Event = { day: '2022-06-20', move: { kind: 'change-target', measure: corn.name, value: 5000, valueMax: null, basis } };
const over = [claimed('2022-06-22'), verified('2022-06-24')];
const quantity = { kind: 'quantity', measures: [corn] } as const;
const barn = { kind: 'milestone', nodes: [aNode({ name: '选址' }), aNode()] } as const;
const done = (name: string) => reported('2022-05-25', [], { node: { name, doneOn: '2022-05-20', next: null } });
const quiet = { kind: 'zero-incident' } as const;
const fire = (measure: string | null = null): Event => ({
  day: '2022-06-10',
  move: { kind: 'incident', incident: { date: '2022-06-03', level: 'general', count: 1, facts: '坡地火情', measure } },
});
const discount: Event = { day: '2022-06-11', move: { kind: 'discount-incident', k: 1, reason: '起火点在邻镇' }, by: 'office' };
const answered = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'];

describe('outcomeOf', () => {
  it.each<{ task: Partial<Task>; events?: readonly Event[]; is: Outcome; why: string }>([
    { task: quantity, events: [grown(6038), ...over], is: '完成', why: 'verified, and reached' },
    { task: quantity, events: [grown(5900), ...over], is: '部分完成', why: 'verified, but short' },
    { task: quantity, events: [grown(6038)], is: '达到', why: 'reached, and nobody has verified it' },
    { task: quantity, events: [grown(5900)], is: '部分完成', why: 'something was done' },
    { task: quantity, events: [words('2022-05-25')], is: '未达到', why: 'reported, and nothing done' },
    { task: quantity, is: '未反馈', why: 'nobody reported' },
    { task: { ...quiet, reported: answered }, is: '达到', why: 'every form was answered, and nothing happened' },
    { task: { ...quiet, reported: answered }, events: [fire()], is: '未达到', why: 'something happened' },
    { task: { ...quiet, reported: answered }, events: [fire(), discount], is: '达到', why: 'what happened does not count' },
    {
      task: { ...quiet, reported: answered, measures: [fires] },
      events: [fire(fires.name), discount],
      is: '达到',
      why: 'nor in its figure',
    },
    { task: quantity, events: [grown(5900), assessed('2022-12-05', 'largely-met')], is: '基本达到', why: 'as assessed' },
    {
      task: quantity,
      events: [grown(6038), assessed('2022-12-05', 'not-met')],
      is: '未达到',
      why: 'as assessed, also against the figures',
    },
    { task: barn, events: [done('选址')], is: '部分完成', why: 'a node is open' },
    { task: barn, events: [done('选址'), done('完成')], is: '达到', why: 'all nodes done' },
    { task: { reported: answered }, is: '达到', why: 'standing: all forms answered' },
    { task: { reported: ['2022-Q1'] }, is: '部分完成', why: 'standing: forms that were due are open' },
    { task: {}, is: '未反馈', why: 'standing and silent' },
    { task: quantity, events: [grown(1900), ends('terminate')], is: '终止（政策调整）', why: 'the situation ended it' },
    { task: quantity, events: [ends('cancel')], is: '取消', why: 'so decided, not 未反馈' },
    { task: quantity, events: [ends('replace')], is: '被替代', why: 'another stands in its place' },
    { task: quantity, events: [grown(1900), ends('suspend')], is: '暂缓', why: 'it rests' },
    { task: quantity, events: [grown(5200), lowered], is: '达到', why: 'a target that was made smaller' },
  ])('$is: $why', ({ task, events, is }) => {
    const { task: now, scope } = live(task, events);
    expect(outcomeOf(now, scope)).toBe(is);
    expect(OUTCOMES).toContain(is);
  });
});

describe('promisedOf and achievedOf', () => {
  it.each<{ task: Partial<Task>; events?: readonly Event[]; promised: string; achieved: string; why: string }>([
    { task: quantity, events: [grown(6038)], promised: '玉米种植面积不少于6000亩', achieved: '玉米种植面积 6038 / 6000亩', why: 'targets' },
    { task: { kind: 'quantity', measures: [cost] }, promised: '三公经费不超过20万元', achieved: '未反馈', why: 'a ceiling' },
    { task: { text: '培育肉牛大户。', ...barn }, events: [done('选址')], promised: '培育肉牛大户', achieved: '节点 1/2', why: 'nodes' },
    {
      task: { text: '开展普法宣传。', reported: ['2022-Q1'] },
      promised: '开展普法宣传',
      achieved: '已报 1/4期',
      why: 'work without figures',
    },
    {
      task: quantity,
      events: [grown(1900), ends('terminate')],
      promised: '玉米种植面积不少于6000亩',
      achieved: '玉米种植面积 1900 / 6000亩；依据：望府发〔2022〕8号（2022年6月1日，镇长办公会决定）',
      why: 'on what an end rests',
    },
    {
      task: { ...quantity, sensitive: true },
      events: [ends('cancel')],
      promised: '玉米种植面积不少于6000亩',
      achieved: '未反馈；2022年6月20日决定',
      why: 'that a sensitive task ended, not why',
    },
  ])('$why', ({ task, events, promised, achieved }) => {
    const { task: now } = live(task, events);
    expect([promisedOf(now), achievedOf(now)]).toEqual([promised, achieved]);
  });
});

describe('shortfallsOf', () => {
  const share = reported('2022-05-25', [{ measure: toilets.name, numerator: 2468, denominator: 4250 }]);
  const spent = reported('2022-05-25', [{ measure: cost.name, added: 21 }]);
  const burnt = reported('2022-05-25', [{ measure: fires.name, added: 1 }]);
  it.each<{ task: Partial<Task>; events?: readonly Event[]; says: string[]; why: string }>([
    { task: quantity, events: [grown(5476)], says: ['玉米种植面积5476亩，未达6000亩，差524亩'], why: 'a quantity, with what is lacking' },
    { task: quantity, says: ['玉米种植面积未报，应达6000亩'], why: 'nobody reported' },
    { task: quantity, events: [grown(6000)], says: [], why: 'reached' },
    { task: { kind: 'coverage', measures: [toilets] }, events: [share], says: ['卫生厕所覆盖率58.1%，未达60%'], why: 'a share' },
    {
      task: { kind: 'quantity', measures: [cost] },
      events: [spent],
      says: ['三公经费21万元，超过20万元，多1万元'],
      why: 'a ceiling that was passed',
    },
    {
      task: { kind: 'zero-incident', measures: [fires] },
      events: [burnt],
      says: ['森林火灾1起，超过0起，多1起'],
      why: 'what should not have happened',
    },
  ])('$why: $says', ({ task, events, says }) => {
    const { task: now, scope } = live(task, events);
    const shortfalls = shortfallsOf(now, scope);
    expect(shortfalls.map(({ text }) => text)).toEqual(says);
    for (const figure of shortfalls.flatMap(({ figures }) => figures)) expect(recompute(figure)).toBe(figure.value);
  });
});

describe('problemOf', () => {
  const problem = (sensitive: boolean, problems: string) =>
    problemOf(aHistory(aTask({ sensitive }), [reported('2022-05-25', [], { progress: '推进', problems })]).task);
  it.each([
    {
      sensitive: false,
      problems: ' 资金未到 ',
      is: { text: '资金未到', sources: ['wangjing-2022-001@2'] },
      why: 'the department’s words, with their update',
    },
    { sensitive: false, problems: '', is: null, why: 'none' },
    { sensitive: true, problems: '某某不配合', is: null, why: 'never of a sensitive task' },
  ])('$why', ({ sensitive, problems, is }) => expect(problem(sensitive, problems)).toEqual(is));
});

describe('what has ended, or was changed', () => {
  it('is no shortfall', () => {
    const { task, scope } = live(quantity, [grown(1900), ends('terminate')]);
    expect(shortfallsOf(task, scope)).toEqual([]);
  });

  it('rests on the change, not on the plan', () => {
    const { task, scope } = live(quantity, [grown(1900), lowered]);
    expect(shortfallsOf(task, scope)[0]?.text).toBe('玉米种植面积1900亩，未达5000亩，差3100亩');
    expect(shortfallsOf(task, scope)[0]?.figures[1]?.sources).toEqual(['wangjing-2022-001@3']);
  });
});
