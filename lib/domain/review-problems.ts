import { isFairlyRounded } from './match-numbers.ts';
import { numbersWritten } from './numbers-written.ts';
import type { ProblemChoice, ProblemDecision } from './problem-decisions.ts';
import type { ProblemCandidate } from './review-candidates.ts';

/** A sentence under 存在的问题, with the candidates for which it stands. */
export interface ProblemSentence {
  readonly candidates: readonly string[];
  /** Shown numbers of their tasks. */
  readonly ids: readonly string[];
  readonly text: string;
  /** Numbers of an editor's words that the candidate does not have: 【待核】. */
  readonly unproved: readonly string[];
  readonly sources: readonly string[];
}

/** A line of 未完成事项清单, which is filed with the draft. */
export interface UnsaidProblem extends ProblemCandidate {
  /** Null while nobody has decided. */
  readonly choice: Exclude<ProblemChoice, 'write'> | null;
  readonly decidedBy: string | null;
}

export interface ReviewProblems {
  readonly written: readonly ProblemSentence[];
  /** One sentence for all that were merged; null when none was. */
  readonly general: ProblemSentence | null;
  readonly unsaid: readonly UnsaidProblem[];
  /** Keys of candidates that read otherwise now than when they were decided. */
  readonly changed: readonly string[];
}

const closed = (words: string): string => `${words.trim().replace(/[。；，、.;,\s]{1,20}$/, '')}。`;

/** Numbers of the words that the candidate's own do not say, nor fairly round. */
const unprovedIn = (words: string, own: string): readonly string[] => {
  const known = numbersWritten(own).map((number) => ({ ...number, derivation: null, sources: [], exact: number.value }));
  return numbersWritten(words)
    .filter((number) => !known.some((one) => (one.value === number.value && one.unit === number.unit) || isFairlyRounded(number, one)))
    .map(({ text }) => text);
};

const marked = (text: string, unproved: readonly string[]): string =>
  unproved.length === 0 ? text : `${text.slice(0, -'。'.length)}【待核：${unproved.join('、')}没有出处】。`;

const written = ({ key, id, text, sources }: ProblemCandidate, { wording }: ProblemDecision): ProblemSentence => {
  const unproved = wording === null ? [] : unprovedIn(wording, text);
  return { candidates: [key], ids: [id], text: marked(closed(wording ?? text), unproved), unproved, sources };
};

type Decided = readonly [ProblemCandidate, ProblemDecision];

/** Each general wording once, in the order of the candidates. */
const merged = (all: readonly Decided[]): ProblemSentence | null => {
  if (all.length === 0) return null;
  const words = [...new Set(all.map(([candidate, { wording }]) => (wording ?? candidate.general).replace(/。$/, '')))].join('，');
  const unproved = unprovedIn(words, all.map(([{ text }]) => text).join('；'));
  return {
    candidates: all.map(([{ key }]) => key),
    ids: [...new Set(all.map(([{ id }]) => id))],
    text: marked(closed(words), unproved),
    unproved,
    sources: [...new Set(all.flatMap(([{ sources }]) => sources))],
  };
};

/**
 * What the speech says of problems: what a person decided, and nothing by itself.
 * - 写入: the candidate's words with its newest figures, or the editor's, whose own numbers are 【待核】
 * - 并入概括: the general wordings of the fields, each once, in one sentence
 * - whatever is not written out stands in 未完成事项清单, also what nobody has decided
 */
export const reviewProblems = (candidates: readonly ProblemCandidate[], decisions: readonly ProblemDecision[]): ReviewProblems => {
  const decided = candidates.map((one) => [one, decisions.find(({ candidate }) => candidate === one.key)] as const);
  const chosen = (choice: ProblemChoice): readonly Decided[] =>
    decided.flatMap(([one, decision]) => (decision?.choice === choice ? [[one, decision] as const] : []));
  return {
    written: chosen('write').map(([one, decision]) => written(one, decision)),
    general: merged(chosen('merge')),
    unsaid: decided.flatMap(([one, decision]): UnsaidProblem[] => {
      if (decision?.choice === 'write') return [];
      return [{ ...one, choice: decision?.choice ?? null, decidedBy: decision?.decidedBy ?? null }];
    }),
    changed: decided.flatMap(([one, decision]) => (decision !== undefined && decision.text !== one.text ? [one.key] : [])),
  };
};
