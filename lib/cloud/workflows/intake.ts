import { Duration } from 'aws-cdk-lib';
import { Errors, Fail, type StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { count } from '../metrics.ts';
import { REFUSALS } from './errors.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Takes in a report: `{town, year, report: {key, sha256, name}}`.
 * 1. `SplitReport` reads the file, splits it, keeps the result in the bucket; out the same and `{split, tasks, unsplit}`.
 * 2. `SaveDraft` writes the rows and opens the draft.
 * A file that is no report, and a draft that could not be saved, go to `RefuseReport`, which notes the reason, so that the year is free
 * for another try; the execution fails with the code.
 */
export class Intake extends Construct {
  readonly machine: StateMachine;

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
    const refuseReport = new HouseFunction(house, 'RefuseReport', { door: 'intake/refuse-report', table: 'change' });
    count(refuseReport.logGroup, 'ReportsRefused');

    const refused = new Fail(this, 'ReportRefused', { errorPath: '$.error.Error', causePath: '$.refused.reason' });
    const refuse = step(this, 'RefuseReport', refuseReport, { resultPath: '$.refused' }).next(refused);
    const split = step(this, 'SplitReport', splitReport).addCatch(refuse, { errors: REFUSALS, resultPath: '$.error' });

    const save = step(this, 'SaveDraft', saveDraft).addCatch(refuse, { errors: [Errors.ALL], resultPath: '$.error' });

    this.machine = machineOf(this, split.next(save), Duration.minutes(5));
  }
}
