import { describe, expect, it } from 'vitest';
import type { Task } from '#domain/task.ts';
import { toldLines } from '#domain/told-lines.ts';
import type { Light } from '#domain/traffic-light.ts';
import { aMeasure, aNode, aTask } from '../support/builders.ts';

const shares = (names: readonly string[], value: number | null = null) => names.map((unit) => ({ unit, target: null, value }));
const corn = aMeasure({ name: '玉米', target: 6000, value: 6038, asOf: '2022-05-25' });
const soy = aMeasure({ name: '大豆', target: 2010, value: 640, asOf: '2022-05-25' });
const strips = aMeasure({ name: '带状复合', target: { value: 1500, within: '大豆' }, value: 410, asOf: '2022-05-25' });
const patrols = aMeasure({ name: '巡查', unit: '次', value: 11, asOf: '2022-03-25' });
const cases = aMeasure({ name: '图斑', unit: '宗', value: 7, asOf: '2022-03-25' });
const app = aMeasure({ name: '安装APP', unit: '人次', lastYear: 560 });
const calls = aMeasure({
  name: '入户宣传',
  unit: '户',
  source: 'catalogue',
  lastYear: 90,
  lastResult: { task: 'wangjing-2021-003', value: 90 },
});
const words = (progress: string) => ({ day: '2022-05-25', update: 3, progress, problems: '' });
const quantity = { kind: 'quantity' } as const;

describe('what a digest shows beside a question', () => {
  it.each<{ task: Partial<Task>; light?: Light; says: readonly string[]; why: string }>([
    { task: {}, says: [], why: 'nothing is known' },
    {
      task: { ...quantity, measures: [soy] },
      says: ['大豆 640 / 2010亩（5月25日报） ● 正常'],
      why: 'value, target, day, and the word of the light',
    },
    {
      task: { ...quantity, measures: [soy] },
      light: 'red',
      says: ['大豆 640 / 2010亩（5月25日报） ● 滞后'],
      why: 'never the colour',
    },
    { task: { ...quantity, measures: [soy] }, light: 'grey', says: ['大豆 640 / 2010亩（5月25日报）'], why: 'grey has nothing to say' },
    {
      task: { ...quantity, measures: [corn, soy, strips] },
      says: ['大豆 640 / 2010亩（5月25日报），其中带状复合 410 / 1500亩（5月25日报） ● 正常', '玉米 6038 / 6000亩（5月25日报） ✓'],
      why: 'a part behind its whole; what is reached last',
    },
    {
      task: { ...quantity, measures: [corn, { ...soy, value: 2010 }, strips] },
      says: ['大豆 2010 / 2010亩（5月25日报），其中带状复合 410 / 1500亩（5月25日报） ● 正常', '玉米 6038 / 6000亩（5月25日报） ✓'],
      why: 'a whole is not reached as long as a part is not',
    },
    { task: { measures: [{ ...soy, value: 2010 }] }, says: ['大豆 2010 / 2010亩（5月25日报） ✓'], why: 'all is reached' },
    {
      task: { ...quantity, measures: [{ ...soy, shares: [...shares(['八柏村', '万平村']), ...shares(['天鹰村'], 0)] }] },
      says: ['大豆 640 / 2010亩（5月25日报） ● 正常', '2个村尚未报大豆：八柏村、万平村'],
      why: 'villages that have not reported; 0 is a report',
    },
    {
      task: { ...quantity, measures: [{ ...soy, shares: shares(['一村', '二村', '三村', '四村', '五村', '六村', '七村']) }] },
      says: ['大豆 640 / 2010亩（5月25日报） ● 正常', '7个村尚未报大豆：一村、二村、三村、四村、五村、六村等7个村'],
      why: 'six names at most',
    },
    {
      task: { measures: [patrols, cases] },
      says: ['今年在记：巡查 11次、图斑 7宗（3月25日报）'],
      why: 'counters in one line, the day once',
    },
    {
      task: { measures: [patrols, app] },
      says: ['去年写过、今年在记：巡查 11次（3月25日报）、安装APP 未报（上年560人次）'],
      why: 'what last year’s review told',
    },
    {
      task: { measures: [calls] },
      says: ['今年在记：入户宣传 未报（上年90户）'],
      why: 'last year’s figure is the town’s own: no review wrote it',
    },
    {
      task: { kind: 'milestone', nodes: [aNode({ name: '选址', doneOn: '2022-04-20' }), aNode({ name: '圈舍', planned: '2022-06-30' })] },
      says: ['节点“选址”4月20日完成；节点“圈舍”计划6月30日'],
      why: 'nodes in one line',
    },
    {
      task: { kind: 'milestone', lastReport: words(' 用地备案\n办理中。 ') },
      says: ['上次（5月25日）：用地备案 办理中。'],
      why: 'the last words, in one line',
    },
    {
      task: { lastReport: words('一'.repeat(41)) },
      says: [`上次（5月25日）：${'一'.repeat(39)}…`],
      why: 'of two lines of a phone at most',
    },
    {
      task: { measures: [patrols], lastReport: words('按期开展。') },
      says: ['今年在记：巡查 11次（3月25日报）'],
      why: 'figures of continuing work tell it all',
    },
    { task: { sensitive: true, measures: [patrols], lastReport: words('通报3人') }, says: [], why: 'nothing of a sensitive task' },
  ])('$why', ({ task, light = 'green', says }) => expect(toldLines([aTask(task)], () => ({ light, reason: '' }))).toEqual(says));

  it('is of a group what is known of each, its counters in one line, nothing of the sensitive', () => {
    const tasks = [{ measures: [patrols] }, { measures: [app], sensitive: true }, { measures: [soy, cases] }].map((task) => aTask(task));
    expect(toldLines(tasks, () => ({ light: 'green', reason: '' }))).toEqual([
      '大豆 640 / 2010亩（5月25日报）',
      '今年在记：巡查 11次、图斑 7宗（3月25日报）',
    ]);
  });
});
