import { LocalCloudError } from './errors.ts';

export interface AslState {
  readonly Type: string;
  readonly Resource?: string;
  TimeoutSeconds?: number;
  readonly [field: string]: unknown;
}

export interface AslMachine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, AslState>>;
  readonly TimeoutSeconds?: number;
  readonly [field: string]: unknown;
}

/** A Task without a time limit has none on AWS; the interpreter would set 60 seconds. */
const NO_LIMIT_SECONDS = 86_400;
const ANYWHERE = ['Type', 'Comment', 'QueryLanguage'];
const INOUT = [...ANYWHERE, 'InputPath', 'OutputPath', 'Next', 'End'];
const RESULT = [...INOUT, 'Parameters', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'];

/** What the interpreter honours. Anything else it would ignore without a word, so it is refused here. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: [...RESULT, 'Resource', 'TimeoutSeconds', 'TimeoutSecondsPath'],
  Parallel: [...RESULT, 'Branches'],
  Map: [...RESULT, 'ItemsPath', 'ItemSelector', 'ItemProcessor', 'Iterator', 'MaxConcurrency', 'MaxConcurrencyPath'],
  Pass: [...INOUT, 'Parameters', 'Result', 'ResultPath'],
  // Not until a moment: the interpreter would hold it against the real clock.
  Wait: [...INOUT, 'Seconds', 'SecondsPath'],
  Choice: [...ANYWHERE, 'InputPath', 'OutputPath', 'Choices', 'Default'],
  Succeed: [...ANYWHERE, 'InputPath', 'OutputPath'],
  Fail: [...ANYWHERE, 'Error', 'ErrorPath', 'Cause', 'CausePath'],
};
const MACHINE_FIELDS = ['StartAt', 'States', 'Comment', 'TimeoutSeconds', 'Version', 'QueryLanguage', 'ProcessorConfig'];
const PROCESSOR_FIELDS = ['Mode', 'ExecutionType'];
const RETRIER = ['ErrorEquals', 'IntervalSeconds', 'MaxAttempts', 'BackoffRate', 'MaxDelaySeconds', 'JitterStrategy', 'Comment'];
const CATCHER = ['ErrorEquals', 'Next', 'ResultPath', 'Comment'];
const TYPE_TESTS = ['IsNull', 'IsPresent', 'IsNumeric', 'IsString', 'IsBoolean', 'IsTimestamp'];

/** Parts of the context object that the interpreter lacks, or fills from the real clock. */
const CONTEXT_REFUSED = /\$\$\.(Execution\.(Input|StartTime|RoleArn|RedriveCount|RedriveTime)|State\b|Task\b)/;

type Fields = Readonly<Record<string, unknown>>;

const onlyFields = (where: string, value: Fields, allowed: readonly string[]): void => {
  const unknown = Object.keys(value).find((field) => !allowed.includes(field));
  if (unknown) throw new LocalCloudError(`${where}: the field ${unknown} is not honoured by the local interpreter`);
};

const refuse = (where: string, when: boolean, why: string): void => {
  if (when) throw new LocalCloudError(`${where}: ${why}`);
};

const checkChoice = (where: string, rule: Fields): void => {
  for (const test of TYPE_TESTS) refuse(where, rule[test] === false, `${test}: false never matches in the local interpreter; write Not`);
  const inner = [rule.And, rule.Or, rule.Not].flat().filter((part) => part !== undefined) as Fields[];
  for (const part of inner) checkChoice(where, part);
};

const checkState = (where: string, state: AslState): void => {
  const allowed = FIELDS[state.Type];
  if (!allowed) throw new LocalCloudError(`${where}: the state type ${state.Type} is not known`);
  onlyFields(where, state, allowed);
  refuse(where, (state.QueryLanguage ?? 'JSONPath') !== 'JSONPath', 'only JSONPath is honoured by the local interpreter');
  refuse(where, state.ResultPath === '$', 'ResultPath "$" is written into a field named "$" by the local interpreter; leave it out');
  refuse(where, 'Result' in state && !state.Result, 'an empty Result is ignored by the local interpreter');
  for (const retrier of (state.Retry ?? []) as Fields[]) onlyFields(`${where}, Retry`, retrier, RETRIER);
  for (const catcher of (state.Catch ?? []) as Fields[]) {
    onlyFields(`${where}, Catch`, catcher, CATCHER);
    refuse(where, catcher.ResultPath === '$', 'ResultPath "$" in Catch; leave it out');
  }
  for (const rule of (state.Choices ?? []) as Fields[]) checkChoice(where, rule);
};

const innerMachines = (state: AslState): AslMachine[] =>
  [state.ItemProcessor, state.Iterator, state.Branches].flat().filter((part) => part !== undefined) as AslMachine[];

const checkMachine = (where: string, machine: AslMachine, tasks: Map<string, AslState>): void => {
  onlyFields(where, machine, MACHINE_FIELDS);
  refuse(where, (machine.QueryLanguage ?? 'JSONPath') !== 'JSONPath', 'only JSONPath is honoured by the local interpreter');
  const processor = (machine.ProcessorConfig ?? {}) as Fields;
  onlyFields(`${where}, ProcessorConfig`, processor, PROCESSOR_FIELDS);
  refuse(
    where,
    (processor.Mode ?? 'INLINE') !== 'INLINE',
    'a distributed Map would run as an inline one; the context must keep it inline here',
  );
  for (const [name, state] of Object.entries(machine.States)) {
    checkState(`${where}, state ${name}`, state);
    for (const inner of innerMachines(state)) checkMachine(`${where}, state ${name}`, inner, tasks);
    if (state.Type !== 'Task') continue;
    refuse(where, tasks.has(name), `two Task states are called ${name}`);
    state.TimeoutSeconds ??= state.TimeoutSecondsPath === undefined ? NO_LIMIT_SECONDS : undefined;
    if (state.TimeoutSeconds === undefined) delete state.TimeoutSeconds;
    tasks.set(name, state);
  }
};

/**
 * The definition of a state machine, if the local interpreter does all that it says, and its Task states by name.
 *
 * @throws LocalCloudError naming the machine, the state and the field that would be ignored or done otherwise than on AWS
 */
export const readMachine = (name: string, definition: string): { machine: AslMachine; tasks: ReadonlyMap<string, AslState> } => {
  const machine = JSON.parse(definition) as AslMachine;
  const refused = CONTEXT_REFUSED.exec(definition)?.[0];
  if (refused) throw new LocalCloudError(`State machine ${name}: ${refused} is not what it is on AWS in the local interpreter`);
  const tasks = new Map<string, AslState>();
  checkMachine(`State machine ${name}`, machine, tasks);
  return { machine, tasks };
};
