import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { RuleError } from '#domain/errors.ts';
import { type Setting, setting } from './settings.ts';
import type { ToldSheets } from './told-sheets.ts';
import { whyItFailed } from './why-it-failed.ts';

export type Machine = 'intake' | 'publish' | 'daily-reminders' | 'monthly-bulletin' | 'year-end-review' | 'files';

const ARN: Record<Machine, Setting> = {
  intake: 'intakeMachine',
  publish: 'publishMachine',
  'daily-reminders': 'dailyRemindersMachine',
  'monthly-bulletin': 'monthlyBulletinMachine',
  'year-end-review': 'yearEndReviewMachine',
  files: 'filesMachine',
};

/** Long work as a caller sees it. `error` is the code with which it failed, `reason` says why in Chinese. */
export interface OperationState {
  readonly operation: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly error: string | null;
  readonly reason: string | null;
  /** What it gave, when it is done and gives anything. */
  readonly result: ({ readonly document: string | null; readonly records: number } & Partial<ToldSheets>) | null;
}

/** Starts state machines, and tells how they go. An execution's name begins with its machine's. */
export const machines = (client = new SFNClient({})) => ({
  /** Starts an execution by name; one of that name that is there already is success: the work is under way or done. */
  start: async (machine: Machine, name: string, input: object): Promise<void> => {
    try {
      await startExecution(client, machine, name, input);
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },

  /**
   * Starts what a person asks for, and returns the name of the execution that does it. One that runs or went well is not begun a second
   * time; one that failed, ran out of time or was stopped keeps its name for 90 days, so the work is begun anew as `<name>-again-1`, 2 …
   * @throws RuleError TriedTooOften
   */
  startUnlessDone: async (machine: Machine, name: string, input: object): Promise<string> => {
    for (let again = 0; again <= MOST_RERUNS; again += 1) {
      const rerun = again === 0 ? name : `${name}${AGAIN}${again}`;
      if (await begins(client, machine, rerun, input)) return rerun;
    }
    throw new RuleError('TriedTooOften', `这项操作已经重做了${MOST_RERUNS}次都没有成功，请联系运维人员。`);
  },

  /** @throws RuleError NotFound */
  describe: async (operation: string): Promise<OperationState> => {
    const machine = (Object.keys(ARN) as Machine[]).find((name) => operation.startsWith(`${name}-`));
    if (!machine) throw new RuleError('NotFound', '没有找到这项操作。');
    try {
      const { status: state = '', error, cause, output } = await describeExecution(client, machine, operation);
      const status = STATUSES[state] ?? 'failed';
      const reason = status === 'failed' ? whyItFailed(error ?? '', cause ?? '') : null;
      const result = machine === 'files' && status === 'succeeded' ? (JSON.parse(output ?? 'null') as OperationState['result']) : null;
      return { operation, status, error: error ?? null, reason, result };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) throw new RuleError('NotFound', '没有找到这项操作。', [], { cause: error });
      throw error;
    }
  },
});

const AGAIN = '-again-';

/** So often work that failed is begun anew under one name; each try costs two calls. */
const MOST_RERUNS = 20;

/** Whether an execution does the work of that name: itself, or a run of it again. */
export const isRunOf = (execution: string | null, name: string): boolean =>
  execution !== null && (execution === name || execution.startsWith(`${name}${AGAIN}`));

const startExecution = (client: SFNClient, machine: Machine, name: string, input: object) =>
  client.send(new StartExecutionCommand({ stateMachineArn: setting(ARN[machine]), name, input: JSON.stringify(input) }));

const describeExecution = (client: SFNClient, machine: Machine, name: string) =>
  client.send(new DescribeExecutionCommand({ executionArn: `${setting(ARN[machine]).replace(':stateMachine:', ':execution:')}:${name}` }));

/** False when the name is taken by an execution that came to nothing. */
const begins = async (client: SFNClient, machine: Machine, name: string, input: object): Promise<boolean> => {
  try {
    await startExecution(client, machine, name, input);
    return true;
  } catch (error) {
    if (!(error instanceof ExecutionAlreadyExists)) throw error;
    const { status = '' } = await describeExecution(client, machine, name);
    return status in STATUSES;
  }
};

const STATUSES: Readonly<Record<string, OperationState['status']>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
};
