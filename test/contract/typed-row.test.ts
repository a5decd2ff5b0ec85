import { describe, expect, it } from 'vitest';
import { fieldsOfForm, figuresOf, movesTyped } from '#contract/typed-row.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const TASK = aTask({
  measures: [aMeasure(), aMeasure({ name: '护林员', accumulation: 'level' }), aMeasure({ name: '普及率', accumulation: 'ratio' })],
  nodes: [aNode({ name: '选址', doneOn: '2022-03-01' }), aNode({ name: '圈舍建成' }), aNode({ name: '牛只入栏' })],
});
const reportOf = (row: Record<string, string>, task: Partial<Task> = {}) => {
  const [move] = movesTyped({ ...TASK, ...task }, row);
  return move?.kind === 'report' ? move.report : move;
};

describe('figures', () => {
  it.each([
    { typed: '1200', is: 1200 },
    { typed: '1,200', is: 1200 },
    { typed: '１２００．５', is: 1200.5 },
    { typed: '1，234，567', is: 1234567 },
    { typed: ' 3 ', is: 3 },
    { typed: '0', is: 0 },
    { typed: '0.000001', is: 0.000001 },
  ])('are understood as phones type them: $typed', ({ typed, is }) => {
    expect(reportOf({ m0: typed })).toMatchObject({ measures: [{ measure: '玉米种植面积', added: is }] });
  });

  it.each(['12亩', '-1', '1e5', '0x10', '1,23', '1.2.3', '.5', '一百', 'NaN', '1'.repeat(14), '1.1234567', '９'.repeat(60)])(
    'are not understood as %s',
    (typed) =>
      expect(refusalOf(() => movesTyped(TASK, { m0: typed }))).toMatchObject({
        code: 'FormIsWrong',
        fields: [['/m0', expect.any(String)]],
      }),
  );

  it('stand in the report by accumulation, and only those that were typed', () => {
    expect(reportOf({ m1: '28', m2: '5', d2: '10' })).toMatchObject({
      measures: [
        { measure: '护林员', total: 28 },
        { measure: '普及率', numerator: 5, denominator: 10 },
      ],
    });
  });
});

describe('nodes', () => {
  it.each([
    {
      why: 'the first that is not done, done',
      row: { node: '0', doneOn: '2022-06-20' },
      is: { name: '圈舍建成', doneOn: '2022-06-20', next: null },
    },
    {
      why: 'done, and the day of the one after it',
      row: { doneOn: '2022-06-20', nextOn: '2022-07-10' },
      is: { name: '圈舍建成', doneOn: '2022-06-20', next: { name: '牛只入栏', planned: '2022-07-10' } },
    },
    {
      why: 'a new one',
      row: { doneOn: '2022-06-20', next: '验收', nextOn: '2022-07-10' },
      is: { name: '圈舍建成', doneOn: '2022-06-20', next: { name: '验收', planned: '2022-07-10' } },
    },
    {
      why: 'put off',
      row: { node: '1', nextOn: '2022-07-10' },
      is: { name: '牛只入栏', doneOn: null, next: { name: '牛只入栏', planned: '2022-07-10' } },
    },
    { why: 'none chosen alone', row: { node: '1', progress: '好' }, is: null },
  ] as { why: string; row: Record<string, string>; is: unknown }[])('$why', ({ row, is }) =>
    expect(reportOf(row)).toMatchObject({ node: is }),
  );

  it.each([
    { why: 'a name without a day', row: { next: '验收' }, at: '/nextOn', says: '请填下一节点的日期。' },
    {
      why: 'the last done, and a day of nothing',
      row: { node: '1', doneOn: '2022-06-20', nextOn: '2022-07-01' },
      at: '/next',
      says: '请填下一节点的名称。',
    },
    { why: 'one that is not there', row: { node: '7', doneOn: '2022-06-20' }, at: '/node' },
    { why: 'a place that is no number', row: { node: 'x', doneOn: 'x' }, at: '/doneOn' },
  ] as { why: string; row: Record<string, string>; at: string; says?: string }[])('refused: $why', ({ row, at, says }) => {
    expect(refusalOf(() => movesTyped(TASK, row))).toMatchObject({ code: 'FormIsWrong', fields: [[at, says ?? expect.any(String)]] });
  });
});

describe('moves', () => {
  const issued = { state: 'issued' } as const;
  it.each([
    { why: 'nothing', row: { v: '1', node: '0' }, is: [] },
    { why: 'figures, then the claim', row: { m0: '5', claim: '1' }, is: ['report', 'claim'] },
    { why: 'figures, then the verdict', row: { m0: '5', verdict: 'met', sentence: '好' }, is: ['report', 'assess'] },
    { why: 'a report acknowledges by itself', task: issued, row: { progress: '好', claim: '1' }, is: ['report', 'claim'] },
    { why: 'a claim of an issued task', task: issued, row: { claim: '1' }, is: ['acknowledge', 'claim'] },
    { why: '签收', task: issued, row: { acknowledge: 'all' }, is: ['acknowledge'] },
    { why: '提异议', task: issued, row: { object: '不是' }, is: ['object'] },
  ] as { why: string; task?: Partial<Task>; row: Record<string, string>; is: string[] }[])('$why', ({ task = {}, row, is }) => {
    expect(movesTyped({ ...TASK, ...task }, row).map(({ kind }) => kind)).toEqual(is);
  });

  it('of a sensitive task hold no words that its form did not ask for', () => {
    const forged = { progress: '约谈张某', problems: '拒不交代', nextSteps: '移送', next: '立案', verdict: 'met', sentence: '查结' };
    expect(movesTyped({ ...TASK, sensitive: true }, { v: '1', ...forged })).toEqual([]);
    const [report, ...rest] = movesTyped(
      { ...TASK, sensitive: true },
      { v: '1', m0: '5', doneOn: '2022-06-20', nextOn: '2022-07-10', ...forged },
    );
    expect(report).toMatchObject({ report: { progress: '', problems: '', nextSteps: '', node: { next: { name: '牛只入栏' } } } });
    expect(rest).toEqual([]);
  });

  it.each([
    { why: 'claim and verdict', row: { claim: '1', verdict: 'met', sentence: '好' }, at: '/verdict' },
    { why: 'a verdict that is none', row: { verdict: 'great', sentence: '好' }, at: '/verdict' },
    { why: 'a sentence without a verdict', row: { sentence: '好' }, at: '/verdict' },
    { why: 'a sentence too long', row: { verdict: 'met', sentence: '好'.repeat(501) }, at: '/sentence' },
    { why: 'half a character', row: { progress: '好\ud83d' }, at: '/progress' },
    { why: 'an objection and a report', row: { object: '不是', progress: '好' }, at: '/object' },
  ] as { why: string; row: Record<string, string>; at: string }[])('refused: $why', ({ row, at }) => {
    expect(refusalOf(() => movesTyped(TASK, row))).toMatchObject({ code: 'FormIsWrong', fields: [[at, expect.any(String)]] });
  });
});

describe('where a report is wrong', () => {
  it.each([
    { pointer: '/measures/0/added', is: '/m2' },
    { pointer: '/measures/1/denominator', is: '/d4' },
    { pointer: '/measures/1', is: '/m4' },
    { pointer: '/node/next/planned', is: '/nextOn' },
    { pointer: '/progress', is: '/progress' },
    { pointer: '', is: '' },
    { pointer: '/unheard', is: '' },
  ])('$pointer is the field $is', ({ pointer, is }) => {
    expect(fieldsOfForm([{ pointer, message: '错' }], [2, 4])).toEqual([{ pointer: is, message: '错' }]);
  });

  it('figures are found by what was typed', () => expect(figuresOf(TASK, { m0: '1', d2: '3', m9: '7' })).toEqual([0, 2]));
});
