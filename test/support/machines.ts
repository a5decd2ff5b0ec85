import type { AddressInfo } from 'node:net';
import type { Execution, StateMachines } from '#local/state-machines.ts';
import { serveStepFunctions } from '#local/step-functions-endpoint.ts';
import { SETTINGS, type Setting } from '#runtime/settings.ts';

const ARN = 'arn:aws:states:local:000000000000:stateMachine:';
const MACHINES = [
  'intakeMachine',
  'publishMachine',
  'dailyRemindersMachine',
  'monthlyBulletinMachine',
  'yearEndReviewMachine',
  'filesMachine',
] as const;

/** Step Functions whose executions begin and never end: what was started, under which name, with which input. */
export interface Started {
  readonly name: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** Points the functions at Step Functions that remember what is started. Call before they are imported. */
export const functionsOnMachines = async () => {
  const executions = new Map<string, Execution>();
  const machines = {
    machine: (arn: string) => (arn.startsWith(ARN) ? { name: arn.slice(ARN.length) } : undefined),
    find: (arn: string) => executions.get(arn),
    all: () => [...executions.values()],
    stop: () => {},
    start: async (machineArn: string, name: string, input: string) => {
      const arn = `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;
      const execution: Execution = {
        machine: machineArn.slice(ARN.length),
        name,
        arn,
        input,
        startedAt: 0,
        entered: [],
        status: 'RUNNING',
      };
      executions.set(arn, execution);
      return execution;
    },
  } as unknown as StateMachines;
  const server = await serveStepFunctions(machines, () => 0);
  process.env.AWS_ENDPOINT_URL_SFN = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  for (const machine of MACHINES) process.env[SETTINGS[machine satisfies Setting]] = `${ARN}${machine}`;
  return {
    started: (): Started[] => [...executions.values()].map(({ name, input }) => ({ name, input: JSON.parse(input) })),
    /** Ends the execution of that name as Step Functions end one whose state threw. */
    fail: (name: string, errorType: string, errorMessage: string, status: 'FAILED' | 'TIMED_OUT' | 'ABORTED' = 'FAILED'): void => {
      const execution = [...executions.values()].find((one) => one.name === name)!;
      Object.assign(execution, { status, error: errorType, cause: JSON.stringify({ errorType, errorMessage, trace: [] }) });
    },
    /** Lets the execution of that name go into a state. */
    enter: (name: string, state: string): void => {
      [...executions.values()].find((one) => one.name === name)!.entered.push({ state, at: 0 });
    },
    succeed: (name: string, output: object = {}): void => {
      const execution = [...executions.values()].find((one) => one.name === name)!;
      Object.assign(execution, { status: 'SUCCEEDED', output: JSON.stringify(output) });
    },
    stop: (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
