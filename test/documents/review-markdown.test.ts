import { describe, expect, it } from 'vitest';
import { reviewMarkdown } from '#documents/review-markdown.ts';
import { issueTask } from '#domain/issue-task.ts';
import { draftReview } from '#domain/review-draft.ts';
import { aRow, aTarget, aWork, calendar, policy } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';

const issued = (row: Parameters<typeof aRow>[0]) => issueTask(aRow(row), { plan: 'wangjing-2022', day: '2022-03-02', leader: '' });
const grown = (day: string, measure: string, added: number, problems = '') => reported(day, [{ measure, added }], { problems });
const LIVES = [
  aHistory(issued({ kind: 'quantity', text: '完成玉米种植6000亩。', targets: [aTarget()] }), [
    grown('2022-03-24', '玉米种植面积', 1900),
    grown('2022-04-22', '玉米种植面积', 4138),
  ]),
  aHistory(
    issued({
      n: '002',
      id: '1.2',
      kind: 'quantity',
      text: '完成大豆种植2010亩。',
      targets: [aTarget({ metric: '大豆种植面积', value: 2010 })],
    }),
    [grown('2022-06-23', '大豆种植面积', 1486, '种子迟到')],
  ),
  aHistory(issued({ n: '003', id: '9.4', area: '维护社会稳定', text: '开展普法宣传。' }), []),
];
const review = draftReview({
  organization: { name: '望京镇' },
  plan: 'wangjing-2022',
  year: 2022,
  asOf: '2022-12-12',
  revision: 2,
  tasks: LIVES.map(({ task }) => task),
  histories: new Map(LIVES.map(({ task, history }) => [task.n, history])),
  split: { review: { chapters: [] }, baselines: [] },
  unplanned: [],
  calendar,
  policy,
});
const text = reviewMarkdown(review);

describe('reviewMarkdown', () => {
  it('opens with the town, the revision and the day', () => {
    expect(text.startsWith('# 望京镇2022年工作回顾（第2稿）\n\n数据截至2022年12月12日。任务3项：')).toBe(true);
  });

  it('has a footnote behind each figure of a sentence, and at the end what it rests on', () => {
    expect(text).toContain('完成玉米种植面积6038亩[^1]，超计划38亩[^2]。〔1.1〕');
    expect(text).toContain('[^1]: 6038亩：各期合计 1900 + 4138；来源 wangjing-2022-001@2、wangjing-2022-001@3；自报');
    expect(text).toContain('[^2]: 38亩：相减 6038 − 6000；');
  });

  it('numbers the footnotes through, each once, as many as there are figures', () => {
    const marks = [...text.matchAll(/\[\^(\d+)\](?!:)/g)].map(([, number]) => Number(number));
    const notes = [...text.matchAll(/^\[\^(\d+)\]:/gm)].map(([, number]) => Number(number));
    expect(marks).toEqual(Array.from({ length: review.counts.figures }, (_, i) => i + 1));
    expect(notes).toEqual(marks);
  });

  it('has the matrix of all promises', () => {
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(2 + 3);
    expect(rows[3]).toBe('| 1.2 | 农业综合服务中心 | 大豆种植面积2010亩 | 大豆种植面积 1486 / 2010亩 | 部分完成 |');
  });

  it('leaves to the office what is to be verified, said and carried over', () => {
    const annex = text.slice(text.indexOf('## 附二'));
    for (const line of [
      '- 9.4：未报',
      '- 1.2：大豆种植面积1486亩，未达2010亩，差524亩',
      '- 1.2：种子迟到',
      '- 1.2（农业综合服务中心，部分完成）：',
    ])
      expect(annex).toContain(line);
    expect(text.slice(0, text.indexOf('## 附一'))).not.toContain('种子迟到');
  });

  it('keeps a chapter without a task, and says so', () => {
    const empty = { ...review, chapters: [...review.chapters, { title: '一年来，我们抓改革', heading: null, sentences: [] }] };
    expect(reviewMarkdown(empty)).toContain('## 一年来，我们抓改革\n\n〔本章暂无对应事项');
  });

  it('tells work outside the plan in its chapter, and lists it with what it rests on', () => {
    const works = [aWork({ sentence: '清理撂荒的耕地50亩' }), aWork({ n: '002', department: '武装部', sentence: '征兵8人', figures: [] })];
    const told = reviewMarkdown(draftReview({ ...inputOf(LIVES[0]!), asOf: '2022-12-12', unplanned: works }));
    expect(told).toContain('〔1.1〕清理撂荒的耕地50亩。〔外1〕');
    expect(told).toContain('## 附四　做了但未承诺（计划外工作）');
    expect(told).toContain('| 外2 | 武装部 | 2022年5月10日 | 征兵8人。 |  | 未归入 | wangjing-2022-U002@1 |');
    expect(text).not.toContain('附四');
  });

  it('shows what was written as it was written, and no HTML', () => {
    const life = aHistory(issued({ kind: 'quantity', area: '一<b>', text: '完成玉米种植6000亩<i>。', lead: '站*', targets: [aTarget()] }), [
      grown('2022-03-24', '玉米种植面积', 19, '<script>alert(1)</script>'),
    ]);
    const works = [aWork({ sentence: '# 修[路](http://x.example)2处<br>' })];
    const told = reviewMarkdown(draftReview({ ...inputOf(life), asOf: '2022-12-12', organization: { name: '望<u>京' }, unplanned: works }));
    expect(told).toContain('# 望\\<u>京2022年工作回顾');
    expect(told).toContain('\\[路](http://x.example)2处\\<br>');
    expect(told).toContain('\\<script>');
    expect(told).toContain('| 站\\* |');
    expect(told).not.toMatch(/(?<!\\)<[a-z/]/);
  });

  it('says the grade of each figure, and 余 where one was cut', () => {
    const life = aHistory(
      issued({ text: '排查耕地。', measures: [{ name: '排查耕地', unit: '亩', source: 'catalogue', lastYear: null }] }),
      [grown('2022-09-22', '排查耕地', 16420)],
    );
    const cut = draftReview({ ...inputOf(life), asOf: '2022-12-31' });
    expect(reviewMarkdown(cut)).toContain('[^1]: 1.64万余亩：换算 16420 ÷ 10000；来源 wangjing-2022-001@2；自报');
  });
});

const inputOf = ({ task, history }: (typeof LIVES)[number]) => ({
  organization: { name: '望京镇' },
  plan: 'wangjing-2022',
  year: 2022,
  revision: 1,
  tasks: [task],
  histories: new Map([[task.n, history]]),
  split: { review: { chapters: [] }, baselines: [] },
  unplanned: [],
  calendar,
  policy,
});
