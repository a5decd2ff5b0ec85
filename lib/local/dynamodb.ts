import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { LocalCloudError } from './errors.ts';
import { freePort } from './free-port.ts';

export interface DynamoDbLocal {
  readonly endpoint: string;
  stop(): Promise<void>;
}

const OLDEST_JAVA = 17;
const READY_WITHIN_MS = 30_000;
const NO_JAVA = `需要 Java ${OLDEST_JAVA} 或更新版本。Java ${OLDEST_JAVA} or later is needed to run DynamoDB Local`;

/** @throws LocalCloudError in one sentence when there is no Java, or one that is too old */
export const requireJava = async (command = 'java'): Promise<void> => {
  const answer = await promisify(execFile)(command, ['-version']).catch(() => undefined);
  if (!answer) throw new LocalCloudError(`${NO_JAVA}; the command "java" was not found.`);
  const version = /version "(?:1\.)?(\d+)/.exec(answer.stderr + answer.stdout)?.[1];
  if (version === undefined) throw new LocalCloudError(`${NO_JAVA}; the command "java" tells no version that can be read.`);
  if (Number(version) < OLDEST_JAVA) throw new LocalCloudError(`${NO_JAVA}; the one found is ${version}.`);
};

/** It runs for a minute or an hour, not for weeks: the first compiler and the simplest collector take a third less processor time. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * The shell waits for java, and a second one for the end of standard input: when this process dies, even by kill -9, the pipe closes and
 * java is ended. Own process group, so that Ctrl-C reaches us alone and we stop in order.
 */
const SCRIPT = 'exec 3<&0; "$@" </dev/null & j=$!; ( cat <&3 >/dev/null; kill $j 2>/dev/null ) & wait $j';

const launch = (port: number, store: readonly string[]): ChildProcess => {
  const home = join(dirname(createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json')), 'emulator');
  const java = ['java', ...QUICK_START, '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const command = [...java, '-port', String(port), '-sharedDb', '-disableTelemetry', ...store];
  return spawn('sh', ['-c', SCRIPT, 'dynamodb', ...command], { cwd: home, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
};

const answers = (endpoint: string): Promise<boolean> =>
  fetch(endpoint, { signal: AbortSignal.timeout(1000) }).then(
    () => true,
    () => false,
  );

/** Starts Amazon's own engine, in memory or under `directory`, and waits until it answers. */
export const startDynamoDb = async (directory: string | null): Promise<DynamoDbLocal> => {
  const port = await freePort();
  if (directory) mkdirSync(directory, { recursive: true });
  const child = launch(port, directory ? ['-dbPath', directory] : ['-inMemory']);
  let output = '';
  let ended = false;
  child.stdout?.on('data', (chunk) => (output = (output + chunk).slice(-2000)));
  child.stderr?.on('data', (chunk) => (output = (output + chunk).slice(-2000)));
  child.stdin?.on('error', () => {});
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => {
    ended = true;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const until = Date.now() + READY_WITHIN_MS;
  while (!(await answers(endpoint))) {
    if (ended || Date.now() > until) throw new LocalCloudError(`DynamoDB Local did not start: ${output.trim()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    endpoint,
    stop: () => {
      child.stdin?.end();
      return exited;
    },
  };
};
