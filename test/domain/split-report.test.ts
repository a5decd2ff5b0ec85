import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DEPARTMENTS } from '#domain/default-departments.ts';
import type { SplitResult } from '#domain/plan.ts';
import { REGIONS } from '#domain/regions.ts';
import { seasonTable } from '#domain/season-table.ts';
import { splitReport } from '#domain/split-report.ts';

const REPORT = `望京镇人民政府工作报告
一、2021年工作回顾
过去一年，种植玉米5800亩。
二、2022年工作安排
（一）全力保障粮食安全
全面完成玉米种植面积6000亩。
（二）筑牢安全防线
新建排涝站1座，汛期前完成主体工程，年底前建成投用。
`;

const tasksOf = ({ areas }: SplitResult) => areas.flatMap(({ tasks }) => tasks);

describe('splitReport with the seasons of a town', () => {
  it.each([
    { region: 'southwest', corn: ['2022-03-20', '2022-04-30'], flood: '2022-05-31' },
    { region: 'north', corn: ['2022-06-01', '2022-06-25'], flood: '2022-05-31' },
    { region: 'south', corn: ['2022-02-15', '2022-03-31'], flood: '2022-04-14' },
  ] as const)('$region: corn in $corn, floods after $flood', ({ region, corn, flood }) => {
    const [sowing, floods] = tasksOf(splitReport(REPORT, DEFAULT_DEPARTMENTS, { seasons: seasonTable({ region }) }));
    expect(sowing?.measures.map(({ season }) => season)).toEqual([[{ from: corn[0], to: corn[1] }]]);
    expect(floods).toMatchObject({ due: '2022-12-31', dueStated: true });
    expect(floods?.milestones.map(({ by }) => by)).toEqual([flood, '2022-12-31']);
  });

  it('is that of the default region when it is not told', () =>
    expect(splitReport(REPORT, DEFAULT_DEPARTMENTS)).toEqual(splitReport(REPORT, DEFAULT_DEPARTMENTS, { seasons: seasonTable() })));

  it('gives each measure its season, empty for none', () => {
    const seasons = tasksOf(splitReport(REPORT, DEFAULT_DEPARTMENTS)).flatMap(({ measures }) => measures.map(({ season }) => season));
    for (const season of seasons) expect(season).toBeInstanceOf(Array);
  });
});

describe('the tasks of a marked report', () => {
  const reports = new URL('../gold/reports/', import.meta.url);
  it.each(readdirSync(reports))('are the same in every region: %s', (file) => {
    const text = readFileSync(new URL(file, reports), 'utf8');
    const pieces = REGIONS.map((region) =>
      tasksOf(splitReport(text, DEFAULT_DEPARTMENTS, { seasons: seasonTable({ region }) })).map(({ start, end }) => [start, end]),
    );
    for (const other of pieces) expect(other).toEqual(pieces[0]);
  });
});

describe('a table in a plan', () => {
  const HEAD = '甲镇人民政府工作报告\n一、2025年工作回顾\n一年来，各项工作平稳推进。\n二、2026年工作安排\n（一）办好实事\n';
  it.each<{ rule: string; table: string; tasks: string[] }>([
    {
      rule: 'in Markdown: a row is a task, its columns’ names and the line under them are none',
      table:
        '| 序号 | 项目 | 目标 | 责任单位 | 时限 |\n|---|---|---|---|---|\n| 1 | 改造食堂 | 1200平方米 | 教育办 | 8月底 |\n| 2 | 新建便民桥 | 2座 | 村建办 | 10月底 |',
      tasks: ['改造食堂 | 1200平方米 | 教育办 | 8月底 (1200平方米) 2026-08-31', '新建便民桥 | 2座 | 村建办 | 10月底 (2座) 2026-10-31'],
    },
    {
      rule: 'of tabs: sentences and dates in its cells do not cut it, the sum is none',
      table: '序号\t项目名称\t建设内容\t完成时限\n1\t中心幼儿园\t新建教学楼2400平方米。3月底前开工；\t8月底\n合计\t\t2400平方米\t',
      tasks: ['中心幼儿园\t新建教学楼2400平方米。3月底前开工；\t8月底 (2400平方米) 2026-08-31'],
    },
  ])('$rule', ({ table, tasks }) => {
    const { areas } = splitReport(`${HEAD}${table}\n`, DEFAULT_DEPARTMENTS);
    expect(areas.map(({ title }) => title)).toEqual(['办好实事']);
    expect(areas[0]!.tasks.map(({ text, targets, due }) => `${text} (${targets.map(({ value, unit }) => value + unit)}) ${due}`)).toEqual(
      tasks,
    );
  });
});

describe('a report that has lost its line breaks', () => {
  const text =
    '石河镇2024年政府工作报告一、2023年工作回顾修路3公里，建桥2座。二、2024年工作安排（一）大力发展农业。种粮3万亩。（二）大力发展工业。新增企业3家。（三）改善民生。改厕500户。各位代表，让我们努力奋斗！';
  it('is split as it stands', () => {
    const { areas } = splitReport(text, DEFAULT_DEPARTMENTS);
    expect(areas.map(({ title, tasks }) => [title, ...tasks.map((task) => task.text)])).toEqual([
      ['大力发展农业', '种粮3万亩。'],
      ['大力发展工业', '新增企业3家。'],
      ['改善民生', '改厕500户。'],
    ]);
    for (const { start, end, text: words } of tasksOf(splitReport(text, DEFAULT_DEPARTMENTS))) expect(text.slice(start, end)).toBe(words);
  });
});

describe('the areas of a plan', () => {
  const HEAD = '甲镇人民政府工作报告\n一、2025年工作回顾\n一年来，各项工作平稳推进。\n';
  it.each<{ rule: string; text: string; areas: [title: string, tasks: number][] }>([
    {
      rule: 'are its （一）, though its own heading is a 一、',
      text: `${HEAD}二、2026年工作安排\n（一）壮大产业\n新建冷库2座。\n（二）改善民生\n新建幼儿园1所。建成口袋公园3个。`,
      areas: [
        ['壮大产业', 1],
        ['改善民生', 2],
      ],
    },
    {
      rule: 'are its 一、 where its own heading has no number, whatever stands under them',
      text: '2026年甲镇工作计划\n一、壮大产业\n（一）抓种植\n新建冷库2座。\n（二）抓养殖\n出栏生猪2万头。\n二、改善民生\n（一）抓教育\n新建幼儿园1所。',
      areas: [
        ['壮大产业', 2],
        ['改善民生', 1],
      ],
    },
    {
      rule: 'are one where it is one numbered list',
      text: `${HEAD}2026年工作打算\n1.新建冷库2座。\n2.改造公路6公里。\n3.新建幼儿园1所。`,
      areas: [['主要目标', 3]],
    },
    {
      rule: 'are its paragraphs where it has no headings, each named by its first task',
      text: `${HEAD}二、2026年工作安排\n新的一年，我们要实干争先。\n新建冷库2座，配套冷链车5台。\n改造公路6公里。`,
      areas: [
        ['新建冷库2座', 1],
        ['改造公路6公里', 1],
      ],
    },
    {
      rule: 'are the headings that a Markdown file marks',
      text: '# 甲镇人民政府工作报告\n## 2025年工作回顾\n平稳推进。\n## 2026年工作安排\n### 壮大产业\n新建冷库2座。\n### 改善民生\n新建幼儿园1所。',
      areas: [
        ['壮大产业', 1],
        ['改善民生', 1],
      ],
    },
  ])('$rule', ({ text, areas }) =>
    expect(splitReport(text, DEFAULT_DEPARTMENTS).areas.map(({ title, tasks }) => [title, tasks.length])).toEqual(areas),
  );
});

describe('the example report', () => {
  const report = readFileSync(new URL('../../examples/wangjing-2022/report.txt', import.meta.url), 'utf8');
  const { areas, unsplit } = splitReport(report, DEFAULT_DEPARTMENTS);

  it('keeps every promise', () => {
    expect(areas.flatMap(({ tasks }) => tasks).length).toBe(34);
    expect(unsplit.filter(({ why }) => !['heading', 'numbering', 'framing', 'goal', 'address'].includes(why))).toEqual([]);
  });
});
