import { describe, expect, it } from 'vitest';
import { recompute } from '#domain/figure.ts';
import type { Baseline } from '#domain/plan.ts';
import { meets, type ReviewScope } from '#domain/review-measure.ts';
import { sentenceOf } from '#domain/review-sentences.ts';
import type { MeasureReport, Task } from '#domain/task.ts';
import { aMeasure, aNode, aTask, calendar, policy } from '../support/builders.ts';
import { aHistory, assessed, claimed, type Event, reported, verified } from '../support/lived-task.ts';

const CORN = '玉米种植面积';
const corn = aMeasure({ target: 6000, lastYear: 5800 });
const soy = aMeasure({ name: '大豆种植面积', target: 2010 });
const strips = aMeasure({ name: '带状复合种植面积', target: { value: 1500, within: CORN } });
const toilets = aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60 });
const found = aMeasure({ name: '发现隐患', unit: '个' });
const fixed = aMeasure({ name: '整改隐患', unit: '个' });
const checks = aMeasure({ name: '检查', unit: '家次' });
const app = aMeasure({ name: '安装国家反诈中心APP', unit: '人次', lastYear: 560 });

const BASELINES: readonly Baseline[] = [
  { metric: '玉米', value: 5800, unit: '亩', start: 10, end: 20, chapter: 1, task: '1.1' },
  { metric: 'APP', value: 560, unit: '人次', start: 30, end: 40, chapter: 6, task: '1.1' },
];

const sentence = (task: Partial<Task>, events: readonly Event[] = [], scope: Partial<ReviewScope> = {}) => {
  const lived = aHistory(aTask(task), events);
  return sentenceOf(lived.task, {
    year: 2022,
    asOf: '2022-12-31',
    baselines: BASELINES,
    rules: { calendar, policy },
    history: lived.history,
    ...scope,
  });
};
const counted = (day: string, figures: Readonly<Record<string, number>>): Event =>
  reported(
    day,
    Object.entries(figures).map(([measure, added]): MeasureReport => ({ measure, added })),
  );
const share = (day: string, numerator: number): Event => reported(day, [{ measure: '卫生厕所覆盖率', numerator, denominator: 4250 }]);
const quiet = (day: string): Event => reported(day, [], { noIncident: true });
const words = (day: string): Event => reported(day, [], { progress: '按要求开展。' });
const over = [claimed('2022-06-22'), verified('2022-06-24')];

interface Row {
  readonly why: string;
  readonly task: Partial<Task>;
  readonly events?: readonly Event[];
  readonly scope?: Partial<ReviewScope>;
  readonly says: string;
}

const QUANTITY: readonly Row[] = [
  {
    why: 'a share beside amounts: reached, and no difference that nobody reported',
    task: { measures: [corn, toilets] },
    events: [counted('2022-04-22', { [CORN]: 6000 }), share('2022-06-24', 2635)],
    says: '完成玉米种植面积6000亩，比上年增加200亩；卫生厕所覆盖率达到62%。',
  },
  {
    why: 'a level in percent passes its target by 个百分点',
    task: { measures: [aMeasure({ name: '林木绿化率', unit: '%', accumulation: 'level', target: 45 })] },
    events: [reported('2022-06-24', [{ measure: '林木绿化率', total: 46.5 }])],
    says: '林木绿化率达到46.5%，超计划1.5个百分点。',
  },
  {
    why: 'reached and passed: over plan and over last year',
    task: { measures: [corn] },
    events: [counted('2022-04-22', { [CORN]: 6038 })],
    says: '完成玉米种植面积6038亩，超计划38亩，比上年增加238亩。',
  },
  {
    why: 'just reached: nothing to boast of',
    task: { measures: [{ ...corn, lastYear: null }] },
    events: [counted('2022-04-22', { [CORN]: 6000 })],
    says: '完成玉米种植面积6000亩。',
  },
  {
    why: 'short: the bare figure',
    task: { measures: [corn] },
    events: [counted('2022-04-22', { [CORN]: 5900 })],
    says: '完成玉米种植面积5900亩。',
  },
  { why: 'never reported', task: { measures: [corn] }, says: '完成玉米种植面积【待核：未报】。' },
  {
    why: 'a part (其中) is short: nothing of the whole is over plan',
    task: { measures: [{ ...corn, lastYear: null }, strips] },
    events: [counted('2022-06-24', { [CORN]: 6038, 带状复合种植面积: 1212 })],
    says: '完成玉米种植面积6038亩，其中带状复合种植面积1212亩。',
  },
  {
    why: 'several',
    task: { measures: [{ ...corn, lastYear: null }, soy] },
    events: [counted('2022-06-24', { [CORN]: 6000, 大豆种植面积: 1486 }), counted('2022-07-22', { 大豆种植面积: 541 })],
    says: '完成玉米种植面积6000亩；完成大豆种植面积2027亩，超计划17亩。',
  },
  {
    why: 'as much as last year',
    task: { measures: [{ ...corn, target: { ...corn.target!, value: 5800 } }] },
    events: [counted('2022-04-22', { [CORN]: 5800 })],
    says: '完成玉米种植面积5800亩，与上年持平。',
  },
  {
    why: 'the season is over, the year is not: final',
    task: { measures: [{ ...corn, lastYear: null }] },
    events: [counted('2022-04-22', { [CORN]: 5900 })],
    scope: { asOf: '2022-12-12' },
    says: '完成玉米种植面积5900亩。',
  },
  {
    why: 'the season that it was published with is not over: expected',
    task: { measures: [{ ...corn, lastYear: null, season: [{ from: '2022-11-01', to: '2023-04-30' }] }] },
    events: [counted('2022-04-22', { [CORN]: 5900 })],
    scope: { asOf: '2022-12-12' },
    says: '完成玉米种植面积5900亩【预计】。',
  },
  {
    why: 'neither is over: expected',
    task: { measures: [aMeasure({ name: '招商引资', unit: '万元', target: 500 })] },
    events: [counted('2022-09-22', { 招商引资: 400 })],
    scope: { asOf: '2022-12-12' },
    says: '完成招商引资400万元【预计】。',
  },
  {
    why: 'a ceiling is never over plan',
    task: { measures: [aMeasure({ name: '三公经费', unit: '万元', target: { comparison: '<=', value: 20 } })] },
    events: [counted('2022-09-22', { 三公经费: 18 })],
    says: '完成三公经费18万元。',
  },
  {
    why: 'without a target it is told as work',
    task: { text: '从严控制“三公”经费。', measures: [] },
    events: [words('2022-03-24')],
    says: '从严控制“三公”经费〔无数据〕。',
  },
];

const SHARE = '卫生厕所覆盖率达60%以上。';
const COVERAGE: readonly Row[] = [
  {
    why: 'it grew',
    task: { text: SHARE, measures: [toilets] },
    events: [share('2022-03-24', 2176), share('2022-09-22', 2468)],
    says: '卫生厕所覆盖率由51.2%提高到58.1%，增加292户。',
  },
  {
    why: 'it stood',
    task: { text: SHARE, measures: [toilets] },
    events: [share('2022-03-24', 2176), share('2022-09-22', 2176)],
    says: '卫生厕所覆盖率保持在51.2%。',
  },
  {
    why: 'it fell',
    task: { text: SHARE, measures: [toilets] },
    events: [share('2022-03-24', 2468), share('2022-09-22', 2176)],
    says: '卫生厕所覆盖率为51.2%（年初58.1%）。',
  },
  {
    why: 'one household short of the target is not the target',
    task: { text: SHARE, measures: [toilets] },
    events: [share('2022-03-24', 2176), share('2022-09-22', 2549)],
    says: '卫生厕所覆盖率由51.2%提高到59.97%，增加373户。',
  },
  { why: 'never reported', task: { text: SHARE, measures: [toilets] }, says: '卫生厕所覆盖率【待核：未报】。' },
  {
    why: 'its counters behind it',
    task: { text: SHARE, measures: [toilets, checks] },
    events: [
      share('2022-03-24', 2176),
      reported('2022-09-22', [
        { measure: '卫生厕所覆盖率', numerator: 2468 },
        { measure: '检查', added: 8 },
      ]),
    ],
    says: '卫生厕所覆盖率由51.2%提高到58.1%，增加292户；检查8家次。',
  },
  {
    why: 'the plan’s own words of what was done before it, without its number',
    task: { text: '持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上。', measures: [toilets] },
    events: [share('2022-03-24', 2176), share('2022-09-22', 2468)],
    says: '持续推进农村“厕所革命”，卫生厕所覆盖率由51.2%提高到58.1%，增加292户。',
  },
  {
    why: 'no words of what was done when nobody reported',
    task: { text: '持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上。', measures: [toilets] },
    says: '卫生厕所覆盖率【待核：未报】。',
  },
  {
    why: 'in what it counts is not known: the share alone',
    task: { text: SHARE, measures: [{ ...toilets, name: '满意率' }] },
    events: [
      reported('2022-03-24', [{ measure: '满意率', numerator: 80, denominator: 100 }]),
      reported('2022-09-22', [{ measure: '满意率', numerator: 90 }]),
    ],
    says: '满意率由80%提高到90%。',
  },
];

const barn = {
  text: '培育栏杆村肉牛养殖大户1户。',
  nodes: [aNode({ name: '选址', planned: '2022-04-20' }), aNode({ name: '圈舍', planned: '2022-06-30' }), aNode()],
};
const done = (day: string, name: string): Event => reported(day, [], { node: { name, doneOn: day, next: null } });
const ROUNDS: readonly Row[] = [
  {
    why: 'milestone: what is done and what is under way',
    task: { kind: 'milestone', ...barn },
    events: [done('2022-04-20', '选址')],
    says: '推进培育栏杆村肉牛养殖大户，已完成选址，圈舍正在推进。',
  },
  {
    why: 'milestone: all done, with the last day',
    task: { kind: 'milestone', text: '台账上报。', nodes: [aNode()] },
    events: [done('2022-06-24', '完成')],
    says: '台账上报，6月24日完成。',
  },
  {
    why: 'milestone: words alone',
    task: { kind: 'milestone', ...barn },
    events: [words('2022-03-24')],
    says: '推进培育栏杆村肉牛养殖大户〔无数据〕。',
  },
  { why: 'milestone: nobody reported', task: { kind: 'milestone', ...barn }, says: '推进培育栏杆村肉牛养殖大户【待核：未报】。' },
  {
    why: 'campaign: all put right, only because the two numbers are equal',
    task: { kind: 'campaign', text: '开展安全生产大检查行动。', measures: [checks, found, fixed] },
    events: [counted('2022-06-22', { 检查: 126, 发现隐患: 97, 整改隐患: 97 }), ...over],
    says: '开展安全生产大检查行动，检查126家次，发现隐患97个，全部整改到位。',
  },
  {
    why: 'campaign: not all: both and the rate',
    task: { kind: 'campaign', text: '开展安全生产大检查行动。', measures: [found, fixed] },
    events: [counted('2022-06-22', { 发现隐患: 97, 整改隐患: 95 }), ...over],
    says: '开展安全生产大检查行动，发现隐患97个、整改隐患95个，整改率97.9%。',
  },
  {
    why: 'campaign: more settled than found is last year’s too: no rate',
    task: { kind: 'campaign', text: '开展安全生产大检查行动。', measures: [found, fixed] },
    events: [counted('2022-06-22', { 发现隐患: 97, 整改隐患: 98 }), ...over],
    says: '开展安全生产大检查行动，发现隐患97个、整改隐患98个。',
  },
];

const accident = aMeasure({ name: '较大以上事故', unit: '起', target: { comparison: '=', value: 0 } });
const safety = { kind: 'zero-incident', text: '坚决遏制较大以上安全事故发生。' } as const;
const quarters = ['2022-03-24', '2022-06-22', '2022-09-22'];
const STANDING: readonly Row[] = [
  {
    why: 'zero-incident: every period confirmed',
    task: safety,
    events: [...quarters.map(quiet), assessed('2022-12-05')],
    says: '开展较大以上安全事故防范工作，全年未发生较大以上安全事故。',
  },
  {
    why: 'zero-incident: a period that is due is unconfirmed',
    task: safety,
    events: [quiet('2022-03-24'), quiet('2022-06-22')],
    scope: { asOf: '2022-12-12' },
    says: '开展较大以上安全事故防范工作，全年未发生较大以上安全事故【待核：2期未确认】。',
  },
  {
    why: 'zero-incident: the rest of the year is to come',
    task: safety,
    events: [quiet('2022-03-24')],
    scope: { asOf: '2022-05-31' },
    says: '开展较大以上安全事故防范工作，今年以来未发生较大以上安全事故【预计】。',
  },
  {
    why: 'zero-incident: nobody reported',
    task: safety,
    says: '开展较大以上安全事故防范工作，全年未发生较大以上安全事故【待核：未报】。',
  },
  {
    why: 'zero-incident: it happened, so the claim is not made',
    task: { ...safety, measures: [accident] },
    events: [quiet('2022-03-24'), counted('2022-06-22', { 较大以上事故: 1 })],
    says: '开展较大以上安全事故防范工作，较大以上事故1起。',
  },
  {
    why: 'zero-incident: a counter says that it happened, though every report was tapped 未发生',
    task: { kind: 'zero-incident', text: '坚决防止违法占用耕地。', measures: [aMeasure({ name: '新增违法占耕', unit: '宗' })] },
    events: quarters.map((day) => reported(day, [{ measure: '新增违法占耕', added: 1 }], { noIncident: true })),
    says: '开展违法占用耕地防范工作，新增违法占耕3宗。',
  },
  {
    why: 'zero-incident: a counter of incidents at 0 says what the claim says, and what was done stands',
    task: { ...safety, measures: [accident, aMeasure({ name: '应急演练', unit: '场次' })] },
    events: [
      ...quarters.map((day) =>
        reported(
          day,
          [
            { measure: '较大以上事故', added: 0 },
            { measure: '应急演练', added: 1 },
          ],
          { noIncident: true },
        ),
      ),
      assessed('2022-12-05'),
    ],
    says: '开展较大以上安全事故防范工作，应急演练3场次，全年未发生较大以上安全事故。',
  },
  {
    why: 'continuing: counters',
    task: {
      text: '经常性开展矛盾纠纷排查。',
      measures: [aMeasure({ name: '排查矛盾纠纷', unit: '件' }), aMeasure({ name: '化解', unit: '件' })],
    },
    events: [...quarters.map((day) => counted(day, { 排查矛盾纠纷: 71, 化解: 70 })), assessed('2022-12-05')],
    says: '经常性开展矛盾纠纷排查，排查矛盾纠纷213件、化解210件，化解率98.6%。',
  },
  {
    why: 'continuing: last year’s figure behind it',
    task: { text: '开展反诈宣传。', measures: [app] },
    events: [counted('2022-09-22', { 安装国家反诈中心APP: 1240 })],
    says: '开展反诈宣传，安装国家反诈中心APP1240人次（上年560人次）。',
  },
  {
    why: 'continuing: what must not happen says little without last year’s number',
    task: { text: '开展反诈宣传。', measures: [aMeasure({ name: '电信诈骗发案', unit: '起', accumulation: 'level' })] },
    events: [reported('2022-09-22', [{ measure: '电信诈骗发案', total: 9 }]), assessed('2022-12-05')],
    says: '开展反诈宣传，电信诈骗发案9起，同比【待核：缺2021年数】。',
  },
  { why: 'continuing: words alone', task: { text: '开展普法宣传。' }, events: [words('2022-03-24')], says: '开展普法宣传〔无数据〕。' },
  { why: 'continuing: nobody reported', task: { text: '开展普法宣传。' }, says: '开展普法宣传【待核：未报】。' },
];

describe.each([
  { kind: 'quantity', rows: QUANTITY },
  { kind: 'coverage', rows: COVERAGE },
  { kind: undefined, rows: ROUNDS },
  { kind: undefined, rows: STANDING },
] as const)('the sentence of $kind', ({ kind, rows }) => {
  it.each(rows)('$why', ({ task, events, scope, says }) =>
    expect(sentence({ ...(kind && { kind }), ...task }, events, scope).text).toBe(says),
  );

  it.each(rows)('proves each of its numbers: $why', ({ task, events, scope }) => {
    const { figures, text, sources } = sentence({ ...(kind && { kind }), ...task }, events, scope);
    for (const figure of figures) {
      expect(recompute(figure)).toBe(figure.value);
      expect(text).toContain(figure.text);
      for (const source of figure.sources) expect(sources).toContain(source);
    }
  });
});

describe('meets', () => {
  const target = (comparison: '>=' | '=' | '<=' | '>' | '<' | '~') => ({ comparison, value: 100, valueMax: null, within: null });
  it.each([
    { value: 100, comparison: '=', is: true, why: 'exactly' },
    { value: 101, comparison: '=', is: true, why: 'more than was promised' },
    { value: 99, comparison: '>=', is: false, why: 'short' },
    { value: 100, comparison: '>', is: false, why: 'more than is more' },
    { value: 100, comparison: '<=', is: true, why: 'a ceiling, just' },
    { value: 100, comparison: '<', is: false, why: 'below is below' },
    { value: 101, comparison: '<=', is: false, why: 'a ceiling, passed' },
    { value: 95, comparison: '~', is: true, why: '约: from 95 %' },
    { value: 94, comparison: '~', is: false, why: '约: not below' },
  ] as const)('$value $comparison 100: $is ($why)', ({ value, comparison, is }) => expect(meets(value, target(comparison))).toBe(is));

  it.each([
    { value: 0, is: true, why: 'nothing happened' },
    { value: 1, is: false, why: 'one is not “at least none”' },
  ])('$value of a target of zero: $is ($why)', ({ value, is }) => expect(meets(value, { ...target('='), value: 0 })).toBe(is));
});
