import { type Derivation, exactOf, type Figure } from './figure.ts';
import { type NumberWritten, numbersWritten } from './numbers-written.ts';
import type { Review } from './review-draft.ts';
import type { ProblemSentence } from './review-problems.ts';
import type { ReviewSentence } from './review-sentence.ts';
import type { UnplannedLine } from './review-unplanned.ts';

/** A number of the revision, with the proof that it has. */
export interface ProvedNumber extends NumberWritten {
  /** Null for a number that is no figure: the day of a node, a number in words. */
  readonly derivation: Derivation | null;
  readonly sources: readonly string[];
  /** What it says before it was cut or rounded for print; its own value when it is no figure. */
  readonly exact: number;
}

/** One printed sentence of a revision. */
export interface ReviewLine {
  readonly chapter: string;
  /** Task number; null for work outside the plan. */
  readonly task: string | null;
  /** Shown number. */
  readonly id: string;
  /** With its marks. */
  readonly text: string;
  readonly marks: ReviewSentence['marks'];
  readonly figures: readonly Figure[];
  /** In the order of the text. */
  readonly numbers: readonly ProvedNumber[];
}

/** Words of a mark; what 【预计】 holds is said, what 【待核】 holds is not. */
const ASIDES = /[【〔[](?:待核|无数据)[^】〕\]]{0,80}[】〕\]]/g;

/** The sentence without its marks. @example withoutMarks('达到58.1%【待核：缺年初基数】。') //=> '达到58.1%。' */
export const withoutMarks = (text: string): string => text.replace(ASIDES, '').replace(/【预计】/g, '');

const inBase = (figure: Figure, value: number): number => {
  const printed = exactOf(figure.derivation) / (figure.derivation.scale ?? 1);
  return figure.value === 0 ? value : printed * (value / figure.value);
};

const proved = (text: string, figures: readonly Figure[]): readonly ProvedNumber[] => {
  const left = [...figures];
  return numbersWritten(text).map((number) => {
    const at = left.findIndex((figure) => number.text.endsWith(figure.text) || figure.text.endsWith(number.text));
    const figure = at === -1 ? undefined : left.splice(0, at + 1).at(-1);
    return figure === undefined
      ? { ...number, derivation: null, sources: [], exact: number.value }
      : { ...number, derivation: figure.derivation, sources: figure.sources, exact: inBase(figure, number.value) };
  });
};

const ofTask = (chapter: string, { task, id, text, figures, marks }: ReviewSentence): ReviewLine => ({
  chapter,
  task,
  id,
  text,
  marks,
  figures,
  numbers: proved(withoutMarks(text), figures),
});

/** A record's figures were typed beside its words: a number of the words that one of them says rests on the record. */
const ofWork = (chapter: string, { id, text, figures, source }: UnplannedLine): ReviewLine => ({
  chapter,
  task: null,
  id,
  text,
  marks: [],
  figures: [],
  numbers: numbersWritten(text).map((number) => {
    const known = figures.some(({ value, unit }) => value === number.value && unit === number.unit);
    const derivation = known ? ({ rule: 'reported', of: [{ source, value: number.value }] } as const) : null;
    return { ...number, derivation, sources: [source], exact: number.value };
  }),
});

/** Heading of the section for what the office has ticked. */
export const PROBLEMS_TITLE = '存在的问题';

const ofProblem = ({ ids, text, sources }: ProblemSentence): ReviewLine => ({
  chapter: PROBLEMS_TITLE,
  task: null,
  id: ids.join('、'),
  text,
  marks: [],
  figures: [],
  numbers: numbersWritten(withoutMarks(text)).map((number) => ({ ...number, derivation: null, sources, exact: number.value })),
});

/** 存在的问题, as printed. */
export const problemSentences = ({ problems }: Pick<Review, 'problems'>): readonly ProblemSentence[] => [
  ...(problems?.written ?? []),
  ...(problems?.general ? [problems.general] : []),
];

/** What a revision says, sentence by sentence, in the order of print. */
export const linesOfReview = (review: Review): readonly ReviewLine[] => [
  ...review.chapters.flatMap((chapter, at) => [
    ...chapter.sentences.map((sentence) => ofTask(chapter.title, sentence)),
    ...review.unplanned.filter((line) => line.chapter === at).map((line) => ofWork(chapter.title, line)),
  ]),
  ...problemSentences(review).map(ofProblem),
];
