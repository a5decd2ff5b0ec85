import { describe, expect, it } from 'vitest';
import { type ChapterOfTasks, unplannedLines } from '#domain/review-unplanned.ts';
import { aWork } from '../support/builders.ts';

const tasksOf = (...leads: string[]) => leads.map((lead) => ({ lead }));
const CHAPTERS: readonly ChapterOfTasks[] = [
  { title: '一年来，我们全力抓转型、调结构，产业发展布局更加优化', tasks: tasksOf('农业综合服务中心', '党政办') },
  { title: '一年来，我们合力抓生态、重监管，生态宜居环境更加凸显', tasks: tasksOf('党政办', '党政办') },
  { title: '一年来，我们聚力防风险、守底线，发展大局和谐稳定', tasks: tasksOf('平安办') },
];
const lines = (...works: Parameters<typeof aWork>[0][]) => unplannedLines(works.map(aWork), '2022-12-12', CHAPTERS);

describe('unplannedLines', () => {
  it.each([
    { sentence: '清理河道垃圾30吨', department: '平安办', chapter: 1, why: 'its words say the environment, whoever did it' },
    { sentence: '征兵8人', department: '党政办', chapter: 1, why: 'no heading is like it: where its office has most tasks' },
    { sentence: '征兵8人', department: '武装部', chapter: null, why: 'an office without a task, and no heading like it' },
  ])('$sentence of $department → $chapter ($why)', ({ sentence, department, chapter }) => {
    expect(lines({ sentence, department })[0]!.chapter).toBe(chapter);
  });

  it('leaves out what was withdrawn, and what was done after the day', () => {
    expect(lines({ withdrawn: { day: '2022-06-01' } }, { day: '2022-12-13' })).toEqual([]);
  });

  it('goes by day, then by number', () => {
    const ids = lines({ n: '003', day: '2022-04-01' }, { n: '002', day: '2022-07-01' }, { n: '001', day: '2022-07-01' }).map(
      ({ id }) => id,
    );
    expect(ids).toEqual(['外3', '外1', '外2']);
  });

  it.each(['改造危房24户', '改造危房24户。', '改造危房24户；', ' 改造危房24户。。 '])('ends “%s” with one stop', (sentence) => {
    expect(lines({ sentence })[0]!.text).toBe('改造危房24户。');
  });

  it('keeps the figures as they were recorded, resting on the record', () => {
    expect(lines({ version: 3 })[0]).toMatchObject({
      figures: [{ name: '改造危房', value: 24, unit: '户' }],
      source: 'wangjing-2022-U001@3',
    });
  });
});
