import type { Instant } from './day.ts';
import { type FieldError, RuleError } from './errors.ts';
import type { ProblemCandidate } from './review-candidates.ts';

export const PROBLEM_CHOICES = ['write', 'merge', 'omit'] as const;

/** 写入: its words stand under 存在的问题 · 并入概括: a general wording does · 不写入: the annex alone has it. */
export type ProblemChoice = (typeof PROBLEM_CHOICES)[number];

/** What a person says of one candidate. */
export interface ProblemWords {
  /** Key of the candidate. */
  readonly candidate: string;
  readonly choice: ProblemChoice;
  /** Words in the place of the candidate's own, or of the general wording that is offered. */
  readonly wording: string | null;
  /** Who decided: a person or a meeting. */
  readonly decidedBy: string;
}

export interface ProblemDecision extends ProblemWords {
  readonly at: Instant;
  /** Who recorded it. */
  readonly by: string;
  /** The candidate as it read then: a changed figure asks for another look. */
  readonly text: string;
}

/** All that was decided of a plan's candidates; version 1 is nothing. */
export interface ProblemDecisions {
  readonly plan: string;
  readonly version: number;
  readonly decisions: readonly ProblemDecision[];
}

export const noDecisions = (plan: string): ProblemDecisions => ({ plan, version: 1, decisions: [] });

const wrongIn = (words: readonly ProblemWords[], known: ReadonlySet<string>): readonly FieldError[] =>
  words.flatMap(({ candidate, choice, wording }, i) => [
    ...(known.has(candidate) ? [] : [{ pointer: `/decisions/${i}/candidate`, message: `没有“${candidate}”这一条` }]),
    ...(words.findIndex((one) => one.candidate === candidate) < i
      ? [{ pointer: `/decisions/${i}/candidate`, message: `“${candidate}”决定了两次` }]
      : []),
    ...(choice === 'omit' && wording !== null ? [{ pointer: `/decisions/${i}/wording`, message: '不写入的没有措辞' }] : []),
  ]);

const isSame = (a: ProblemWords, b: ProblemWords): boolean =>
  a.choice === b.choice && a.wording === b.wording && a.decidedBy === b.decidedBy;

/**
 * Puts what is said in the place of what was decided: one that is left out is open again, one that says the same of the same words keeps
 * when and by whom it was recorded.
 *
 * @param candidates of the newest revision
 * @throws RuleError BodyIsWrong that names each unknown or doubled candidate
 */
export const decideProblems = (
  before: ProblemDecisions,
  words: readonly ProblemWords[],
  candidates: readonly ProblemCandidate[],
  { at, by }: Pick<ProblemDecision, 'at' | 'by'>,
): ProblemDecisions => {
  const texts = new Map(candidates.map(({ key, text }) => [key, text]));
  const fields = wrongIn(words, new Set(texts.keys()));
  if (fields.length > 0) throw new RuleError('BodyIsWrong', `有${fields.length}处需要改正：${fields[0]!.message}。`, fields);
  const decisions = words.map((one): ProblemDecision => {
    const text = texts.get(one.candidate)!;
    const old = before.decisions.find((other) => other.candidate === one.candidate);
    return old !== undefined && isSame(old, one) && old.text === text ? old : { ...one, at, by, text };
  });
  return { plan: before.plan, version: before.version + 1, decisions };
};
