import type { Day } from '#domain/day.ts';
import type { Share } from '#domain/task-records.ts';
import { aHistory, type Event, type LivedTask } from './lived-task.ts';
import { AGRICULTURE, added, BUILDING, counted, counter, done, ECOLOGY, issued, target, told } from './model-month-steps.ts';

/** The tasks that are red or yellow on 30 June 2022, each step made by the real moves; 2.2, which is only silent, is not among them. */

/** Village, target, of May, of June: 1486 of 2010亩, and half of the villages silent in May. */
const VILLAGES: readonly (readonly [unit: string, target: number, may: number | null, june: number])[] = [
  ['八柏村', 300, null, 90],
  ['万平村', 260, null, 86],
  ['望京村', 200, null, 180],
  ['天鹰村', 220, null, 190],
  ['麻石社区', 180, null, 160],
  ['栏杆村', 250, 180, 220],
  ['金龙台社区', 200, 170, 190],
  ['高桥村', 150, 110, 140],
  ['店子村', 130, 90, 120],
  ['联办村', 120, 90, 110],
];

const SOY = '大豆种植面积';
const STRIPS = '大豆玉米带状复合种植面积';
const sown = (day: Day, shares: readonly Share[]): Event => ({ day, move: { kind: 'fill-shares', measures: [{ measure: SOY, shares }] } });
/** As the office has it in the draft: in this town the soybeans are in the ground by 20 June. */
const SOWING = [{ from: '2022-05-20', to: '2022-06-20' }];

export const grain = (): LivedTask =>
  aHistory(
    issued('1.1', {
      ...AGRICULTURE,
      star: true,
      text: '全面完成玉米种植面积6000亩，大豆种植面积2010亩（其中：大豆玉米带状复合种植面积1500亩）、高粱100亩的农业生产任务。',
      targets: [target('玉米种植面积', 6000), target(SOY, 2010), target(STRIPS, 1500, { within: SOY }), target('高粱种植面积', 100)],
      measures: [
        counter('玉米种植面积', '亩', { lastYear: 5800 }),
        counter(SOY, '亩', { season: SOWING }),
        counter(STRIPS, '亩', { season: SOWING }),
      ],
    }),
    [
      added('2022-03-24', { 玉米种植面积: 1300 }),
      added('2022-04-22', { 玉米种植面积: 4700, 高粱种植面积: 80 }),
      sown(
        '2022-05-25',
        VILLAGES.map(([unit, target, value]) => ({ unit, target, value })),
      ),
      added('2022-05-25', { 玉米种植面积: 38, 高粱种植面积: 23, [STRIPS]: 410 }),
      sown(
        '2022-06-24',
        VILLAGES.map(([unit, target, , value]) => ({ unit, target, value })),
      ),
      added(
        '2022-06-24',
        { [STRIPS]: 710 },
        {
          problems: '干旱、种子迟到，带状复合已无法补足。',
          nextSteps: '7月下旬补种秋大豆500亩以上。请镇长定：是否同意补种并按实上报带状复合面积。',
        },
      ),
    ],
  );

export const cattle = (): LivedTask =>
  aHistory(
    issued('4.2', {
      ...AGRICULTURE,
      text: '在栏杆村培育肉牛养殖大户1户。',
      targets: [target('肉牛养殖大户', 1, { unit: '户' })],
      milestones: [
        { name: '选址', by: '2022-04-20' },
        { name: '圈舍建成', by: '2022-06-24' },
      ],
    }),
    [
      told('2022-03-24', '走访3户。'),
      told('2022-04-20', '选址已定。', done('选址', '2022-04-20')),
      told('2022-06-24', '用地备案办理中。'),
      told('2022-06-27', '用地备案6月27日办结。', { nextSteps: '圈舍推迟到7月20日' }),
    ],
  );

export const toilets = (): LivedTask => {
  const share = '卫生厕所覆盖率';
  return aHistory(
    issued('5.1', {
      ...BUILDING,
      text: '持续推进农村“厕所革命”，争取卫生厕所覆盖率达60%以上。',
      targets: [target(share, 60, { unit: '%' })],
      every: 'month',
    }),
    [
      counted('2022-03-10', share, 2176, 4250, { evidence: ['b'] }),
      counted('2022-04-22', share, 2180, 4250),
      counted('2022-05-25', share, 2185, 4250, { problems: '奖补资金未到' }),
      counted('2022-06-30', share, 2227, 4250, {
        problems: '奖补资金未到，施工队停工。请镇长7月15日前与县农业农村局对接首批奖补资金。',
      }),
    ],
  );
};

export const insurance = (): LivedTask => {
  const share = '养老保险参保率';
  return aHistory(
    issued('6.1', {
      lead: '社会事务办公室',
      text: '力争“两保”参保全覆盖。',
      targets: [target(share, 100, { unit: '%' })],
      every: 'month',
    }),
    [4216, 4230, 4270, 4310].map((numerator, i) =>
      counted(['2022-03-24', '2022-04-22', '2022-05-25', '2022-06-24'][i]!, share, numerator, 4705),
    ),
  );
};

/** The office made it 专项行动, for what it found is to be put right; the answer key has it 常态, which is green as long as it is reported. */
export const rivers = (): LivedTask => {
  const measures = [counter('发现环保不达标项目', '个'), counter('整改环保不达标项目', '个')];
  return aHistory(issued('7.2', { ...ECOLOGY, kind: 'campaign', text: '整改各类环保不达标项目。', measures }), [
    added('2022-03-24', { 发现环保不达标项目: 5, 整改环保不达标项目: 2 }),
    added(
      '2022-06-22',
      { 整改环保不达标项目: 1 },
      {
        progress: '环保不达标5个，整改3个。',
        node: { name: '完成', doneOn: null, next: { name: '余2个整改', planned: '2022-07-31' } },
      },
    ),
  ]);
};
