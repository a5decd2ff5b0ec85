import { chineseDate } from '#domain/day.ts';
import type { ReviewChanges } from '#domain/review-changes.ts';
import type { DraftedChapter, Review } from '#domain/review-draft.ts';
import { OUTCOMES } from '#domain/review-matrix.ts';
import type { ReviewSentence } from '#domain/review-sentence.ts';
import type { UnplannedLine } from '#domain/review-unplanned.ts';
import { derivationText } from './derivation-text.ts';
import { type Block, cellOf, type Line, type Paper, type Run, type TableColumn, titleLines } from './paper.ts';
import { changeLines, problemsText, unsaidRows } from './review-lists.ts';
import { markOf, sourcesText } from './source-mark.ts';

/** What an editor must not overlook. */
const TO_CHECK = 'FFE699';
const DOUBTS = /【(?:待核|预计)[^】]{0,200}】|〔无数据〕/g;

/**
 * A revision of the review as a paper: the speech in the page of GB/T 9704, each number with a hidden mark of where it comes from, and
 * behind it the annexes that the office works with: what became of each promise, what it has to decide, how each number came about.
 */
export const reviewPaper = (review: Review, changes: ReviewChanges): Paper => {
  const title = `${review.organization}${review.year}年${review.period === 'half' ? '上半年' : ''}工作回顾`;
  return {
    name: `${title}（第${review.revision}稿）`,
    author: review.organization,
    style: 'official',
    landscape: false,
    blocks: [
      { kind: 'title', lines: titleLines(title) },
      { kind: 'byline', text: bylineOf(review) },
      ...review.chapters.flatMap((chapter, at) => chapterBlocks(chapter, linesIn(review.unplanned, at), lackingIn(review, at))),
      ...problemBlocks(review),
      { kind: 'page', landscape: true },
      ...annexes(review, changes),
    ],
  };
};

const bylineOf = ({ revision, asOf, counts }: Review): string => {
  const month = counts.expected === 0 ? '' : `，${Number(asOf.slice(5, 7))}月数为预计`;
  return `（第${revision}稿，数据截至${chineseDate(asOf)}${month}）`;
};

const linesIn = (lines: readonly UnplannedLine[], chapter: number | null): readonly UnplannedLine[] =>
  lines.filter((line) => line.chapter === chapter);

/** Whom to ask for what where nothing was counted: for the editor's eyes, in colour. */
const lackingIn = ({ lacking = [] }: Review, chapter: number): readonly Line[] =>
  lacking.filter((note) => note.chapter === chapter).map(({ text }) => [{ text, fill: TO_CHECK }]);

const chapterBlocks = (
  { title, sentences }: DraftedChapter,
  unplanned: readonly UnplannedLine[],
  lacking: readonly Line[],
): readonly Block[] => {
  const told = unplanned.length === 0 ? [] : [unplanned.flatMap(unplannedRuns)];
  const paragraphs: readonly Line[] = [...byArea(sentences).map(paragraphOf), ...lacking, ...told];
  const lines: readonly Line[] =
    paragraphs.length === 0 ? [[{ text: '〔本章暂无对应事项，请编辑或删去。〕', fill: TO_CHECK }]] : paragraphs;
  return [
    ...(title === '' ? [] : [{ kind: 'heading', level: 1, text: title } as const]),
    ...lines.map((line): Block => ({ kind: 'paragraph', line })),
  ];
};

/** Sentences of one area of the plan stand in one paragraph. */
const byArea = (sentences: readonly ReviewSentence[]): readonly (readonly ReviewSentence[])[] => [
  ...Map.groupBy(sentences, ({ id }) => id.split('.')[0] ?? id).values(),
];

const paragraphOf = (sentences: readonly ReviewSentence[]): readonly Run[] => sentences.flatMap(sentenceRuns);

/** The sentence with a mark behind each of its figures, found one after the other, and its task's number at the end. */
const sentenceRuns = (sentence: ReviewSentence): readonly Run[] => {
  const task = { n: sentence.task, id: sentence.id };
  const runs: Run[] = [];
  let rest = sentence.text;
  for (const { text, sources, grade } of sentence.figures) {
    const end = rest.indexOf(text) + text.length;
    runs.push(...wordRuns(rest.slice(0, end)), { text: markOf(sources, task, grade), mark: true });
    rest = rest.slice(end);
  }
  return [...runs, ...wordRuns(rest), { text: `⟦${sentence.id}⟧`, mark: true }];
};

/** Words, and doubts in a colour. */
const wordRuns = (text: string): readonly Run[] => {
  const runs: Run[] = [];
  let at = 0;
  for (const found of text.matchAll(DOUBTS)) {
    runs.push({ text: text.slice(at, found.index) }, { text: found[0], fill: TO_CHECK });
    at = found.index + found[0].length;
  }
  return [...runs, { text: text.slice(at) }].filter((run) => run.text !== '');
};

const unplannedRuns = ({ text, id }: UnplannedLine): readonly Run[] => [{ text }, { text: `⟦${id}⟧`, mark: true }];

/** What the office has ticked, and nothing else. */
const problemBlocks = (review: Review): readonly Block[] => {
  const text = problemsText(review);
  return text === null
    ? []
    : [
        { kind: 'heading', level: 1, text: '存在的问题' },
        { kind: 'paragraph', line: wordRuns(text) },
      ];
};

const table = (columns: readonly TableColumn[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  columns,
  rows: rows.map((cells) => cells.map(cellOf)),
});

const annexes = (review: Review, changes: ReviewChanges): readonly Block[] => [
  { kind: 'heading', level: 1, text: '附件1　承诺与结果对照表' },
  { kind: 'note', line: summaryOf(review) },
  matrixTable(review),
  { kind: 'heading', level: 1, text: '附件2　请办公室决定' },
  ...listed('待核', toCheck(review.chapters)),
  ...listed(
    '可写入“存在的问题”的（不会自动写入）',
    review.problemCandidates.map(({ id, text }) => `□ ${id}　${text}`),
  ),
  ...listed(
    '建议结转下年的',
    review.carryOvers.map(({ id, lead, rest, outcome }) => `□ ${id}（${lead}，${outcome}）　${rest}`),
  ),
  ...listed('与上一稿相比', changeLines(changes)),
  { kind: 'heading', level: 1, text: '附件3　每个数的由来' },
  {
    kind: 'note',
    line: '来源写作“事项#第几次记录”，如1.1#6；“计划”指报告原文，“去年”指上年回顾。正文每个数后有同样的隐藏标记⟦1.1#6核⟧（显示隐藏文字可见，打印不出），报、核、佐分别为自报、已核、佐证。',
  },
  figureTable(review.chapters),
  ...unplannedBlocks(review),
  ...unsaidBlocks(review),
];

/** 未完成事项清单: what is not said in the speech, filed with it. */
const unsaidBlocks = (review: Review): readonly Block[] => {
  const rows = unsaidRows(review);
  return rows.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: '附件5　未完成事项清单' },
        table(
          [
            { head: '序号', width: 5, align: 'center' },
            { head: '事项', width: 60 },
            { head: '处理', width: 12, align: 'center' },
            { head: '决定人', width: 14, align: 'center' },
          ],
          rows,
        ),
      ];
};

const summaryOf = ({ counts }: Review): string => {
  const outcomes = OUTCOMES.filter((outcome) => counts.outcomes[outcome] > 0).map((outcome) => `${outcome}${counts.outcomes[outcome]}项`);
  return `任务${counts.tasks}项：${outcomes.join('、')}。正文${counts.sentences}句，用数${counts.figures}个，待核${counts.unverified}处，预计${counts.expected}处。`;
};

const matrixTable = ({ matrix }: Review): Block =>
  table(
    [
      { head: '序号', width: 5, align: 'center' },
      { head: '承诺', width: 26 },
      { head: '结果', width: 34 },
      { head: '结论', width: 10, align: 'center' },
      { head: '写在', width: 10, align: 'center' },
      { head: '牵头单位', width: 13 },
    ],
    matrix.map(({ id, promised, achieved, outcome, sentence, lead }) => [
      id,
      promised,
      achieved,
      outcome,
      sentence === null ? '未写入' : `第${sentence.chapter + 1}章第${sentence.at + 1}句`,
      lead,
    ]),
  );

const toCheck = (chapters: readonly DraftedChapter[]): readonly string[] =>
  chapters.flatMap(({ sentences }) =>
    sentences.flatMap(({ id, marks }) => marks.filter(({ mark }) => mark === '【待核】').map(({ why }) => `${id}　${why}`)),
  );

const listed = (title: string, lines: readonly string[]): readonly Block[] =>
  lines.length === 0
    ? []
    : [{ kind: 'heading', level: 2, text: `${title}（${lines.length}处）` }, ...lines.map((line): Block => ({ kind: 'note', line }))];

const figureTable = (chapters: readonly DraftedChapter[]): Block =>
  table(
    [
      { head: '事项', width: 5, align: 'center' },
      { head: '数', width: 12 },
      { head: '由来', width: 40 },
      { head: '来源', width: 30 },
      { head: '等次', width: 6, align: 'center' },
    ],
    chapters.flatMap(({ sentences }) =>
      sentences.flatMap(({ task: n, id, figures }) =>
        figures.map((figure) => [id, figure.text, derivationText(figure), sourcesText(figure.sources, { n, id }), figure.grade]),
      ),
    ),
  );

const unplannedBlocks = ({ unplanned }: Review): readonly Block[] =>
  unplanned.length === 0
    ? []
    : [
        { kind: 'heading', level: 1, text: '附件4　做了但未承诺（计划外工作）' },
        table(
          [
            { head: '序号', width: 5, align: 'center' },
            { head: '单位', width: 13 },
            { head: '日期', width: 11, align: 'center' },
            { head: '内容', width: 34 },
            { head: '写在', width: 8, align: 'center' },
            { head: '来源', width: 16 },
          ],
          unplanned.map(({ id, department, day, text, chapter, source }) => [
            id,
            department,
            chineseDate(day),
            text,
            chapter === null ? '未归入' : `第${chapter + 1}章`,
            source,
          ]),
        ),
      ];
