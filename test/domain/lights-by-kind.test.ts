import { describe, expect, it } from 'vitest';
import type { Day } from '#domain/day.ts';
import { addDays } from '#domain/day.ts';
import { asksOf, isAnswered } from '#domain/feedback-rhythm.ts';
import { DEFAULT_LIGHTS } from '#domain/light-rules.ts';
import type { MeasureState, Task } from '#domain/task.ts';
import { type Light, lightOf } from '#domain/traffic-light.ts';
import { aMeasure, aNode, anIncident, aTask, calendar, policy } from '../support/builders.ts';
import { wangjingTasks } from '../support/wangjing-plan.ts';

const context = { calendar, policy };
const QUARTERS = ['2022-Q1', '2022-Q2', '2022-Q3', '2022-closing'];
/** Reports of everything, so that the kind alone speaks. */
const answered = { reported: [...QUARTERS, '2022-03', '2022-04', '2022-05', '2022-06', '2022-07', '2022-08'] };
const lastReport = { day: '2022-06-24', update: 5, progress: '', problems: '' };
const corn = (value: number | null, asOf: Day | null = value === null ? null : '2022-03-25') => aMeasure({ target: 6000, value, asOf });
const beans = (value: number | null) => aMeasure({ name: '大豆种植面积', target: 2010, value });
const toilets = (value: number | null, baseOn = '2022-03-25'): MeasureState => ({
  ...aMeasure({ name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', target: 60, value, asOf: value === null ? null : '2022-06-24' }),
  ...(value !== null && { base: 51.2, baseOn }),
});
const spending = (value: number | null) =>
  aMeasure({ name: '三公支出', unit: '万元', target: { comparison: '<=', value: 30 }, value, asOf: '2022-03-25' });
const found = (fixed: number) => [
  aMeasure({ name: '隐患发现', unit: '个', value: 41, asOf: '2022-05-25' }),
  aMeasure({ name: '隐患整改', unit: '个', value: fixed, asOf: '2022-05-25' }),
];
const site = (planned: Day) => aNode({ name: '选址', planned });

describe('a light means something for every kind', () => {
  it.each<{ kind: Task['kind']; task: Partial<Task>; today: Day; is: Light; says?: string; why: string }>([
    { kind: 'quantity', task: { measures: [beans(null)] }, today: '2022-05-19', is: 'grey', says: '未到季节', why: 'before its season' },
    { kind: 'quantity', task: { measures: [aMeasure()] }, today: '2022-05-19', is: 'grey', says: '缺目标', why: 'without a target' },
    { kind: 'quantity', task: { measures: [corn(1900)] }, today: '2022-03-31', is: 'green', why: 'ahead in its window' },
    { kind: 'quantity', task: { measures: [beans(1486)] }, today: '2022-06-25', is: 'yellow', why: '11 points behind' },
    { kind: 'quantity', task: { measures: [beans(640)] }, today: '2022-06-25', is: 'red', why: '53 points behind' },
    { kind: 'quantity', task: { measures: [beans(1910)] }, today: '2022-07-15', is: 'green', why: '95 % after the window' },
    { kind: 'quantity', task: { measures: [beans(1610)] }, today: '2022-07-15', is: 'yellow', why: '80 % after the window' },
    { kind: 'quantity', task: { measures: [beans(1600)] }, today: '2022-07-15', is: 'red', says: '已到期', why: 'less than 80 %' },
    { kind: 'quantity', task: { measures: [corn(6000), beans(640)] }, today: '2022-06-25', is: 'red', why: 'the worst measure' },
    { kind: 'quantity', task: { measures: [spending(6.8)] }, today: '2022-03-31', is: 'green', why: 'a ceiling within the time' },
    { kind: 'quantity', task: { measures: [spending(8.1)] }, today: '2022-03-31', is: 'yellow', why: 'a ceiling 4 points ahead' },
    { kind: 'quantity', task: { measures: [spending(31)] }, today: '2022-03-31', is: 'red', says: '已超上限', why: 'above the ceiling' },
    { kind: 'coverage', task: { measures: [toilets(null)] }, today: '2022-06-27', is: 'grey', says: '缺基数', why: 'without its base' },
    { kind: 'coverage', task: {}, today: '2022-06-27', is: 'grey', says: '缺目标', why: 'without a target' },
    {
      kind: 'coverage',
      task: { measures: [toilets(51.2, '2022-06-24')] },
      today: '2022-06-27',
      is: 'green',
      says: '基数刚报',
      why: 'its base',
    },
    { kind: 'coverage', task: { measures: [toilets(53.8)] }, today: '2022-06-27', is: 'green', why: '30 % of the way from the base' },
    { kind: 'coverage', task: { measures: [toilets(52.4)] }, today: '2022-06-27', is: 'yellow', why: '14 % of the way' },
    { kind: 'coverage', task: { measures: [toilets(51.3)] }, today: '2022-06-27', is: 'red', why: '1 % of the way, 85.5 % of the target' },
    { kind: 'milestone', task: { nodes: [aNode()] }, today: '2022-06-27', is: 'grey', says: '未到首个节点', why: 'before its first node' },
    { kind: 'milestone', task: { nodes: [site('2022-06-27'), aNode()], lastReport }, today: '2022-06-27', is: 'green', why: 'in time' },
    {
      kind: 'milestone',
      task: { nodes: [site('2022-06-24'), aNode()], lastReport },
      today: '2022-06-27',
      is: 'yellow',
      why: 'a node is late',
    },
    {
      kind: 'milestone',
      task: { nodes: [site('2022-06-10'), aNode()], lastReport },
      today: '2022-06-27',
      is: 'red',
      why: 'by 11 workdays',
    },
    {
      kind: 'milestone',
      task: { nodes: [aNode({ planned: '2022-06-24' })], lastReport },
      today: '2022-06-27',
      is: 'red',
      why: 'the last one',
    },
    { kind: 'campaign', task: { nodes: [aNode()], measures: found(41) }, today: '2022-06-27', is: 'green', why: 'all put right' },
    { kind: 'campaign', task: { nodes: [aNode()], measures: found(36) }, today: '2022-06-25', is: 'yellow', why: 'open for 31 days' },
    { kind: 'campaign', task: { nodes: [site('2022-06-24'), aNode()] }, today: '2022-06-27', is: 'yellow', why: 'a node is late' },
    { kind: 'campaign', task: { nodes: [aNode({ planned: '2022-06-24' })] }, today: '2022-06-27', is: 'yellow', why: 'the last one too' },
    { kind: 'campaign', task: { nodes: [aNode({ planned: '2022-06-10' })] }, today: '2022-06-27', is: 'red', why: 'by 11 workdays' },
    { kind: 'zero-incident', task: {}, today: '2022-06-27', is: 'green', says: '未发生', why: 'nothing happened' },
    { kind: 'zero-incident', task: { incidents: [anIncident()] }, today: '2022-06-27', is: 'red', says: '尚未处置', why: 'an incident' },
    {
      kind: 'zero-incident',
      task: { incidents: [anIncident({ handled: { day: '2022-06-20', note: '', update: 4 } as never })] },
      today: '2022-06-27',
      is: 'yellow',
      says: '已处置',
      why: 'it is handled',
    },
    { kind: 'zero-incident', task: { reported: [] }, today: '2022-12-20', is: 'yellow', why: 'nothing confirmed: never red' },
    { kind: 'continuing', task: {}, today: '2022-06-27', is: 'green', why: 'reported' },
    { kind: 'continuing', task: { reported: ['2022-Q1'] }, today: '2022-06-27', is: 'yellow', says: '二季度未反馈', why: 'one missed' },
    { kind: 'continuing', task: { reported: [] }, today: '2022-06-27', is: 'red', says: '连续2期', why: 'two missed' },
    { kind: 'quantity', task: { measures: [beans(640)], state: 'claimed' }, today: '2022-07-15', is: 'yellow', why: 'claimed, never red' },
    {
      kind: 'quantity',
      task: { measures: [beans(640)], state: 'completed', completedOn: '2022-07-01' },
      today: '2022-12-30',
      is: 'blue',
      why: 'done',
    },
    {
      kind: 'campaign',
      task: {
        nodes: [aNode({ planned: '2022-06-24' })],
        due: '2022-06-24',
        dueStated: true,
        state: 'completed',
        claimedOn: '2022-06-27',
        completedOn: '2022-06-29',
      },
      today: '2022-12-30',
      is: 'blue',
      says: '逾期3天办结',
      why: 'late but done',
    },
    {
      kind: 'continuing',
      task: { reported: [], state: 'suspended', suspended: { day: '2022-05-10' } as never },
      today: '2022-12-30',
      is: 'grey',
      says: '暂缓',
      why: 'it rests',
    },
    {
      kind: 'continuing',
      task: { reported: [], state: 'ended', ended: { how: 'terminated', day: '2022-12-08' } as never },
      today: '2022-12-30',
      is: 'grey',
      why: 'it ended',
    },
  ])('$kind is $is on $today: $why', ({ kind, task, today, is, says = '' }) => {
    const lit = lightOf(aTask({ kind, ...answered, ...task }), today, context);
    expect(lit).toMatchObject({ light: is, reason: expect.stringContaining(says) });
  });
});

describe('the real plan on 31 March', () => {
  /** What the heads had answered by then: quiet words from all but the one who forgot, figures where they had them. */
  const HEARD: Readonly<Record<string, (task: Task) => Partial<Task>>> = {
    '1.1': ({ measures }) => ({
      measures: measures.map((one) =>
        one.name === '玉米种植面积'
          ? { ...one, value: 1900, asOf: '2022-03-25', updates: [2] }
          : one.name === '高粱种植面积'
            ? { ...one, value: 22, asOf: '2022-03-25', updates: [2] }
            : one,
      ),
    }),
    '1.5': ({ nodes }) => ({ nodes: [aNode({ name: '台账上报', planned: '2022-06-30' }), ...nodes] }),
    '4.2': ({ nodes }) => ({ nodes: [site('2022-03-25'), ...nodes] }),
    '6.1': ({ measures }) => ({
      measures: measures.map((one) => ({ ...one, base: 88, baseOn: '2022-03-24', value: 88, asOf: '2022-03-24', updates: [2] })),
    }),
    '9.1': () => ({ reported: [], lastReport: null }),
    '10.3': () => ({ measures: [spending(8.1)] }),
  };
  const lit = wangjingTasks().map((issued) => {
    const task: Task = {
      ...issued,
      state: 'underway',
      reported: asksOf(issued, calendar, policy).flatMap(({ period, due }) => (due < '2022-03-31' ? [period] : [])),
      lastReport: { day: '2022-03-24', update: 2, progress: '按计划推进', problems: '' },
    };
    return { id: task.id, ...lightOf({ ...task, ...HEARD[task.id]?.(task) }, '2022-03-31', context) };
  });
  const ids = (light: Light) => lit.flatMap((one) => (one.light === light ? [`${one.id} ${one.reason}`] : []));

  it('shows 27 green, 3 yellow, none red, 4 grey, each by its rule', () => {
    expect(ids('green')).toHaveLength(27);
    expect(ids('yellow')).toEqual([
      '4.2 节点“选址”应于3月25日完成，已超4个工作日',
      '9.1 一季度未反馈',
      '10.3 三公支出 8.1 / 30万元，3月25日时间过23%，已用27%',
    ]);
    expect(ids('red')).toEqual([]);
    expect(ids('grey')).toEqual(['3.2 缺目标', '5.1 卫生厕所覆盖率缺基数', '6.3 未到首个节点', '8.3 未到季节']);
  });

  it('is green for corn that is ahead, sorghum in time and soybean before its season', () =>
    expect(lit.find(({ id }) => id === '1.1')).toMatchObject({ light: 'green' }));
});

describe('a light that nobody touches', () => {
  const fires = [{ from: '2022-05-01', to: '2022-09-30' }];
  const TASKS: readonly Task[] = [
    ...wangjingTasks(),
    aTask({ kind: 'quantity', measures: [corn(1900), beans(null)] }),
    aTask({ kind: 'quantity', measures: [spending(8.1)] }),
    aTask({ kind: 'coverage', measures: [toilets(52.4)], ...answered }),
    aTask({ kind: 'milestone', nodes: [site('2022-05-13'), aNode({ planned: '2022-10-31' })], ...answered }),
    aTask({ kind: 'campaign', nodes: [site('2022-05-13'), aNode()], measures: found(36), season: fires, ...answered }),
    aTask({ kind: 'campaign', nodes: [aNode()], season: fires, ...answered }),
    aTask({ kind: 'zero-incident', incidents: [anIncident()] }),
    aTask({ kind: 'quantity', measures: [beans(1486)], ...answered }),
  ];

  /** The days on which section 6 of docs/rules.md lets a light change. */
  const namedDays = (task: Task): ReadonlySet<Day> => {
    const dayAfter = (day: Day, workdays: number): Day => addDays(calendar.add(day, workdays), 1);
    const windows = [...task.measures.flatMap(({ season }) => season), ...(task.season ?? [])];
    return new Set([
      // A feedback day is over on the day after it, or on itself once it is answered.
      ...asksOf(task, calendar, policy).map((ask) => (isAnswered(ask, task) ? ask.due : addDays(ask.due, 1))),
      ...windows.map(({ from }) => from),
      ...[...windows, { to: task.due }].map(({ to }) => dayAfter(to, DEFAULT_LIGHTS.settleAfter)),
      ...task.nodes.flatMap(({ planned }) =>
        planned ? [dayAfter(planned, 0), calendar.add(planned, 1), calendar.add(planned, DEFAULT_LIGHTS.nodeLate + 1)] : [],
      ),
      ...task.measures.flatMap(({ asOf }) => (asOf ? [addDays(asOf, DEFAULT_LIGHTS.problemsOpen + 1)] : [])),
    ]);
  };

  it('changes on no other day of the year than the rules name', () => {
    const changes = TASKS.flatMap((task, i) => {
      const named = namedDays(task);
      const days = Array.from({ length: 330 }, (_, k) => addDays('2022-03-02', k));
      const lights = days.map((day) => lightOf(task, day, context).light);
      return days.flatMap((day, k) => (k > 0 && lights[k] !== lights[k - 1] ? [{ i, day, isNamed: named.has(day) }] : []));
    });
    expect(changes.length).toBeGreaterThan(60);
    expect(changes.filter(({ isNamed }) => !isNamed)).toEqual([]);
  });
});
