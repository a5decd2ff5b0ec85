import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Execution, StateMachines } from './state-machines.ts';

/** An error in the shape that the SDK turns into an exception of that name. */
class ServiceError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

type Request = Readonly<Record<string, string | undefined>> & { readonly reverseOrder?: boolean; readonly maxResults?: number };

const MOST_INPUT_BYTES = 262_144;
/** What names forbid: white space, brackets, wildcards, special and control characters. */
const FORBIDDEN_IN_NAME = /[\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]/u;

const seconds = (at: number | undefined): number | undefined => (at === undefined ? undefined : at / 1000);

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** Same name and same input while it runs is the same execution; otherwise a name is taken, also by one that failed. */
const startExecution = async (
  machines: StateMachines,
  { stateMachineArn = '', name = randomUUID(), input = '{}' }: Request,
): Promise<object> => {
  if (!machines.machine(stateMachineArn))
    throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  if (name.length === 0 || name.length > 80 || FORBIDDEN_IN_NAME.test(name))
    throw new ServiceError('InvalidName', `Invalid Name: '${name}'`);
  if (!isJson(input) || Buffer.byteLength(input) > MOST_INPUT_BYTES)
    throw new ServiceError('InvalidExecutionInput', 'Invalid State Machine Execution Input');
  const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
  const existing = machines.find(arn);
  if (existing && !(existing.status === 'RUNNING' && existing.input === input)) {
    throw new ServiceError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
  }
  const execution = existing ?? (await machines.start(stateMachineArn, name, input));
  return { executionArn: arn, startDate: seconds(execution.startedAt) };
};

const summaryOf = (execution: Execution): object => ({
  executionArn: execution.arn,
  stateMachineArn: execution.arn.replace(':execution:', ':stateMachine:').replace(/:[^:]*$/, ''),
  name: execution.name,
  status: execution.status,
  startDate: seconds(execution.startedAt),
  stopDate: seconds(execution.stoppedAt),
});

const found = (machines: StateMachines, arn = ''): Execution => {
  const execution = machines.find(arn);
  if (!execution) throw new ServiceError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return execution;
};

const describeExecution = (machines: StateMachines, { executionArn }: Request): object => {
  const execution = found(machines, executionArn);
  const { input, output, error, cause } = execution;
  return { ...summaryOf(execution), input, output, error, cause };
};

/** Of all that a run writes down, the tasks that it entered. */
const getExecutionHistory = (machines: StateMachines, { executionArn, reverseOrder = false, maxResults = 1000 }: Request): object => {
  const events = found(machines, executionArn).entered.map(({ state, at }, i) => ({
    id: i + 1,
    previousEventId: i,
    timestamp: seconds(at),
    type: 'TaskStateEntered',
    stateEnteredEventDetails: { name: state },
  }));
  return { events: (reverseOrder ? events.reverse() : events).slice(0, maxResults) };
};

/** Newest first, all in one page. */
const listExecutions = (machines: StateMachines, { stateMachineArn = '', statusFilter }: Request): object => {
  const machine = machines.machine(stateMachineArn);
  if (!machine) throw new ServiceError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
  const own = machines.all().filter((one) => one.machine === machine.name && (!statusFilter || one.status === statusFilter));
  return { executions: own.reverse().map(summaryOf) };
};

const stopExecution = (machines: StateMachines, { executionArn }: Request, now: () => number): object => {
  machines.stop(found(machines, executionArn).arn);
  return { stopDate: seconds(now()) };
};

const bodyOf = async (request: IncomingMessage): Promise<Request> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Request;
};

const answer = async (machines: StateMachines, now: () => number, target: string, body: Request): Promise<object> => {
  const operation = target.replace(/^AWSStepFunctions\./, '');
  if (operation === 'StartExecution') return startExecution(machines, body);
  if (operation === 'DescribeExecution') return describeExecution(machines, body);
  if (operation === 'GetExecutionHistory') return getExecutionHistory(machines, body);
  if (operation === 'ListExecutions') return listExecutions(machines, body);
  if (operation === 'StopExecution') return stopExecution(machines, body, now);
  throw new ServiceError('UnknownOperationException', `${operation} is not known here`);
};

/** Step Functions as the SDK speaks to it (AWS JSON 1.0), for as many operations as the functions use. */
export const serveStepFunctions = (machines: StateMachines, now: () => number): Promise<Server> => {
  const server = createServer(async (request, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-requestid': randomUUID() });
      response.end(JSON.stringify(body));
    };
    try {
      send(200, await answer(machines, now, String(request.headers['x-amz-target']), await bodyOf(request)));
    } catch (error) {
      const { name, message } = error as Error;
      if (error instanceof ServiceError) send(400, { __type: name, message });
      else send(500, { __type: 'InternalFailure', message });
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
};
