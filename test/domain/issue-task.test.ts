import { describe, expect, it } from 'vitest';
import { asIssued, issueTask, sensitiveByDefault } from '#domain/issue-task.ts';
import type { Measure } from '#domain/plan.ts';
import { type SeasonTable, seasonTable } from '#domain/season-table.ts';
import { aRow, aTarget } from '../support/builders.ts';

const issue = (row: Parameters<typeof aRow>[0]) =>
  issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '分管农业副镇长' });
const counted = (name: string, unit: string): Measure => ({ name, unit, source: 'catalogue', lastYear: null });
const sown = (season: Measure['season']): Measure => ({
  name: '玉米种植面积',
  unit: '亩',
  source: 'plan',
  lastYear: 5800,
  season: season!,
});

describe('issueTask', () => {
  it('starts at version 1, issued, with nothing reported', () => {
    expect(issue({})).toMatchObject({
      version: 1,
      state: 'issued',
      publishedOn: '2022-03-02',
      acknowledgedOn: null,
      reported: [],
      lastReport: null,
      leader: '分管农业副镇长',
    });
  });

  it('makes a measure of each target and of each proposed measure, each once, with last year’s figure', () => {
    const task = issue({
      kind: 'quantity',
      targets: [aTarget(), aTarget({ metric: '带状复合种植面积', value: 1500, within: '玉米种植面积' })],
      measures: [{ name: '玉米种植面积', unit: '亩', source: 'plan', lastYear: 5800 }, counted('培训', '人次')],
    });
    expect(task.measures.map(({ name, target, lastYear }) => [name, target?.value ?? null, target?.within ?? null, lastYear])).toEqual([
      ['玉米种植面积', 6000, null, 5800],
      ['带状复合种植面积', 1500, '玉米种植面积', null],
      ['培训', null, null, null],
    ]);
  });

  it('gives two targets of one metric two names', () => {
    const targets = [aTarget(), aTarget({ place: '八柏村' }), aTarget({ value: 7000 })];
    expect(issue({ kind: 'quantity', targets }).measures.map(({ name }) => name)).toEqual([
      '玉米种植面积',
      '玉米种植面积（八柏村）',
      '玉米种植面积（3）',
    ]);
  });

  it.each<{ why: string; row: Parameters<typeof aRow>[0]; seasons?: SeasonTable; is: string[] }>([
    { why: 'by the default table', row: { targets: [aTarget()] }, is: ['2022-03-20 2022-04-30'] },
    { why: 'by the town’s table', row: { targets: [aTarget()] }, seasons: seasonTable({ region: 'north' }), is: ['2022-06-01 2022-06-25'] },
    {
      why: 'as the draft says, whatever the table',
      row: { targets: [aTarget()], measures: [sown([{ from: '2022-05-01', to: '2022-06-10' }])] },
      seasons: seasonTable({ region: 'north' }),
      is: ['2022-05-01 2022-06-10'],
    },
    { why: 'none, because the draft says so', row: { targets: [aTarget()], measures: [sown([])] }, is: [] },
    { why: 'of a measure without a target', row: { measures: [counted('防汛演练', '场次')] }, is: ['2022-05-01 2022-09-30'] },
    { why: 'none, because there is none', row: { measures: [counted('培训', '人次')] }, is: [] },
  ])('has the season $why', ({ row, seasons, is }) => {
    const [measure] = issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '', ...(seasons && { seasons }) }).measures;
    expect(measure?.season.map(({ from, to }) => `${from} ${to}`)).toEqual(is);
  });

  it.each([
    { name: '玉米种植面积', unit: '亩', accumulation: 'sum', why: 'a flow' },
    { name: '生猪存栏', unit: '头', accumulation: 'level', why: 'a stock' },
    { name: '耕地保有量', unit: '亩', accumulation: 'level', why: 'a stock' },
    { name: '卫生厕所覆盖率', unit: '%', accumulation: 'ratio', why: 'a share of a whole' },
    { name: '工业总产值增长', unit: '%', accumulation: 'level', why: 'growth is no share' },
  ])('$name is reported as $accumulation ($why)', ({ name, unit, accumulation }) => {
    expect(issue({ targets: [aTarget({ metric: name, unit })] }).measures[0]?.accumulation).toBe(accumulation);
    expect(issue({ measures: [counted(name, unit)] }).measures[0]?.accumulation).toBe(accumulation);
  });

  it('is reported as the office set it in the draft, of a target too', () => {
    const guards = { ...counted('护林员', '名'), accumulation: 'sum' as const };
    const pigs = { ...counted('生猪存栏', '头'), accumulation: 'sum' as const };
    expect(issue({ measures: [guards] }).measures[0]?.accumulation).toBe('sum');
    expect(issue({ targets: [aTarget({ metric: '生猪存栏', unit: '头' })], measures: [pigs] }).measures[0]?.accumulation).toBe('sum');
  });

  it('knows the season of a campaign by its first clause, and of nothing else', () => {
    const text = '加大对安全用电用气、夏季防溺水、冬季烤火等安全常识宣传,切实保障人民群众生命财产安全。';
    const later = '深入开展安全生产大检查行动,在汛期及森林防灭火等重点时段严格执行24小时值班值守。';
    expect(issue({ kind: 'campaign', text }).season).toEqual([{ from: '2022-05-01', to: '2022-09-30' }]);
    expect(issue({ kind: 'campaign', text: later }).season).toEqual([]);
    expect(issue({ kind: 'continuing', text }).season).toBeUndefined();
  });

  it.each([
    { row: { kind: 'milestone' as const }, nodes: [['完成', null]], why: 'nothing stated' },
    {
      row: { kind: 'campaign' as const, due: '2022-06-30', dueStated: true },
      nodes: [['完成', '2022-06-30']],
      why: 'the stated date is the last node',
    },
    {
      row: {
        kind: 'milestone' as const,
        due: '2022-09-30',
        dueStated: true,
        targets: [aTarget({ metric: '竣工', by: '2022-08-31' }), aTarget({ metric: '开工', by: '2022-04-30' })],
      },
      nodes: [
        ['开工', '2022-04-30'],
        ['竣工', '2022-08-31'],
        ['完成', '2022-09-30'],
      ],
      why: 'stated dates in order',
    },
    {
      row: {
        kind: 'milestone' as const,
        due: '2022-11-30',
        dueStated: true,
        milestones: [
          { name: '招标', by: '2022-04-30' },
          { name: '建成投用', by: '2022-11-30' },
        ],
      },
      nodes: [
        ['招标', '2022-04-30'],
        ['建成投用', '2022-11-30'],
      ],
      why: 'each step that the plan names; the one of the stated date is the last node',
    },
    {
      row: {
        kind: 'campaign' as const,
        due: '2022-09-30',
        dueStated: true,
        milestones: [
          { name: '整改', by: '2022-06-30' },
          { name: '排查', by: '2022-04-30' },
        ],
      },
      nodes: [
        ['排查', '2022-04-30'],
        ['整改', '2022-06-30'],
        ['完成', '2022-09-30'],
      ],
      why: 'steps that the office set, in order of their days',
    },
    {
      row: {
        kind: 'milestone' as const,
        milestones: [{ name: '改造', by: '2022-06-30' }],
        targets: [aTarget({ metric: '改造户厕', by: '2022-06-30' }), aTarget({ metric: '改造户厕', by: '2022-10-31' })],
      },
      nodes: [
        ['改造', '2022-06-30'],
        ['改造户厕', '2022-10-31'],
        ['完成', null],
      ],
      why: 'a figure’s day is a node unless a step has that day',
    },
    {
      row: {
        kind: 'milestone' as const,
        due: '2022-11-30',
        dueStated: true,
        milestones: [
          { name: '完成', by: '2022-04-30' },
          { name: '改造', by: '2022-06-30' },
          { name: '改造', by: '2022-08-31' },
        ],
      },
      nodes: [
        ['完成（4月30日）', '2022-04-30'],
        ['改造', '2022-06-30'],
        ['改造（8月31日）', '2022-08-31'],
        ['完成', '2022-11-30'],
      ],
      why: 'a name that is taken gets its day',
    },
    { row: { kind: 'quantity' as const, due: '2022-06-30', dueStated: true }, nodes: [], why: 'a quantity has no nodes' },
    { row: { kind: 'continuing' as const }, nodes: [], why: 'work without end has no nodes' },
  ])('nodes: $why', ({ row, nodes }) => expect(issue(row).nodes.map(({ name, planned }) => [name, planned])).toEqual(nodes));
});

describe('what the office decided on the row', () => {
  it.each([
    { why: 'its leader', row: { leader: '常务副镇长' }, is: { leader: '常务副镇长' } },
    { why: 'none: the directory’s', row: { leader: '' }, is: { leader: '分管农业副镇长' } },
    { why: 'its group', row: { together: 'g7' }, is: { together: 'g7' } },
  ])('reaches the task: $why', ({ row, is }) => expect(issue(row)).toMatchObject(is));
});

it('asIssued gives back the nodes of the plan, its steps too', () => {
  const task = issue({ kind: 'milestone', milestones: [{ name: '招标', by: '2022-04-30' }] });
  const lived = { ...task, version: 4, nodes: task.nodes.map((node) => ({ ...node, doneOn: '2022-04-29', update: 3 })) };
  expect(asIssued(lived)).toEqual(task);
});

describe('sensitiveByDefault', () => {
  it.each([
    { lead: '纪检监察办公室', is: true },
    { lead: '信访办公室', is: true },
    { lead: '农业综合服务中心', is: false },
  ])('$lead: $is', ({ lead, is }) => expect(sensitiveByDefault({ lead })).toBe(is));
});
