import { chineseDate } from '#domain/day.ts';
import type { Figure } from '#domain/figure.ts';
import type { DraftedChapter, Review } from '#domain/review-draft.ts';
import { OUTCOMES } from '#domain/review-matrix.ts';
import type { ReviewSentence } from '#domain/review-sentence.ts';
import type { UnplannedLine } from '#domain/review-unplanned.ts';
import { blocks, bullets, heading, paragraph, plain, table } from './markdown.ts';

interface Note {
  readonly number: number;
  readonly figure: Figure;
}

const RULE_NAMES: Record<Figure['derivation']['rule'], string> = {
  reported: '填报值',
  sum: '各期合计',
  difference: '相减',
  ratio: '相除',
  scaled: '换算',
  count: '计数',
  base: '上年回顾',
};

/** '6038亩：相减 6038 − 5800；来源 w-2022-001@4、基:1203-1211；已核' */
const noteText = ({ text, derivation, sources, grade }: Figure): string => {
  const expression = derivation.expression === undefined ? '' : ` ${derivation.expression}`;
  return `${text}：${RULE_NAMES[derivation.rule]}${expression}；来源 ${sources.join('、')}；${grade}`;
};

/** The sentence with a footnote mark behind each of its figures, found one after the other. */
const withMarks = (sentence: ReviewSentence, first: number): string => {
  let rest = sentence.text;
  let done = '';
  sentence.figures.forEach((figure, at) => {
    const end = rest.indexOf(figure.text) + figure.text.length;
    done += `${plain(rest.slice(0, end))}[^${first + at}]`;
    rest = rest.slice(end);
  });
  return done + plain(rest);
};

const chapterText = (chapter: DraftedChapter, first: number, unplanned: readonly UnplannedLine[]): string => {
  let next = first;
  const sentences = chapter.sentences.map((sentence) => {
    const text = withMarks(sentence, next);
    next += sentence.figures.length;
    return `${text}〔${plain(sentence.id)}〕`;
  });
  const all = [...sentences, ...unplanned.map(({ text, id }) => `${plain(text)}〔${id}〕`)];
  const text = all.length === 0 ? '〔本章暂无对应事项，请编辑或删去。〕' : paragraph(all.join(''));
  return blocks(heading(2, chapter.title), text).trimEnd();
};

const figuresOf = (chapter: DraftedChapter): readonly Figure[] => chapter.sentences.flatMap(({ figures }) => figures);

const chaptersText = ({ chapters, unplanned }: Review): string => {
  let next = 1;
  return chapters
    .map((chapter, at) => {
      const text = chapterText(
        chapter,
        next,
        unplanned.filter((line) => line.chapter === at),
      );
      next += figuresOf(chapter).length;
      return text;
    })
    .join('\n\n');
};

const notes = (chapters: readonly DraftedChapter[]): readonly Note[] =>
  chapters.flatMap(figuresOf).map((figure, at) => ({ number: at + 1, figure }));

const toCheck = (chapters: readonly DraftedChapter[]): readonly string[] =>
  chapters.flatMap(({ sentences }) =>
    sentences.flatMap(({ id, marks }) => marks.filter(({ mark }) => mark === '【待核】').map(({ why }) => `${id}：${why}`)),
  );

const annex = (title: string, lines: readonly string[]): string => (lines.length === 0 ? '' : `### ${title}\n\n${bullets(lines)}`);

const summary = ({ counts }: Review): string => {
  const outcomes = OUTCOMES.filter((outcome) => counts.outcomes[outcome] > 0).map((outcome) => `${outcome}${counts.outcomes[outcome]}项`);
  return `任务${counts.tasks}项：${outcomes.join('、')}。正文${counts.sentences}句，用数${counts.figures}个，待核${counts.unverified}处，预计${counts.expected}处。`;
};

const unplannedRow =
  (chapters: readonly DraftedChapter[]) =>
  (line: UnplannedLine): string[] => [
    line.id,
    line.department,
    chineseDate(line.day),
    line.text,
    line.figures.map(({ name, value, unit }) => `${name}${value}${unit}`).join('、'),
    line.chapter === null ? '未归入' : (chapters[line.chapter]?.title ?? ''),
    line.source,
  ];

/** The review as Markdown: the draft with a footnote for each figure, the matrix, and what the office has to decide. */
export const reviewMarkdown = (review: Review): string =>
  blocks(
    heading(1, `${review.organization}${review.year}年工作回顾（第${review.revision}稿）`),
    `数据截至${chineseDate(review.asOf)}。${summary(review)}`,
    chaptersText(review),
    '## 附一　承诺与结果',
    table(
      ['序号', '牵头单位', '承诺', '结果', '结论'],
      review.matrix.map(({ id, lead, promised, achieved, outcome }) => [id, lead, promised, achieved, outcome]),
    ),
    '## 附二　请办公室决定',
    annex('待核', toCheck(review.chapters)),
    annex(
      '可写入“存在问题”的（不会自动写入）',
      review.problemCandidates.map(({ id, text }) => `${id}：${text}`),
    ),
    annex(
      '建议结转下年',
      review.carryOvers.map(({ id, lead, rest, outcome }) => `${id}（${lead}，${outcome}）：${rest}`),
    ),
    '## 附三　每个数的由来',
    notes(review.chapters)
      .map(({ number, figure }) => `[^${number}]: ${plain(noteText(figure))}`)
      .join('\n'),
    review.unplanned.length === 0 ? '' : '## 附四　做了但未承诺（计划外工作）',
    table(['序号', '单位', '日期', '内容', '数字', '章节', '来源'], review.unplanned.map(unplannedRow(review.chapters))),
  );
