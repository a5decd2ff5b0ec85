import { describe, expect, it } from 'vitest';
import { lastLines, progressOf, shareDone } from '#domain/progress.ts';
import type { Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';

const corn = aMeasure({ target: 6000, value: 6038, asOf: '2022-05-25' });
const soybean = aMeasure({ name: '大豆种植面积', target: 2010, value: 640, asOf: '2022-05-25' });
const toilets = aMeasure({
  name: '卫生厕所覆盖率',
  unit: '%',
  accumulation: 'ratio',
  target: 60,
  base: 51.2,
  value: 52.4,
  numerator: 2227,
  denominator: 4250,
});
const travel = aMeasure({ name: '三公支出', unit: '万元', target: { comparison: '<=', value: 30 }, value: 12 });

describe('progressOf', () => {
  it.each<{ task: Partial<Task>; share: number | null; worst: string | null; label: string; why: string }>([
    {
      task: { kind: 'quantity', measures: [corn, soybean] },
      share: 640 / 2010,
      worst: '大豆种植面积',
      label: '大豆种植面积 640 / 2010亩',
      why: 'the worst measure',
    },
    {
      task: { kind: 'quantity', measures: [corn] },
      share: 1,
      worst: '玉米种植面积',
      label: '玉米种植面积 6038 / 6000亩',
      why: 'more than all is all',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ target: 6000 })] },
      share: 0,
      worst: '玉米种植面积',
      label: '玉米种植面积 未报 / 6000亩',
      why: 'nothing reported',
    },
    {
      task: { kind: 'quantity', measures: [travel] },
      share: null,
      worst: '三公支出',
      label: '三公支出 12 / 30万元',
      why: 'a ceiling is no progress',
    },
    {
      task: { kind: 'quantity', measures: [aMeasure({ name: '新建公路' })], reported: ['2022-Q1'] },
      share: null,
      worst: null,
      label: '已报 1/4期',
      why: 'no target',
    },
    {
      task: { kind: 'coverage', measures: [toilets] },
      share: 1.2 / 8.8,
      worst: '卫生厕所覆盖率',
      label: '卫生厕所覆盖率 52.4%（目标60%，年初51.2%）',
      why: 'counted from the base',
    },
    {
      task: { kind: 'coverage', measures: [aMeasure({ ...toilets, target: 60, base: null, value: null })] },
      share: null,
      worst: null,
      label: '已报 0/4期',
      why: 'no base',
    },
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '选址', doneOn: '2022-05-20' }), aNode()] },
      share: 0.5,
      worst: null,
      label: '节点 1/2',
      why: 'nodes done',
    },
    { task: { kind: 'campaign', nodes: [aNode()] }, share: 0, worst: null, label: '节点 0/1', why: 'campaign: nodes too' },
    {
      task: { kind: 'continuing', reported: ['2022-Q1', '2022-Q2'] },
      share: null,
      worst: null,
      label: '已报 2/4期',
      why: 'continuing: periods only',
    },
    { task: { kind: 'zero-incident' }, share: null, worst: null, label: '已报 0/4期', why: 'zero-incident: periods only' },
  ])('$label ($why)', ({ task, share, worst, label }) => {
    const progress = progressOf(aTask(task));
    expect(progress).toMatchObject({ worst, label });
    if (share === null) expect(progress.share).toBeNull();
    else expect(progress.share).toBeCloseTo(share, 10);
  });
});

describe('shareDone', () => {
  it.each([
    { measure: aMeasure({ ...toilets, target: 60, value: 50 }), share: 0, why: 'fallen below the base' },
    { measure: aMeasure({ ...toilets, target: 50, base: 55, value: 55 }), share: 1, why: 'held from the start' },
    { measure: aMeasure({ ...toilets, target: 50, base: 55, value: 49 }), share: 0, why: 'lost what was held' },
    { measure: aMeasure({ target: { comparison: '=', value: 0 } }), share: 1, why: 'a target of zero' },
    { measure: aMeasure(), share: null, why: 'no target' },
  ])('$share ($why)', ({ measure, share }) => expect(shareDone(measure)).toBe(share));
});

describe('lastLines', () => {
  it('says the last values with their day, last year’s figure before there is one, and the nodes with a date', () => {
    const measures = [soybean, aMeasure({ target: 6000, lastYear: 5800 })];
    const nodes = [aNode({ name: '选址', doneOn: '2022-05-20' }), aNode({ name: '圈舍', planned: '2022-06-30' }), aNode()];
    expect(lastLines(aTask({ measures, nodes }))).toEqual([
      '大豆种植面积 640 / 2010亩（5月25日报）',
      '玉米种植面积 未报 / 6000亩（上年5800亩）',
      '节点“选址”5月20日完成',
      '节点“圈舍”计划6月30日',
    ]);
  });
});
