import { describe, expect, it } from 'vitest';
import { likeness, placeTasks } from '#domain/place-tasks.ts';
import type { Baseline, ReviewChapter } from '#domain/plan.ts';
import { aTask } from '../support/builders.ts';
import { wangjingTasks } from '../support/wangjing-plan.ts';

/** Chapters of 望京镇's review of 2021. */
const CHAPTERS: readonly ReviewChapter[] = [
  '一年来，我们全力抓转型、调结构，产业发展布局更加优化',
  '一年来，我们合力抓生态、重监管，生态宜居环境更加凸显',
  '一年来，我们着力抓衔接、促振兴，脱贫攻坚成果更加巩固',
  '一年来，我们聚力抓民生、办实事，社会事业更加进步',
  '一年来，我们聚力防风险、守底线，发展大局和谐稳定',
].map((title, i) => ({ title, start: i * 100, end: i * 100 + 90 }));

const task = (n: string, text: string, area: string) => aTask({ n, id: n, text, area });
const placed = (tasks: Parameters<typeof placeTasks>[0], chapters = CHAPTERS, baselines: readonly Baseline[] = []) =>
  placeTasks(tasks, chapters, baselines).map(({ title, tasks: own }) => [title, own.map(({ n }) => n)]);

describe('placeTasks', () => {
  it.each([
    { text: '完成玉米种植6000亩', area: '全力保障粮食安全', chapter: 0, why: 'farming among the industries' },
    { text: '推行垃圾分类收集', area: '建设美丽宜居乡村', chapter: 1, why: 'the environment' },
    { text: '防止发生规模性返贫', area: '巩固脱贫成果', chapter: 2, why: 'revitalisation' },
    { text: '关爱一老一小', area: '保障和改善民生', chapter: 3, why: 'by its area alone' },
    { text: '排查化解矛盾纠纷', area: '维护社会平安稳定', chapter: 4, why: 'safety' },
  ])('$text → chapter $chapter ($why)', ({ text, area, chapter }) => {
    expect(placeTasks([task('001', text, area)], CHAPTERS, [])[chapter]!.tasks.map(({ n }) => n)).toEqual(['001']);
  });

  it('a figure that the last review gave for the task outweighs its own words', () => {
    const baseline: Baseline = { metric: 'APP', value: 560, unit: '人次', start: 1, end: 2, chapter: 4, task: '001' };
    expect(placeTasks([task('001', '推行垃圾分类收集', '')], CHAPTERS, [baseline])[3]!.tasks).toHaveLength(1);
  });

  it('counts the review’s chapters from 1, also those without a title', () => {
    const baseline: Baseline = { metric: 'APP', value: 560, unit: '人次', start: 1, end: 2, chapter: 5, task: '001' };
    const chapters = [{ title: '', start: 0, end: 5 }, ...CHAPTERS];
    const all = placeTasks([task('001', '推行垃圾分类收集', '')], chapters, [baseline]);
    expect([all.length, all[3]!.tasks.length]).toEqual([5, 1]);
  });

  it('keeps the last review’s order, titles and places, and a chapter without a task', () => {
    const all = placeTasks([task('001', '推行垃圾分类收集', '')], CHAPTERS, []);
    expect(all.map(({ title, start, end }) => ({ title, start, end }))).toEqual(CHAPTERS);
    expect(all[4]!.tasks).toEqual([]);
  });

  it('puts what fits nowhere behind them, under its own area', () =>
    expect(placed([task('001', '丙丁戊己', '庚辛壬癸')]).at(-1)).toEqual(['庚辛壬癸', ['001']]));

  it.each([
    { chapters: [], why: 'there is no last review' },
    { chapters: [{ title: ' ', start: 0, end: 9 }], why: 'its only chapter has no title' },
  ])('follows the areas of the plan when $why', ({ chapters }) =>
    expect(placed([task('001', '甲', '粮食'), task('002', '乙', '环境'), task('003', '丙', '粮食')], chapters)).toEqual([
      ['粮食', ['001', '003']],
      ['环境', ['002']],
    ]),
  );

  it('places every task of the real plan exactly once', () => {
    const tasks = wangjingTasks();
    const all = placeTasks(tasks, CHAPTERS, []).flatMap(({ tasks: own }) => own.map(({ n }) => n));
    expect(all.toSorted()).toEqual(tasks.map(({ n }) => n));
  });
});

describe('likeness', () => {
  it.each([
    { a: '垃圾分类', b: '河长制', least: 0.9, most: 1, why: 'one theme, no shared word' },
    { a: '垃圾分类收集', b: '垃圾分类收集', least: 1.99, most: 2, why: 'the same' },
    { a: '甲乙丙', b: '丁戊己', least: 0, most: 0, why: 'nothing in common' },
    { a: '', b: '垃圾', least: 0, most: 0, why: 'nothing at all' },
  ])('$a, $b: $why', ({ a, b, least, most }) => {
    expect(likeness(a, b)).toBeGreaterThanOrEqual(least);
    expect(likeness(a, b)).toBeLessThanOrEqual(most + 1e-9);
  });
});
