import { Duration } from 'aws-cdk-lib';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type House, HouseFunction } from '../house-function.ts';
import { count } from '../metrics.ts';
import { machineOf } from './machine.ts';
import { step } from './step.ts';

/**
 * Files that take longer than a request, or a heavy library: `{plan, kind: export | import | compare, at, by, key}`, or work with
 * workbooks (`SHEET_WORK`).
 * 1. `ProduceFile` writes a year into one zip or a workbook, reads one back, or compares an edited review with its revision; out
 *    `{document, records, bytes}`, and of a workbook that was read what it came to.
 * A file that is refused fails the execution with its code; nothing was written then.
 */
export class ProduceFiles extends Construct {
  readonly machine: StateMachine;

  constructor(house: House, id: string) {
    super(house.stack, id);
    const produceFile = new HouseFunction(house, 'ProduceFile', {
      door: 'produce-files/produce-file',
      table: 'change',
      bucket: 'change',
      memorySize: 2048,
      timeout: Duration.minutes(15),
    });
    count(produceFile.logGroup, 'FilesRefused');
    this.machine = machineOf(this, step(this, 'ProduceFile', produceFile), Duration.minutes(80));
  }
}
