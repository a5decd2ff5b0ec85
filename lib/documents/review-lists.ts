import type { FigureChange, ReviewChanges, SentenceChange } from '#domain/review-changes.ts';
import type { Review } from '#domain/review-draft.ts';
import { problemSentences } from '#domain/review-lines.ts';
import type { UnsaidProblem } from '#domain/review-problems.ts';

const CHOICES: Record<string, string> = { merge: '并入概括', omit: '不写入' };
const NOT_DECIDED = '待定';

/** The paragraph 存在的问题: 一是…二是… when there are several; null when nobody has ticked anything. @example problemsText(review) //=> '一是…。二是…。' */
export const problemsText = (review: Pick<Review, 'problems'>): string | null => {
  const sentences = problemSentences(review).map(({ text }) => text);
  if (sentences.length < 2) return sentences[0] ?? null;
  return sentences.map((text, at) => `${'一二三四五六七八九十'[at] ?? `（${at + 1}）`}是${text}`).join('');
};

const unsaid = ({ id, text, choice, decidedBy }: UnsaidProblem): readonly string[] => [
  id,
  text,
  choice === null ? NOT_DECIDED : (CHOICES[choice] ?? choice),
  decidedBy ?? '',
];

/** Rows of the annex 未完成事项清单: number, what, 并入概括 · 不写入 · 待定, who decided. */
export const unsaidRows = ({ problems }: Pick<Review, 'problems'>): readonly (readonly string[])[] => (problems?.unsaid ?? []).map(unsaid);

const shown = (one: FigureChange['old']): string => (one === null ? '无' : `${one.text}（${one.grade}）`);

const figure = ({ name, old, new: now }: FigureChange): string => {
  if (old !== null && now !== null && old.text === now.text && old.grade === now.grade) return `${name}${now.text}的来源有变`;
  return `${name}${shown(old)}→${shown(now)}`;
};

const WORDS: Record<SentenceChange['change'], string> = { new: '新增', gone: '消失', changed: '变动' };

const sentence = ({ id, change, figures, marksGone, marksNew }: SentenceChange): string => {
  const parts = [
    ...figures.map(figure),
    ...(marksGone.length === 0 ? [] : [`去掉${marksGone.map(({ mark }) => mark).join('')}`]),
    ...(marksNew.length === 0 ? [] : [`新增${marksNew.map(({ mark }) => mark).join('')}`]),
  ];
  return `${id}　${WORDS[change]}${parts.length === 0 ? '（文字或章节）' : `：${parts.join('；')}`}`;
};

/** What changed since the revision before, one line a sentence and an outcome; none in the first. */
export const changeLines = ({ sentences, outcomes }: ReviewChanges): readonly string[] => [
  ...sentences.map(sentence),
  ...outcomes.map(({ id, old, new: now }) => `${id}　结论：${old ?? '无'}→${now ?? '无'}`),
];
