import type { ClaimKind } from './edit-kinds.ts';
import { type EditedSentence, excerptOf } from './edited-text.ts';
import type { Review } from './review-draft.ts';
import type { ReviewLine } from './review-lines.ts';

export interface Overclaim {
  readonly kind: ClaimKind;
  readonly chapter: string;
  /** Task numbers that it concerns. */
  readonly tasks: readonly string[];
  readonly ids: readonly string[];
  readonly paragraph: number;
  /** The word, or the mark. */
  readonly claim: string;
  /** What stands against it. */
  readonly why: string;
  /** The edited sentence. */
  readonly text: string;
}

const PRAISE =
  /全面完成|全面实现|全面达标|全面消除|全面|圆满|超额|超计划|提前完成|如期完成|胜利完成|出色|高质量完成|显著(?:提升|改善|成效)|成效显著/;
const ALL = /全部|悉数|无一(?:例外|遗漏)|均已?(?:整改|化解|办结|解决|完成)|100%|百分之百|应[^，,。]{1,4}尽[^，,。]{1,4}/;
const NONE = /(?:未|没有|无一起)发生|零(?:发生|事故|上访|案件)|无[^，,。]{1,8}(?:事故|案件)/;
const RANK = /(?:全国|全省|全市|全县|全区|片区)(?:唯一|首[个家批位]|第[一二三]|率先|领先|前列|之首)/;

/** A word of the edited sentence that no sentence of the revision that it stands for has. */
const newWord = (pattern: RegExp, text: string, olds: readonly ReviewLine[]): string | null => {
  const word = pattern.exec(text)?.[0];
  return word === undefined || olds.some((line) => line.text.includes(word)) ? null : word;
};

const UNDONE = ['部分完成', '未达到', '未反馈', '暂缓', '基本达到'];

/** What is lacking of each task that is not wholly done, by task number. */
const lackingOf = ({ matrix, shortfalls }: Review): ReadonlyMap<string, string> =>
  new Map(
    matrix.flatMap(({ n, outcome, achieved }) => {
      const short = shortfalls.filter((one) => one.n === n).map(({ text }) => text);
      if (short.length === 0 && !UNDONE.includes(outcome)) return [];
      return [[n, short.length > 0 ? short.join('；') : `${outcome}：${achieved}`] as const];
    }),
  );

/** An edited sentence with the lines of the revision that it stands for, and the others of its chapter. */
export interface Aligned {
  readonly sentence: EditedSentence;
  readonly lines: readonly ReviewLine[];
  readonly chapter: readonly ReviewLine[];
}

type Found = Pick<Overclaim, 'kind' | 'claim' | 'why'> & { readonly about: readonly ReviewLine[] };

/** A sentence that stands for no task, as one under a heading, speaks of its whole chapter. */
const praise = ({ sentence, lines, chapter }: Aligned, lacking: ReadonlyMap<string, string>): readonly Found[] => {
  const about = (lines.length > 0 ? lines : chapter).filter(({ task }) => task !== null && lacking.has(task));
  const word = newWord(PRAISE, sentence.text, lines);
  if (word === null || about.length === 0) return [];
  return [{ kind: 'praise', claim: word, why: about.map(({ task, id }) => `${id} ${lacking.get(task ?? '')}`).join('；'), about }];
};

const rateOf = (line: ReviewLine): string | null =>
  line.figures.find(({ derivation, value }) => derivation.rule === 'ratio' && derivation.expression?.includes('÷') && value < 100)?.text ??
  null;

const words = ({ sentence, lines }: Aligned): readonly Found[] => {
  const all = newWord(ALL, sentence.text, lines);
  const none = newWord(NONE, sentence.text, lines);
  const rank = newWord(RANK, sentence.text, lines);
  const rate = lines.map(rateOf).find((one) => one !== null);
  return [
    ...(all === null ? [] : [{ kind: 'all', claim: all, why: rate ? `原文为${rate}` : '原文没有“全部”的依据', about: lines } as const]),
    ...(none === null ? [] : [{ kind: 'none-happened', claim: none, why: '并非每期都确认未发生', about: lines } as const]),
    ...(rank === null ? [] : [{ kind: 'rank', claim: rank, why: '没有出处', about: lines } as const]),
  ];
};

const countOf = (text: string, mark: string): number => text.split(mark.slice(0, -1)).length - 1;

const overclaim = ({ sentence, chapter }: Aligned, { about, ...found }: Found): Overclaim => ({
  ...found,
  chapter: about[0]?.chapter ?? chapter[0]?.chapter ?? sentence.heading,
  tasks: about.flatMap(({ task }) => task ?? []),
  ids: about.map(({ id }) => id),
  paragraph: sentence.paragraph,
  why: excerptOf(found.why, ''),
  text: excerptOf(sentence.text, found.claim),
});

/** What the edited sentences claim beyond the evidence, in the order of the text; marks that were taken away are told by `marksGone`. */
export const overclaims = (review: Review, aligned: readonly Aligned[]): readonly Overclaim[] => {
  const lacking = lackingOf(review);
  return aligned.flatMap((one) => [...praise(one, lacking), ...words(one)].map((found) => overclaim(one, found)));
};

/** Marks that the revision has and the edited text no longer. @param standsIn the edited sentences that a line became */
export const marksGone = (lines: readonly ReviewLine[], standsIn: (line: number) => readonly EditedSentence[]): readonly Overclaim[] =>
  lines.flatMap((line, at) => {
    const sentences = standsIn(at);
    const [first] = sentences;
    if (first === undefined) return [];
    const text = sentences.map((one) => one.text).join('');
    const kept = new Map<string, number>();
    return line.marks.flatMap(({ mark, why }) => {
      const seen = (kept.get(mark) ?? 0) + 1;
      kept.set(mark, seen);
      if (countOf(text, mark) >= seen) return [];
      const about = { tasks: line.task === null ? [] : [line.task], ids: [line.id], chapter: line.chapter };
      return [{ kind: 'mark-gone' as const, ...about, paragraph: first.paragraph, claim: mark, why, text: excerptOf(first.text, '') }];
    });
  });
