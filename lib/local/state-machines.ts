import { ExecutionError, ExecutionTimeoutError, StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';
import { type AslMachine, readMachine } from './asl.ts';
import { LocalCloudError } from './errors.ts';
import type { Journal } from './journal.ts';

export type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

export interface Execution {
  readonly machine: string;
  readonly name: string;
  readonly arn: string;
  /** JSON text, as it was given. */
  readonly input: string;
  readonly startedAt: number;
  /** Tasks that it entered, in their order; of a run that an earlier process began, since this one took it up. */
  readonly entered: { readonly state: string; readonly at: number }[];
  status: ExecutionStatus;
  stoppedAt?: number;
  output?: string;
  error?: string;
  cause?: string;
}

export interface MachineSpec {
  readonly name: string;
  readonly arn: string;
  readonly definition: string;
}

interface Runnable extends MachineSpec {
  readonly run: StateMachine['run'];
  readonly tasks: ReadonlyMap<string, string>;
}

type Invoke = (functionArn: string, event: unknown) => Promise<unknown>;

/** 256 KiB between states; the interpreter has no such limit. */
const MOST_STATE_BYTES = 262_144;

const tooLarge = (value: unknown): boolean => Buffer.byteLength(JSON.stringify(value) ?? '') > MOST_STATE_BYTES;

/** Fails a Task the way Step Functions does: the name is the function's error type, the cause a JSON text. */
const taskError = (name: string, cause: string): Error => Object.assign(new Error(cause), { name });

const runTask = async (invoke: Invoke, resource: string, input: unknown): Promise<unknown> => {
  try {
    const output = await invoke(resource, input);
    if (!tooLarge(output)) return output;
  } catch (error) {
    const { name, message, trace = [] } = error as Error & { trace?: string[] };
    throw taskError(name, JSON.stringify({ errorType: name, errorMessage: message, trace }));
  }
  throw taskError('States.DataLimitExceeded', 'The task returned a result of more than 262144 bytes');
};

const outcomeOf = (error: unknown): Pick<Execution, 'status' | 'error' | 'cause'> => {
  if (error instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT', error: 'States.Timeout' };
  const caught = (error instanceof ExecutionError ? error.cause : error) as Error;
  return { status: 'FAILED', error: caught.name, cause: caught.message };
};

/** The state machines of the template, run by the interpreter; executions are remembered by machine and name. */
export class StateMachines {
  readonly #machines = new Map<string, Runnable>();
  readonly #executions = new Map<string, Execution>();
  readonly #running = new Set<Promise<void>>();
  readonly #aborts = new Map<string, () => void>();
  readonly #invoke: Invoke;
  readonly #journal: Journal;
  readonly #now: () => number;
  #closed = false;

  constructor(specs: readonly MachineSpec[], invoke: Invoke, isFunction: (arn: string) => boolean, journal: Journal, now: () => number) {
    this.#invoke = invoke;
    this.#journal = journal;
    this.#now = now;
    for (const spec of specs) this.#machines.set(spec.arn, this.#prepare(spec, isFunction));
  }

  get running(): number {
    return this.#running.size;
  }

  machine(arn: string): MachineSpec | undefined {
    return this.#machines.get(arn);
  }

  find(arn: string): Execution | undefined {
    return this.#executions.get(arn);
  }

  all(): Execution[] {
    return [...this.#executions.values()];
  }

  /** Writes the start down before it answers, so that an acknowledged execution is not lost by a kill. */
  async start(machineArn: string, name: string, input: string): Promise<Execution> {
    const machine = this.#machines.get(machineArn)!;
    const execution = this.#remember({ machine: machine.name, name, arn: executionArn(machineArn, name), input, startedAt: this.#now() });
    await this.#journal.append({ kind: 'started', machineArn, name, input, startedAt: execution.startedAt });
    this.#run(machine, execution);
    return execution;
  }

  stop(arn: string): void {
    const abort = this.#aborts.get(arn);
    if (!abort) return;
    Object.assign(this.#executions.get(arn)!, { status: 'ABORTED' });
    abort();
  }

  /** Lets go of what runs, and remembers it as unfinished: the next process takes it up again. */
  close(): void {
    this.#closed = true;
    for (const abort of this.#aborts.values()) abort();
  }

  /** Takes up what an earlier process left: ended executions as history, unfinished ones once more from their first state. */
  resume(): void {
    for (const entry of this.#journal.past) {
      const arn = executionArn(String(entry.machineArn), String(entry.name));
      const machine = this.#machines.get(String(entry.machineArn));
      if (entry.kind === 'started' && machine) {
        const { name, input, startedAt } = entry as { name: string; input: string; startedAt: number } & typeof entry;
        this.#remember({ machine: machine.name, name, arn, input, startedAt });
      }
      const execution = this.#executions.get(arn);
      if (entry.kind === 'ended' && execution) Object.assign(execution, entry.outcome);
    }
    for (const execution of this.#executions.values()) {
      const machine = [...this.#machines.values()].find(({ name }) => name === execution.machine);
      if (machine && execution.status === 'RUNNING') this.#run(machine, execution);
    }
  }

  #remember(execution: Omit<Execution, 'status' | 'entered'>): Execution {
    const remembered: Execution = { ...execution, entered: [], status: 'RUNNING' };
    this.#executions.set(execution.arn, remembered);
    return remembered;
  }

  #prepare(spec: MachineSpec, isFunction: (arn: string) => boolean): Runnable {
    const { machine, tasks } = readMachine(spec.name, spec.definition);
    for (const [name, { Resource = '' }] of tasks) {
      if (!isFunction(Resource))
        throw new LocalCloudError(`State machine ${spec.name}, state ${name}: ${Resource} is not a function of the template`);
    }
    const interpreter = interpreterOf(spec.name, machine);
    return {
      ...spec,
      run: interpreter.run.bind(interpreter),
      tasks: new Map([...tasks].map(([name, { Resource }]) => [name, Resource ?? ''])),
    };
  }

  #run(machine: Runnable, execution: Execution): void {
    const enter = (state: string, resource: string, input: unknown): Promise<unknown> => {
      execution.entered.push({ state, at: this.#now() });
      return runTask(this.#invoke, resource, input);
    };
    const handlers = [...machine.tasks].map(([state, resource]) => [state, (input: unknown) => enter(state, resource, input)]);
    const { result, abort } = machine.run(JSON.parse(execution.input), {
      overrides: { taskResourceLocalHandlers: Object.fromEntries(handlers) },
      context: {
        Execution: { Id: execution.arn, Name: execution.name },
        StateMachine: { Id: machine.arn, Name: machine.name },
      },
    });
    this.#aborts.set(execution.arn, abort);
    const done = result.then(
      (output) => this.#end(execution, { status: 'SUCCEEDED', output: JSON.stringify(output) }),
      (error) => this.#end(execution, execution.status === 'ABORTED' ? { status: 'ABORTED' } : outcomeOf(error)),
    );
    this.#running.add(done);
    void done.finally(() => this.#running.delete(done));
  }

  async #end(execution: Execution, outcome: Partial<Execution>): Promise<void> {
    if (this.#closed) return;
    const ended = { ...outcome, stoppedAt: this.#now() };
    Object.assign(execution, ended);
    this.#aborts.delete(execution.arn);
    const machineArn = [...this.#machines.values()].find(({ name }) => name === execution.machine)?.arn;
    await this.#journal.append({ kind: 'ended', machineArn, name: execution.name, outcome: ended });
  }
}

const executionArn = (machineArn: string, name: string): string => `${machineArn.replace(':stateMachine:', ':execution:')}:${name}`;

const interpreterOf = (name: string, machine: AslMachine): StateMachine => {
  try {
    return new StateMachine(machine as unknown as StateMachineDefinition, { validationOptions: { checkArn: false } });
  } catch (error) {
    throw new LocalCloudError(`State machine ${name}: ${(error as Error).message}`);
  }
};
