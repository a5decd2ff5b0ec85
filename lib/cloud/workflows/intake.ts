import { Duration } from 'aws-cdk-lib';
import { Fail, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { REFUSALS } from './errors.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Takes in a report: `{town, year, report: {key, sha256, name}}`.
 * 1. `SplitReport` reads the file, splits it, keeps the result in the bucket; out `{town, year, sha256, split, tasks, unsplit}`.
 * 2. `SaveDraft` writes the rows and opens the draft.
 * A file that is no report goes to `RefuseReport`, which notes the reason; the execution fails with its code.
 */
export class Intake extends Construct {
  readonly machine: StateMachine;
  readonly refuseReport: HouseFunction;

  constructor(house: House, id: string) {
    super(house.stack, id);
    const splitReport = new HouseFunction(house, 'SplitReport', {
      door: 'intake/split-report',
      table: 'read',
      bucket: 'change',
      memorySize: 1024,
      timeout: Duration.minutes(1),
    });
    const saveDraft = new HouseFunction(house, 'SaveDraft', {
      door: 'intake/save-draft',
      table: 'change',
      bucket: 'read',
      timeout: Duration.minutes(1),
    });
    this.refuseReport = new HouseFunction(house, 'RefuseReport', { door: 'intake/refuse-report', table: 'change' });

    const refused = new Fail(this, 'ReportRefused', { errorPath: '$.error.Error', causePath: '$.error.Cause' });
    const refuse = step(this, 'RefuseReport', this.refuseReport, { keepState: true }).next(refused);
    const split = step(this, 'SplitReport', splitReport).addCatch(refuse, { errors: REFUSALS, resultPath: '$.error' });

    this.machine = machineOf(this, split.next(step(this, 'SaveDraft', saveDraft)), Duration.minutes(5));
  }
}
