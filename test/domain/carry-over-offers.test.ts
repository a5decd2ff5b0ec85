import { describe, expect, it } from 'vitest';
import { carryOver, isCarried } from '#domain/carry-over.ts';
import { type Dismissal, offersOf, rowCarrying, stateOf } from '#domain/carry-over-offers.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';
import { aDraftRow } from '../support/town.ts';

const ID = 'wangjing-2022-001';
const PLAN = 'wangjing-2023';
const dismissal: Dismissal = {
  plan: PLAN,
  task: ID,
  reason: '并入日常',
  by: { person: 'a', name: '张三' },
  at: '2023-03-02T09:00:00+08:00',
};
const row = (n: string, more: object = {}) => aDraftRow(PLAN, n, more);
const carrying = { ...row('002'), carriedFrom: [ID] };
const dropped = { ...carrying, dropped: '不做' };

describe('what is decided on an unfinished task', () => {
  it.each([
    { why: 'nothing', rows: [row('001')], dismissals: [], is: 'open' },
    { why: 'that a row carries it on', rows: [carrying], dismissals: [], is: 'taken' },
    { why: 'nothing, when that row was dropped', rows: [dropped], dismissals: [], is: 'open' },
    { why: 'that it is left', rows: [dropped], dismissals: [dismissal], is: 'dismissed' },
    { why: 'nothing by what was said of another', rows: [], dismissals: [{ ...dismissal, task: 'wangjing-2022-002' }], is: 'open' },
    { why: 'that a row carries it on, whatever was said before', rows: [carrying], dismissals: [dismissal], is: 'taken' },
  ])('is $why', ({ rows, dismissals, is }) => expect(stateOf(ID, rows, dismissals)).toBe(is));

  it('is asked of the rows that are not dropped', () => {
    expect(rowCarrying([dropped, carrying], ID)).toBe(carrying);
    expect(rowCarrying([dropped], ID)).toBeUndefined();
  });
});

it('an offer has the last figures, the row that has it and the reason why not', () => {
  const task = aTask({ measures: [aMeasure({ target: 6000, value: 5790, asOf: '2022-11-24' }), aMeasure({ name: '巡查', unit: '次' })] });
  const candidate = { n: '001', id: '1.1', lead: task.lead, text: task.text, outcome: '部分完成', rest: '差210亩', task } as const;
  const of = { rows: [row('002', { id: '1.2' })], dismissals: [dismissal] };
  const link = { from: ID, to: '002', guess: true };
  const [offer] = offersOf([candidate], { ...of, links: [link] });
  expect(offer).toMatchObject({
    task: ID,
    rest: '差210亩',
    values: [
      { measure: '玉米种植面积', target: 6000, value: 5790, asOf: '2022-11-24' },
      { measure: '巡查', target: null, value: null, asOf: null },
    ],
    state: 'dismissed',
    row: { n: '002', id: '1.2', guess: true },
    dismissed: { reason: '并入日常' },
  });
  expect(offersOf([candidate], { rows: [], dismissals: [], links: [link] })).toMatchObject([{ state: 'open', row: null, dismissed: null }]);
});

describe('an unfinished task', () => {
  it.each([
    { kind: 'quantity', outcome: '部分完成', is: true },
    { kind: 'milestone', outcome: '暂缓', is: true },
    { kind: 'campaign', outcome: '未反馈', is: true },
    { kind: 'quantity', outcome: '完成', is: false },
    { kind: 'quantity', outcome: '基本达到', is: false },
    { kind: 'quantity', outcome: '基本达到', isShort: true, is: true },
    { kind: 'continuing', outcome: '基本达到', isShort: true, is: false },
    { kind: 'quantity', outcome: '取消', is: false },
    { kind: 'continuing', outcome: '未反馈', is: false },
    { kind: 'zero-incident', outcome: '未达到', is: false },
  ] as const)('$kind, $outcome: $is', ({ kind, outcome, is, ...more }) => expect(isCarried({ kind }, outcome, 'isShort' in more)).toBe(is));

  it.each([
    { why: 'what is short', shortfalls: ['差210亩'], nodes: [], rest: '差210亩' },
    { why: 'the steps that are open, the last one aside', shortfalls: [], nodes: [aNode({ name: '验收' }), aNode()], rest: '“验收”未完成' },
    { why: 'that nobody said anything, when there is nothing else', shortfalls: [], nodes: [aNode()], rest: '未反馈' },
  ])('leaves $why', ({ shortfalls, nodes, rest }) => {
    const lacking = shortfalls.map((text) => ({ n: '001', id: '1.1', measure: '', text, figures: [] }));
    expect(carryOver(aTask({ nodes }), '未反馈', lacking).rest).toBe(rest);
  });
});
