import type { NumberChange } from './edit-kinds.ts';
import { type EditedSentence, editedSentences, excerptOf } from './edited-text.ts';
import { RuleError } from './errors.ts';
import type { Derivation } from './figure.ts';
import { isFairlyRounded, type Matched, matchNumbers, saysTheSame } from './match-numbers.ts';
import { type Aligned, marksGone, type Overclaim, overclaims } from './overclaims.ts';
import type { Review } from './review-draft.ts';
import { linesOfReview, PROBLEMS_TITLE, type ReviewLine } from './review-lines.ts';

export interface ChangedNumber {
  readonly change: NumberChange;
  /** Title of its chapter in the revision; of an added number, the heading that it stands under. */
  readonly chapter: string;
  /** Task number; null for a number outside the sentences of tasks. */
  readonly task: string | null;
  /** Shown number. */
  readonly id: string | null;
  /** In the edited text, from 1; null when its sentence is gone. */
  readonly paragraph: number | null;
  readonly old: string | null;
  readonly new: string | null;
  /** How the old number came about; null when it was no figure. */
  readonly derivation: Derivation | null;
  readonly sources: readonly string[];
  /** 【待核】 for what nothing proves. */
  readonly mark: '【待核】' | null;
  /** The edited sentence; of a removed number the revision's. */
  readonly text: string;
}

export interface ReviewDiff {
  readonly plan: string;
  readonly revision: number;
  readonly counts: {
    readonly paragraphs: number;
    /** Numbers of the revision that stand unchanged. */
    readonly same: number;
  } & Readonly<Record<NumberChange, number>>;
  readonly numbers: readonly ChangedNumber[];
  readonly claims: readonly Overclaim[];
  /** Sentences that are gone as a whole. */
  readonly gone: readonly { readonly chapter: string; readonly task: string | null; readonly id: string; readonly text: string }[];
}

/** A review is a tenth of this; more would be another text, and cost a quadratic comparison. */
export const MOST_EDITED = 60_000;

/** A sentence stands for a line when it holds so much of it. */
const STANDS_FOR = 0.5;

const changesOf = (lines: readonly ReviewLine[], sentences: readonly EditedSentence[], matched: Matched): readonly ChangedNumber[] => {
  const byEdited = new Map(matched.matches.map(({ revised, edited }) => [edited, revised]));
  const kept = new Set(byEdited.values());
  const bests = bestSentences(lines, matched);
  const inText = matched.edited.flatMap((edited): ChangedNumber[] => {
    const revised = byEdited.get(edited);
    const { paragraph, text, heading } = sentences[edited.at]!;
    const said = { paragraph, new: edited.number.text, text: excerptOf(text, edited.number.text) };
    if (revised === undefined) {
      const none = { task: null, id: null, old: null, derivation: null, sources: [] };
      return [{ change: 'added', chapter: heading, mark: '【待核】', ...none, ...said }];
    }
    if (saysTheSame(edited.number, revised.number)) return [];
    const isFair = isFairlyRounded(edited.number, revised.number);
    const { chapter, task, id } = lines[revised.at]!;
    const { text: old, derivation, sources } = revised.number;
    return [
      { change: isFair ? 'rounded' : 'changed', chapter, task, id, old, derivation, sources, mark: isFair ? null : '【待核】', ...said },
    ];
  });
  const removed = matched.revised
    .filter((one) => !kept.has(one))
    .map(({ at, number: { text: old, derivation, sources } }): ChangedNumber => {
      const { chapter, task, id, text } = lines[at]!;
      const paragraph = sentences[bests[at]!]?.paragraph ?? null;
      return {
        change: 'removed',
        chapter,
        task,
        id,
        paragraph,
        old,
        new: null,
        derivation,
        sources,
        mark: null,
        text: excerptOf(text, old),
      };
    });
  return [...inText, ...removed];
};

/** For each line the edited sentence that holds most of it; -1 when none holds enough. */
const bestSentences = (lines: readonly ReviewLine[], { likeness }: Matched): readonly number[] =>
  lines.map((_, line) => {
    const scores = likeness.map((row) => row[line] ?? 0);
    const best = scores.reduce((most, score) => Math.max(most, score), 0);
    return best < STANDS_FOR ? -1 : scores.indexOf(best);
  });

/** Which lines each edited sentence stands for: those of its numbers and shown numbers, else the one that it is most like. */
const alignedLines = (
  lines: readonly ReviewLine[],
  sentences: readonly EditedSentence[],
  matched: Matched,
): readonly ReadonlySet<number>[] => {
  const aligned = sentences.map(({ ids }) => new Set(lines.flatMap((line, i) => (ids.includes(line.id) ? [i] : []))));
  for (const { revised, edited } of matched.matches) aligned[edited.at]!.add(revised.at);
  for (const [line, at] of bestSentences(lines, matched).entries()) aligned[at]?.add(line);
  return aligned;
};

const chapterOf = (lines: readonly ReviewLine[], own: readonly ReviewLine[], heading: string): readonly ReviewLine[] => {
  const title = own[0]?.chapter ?? heading;
  return lines.filter((line) => line.chapter === title);
};

const count = (numbers: readonly ChangedNumber[], change: NumberChange): number => numbers.filter((one) => one.change === change).length;

/**
 * Compares an edited draft with the revision that it was made from.
 * - every number changed, removed or added, with its place, old, new, and how the old one came about
 * - what the text claims beyond the evidence, marks taken away, sentences gone
 * - numbers in fixed terms are none; where Word cut its runs, note marks and list numbers do not matter; annexes are not read
 *
 * @param paragraphs of the edited text, in order
 * @throws RuleError TooLarge above 60 000 characters
 * @example diffReview(review, ['种植玉米6083亩。']).numbers[0] //=> { change: 'changed', old: '6038亩', new: '6083亩', … }
 */
export const diffReview = (review: Review, paragraphs: readonly string[]): ReviewDiff => {
  if (paragraphs.reduce((sum, one) => sum + one.length, 0) > MOST_EDITED)
    throw new RuleError('TooLarge', `修改稿超过${MOST_EDITED}字，请只提交工作回顾部分。`);
  const lines = linesOfReview(review);
  const titles = [...review.chapters.map(({ title }) => title), PROBLEMS_TITLE];
  const sentences = editedSentences(paragraphs, titles, new Set(lines.map(({ id }) => id)));
  const matched = matchNumbers(lines, sentences);
  const aligned = alignedLines(lines, sentences, matched);
  const numbers = changesOf(lines, sentences, matched);
  const standsIn = (line: number): readonly EditedSentence[] => sentences.filter((_, at) => aligned[at]!.has(line));
  const texts = sentences.map((sentence, at): Aligned => {
    const own = [...aligned[at]!].map((line) => lines[line]!);
    return { sentence, lines: own, chapter: chapterOf(lines, own, sentence.heading) };
  });
  return {
    plan: review.plan,
    revision: review.revision,
    counts: {
      paragraphs: paragraphs.length,
      same: matched.matches.length - count(numbers, 'changed') - count(numbers, 'rounded'),
      changed: count(numbers, 'changed'),
      rounded: count(numbers, 'rounded'),
      removed: count(numbers, 'removed'),
      added: count(numbers, 'added'),
    },
    numbers,
    claims: [...overclaims(review, texts), ...marksGone(lines, standsIn)],
    gone: lines.flatMap((line, at) =>
      standsIn(at).length > 0 ? [] : [{ chapter: line.chapter, task: line.task, id: line.id, text: excerptOf(line.text, '') }],
    ),
  };
};
