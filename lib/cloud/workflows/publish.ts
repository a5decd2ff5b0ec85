import { Duration } from 'aws-cdk-lib';
import { Errors, Fail, Map as InlineMap, JsonPath, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { NOT_PUBLISHABLE, PUBLISH_FAILED } from './errors.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/** Ranges of tasks written at the same time. */
const RANGES_AT_ONCE = 4;

/**
 * Freezes a draft into tasks: `{plan, version, by, at}`.
 * 1. `FreezeDraft` marks the header with this execution; out the same and `execution`, `ranges: [[from, to], …]`.
 * 2. `WriteTasks` writes one range, invisible until the header says `published`.
 * 3. `OpenPlan` flips the header: from here on nothing is undone.
 * 4. `QueueLists` puts one list a department in the outbox; it is only tried again.
 * 5. `RememberCorrections` keeps what the office corrected, for next year's report; it is only tried again.
 * What breaks in 2 or 3 goes to `ThawDraft`: the plan is a draft again, the execution fails with `PublishFailed`.
 */
export class Publish extends Construct {
  readonly machine: StateMachine;
  readonly thawDraft: HouseFunction;

  constructor(house: House, id: string) {
    super(house.stack, id);
    const make = (name: string, door: string) => new HouseFunction(house, name, { door, table: 'change', timeout: Duration.minutes(1) });
    const freezeDraft = make('FreezeDraft', 'publish/freeze-draft');
    const writeTasks = make('WriteTasks', 'publish/write-tasks');
    const openPlan = make('OpenPlan', 'publish/open-plan');
    const queueLists = make('QueueLists', 'publish/queue-lists');
    const rememberCorrections = make('RememberCorrections', 'publish/remember-corrections');
    this.thawDraft = make('ThawDraft', 'publish/thaw-draft');

    const undone = new Fail(this, 'PlanNotOpened', { error: PUBLISH_FAILED, causePath: '$.error.Cause' });
    const thaw = step(this, 'ThawDraft', this.thawDraft, { keepState: true }).next(undone);
    const undo = { errors: [Errors.ALL], resultPath: '$.error' };

    const freeze = step(this, 'FreezeDraft', freezeDraft, {
      payload: { ...pass('plan', 'version', 'by', 'at'), execution: JsonPath.executionName },
    }).addCatch(new Fail(this, 'DraftNotPublishable', { errorPath: '$.error.Error', causePath: '$.error.Cause' }), {
      errors: NOT_PUBLISHABLE,
      resultPath: '$.error',
    });
    const write = new InlineMap(this, 'EachRange', {
      itemsPath: '$.ranges',
      maxConcurrency: RANGES_AT_ONCE,
      itemSelector: {
        ...pass('plan', 'by', 'at', 'execution'),
        from: JsonPath.stringAt('$$.Map.Item.Value[0]'),
        to: JsonPath.stringAt('$$.Map.Item.Value[1]'),
      },
      resultPath: JsonPath.DISCARD,
    })
      .itemProcessor(step(this, 'WriteTasks', writeTasks))
      .addCatch(thaw, undo);
    const open = step(this, 'OpenPlan', openPlan, { keepState: true }).addCatch(thaw, undo);

    this.machine = machineOf(
      this,
      freeze
        .next(write)
        .next(open)
        .next(step(this, 'QueueLists', queueLists, { keepState: true }))
        .next(step(this, 'RememberCorrections', rememberCorrections)),
      Duration.minutes(10),
    );
  }
}

const pass = (...names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, JsonPath.stringAt(`$.${name}`)]));
