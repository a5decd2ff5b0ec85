import { chineseMonthDay } from './day.ts';
import { updateId } from './ids.ts';
import type { Kind } from './plan.ts';
import { coverageSentence } from './review-coverage.ts';
import type { ReviewScope } from './review-measure.ts';
import { quantitySentence } from './review-quantity.ts';
import { campaignSentence, milestoneSentence } from './review-rounds.ts';
import type { ReviewSentence } from './review-sentence.ts';
import { continuingSentence, zeroIncidentSentence } from './review-standing.ts';
import type { Task } from './task.ts';

const BY_KIND: Record<Kind, (task: Task, scope: ReviewScope) => ReviewSentence> = {
  quantity: quantitySentence,
  milestone: milestoneSentence,
  coverage: coverageSentence,
  campaign: campaignSentence,
  'zero-incident': zeroIncidentSentence,
  continuing: continuingSentence,
};

/** Kinds whose sentence is made of their figures; without any measure they are told as work. */
const needsMeasure = (task: Task): boolean =>
  (task.kind === 'quantity' && !task.measures.some((measure) => measure.target !== null)) ||
  (task.kind === 'coverage' && !task.measures.some((measure) => measure.accumulation === 'ratio'));

/**
 * The review's sentence of one task, by its kind. It rests on this task and its own history alone, so that a changed update changes
 * exactly the sentences that rest on it.
 */
export const sentenceOf = (task: Task, scope: ReviewScope): ReviewSentence =>
  withEnd(task, needsMeasure(task) ? continuingSentence(task, scope) : BY_KIND[task.kind](task, scope));

/** Whether the speech has a sentence of it: not of what was cancelled or replaced, nor of what ended before anything was reported. */
export const isTold = ({ ended, lastReport }: Pick<Task, 'ended' | 'lastReport'>): boolean =>
  ended === null || (ended.how === 'terminated' && lastReport !== null);

/** What was done until the situation changed, and that it did. */
const withEnd = ({ plan, n, ended }: Task, sentence: ReviewSentence): ReviewSentence =>
  ended === null
    ? sentence
    : {
        ...sentence,
        text: `${sentence.text.slice(0, -'。'.length)}（${chineseMonthDay(ended.day)}因政策调整终止）。`,
        sources: [...new Set([...sentence.sources, updateId(plan, n, ended.update)])],
      };
