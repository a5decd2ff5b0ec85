import { createHash } from 'node:crypto';
import { DEPARTMENTS } from './a-draft.ts';
import { type Caller, putTown } from './api.ts';
import type { functionsOnBucket } from './bucket.ts';
import { runStep } from './step.ts';
import { at } from './town.ts';

type Bucket = Awaited<ReturnType<typeof functionsOnBucket>>;

const step = async (name: string, input: object): Promise<unknown> => {
  const [folder, file] = name.split('/');
  return runStep((await import(`../../functions/${folder}/${file}.ts`)).handler as Parameters<typeof runStep>[0], input);
};

/** Body of PUT /v1/towns/{town}: the departments of `a-draft`, an office and nobody else. */
export const townOf = (town: string, departments: readonly (typeof DEPARTMENTS)[number][] = DEPARTMENTS) => ({
  name: `${town}镇`,
  departments,
  people: [{ name: 'office', post: 'office', email: at(town, 'office'), role: 'office', departments: [] }],
});

export const setUp = (call: Caller, town: string, body = townOf(town)) => putTown(call, town, body);

/** Takes a report in as the machine does: its file in the bucket, both steps. */
export const takeIn = async (bucket: Bucket, town: string, year: number, text: string): Promise<string> => {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const key = `reports/${town}/${sha256}`;
  await bucket.put(key, text, 'text/plain');
  const split = await step('intake/split-report', {
    town,
    year,
    at: `${year}-03-01T09:00:00+08:00`,
    report: { key, sha256, name: '报告.txt' },
  });
  await step('intake/save-draft', split as object);
  return `${town}-${year}`;
};

/** Publishes a draft as the machine does, all its states one after the other. */
export const publish = async (plan: string, version: number): Promise<void> => {
  const state = { plan, version, by: 'office', at: `${plan.slice(-4)}-03-02T10:00:00+08:00`, execution: `publish-${plan}-v${version}` };
  const { ranges } = (await step('publish/freeze-draft', state)) as { ranges: [string, string][] };
  for (const [from, to] of ranges) await step('publish/write-tasks', { ...state, from, to });
  await step('publish/open-plan', state);
  await step('publish/queue-lists', state);
  await step('publish/remember-corrections', state);
};
