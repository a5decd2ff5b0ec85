import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { LocalCloudError } from './errors.ts';

/** One function of the template, ready to run. */
export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** Folder of the bundle. */
  readonly directory: string;
  /** `file.export`, as the template has it. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a function answers when it fails, as Lambda reports it. */
export class FunctionError extends Error {
  readonly trace: readonly string[];
  constructor(errorType: string, errorMessage: string, trace: readonly string[] = []) {
    super(errorMessage);
    this.name = errorType;
    this.trace = trace;
  }
}

export interface FunctionCounts {
  invocations: number;
  errors: number;
  /** Calls to AWS services, by `x-amz-target` (`DynamoDB_20120810.Query`). */
  readonly calls: Record<string, number>;
}

interface Answer {
  readonly id: string;
  readonly payload?: string;
  readonly error?: { errorType: string; errorMessage: string; trace: string[] };
  readonly calls: Record<string, number>;
}

/** More events than this at a time wait: enough to see races, few enough for two processors. */
const MOST_WORKERS = 4;
const WORKER_FILE = new URL('./worker.cjs', import.meta.url);

const bundleOf = ({ directory, handler, name }: FunctionSpec): { file: string; exportName: string } => {
  const dot = handler.lastIndexOf('.');
  const file = ['.js', '.cjs', '.mjs'].map((suffix) => join(directory, handler.slice(0, dot) + suffix)).find(existsSync);
  if (!file) throw new LocalCloudError(`The bundle of ${name} lacks ${handler.slice(0, dot)}.js in ${directory}`);
  return { file, exportName: handler.slice(dot + 1) };
};

/** Lambda's own words. */
const exitWords = (code: number): string =>
  code === 0 ? 'Runtime exited without providing a reason' : `Runtime exited with error: exit status ${code}`;

/** One function and its workers. A worker handles one event at a time; a timed-out or crashed one is replaced. */
export class FunctionPool {
  readonly spec: FunctionSpec;
  readonly counts: FunctionCounts = { invocations: 0, errors: 0, calls: {} };
  readonly #bundle: { file: string; exportName: string };
  readonly #idle: Worker[] = [];
  readonly #waiting: ((worker: Worker) => void)[] = [];
  readonly #workers = new Set<Worker>();
  readonly #onLog: (chunk: Buffer) => void;
  #stopped = false;

  constructor(spec: FunctionSpec, onLog: (chunk: Buffer) => void) {
    this.spec = spec;
    this.#onLog = onLog;
    this.#bundle = bundleOf(spec);
  }

  /** Runs the handler with one event. @throws FunctionError as Lambda would report it */
  async invoke(event: unknown): Promise<unknown> {
    if (this.#stopped) throw new LocalCloudError(`${this.spec.name} has been stopped`);
    const worker = await this.#take();
    this.counts.invocations += 1;
    try {
      const payload = await this.#run(worker, JSON.stringify(event ?? null));
      return JSON.parse(payload);
    } catch (error) {
      this.counts.errors += 1;
      throw error;
    } finally {
      this.#giveBack(worker);
    }
  }

  /** Starts one worker ahead of the first event. */
  warm(): void {
    if (this.#workers.size === 0) this.#idle.push(this.#create());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#workers].map((worker) => worker.terminate()));
  }

  #create(): Worker {
    const worker = new Worker(WORKER_FILE, {
      env: { ...this.spec.environment },
      workerData: { ...this.#bundle, arn: this.spec.arn },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    worker.stdout.on('data', this.#onLog);
    worker.stderr.on('data', this.#onLog);
    worker.on('error', () => {});
    worker.once('exit', () => this.#forget(worker));
    this.#workers.add(worker);
    return worker;
  }

  /** One that ends between two events must not be given the next. */
  #forget(worker: Worker): void {
    this.#workers.delete(worker);
    const at = this.#idle.indexOf(worker);
    if (at >= 0) this.#idle.splice(at, 1);
  }

  #take(): Promise<Worker> | Worker {
    const idle = this.#idle.pop();
    if (idle) return idle;
    if (this.#workers.size < MOST_WORKERS) return this.#create();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #giveBack(worker: Worker): void {
    const usable = this.#workers.has(worker) ? worker : undefined;
    const next = this.#waiting.shift();
    if (this.#stopped) return;
    if (next) next(usable ?? this.#create());
    else if (usable) this.#idle.push(usable);
  }

  #run(worker: Worker, event: string): Promise<string> {
    const { timeoutMs } = this.spec;
    const id = randomUUID();
    return new Promise((resolve, reject) => {
      const settle = (act: () => void): void => {
        clearTimeout(timer);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        act();
      };
      const onMessage = (answer: Answer): void => {
        if (answer.id !== id) return;
        this.#count(answer.calls);
        const { error } = answer;
        settle(() =>
          error ? reject(new FunctionError(error.errorType, error.errorMessage, error.trace)) : resolve(answer.payload ?? 'null'),
        );
      };
      const lose = (errorType: string, message: string): void => {
        this.#workers.delete(worker);
        settle(() => reject(new FunctionError(errorType, `RequestId: ${id} Error: ${message}`)));
        void worker.terminate();
      };
      const onError = (error: Error): void => lose(error.name, error.message);
      const onExit = (code: number): void => lose('Runtime.ExitError', exitWords(code));
      const timer = setTimeout(() => lose('Sandbox.Timedout', `Task timed out after ${(timeoutMs / 1000).toFixed(2)} seconds`), timeoutMs);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      worker.postMessage({ id, event, deadline: Date.now() + timeoutMs });
    });
  }

  #count(calls: Record<string, number>): void {
    for (const [target, times] of Object.entries(calls)) this.counts.calls[target] = (this.counts.calls[target] ?? 0) + times;
  }
}
