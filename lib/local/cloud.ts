import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Clock, realClock, simulatedClock } from './clock.ts';
import { type Counts, countsOf } from './counts.ts';
import type { DeadLetter } from './dead-letters.ts';
import { requireJava, startDynamoDb } from './dynamodb.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { httpApi } from './http-api.ts';
import { startIdentity } from './identity.ts';
import { type Journal, noJournal, openJournal } from './journal.ts';
import { type ReceivedMail, startMail } from './mail.ts';
import { readStack } from './read-stack.ts';
import { type RunningStack, runStack } from './run-stack.ts';
import { announce, deskFolder } from './running.ts';
import type { Execution } from './state-machines.ts';
import { type DeskContext, synthesizeInto } from './synthesize.ts';
import { readTemplate } from './template.ts';
import { Undo } from './undo.ts';

export interface LocalCloudOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Where everything is kept; null keeps nothing after the end. */
  readonly dataDir: string | null;
  /** 'real', or the instant at which a simulated clock starts when the data folder does not know a later one. */
  readonly clock: 'real' | { readonly start: number };
  /** Context of the CDK app beside what a desk sets itself. */
  readonly context?: DeskContext;
  /** Order of stream records across items. */
  readonly seed?: number;
  readonly onMail: (mail: ReceivedMail) => void | Promise<void>;
  /** Told what is being started. */
  readonly log?: (line: string) => void;
  /** Writes the template and its assets; the CDK app of this project if not given. */
  readonly synthesize?: (outdir: string, context: DeskContext) => Promise<void>;
}

export interface LocalCloud {
  /** Of page and API, without a final slash. */
  readonly url: string;
  /** File with what the functions print. */
  readonly functionLog: string;
  readonly endpoints: RunningStack['endpoints'];
  tokenFor(email: string): Promise<string>;
  /** Puts a page of the desk's own at exactly this path of the address that serves the API. */
  servePage(path: string, listener: RequestListener): void;
  /** Moves the simulated clock, firing every schedule on the way; each has had all its effects before the next. */
  advanceTo(at: number): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  now(): number;
  /** Lets a simulated clock run on at real speed; schedules fire as it runs. With a real clock they fire from the start. */
  letGo(): Promise<void>;
  counts(): Counts;
  executions(): Execution[];
  deadLetters(): readonly DeadLetter[];
  stop(): Promise<void>;
}

/** The client of the local identity provider. */
const AUDIENCE = 'annual-plan-local';
/** In simulated time nobody waits a quarter of an hour for a letter's second try; once a day keeps the year short. */
const SIMULATED_SCHEDULES = { redeliver: 'cron(0 9 * * ? *)' };

const clockOf = (choice: LocalCloudOptions['clock'], journal: Journal): Clock =>
  choice === 'real' ? realClock() : simulatedClock(choice.start, journal);

interface Folders {
  readonly outdir: string;
  readonly kept: string;
}

const foldersOf = (dataDir: string | null, undo: Undo): Folders => {
  const temporary = mkdtempSync(join(tmpdir(), 'annual-plan-'));
  undo.add(() => rmSync(temporary, { recursive: true, force: true }));
  if (dataDir) mkdirSync(dataDir, { recursive: true });
  return { outdir: join(temporary, 'cdk.out'), kept: dataDir ?? temporary };
};

const functionLogOf = (folder: string, undo: Undo): { path: string; write: (text: string) => void } => {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'functions.log');
  const stream = createWriteStream(path, { flags: 'a' });
  undo.add(() => new Promise((resolve) => stream.end(resolve)));
  return { path, write: (text) => void stream.write(text) };
};

const begin = async (options: LocalCloudOptions, undo: Undo): Promise<LocalCloud> => {
  const { dataDir, seed = 1, onMail, log = () => {}, synthesize = synthesizeInto } = options;
  const door: FrontDoor = await openFrontDoor(options.port);
  undo.add(() => door.close());
  await requireJava();
  const { outdir, kept } = foldersOf(dataDir, undo);
  const journal = dataDir ? openJournal(join(dataDir, 'journal.jsonl')) : noJournal;
  undo.add(() => journal.close());
  const clock = clockOf(options.clock, journal);

  log('DynamoDB Local · SMTP · OIDC · CDK');
  const starting = startDynamoDb(dataDir ? join(dataDir, 'dynamodb') : null);
  starting.catch(() => {});
  undo.add(() => starting.then((database) => database.stop()));
  const mail = await startMail(onMail);
  undo.add(() => mail.stop());
  const issuer = `${door.url}/oidc`;
  const keyFile = dataDir ? join(dataDir, 'identity-key.json') : null;
  const identity = await startIdentity({ issuer, clientId: AUDIENCE, redirectUris: [`${door.url}/`], keyFile });
  door.serve('/oidc/', identity.listener);
  const simulated = options.clock === 'real' ? {} : SIMULATED_SCHEDULES;
  await synthesize(outdir, {
    publicUrl: door.url,
    smtpUrl: mail.url,
    issuer,
    audience: AUDIENCE,
    ...options.context,
    schedules: { ...simulated, ...options.context?.schedules },
  });

  const spec = readStack(readTemplate(outdir));
  const functionLog = functionLogOf(dataDir ?? deskFolder, undo);
  const stack = await runStack(spec, { database: await starting, journal, clock, directory: kept, seed, functionLog: functionLog.write });
  undo.add(() => stack.stop());
  if (spec.http) {
    door.serve(
      '/',
      httpApi(spec.http, stack.invoke, () => clock.now()),
    );
    for (const { functionArn } of spec.http.routes) stack.warm(functionArn);
  }
  if (clock.mode !== 'simulated') stack.runSchedules();
  undo.add(await announce(door.url, dataDir ? [deskFolder, dataDir] : [deskFolder], identity.mintIdToken));
  return {
    url: door.url,
    functionLog: functionLog.path,
    endpoints: stack.endpoints,
    tokenFor: identity.mintIdToken,
    servePage: door.servePage,
    advanceTo: stack.advanceTo,
    idle: stack.idle,
    now: () => clock.now(),
    letGo: async () => {
      if (clock.mode !== 'simulated') return;
      await clock.release();
      stack.runSchedules();
    },
    counts: () => countsOf(stack),
    executions: stack.executions,
    deadLetters: stack.deadLetters,
    stop: () => undo.all(),
  };
};

/**
 * The whole system on this machine: the template that would be deployed, and round it what people have outside the cloud (mail, sign-in).
 *
 * @throws LocalCloudError in words for the person at the terminal; whatever had been started is stopped again
 */
export const startLocalCloud = async (options: LocalCloudOptions): Promise<LocalCloud> => {
  const undo = new Undo();
  try {
    return await begin(options, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
};
