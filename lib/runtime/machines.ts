import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SFNClient,
  StartExecutionCommand,
} from '@aws-sdk/client-sfn';
import { RuleError } from '#domain/errors.ts';
import { type Setting, setting } from './settings.ts';
import { whyItFailed } from './why-it-failed.ts';

export type Machine = 'intake' | 'publish' | 'daily-reminders' | 'monthly-bulletin' | 'year-end-review';

const ARN: Record<Machine, Setting> = {
  intake: 'intakeMachine',
  publish: 'publishMachine',
  'daily-reminders': 'dailyRemindersMachine',
  'monthly-bulletin': 'monthlyBulletinMachine',
  'year-end-review': 'yearEndReviewMachine',
};

/** Long work as a caller sees it. `error` is the code with which it failed, `reason` says why in Chinese. */
export interface OperationState {
  readonly operation: string;
  readonly status: 'running' | 'succeeded' | 'failed';
  readonly error: string | null;
  readonly reason: string | null;
}

/** Starts state machines, and tells how they go. An execution's name begins with its machine's. */
export const machines = (client = new SFNClient({})) => ({
  /** Starts an execution by name; one of that name that is there already is success: the work is under way or done. */
  start: async (machine: Machine, name: string, input: object): Promise<void> => {
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn: setting(ARN[machine]), name, input: JSON.stringify(input) }));
    } catch (error) {
      if (!(error instanceof ExecutionAlreadyExists)) throw error;
    }
  },

  /** @throws RuleError NotFound */
  describe: async (operation: string): Promise<OperationState> => {
    const machine = (Object.keys(ARN) as Machine[]).find((name) => operation.startsWith(`${name}-`));
    if (!machine) throw new RuleError('NotFound', '没有找到这项操作。');
    const executionArn = `${setting(ARN[machine]).replace(':stateMachine:', ':execution:')}:${operation}`;
    try {
      const { status: state = '', error, cause } = await client.send(new DescribeExecutionCommand({ executionArn }));
      const status = STATUSES[state] ?? 'failed';
      const reason = status === 'failed' ? whyItFailed(error ?? '', cause ?? '') : null;
      return { operation, status, error: error ?? null, reason };
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) throw new RuleError('NotFound', '没有找到这项操作。', [], { cause: error });
      throw error;
    }
  },
});

const STATUSES: Readonly<Record<string, OperationState['status']>> = {
  RUNNING: 'running',
  PENDING_REDRIVE: 'running',
  SUCCEEDED: 'succeeded',
};
