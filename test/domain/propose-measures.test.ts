import { describe, expect, it } from 'vitest';
import type { Baseline, Target } from '#domain/plan.ts';
import { proposeMeasures } from '#domain/propose-measures.ts';

const target = (metric: string, unit: string): Target => ({
  metric,
  comparison: '=',
  value: 6000,
  valueMax: null,
  unit,
  within: null,
  place: null,
  by: null,
});
const baseline = (metric: string, value: number, unit: string, task: string | null): Baseline => ({
  metric,
  value,
  unit,
  start: 0,
  end: 0,
  chapter: 1,
  task,
});
const task = (text: string, targets: readonly Target[] = []) => ({ id: '1.1', text, kind: 'continuing' as const, targets });

describe('proposeMeasures of a task with figures', () => {
  it.each([
    { metric: '玉米种植面积', last: baseline('玉米', 5800, '亩', '1.1'), lastYear: 5800, why: 'the same metric, shorter' },
    { metric: '玉米', last: baseline('种植玉米', 5800, '亩', '1.1'), lastYear: 5800, why: 'the same metric, longer' },
    { metric: '鲜食玉米', last: baseline('玉米', 1, '亩', '1.1'), lastYear: 1, why: 'a modifier more' },
    { metric: '玉米', last: baseline('玉米', 5800, '吨', '1.1'), lastYear: null, why: 'another unit' },
    { metric: '玉米', last: baseline('水稻', 4448, '亩', '1.1'), lastYear: null, why: 'another metric' },
    { metric: '玉米', last: baseline('玉米', 5800, '亩', '2.1'), lastYear: null, why: 'linked to another task' },
  ])('$metric beside $last.metric: $lastYear ($why)', ({ metric, last, lastYear }) =>
    expect(proposeMeasures(task('', [target(metric, '亩')]), [last], '')).toEqual([{ name: metric, unit: '亩', source: 'plan', lastYear }]),
  );

  it('keeps one metric in two units apart', () =>
    expect(
      proposeMeasures(task('', [target('技能培训', '期'), target('技能培训', '人次')]), [], '').map(({ name, unit }) => name + unit),
    ).toEqual(['技能培训期', '技能培训人次']));

  it('takes a figure for the target that it fits best', () =>
    expect(
      proposeMeasures(task('', [target('大豆玉米带状复合种植', '亩'), target('大豆', '亩')]), [baseline('大豆', 900, '亩', '1.1')], '').map(
        ({ lastYear }) => lastYear,
      ),
    ).toEqual([null, 900]));

  it('has no measure beside its targets', () =>
    expect(proposeMeasures(task('开展撂荒地整治', [target('玉米', '亩')]), [baseline('护林员', 28, '名', '1.1')], '')).toHaveLength(1));
});

describe('proposeMeasures of a task without', () => {
  it('takes first what the last review gave', () =>
    expect(proposeMeasures(task('严格落实森林防灭火要求'), [baseline('护林员', 28, '名', '1.1')], '')).toEqual([
      { name: '护林员', unit: '名', source: 'last-review', lastYear: 28 },
      { name: '森林火灾', unit: '起', source: 'catalogue', lastYear: null },
      { name: '培训', unit: '场次', source: 'catalogue', lastYear: null },
    ]));

  it.each([
    { text: '坚决遏制耕地“非农化”“非粮化”。', first: '图斑整改', why: 'the special before the general' },
    { text: '优化村小校点布局，推进素质教育。', first: '调整校点', why: 'two words of one entry' },
    { text: '经常性开展矛盾纠纷排查。', first: '排查矛盾纠纷', why: 'disputes' },
    { text: '持之以恒纠“四风”。', first: '监督检查', why: 'conduct' },
  ])('$text begins with $first ($why)', ({ text, first }) => expect(proposeMeasures(task(text), [], '')[0]!.name).toBe(first));

  it.each([
    {
      text: '加大隐患排查力度',
      last: baseline('查出安全隐患', 16, '个', '1.1'),
      names: '查出安全隐患 隐患整改 检查',
      why: 'one name for what was found',
    },
    { text: '管护好茶园', last: baseline('茶叶产值', 109, '元', '1.1'), names: '茶叶产值 管护面积', why: '元 and 万元 count one thing' },
    { text: '抓好队伍培训', last: baseline('培训', 20, '场次', '1.1'), names: '培训 培训（人次）', why: 'another unit is another measure' },
    { text: '组织干部排查化解矛盾纠纷', last: baseline('', 0, '', null), names: '排查矛盾纠纷 化解', why: 'no training of 干部' },
  ])('$text: $names ($why)', ({ text, last, names }) =>
    expect(
      proposeMeasures(task(text), [last], '')
        .map(({ name }) => name)
        .join(' '),
    ).toBe(names),
  );

  it('does not look at it for a work that stands or not', () =>
    expect(proposeMeasures({ ...task('启动智慧园区建设。'), kind: 'milestone' }, [], '抓好疫情防控')).toEqual([]));

  it('looks at the title of the area when the text says nothing', () =>
    expect(proposeMeasures(task('毫不松懈，久久为功。'), [], '常态化抓好疫情防控')[0]!.name).toBe('检查场所'));

  it('proposes none for what nobody knows', () => expect(proposeMeasures(task('久久为功。'), [], '')).toEqual([]));

  it('never proposes more than three', () =>
    expect(proposeMeasures(task('信访、普法、禁毒、消防、垃圾、河长制、厕所革命'), [], '')).toHaveLength(3));
});
