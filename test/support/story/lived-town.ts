import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import { ApiProblem } from '#contract/api-problem.ts';
import type { CallOf, ReadOf } from '#contract/client.ts';
import type { Operation } from '#contract/routes.ts';
import { planId } from '#domain/ids.ts';
import type { LocalCloud } from '#local/cloud.ts';
import type { ReceivedMail } from '#local/mail.ts';
import { OPERATOR } from '#local/simulated-year.ts';
import { everyTask, type TownClient } from '#local/town-client.ts';
import { readYearInput, type YearInput } from '#local/year-input.ts';
import { clientOf, cloudOf2022 } from '../run-a-year.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/wangjing-2022/', import.meta.url));
export const PLAN = planId('wangjing', 2022);

/** Who acts, by the part before the @ of the town's addresses. */
export const addressOf = (who: string): string => (who === 'office' ? 'ducha' : who).concat('@wangjing.example');

/** Whose department sits in the town hall; the dispatched market supervision (shiguan) is asked apart. */
const HEADS = 'nongfu zhenxing shengtai cunjian weijian shehui jiaoyu yingji pingan xinfang dangzheng jijian caizheng'.split(' ');

export const headsBut = (...but: readonly string[]): readonly string[] => HEADS.filter((who) => !but.includes(who));

export type Task = ReadOf<'getTask'>;

/** A piece of work outside the plan, and whose head records it. */
export type Work = CallOf<'recordUnplanned'>['body'] & { readonly who: string };

/** A letter that arrived, with the day on which it did. */
export interface Arrived {
  readonly day: string;
  readonly to: string;
  readonly kind: string;
  readonly subject: string;
  readonly text: string;
  /** The link to a form that it holds, '' for none. */
  readonly link: string;
}

/** Moves of one task: what names the task and the version that was seen. */
type Act = {
  [O in Operation]: CallOf<O> extends { readonly params: { readonly task: string }; readonly version: string; readonly body: unknown }
    ? O
    : never;
}[Operation];
type BodyOf<O extends Act> = CallOf<O> extends { readonly body: infer Body } ? Body : never;

/** A town whose people call the API over HTTP while its clock is moved from outside. */
export interface LivedTown {
  readonly cloud: LocalCloud;
  readonly input: YearInput;
  as(who: string): TownClient;
  /** Moves the clock; the daily machines run on the way. */
  until(day: string, time?: string): Promise<void>;
  /** By the shown number, 1.1 or 追1. */
  task(id: string): Promise<Task>;
  tasks(): Promise<readonly Task[]>;
  nameOf(id: string): Promise<string>;
  /** Reads the task and acts on the version that was read, as a page does. */
  act<O extends Act>(who: string, operation: O, id: string, body: BodyOf<O>, k?: string): Promise<ReadOf<O>>;
  /** The last entry of the task's history. */
  last(id: string): Promise<ReadOf<'listHistory'>['items'][number]>;
  letters(which?: Partial<Pick<Arrived, 'day' | 'to' | 'kind'>>): Promise<readonly Arrived[]>;
  stop(): Promise<void>;
}

/** What was refused. @example await problemOf(call) //=> '412 VersionIsStale' */
export const problemOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'taken',
    (error: unknown) => {
      if (!(error instanceof ApiProblem)) throw error;
      return `${error.status} ${error.code}`;
    },
  );

const arrivedOf = async ({ raw, to }: ReceivedMail, day: string): Promise<Arrived> => {
  const { text = '', subject = '', headers } = await simpleParser(raw);
  const [link = ''] = /http:\/\/127\.0\.0\.1:\d{1,5}\/l\/[\w-]{43}/.exec(text) ?? [];
  return { day, to: to[0]!.split('@')[0]!, kind: String(headers.get('x-letter-kind')), subject, text, link };
};

const dayAt = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);

/**
 * Sets the town up with its departments and people, on the morning of 2 March 2022.
 * @param report path of the report; the example's if not given
 */
export const openTown = async (report: string): Promise<LivedTown> => {
  const files = { report, departments: `${EXAMPLE}departments.json`, people: `${EXAMPLE}people.json`, year: undefined, seed: 1 };
  const input: YearInput = { ...(await readYearInput(files)), town: 'wangjing' };
  const arrived: Promise<Arrived>[] = [];
  const cloud = await cloudOf2022({ onMail: (mail) => void arrived.push(arrivedOf(mail, dayAt(cloud.now()))) });
  const clients = new Map<string, TownClient>();
  const as = (who: string): TownClient => {
    const client = clients.get(who) ?? clientOf(cloud, who === 'operator' ? OPERATOR : addressOf(who));
    clients.set(who, client);
    return client;
  };
  const ids = new Map<string, string>();
  const nameOf = async (id: string): Promise<string> => {
    if (!ids.has(id)) for (const one of await everyTask(as('office'), PLAN)) ids.set(one.id, one.task);
    return ids.get(id) ?? `no task ${id}`;
  };
  return {
    cloud,
    input,
    as,
    nameOf,
    until: async (day, time = '10:00') => {
      await cloud.advanceTo(Date.parse(`${day}T${time}:00+08:00`));
      await cloud.idle();
    },
    task: async (id) => (await as('office').must('getTask', { params: { task: await nameOf(id) } })).body,
    tasks: () => everyTask(as('office'), PLAN),
    act: async <O extends Act>(who: string, operation: O, id: string, body: BodyOf<O>, k = '1') => {
      const task = await nameOf(id);
      const { version } = await as(who).must('getTask', { params: { task } });
      const call = { params: { task, k }, version, body, key: randomUUID() } as unknown as CallOf<'reportProgress'>;
      const reply = await as(who).call(operation as 'reportProgress', call);
      await cloud.idle();
      return reply.body as ReadOf<O>;
    },
    last: async (id) => (await as('office').must('listHistory', { params: { task: await nameOf(id) } })).body.items.at(-1)!,
    letters: async ({ day, to, kind } = {}) =>
      (await Promise.all(arrived)).filter(
        (one) => (day ?? one.day) === one.day && (to ?? one.to) === one.to && (kind ?? one.kind) === one.kind,
      ),
    stop: () => cloud.stop(),
  };
};
