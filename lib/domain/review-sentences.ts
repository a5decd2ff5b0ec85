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
  needsMeasure(task) ? continuingSentence(task, scope) : BY_KIND[task.kind](task, scope);
