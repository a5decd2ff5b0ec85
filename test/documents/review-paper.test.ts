import { describe, expect, it } from 'vitest';
import { type Block, type Paper, wordsOf } from '#documents/paper.ts';
import { paperDocx } from '#documents/paper-docx.ts';
import { paperHtml } from '#documents/paper-html.ts';
import { readReportFile } from '#documents/read-report-file.ts';
import { reviewPaper } from '#documents/review-paper.ts';
import { issueTask } from '#domain/issue-task.ts';
import { changesBetween } from '#domain/review-changes.ts';
import { diffReview } from '#domain/review-diff.ts';
import { draftReview, type Review } from '#domain/review-draft.ts';
import { aRow, aTarget, aWork, calendar, policy } from '../support/builders.ts';
import { aHistory, reported } from '../support/lived-task.ts';
import { paragraphsOf } from '../support/office-files.ts';

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
/** As the first revision of its kind. */
const paperOf = (one: Review): Paper => reviewPaper(one, changesBetween(null, one));
const paper = paperOf(review);

const isPage = ({ kind }: Block): boolean => kind === 'page';
const speechOf = ({ blocks }: Paper): readonly Block[] => blocks.slice(0, blocks.findIndex(isPage));
const annexesOf = ({ blocks }: Paper): readonly Block[] => blocks.slice(blocks.findIndex(isPage));
const wordsIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'paragraph' || block.kind === 'note') return [wordsOf(block.line)];
    return block.kind === 'heading' || block.kind === 'byline' ? [block.text] : [];
  });
const tablesIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'table' ? [block.rows.map((row) => row.map(({ line }) => line))] : []));
const runsIn = (blocks: readonly Block[]) =>
  blocks.flatMap((block) => (block.kind === 'paragraph' && typeof block.line !== 'string' ? block.line : []));

describe('reviewPaper', () => {
  it('opens with the town, the revision and the day', () =>
    expect(speechOf(paper).slice(0, 2)).toEqual([
      { kind: 'title', lines: ['望京镇2022年工作回顾'] },
      { kind: 'byline', text: '（第2稿，数据截至2022年12月12日）' },
    ]));

  it('has a hidden mark behind each figure, and of which task its sentence is', () => {
    const runs = runsIn(speechOf(paper));
    expect(
      runs
        .slice(0, 6)
        .map(({ text, mark }) => (mark ? `<${text}>` : text))
        .join(''),
    ).toBe('完成玉米种植面积6038亩<⟦1.1#2 1.1#3报⟧>，超计划38亩<⟦1.1#2 1.1#3 计划报⟧>。<⟦1.1⟧>');
    expect(wordsIn(speechOf(paper))).toContain('完成玉米种植面积6038亩，超计划38亩。完成大豆种植面积1486亩。');
  });

  it('tells how each figure came about, as many lines as there are figures', () => {
    const figures = tablesIn(annexesOf(paper))[1] ?? [];
    expect(figures).toHaveLength(review.counts.figures);
    expect(figures[0]).toEqual(['1.1', '6038亩', '各期合计 1900 + 4138', '1.1#2 1.1#3', '自报']);
    expect(figures[1]).toEqual(['1.1', '38亩', '相减 6038 − 6000', '1.1#2 1.1#3 计划', '自报']);
  });

  it('has the matrix of all promises', () => {
    const [matrix = []] = tablesIn(annexesOf(paper));
    expect(matrix).toHaveLength(3);
    expect(matrix[1]).toEqual(['1.2', '大豆种植面积2010亩', '大豆种植面积 1486 / 2010亩', '部分完成', '第1章第2句', '农业综合服务中心']);
  });

  it('leaves to the office what is to be verified, said and carried over', () => {
    const annex = wordsIn(annexesOf(paper));
    for (const line of ['9.4　未报', '□ 1.2　大豆种植面积1486亩，未达2010亩，差524亩', '□ 1.2　种子迟到']) expect(annex).toContain(line);
    expect(annex.some((line) => line.startsWith('□ 1.2（农业综合服务中心，部分完成）　'))).toBe(true);
    expect(wordsIn(speechOf(paper)).join('')).not.toContain('种子迟到');
  });

  it('sets off what an editor must not overlook', () => {
    const found = runsIn(speechOf(paper)).filter(({ fill }) => fill !== undefined);
    expect(found.map(({ text }) => text)).toEqual(['【待核：未报】', '〔缺数：请农业综合服务中心补可以写入回顾的数〕']);
  });

  it('keeps a chapter without a task, and says so', () => {
    const empty = { ...review, chapters: [...review.chapters, { title: '一年来，我们抓改革', heading: null, sentences: [] }] };
    const words = wordsIn(speechOf(paperOf(empty)));
    expect(words[words.indexOf('一年来，我们抓改革') + 1]).toContain('〔本章暂无对应事项');
  });

  it('tells work outside the plan in its chapter, and lists it with what it rests on', () => {
    const works = [aWork({ sentence: '清理撂荒的耕地50亩' }), aWork({ n: '002', department: '武装部', sentence: '征兵8人', figures: [] })];
    const told = paperOf(draftReview({ ...inputOf(LIVES[0]!), asOf: '2022-12-12', unplanned: works }));
    expect(wordsIn(speechOf(told))).toContain('清理撂荒的耕地50亩。');
    expect(wordsIn(annexesOf(told))).toContain('附件4　做了但未承诺（计划外工作）');
    expect(tablesIn(annexesOf(told))[2]?.[1]).toEqual(['外2', '武装部', '2022年5月10日', '征兵8人。', '未归入', 'wangjing-2022-U002@1']);
    expect(wordsIn(annexesOf(paper)).join('')).not.toContain('附件4');
  });

  it('shows what was written as it was written, and no HTML', async () => {
    const life = aHistory(issued({ kind: 'quantity', area: '一<b>', text: '完成玉米种植6000亩<i>。', lead: '站*', targets: [aTarget()] }), [
      grown('2022-03-24', '玉米种植面积', 19, '<script>alert(1)</script>'),
    ]);
    const told = paperOf(draftReview({ ...inputOf(life), asOf: '2022-12-12', organization: { name: '望<u>京' } }));
    const html = paperHtml(told);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toMatch(/<(?:script|u|i)>/);
    expect(paragraphsOf(await paperDocx(told)).some(({ text }) => text.includes('&lt;script&gt;'))).toBe(true);
  });

  it('says the grade of each figure, and 余 where one was cut', () => {
    const life = aHistory(
      issued({ text: '排查耕地。', measures: [{ name: '排查耕地', unit: '亩', source: 'catalogue', lastYear: null }] }),
      [grown('2022-09-22', '排查耕地', 16420)],
    );
    const cut = paperOf(draftReview({ ...inputOf(life), asOf: '2022-12-31' }));
    expect(tablesIn(annexesOf(cut))[1]?.[0]).toEqual(['1.1', '1.64万余亩', '换算 16420 ÷ 10000', '1.1#2', '自报']);
  });
});

describe('a review that was edited in Word', () => {
  const edited = async (change: (text: string) => string = (text) => text) => {
    const text = await readReportFile(await paperDocx(paper), '修改稿.docx');
    return diffReview(review, change(text).split(/\r?\n/));
  };

  it('says nothing otherwise as it was printed', async () => {
    const { counts, numbers, claims, gone } = await edited();
    expect([numbers, claims, gone]).toEqual([[], [], []]);
    expect(counts.same).toBeGreaterThanOrEqual(review.counts.figures);
  });

  it('has a wrong digit told by its place, what stood there and what stands there now', async () => {
    const { numbers } = await edited((text) => text.replace('6038亩', '6083亩'));
    expect(numbers).toMatchObject([{ change: 'changed', id: '1.1', old: '6038亩', new: '6083亩', mark: '【待核】' }]);
    expect(numbers[0]?.derivation?.of.map(({ value }) => value)).toEqual([1900, 4138]);
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
