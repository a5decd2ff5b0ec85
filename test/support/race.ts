import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { Services } from '#runtime/services.ts';
import { type Answered, aPost, type Caller } from './api.ts';
import { aMeasure, aTask } from './builders.ts';
import { AGRICULTURE, PUBLISHED_AT } from './town.ts';

const PLAN = 'wangjing-2022';
const CORN = '玉米种植面积';

export interface Race {
  readonly call: Caller;
  readonly services: Services;
  readonly head: string;
  /** Number of the task that all write to. */
  readonly n: string;
  readonly writers: number;
  readonly rounds: number;
}

export interface RaceResult {
  readonly acknowledged: number;
  readonly refused: number;
  readonly replayed: number;
}

/**
 * Lets every writer look at the task and report one more acre, again and again and beside all others; each report is sent twice under one
 * key, as a page does whose first answer was lost.
 * @throws AssertionError when an answer is neither an acknowledgement nor 412 or 409, or two answers of one key differ
 */
export const raceOn = async ({ call, services, head, n, writers, rounds }: Race): Promise<RaceResult> => {
  const corn = aTask({ plan: PLAN, n, kind: 'quantity', lead: AGRICULTURE, measures: [aMeasure({ name: CORN, target: 6000 })] });
  await services.commit([services.tasks.put(corn, PUBLISHED_AT)]);
  const path = `/v1/tasks/${PLAN}-${n}`;
  const count = { acknowledged: 0, refused: 0, replayed: 0 };
  const write = async (): Promise<void> => {
    const { body } = await call({ path, as: head });
    const post = aPost(head, `${path}/updates`, { measures: [{ measure: CORN, added: 1 }] }, { version: body.version, key: randomUUID() });
    const [first, second] = await Promise.all([call(post), call(post)]);
    countIn(count, first!, second!);
  };
  await Promise.all(
    Array.from({ length: writers }, async () => {
      for (let round = 0; round < rounds; round += 1) await write();
    }),
  );
  return count;
};

/** Counts one key's two answers. */
const countIn = (count: { acknowledged: number; refused: number; replayed: number }, first: Answered, second: Answered): void => {
  expect([200, 409, 412]).toContain(first.status);
  expect([200, 409, 412]).toContain(second.status);
  const good = [first, second].filter(({ status }) => status === 200);
  if (good.length === 2) {
    expect(second.body).toEqual(first.body);
    expect(second.etag).toBe(first.etag);
    count.replayed += 1;
  }
  if (good.length > 0) count.acknowledged += 1;
  else count.refused += 1;
};

/** Demands that the task is what its acknowledged writes made of it, no more and no less. */
export const expectNothingLost = async ({ services, n }: Race, { acknowledged }: RaceResult): Promise<void> => {
  const [task, history] = await Promise.all([services.tasks.load(PLAN, n), services.histories.ofTask(PLAN, n)]);
  expect(task.version).toBe(1 + acknowledged);
  expect(task.measures[0]?.value).toBe(acknowledged);
  expect(history.map(({ version }) => version)).toEqual(Array.from({ length: acknowledged }, (_, i) => i + 2));
};
