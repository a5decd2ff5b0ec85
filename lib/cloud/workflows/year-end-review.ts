import { Duration } from 'aws-cdk-lib';
import { Fail, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { PLAN_NOT_PUBLISHED } from './errors.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Drafts next year's review of a plan: `{plan, at, revision}`, handed on unchanged.
 * 1. `TakeSnapshot` freezes the year: each task at its version.
 * 2. `DraftReview` writes sentences, each with the updates that it rests on.
 * 3. `RenderReview` writes the document.
 * 4. `QueueReviewLetter` tells the office.
 * A plan that was never published fails with `PlanNotPublished`.
 */
export class YearEndReview extends Construct {
  readonly machine: StateMachine;

  constructor(house: House, id: string) {
    super(house.stack, id);
    const timeout = Duration.minutes(2);
    const takeSnapshot = new HouseFunction(house, 'TakeSnapshot', {
      door: 'year-end-review/take-snapshot',
      table: 'change',
      bucket: 'read',
      timeout,
    });
    const draftReview = new HouseFunction(house, 'DraftReview', {
      door: 'year-end-review/draft-review',
      table: 'change',
      bucket: 'read',
      timeout,
    });
    const renderReview = new HouseFunction(house, 'RenderReview', {
      door: 'year-end-review/render-review',
      table: 'read',
      bucket: 'write',
      memorySize: 1024,
      timeout,
    });
    const queueReviewLetter = new HouseFunction(house, 'QueueReviewLetter', {
      door: 'year-end-review/queue-review-letter',
      table: 'change',
    });

    const notPublished = new Fail(this, 'NothingToReview', { error: PLAN_NOT_PUBLISHED, causePath: '$.error.Cause' });
    const snapshot = step(this, 'TakeSnapshot', takeSnapshot).addCatch(notPublished, {
      errors: [PLAN_NOT_PUBLISHED],
      resultPath: '$.error',
    });
    const review = snapshot
      .next(step(this, 'DraftReview', draftReview))
      .next(step(this, 'RenderReview', renderReview))
      .next(step(this, 'QueueReviewLetter', queueReviewLetter));
    this.machine = machineOf(this, review, Duration.minutes(15));
  }
}
