import { describe, expect, it } from 'vitest';
import { changeLines, problemsText, unsaidRows } from '#documents/review-lists.ts';
import type { ProblemDecision } from '#domain/problem-decisions.ts';
import { changesBetween } from '#domain/review-changes.ts';
import { reported } from '../support/lived-task.ts';
import { decision, livedOn, modelLives, modelReview } from '../support/model-year.ts';

const TOILETS = decision('006:卫生厕所覆盖率', 'write');
const PLOTS = decision('002:余', 'merge');
const withDecisions = (...decisions: readonly ProblemDecision[]) => modelReview(modelLives(), { decisions });

describe('存在的问题', () => {
  it.each([
    { why: 'nothing ticked', review: withDecisions(), is: null },
    { why: 'one', review: withDecisions(TOILETS), is: '卫生厕所覆盖率58.1%，未达60%。' },
    { why: 'several', review: withDecisions(TOILETS, PLOTS), is: '一是卫生厕所覆盖率58.1%，未达60%。二是耕地保护压力依然较大。' },
    { why: 'a revision of before', review: {}, is: null },
  ])('$why', ({ review, is }) => expect(problemsText(review)).toBe(is));

  it('leaves the rest to 未完成事项清单', () =>
    expect(unsaidRows(withDecisions(TOILETS, PLOTS))).toEqual([
      ['1.1', '大豆玉米带状复合种植面积1212亩，未达1500亩，差288亩', '待定', ''],
      ['1.2', '下发图斑7宗、整改图斑6宗，尚有1宗未整改到位', '并入概括', '镇长'],
      ['5.1', '奖补资金未到', '待定', ''],
    ]));
});

describe('the changes', () => {
  it('are a line each', () => {
    const lives = modelLives().map((life) =>
      life.task.n === '007' ? livedOn(life, [reported('2022-12-30', [{ measure: '清运垃圾', added: 118 }])]) : life,
    );
    const after = modelReview(lives.slice(1), { revision: 2, asOf: '2023-01-10' });
    expect(changeLines(changesBetween(modelReview(), after))).toEqual([
      '5.2　变动：清运垃圾1340吨（自报）→1458吨（自报）；去掉【预计】【预计】',
      expect.stringMatching(/^1\.1　消失：完成玉米种植面积6038亩（已核）→无；/),
      '5.2　结论：部分完成→达到',
      '1.1　结论：部分完成→无',
    ]);
    expect(changeLines(changesBetween(null, after))).toEqual([]);
  });
});
