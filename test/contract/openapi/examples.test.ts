import { describe, expect, it } from 'vitest';
import { ETAG, etagOf, litEtagOf, versionIn } from '#contract/etag.ts';
import { EXAMPLES } from '#contract/examples.ts';
import { isFile } from '#contract/route.ts';
import { type Operation, ROUTES } from '#contract/routes.ts';
import { openAsks } from '#domain/feedback-rhythm.ts';
import { progressOf } from '#domain/progress.ts';
import { titleOf } from '#domain/title-of.ts';
import { DEFAULT_POLICY } from '#domain/town.ts';
import { lightOf } from '#domain/traffic-light.ts';
import type { StoredTask } from '#store/tasks.ts';
import { calendar } from '../../support/builders.ts';

/** The task as the rules see it, and the day on which the example shows it. */
const SHOWN = [
  { where: 'getTask', day: '2022-05-24', shown: EXAMPLES.getTask.answer },
  { where: 'getDue', day: EXAMPLES.getDue.answer.day, shown: EXAMPLES.getDue.answer.items[0]! },
] as const;

const tasksOf = (shown: (typeof SHOWN)[number]['shown']): StoredTask => ({ ...shown, n: '007', asks: [] }) as unknown as StoredTask;

describe.each(SHOWN)('the task in the example of $where', ({ day, shown }) => {
  const task = tasksOf(shown);

  it('has the light, progress and title that the rules give it', () => {
    const { light, reason } = lightOf(task, day, { calendar, policy: DEFAULT_POLICY });
    expect([shown.light, shown.lightReason]).toEqual([light, reason]);
    expect([shown.progress, shown.title]).toEqual([progressOf(task).label, titleOf(task.text)]);
  });

  it('was reported in its own versions, no later than it is shown', () => {
    const updates = [shown.lastReport?.update ?? 0, ...shown.measures.flatMap((measure) => measure.updates)];
    expect(Math.max(...updates)).toBe(shown.version);
    expect(shown.changedAt.slice(0, 10) <= day).toBe(true);
    expect(shown.end - shown.start).toBe(shown.text.length);
  });
});

it('what is asked in the example is what the rules ask that day', () => {
  const { day, items } = EXAMPLES.getDue.answer;
  expect(items.map(({ asks }) => asks)).toEqual([openAsks(tasksOf(items[0]!), day, calendar, DEFAULT_POLICY)]);
});

it('the history in the example leads to the task in the example', () => {
  const [entry] = EXAMPLES.listHistory.answer.items;
  const { version, changedAt, measures } = EXAMPLES.getTask.answer;
  expect([entry?.version, entry?.at]).toEqual([version, changedAt]);
  expect(entry?.after.values).toEqual(Object.fromEntries(measures.map(({ name, value }) => [name, value])));
});

describe('the version in an ETag', () => {
  it.each([
    { etag: etagOf(3), version: 3 },
    { etag: litEtagOf(3, '2022-05-24', 7), version: 3 },
    { etag: 'W/"3"', version: null },
    { etag: '"3.2022-05-24"', version: null },
    { etag: '""', version: null },
    { etag: '3', version: undefined },
    { etag: '*', version: undefined },
    { etag: '"3", "4"', version: undefined },
    { etag: `"${'3'.repeat(201)}"`, version: undefined },
  ])('$etag is $version', ({ etag, version }) => expect(versionIn(etag)).toBe(version));
});

describe('the ETag in an example', () => {
  const withEtag = (Object.keys(EXAMPLES) as Operation[]).flatMap((operation) => {
    const { headers, answer } = EXAMPLES[operation] as { headers?: { etag?: string }; answer: unknown };
    return headers?.etag === undefined || isFile(ROUTES[operation].answer) ? [] : [{ operation, etag: headers.etag, answer }];
  });

  it.each(withEtag)('of $operation is one, of the version that it answers', ({ etag, answer }) => {
    const { version } = answer as { version?: number };
    expect(etag).toMatch(ETAG);
    if (version !== undefined) expect(versionIn(etag)).toBe(version);
  });
});
