import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeadLetter } from '#local/dead-letters.ts';
import type { JournalEntry } from '#local/journal.ts';
import { type MappingSpec, StreamMapping, shuffled } from '#local/streams.ts';
import { FakeStream } from '../support/stream.ts';

interface Delivered {
  readonly Records: readonly {
    readonly eventName: string;
    readonly dynamodb: {
      readonly SequenceNumber: string;
      readonly Keys: { pk: { S: string } };
      readonly NewImage: { value: { S: string } };
    };
  }[];
}

const SPEC: MappingSpec = {
  id: 'Deliver',
  table: 'tasks',
  functionArn: 'arn:deliver',
  batchSize: 10,
  filters: [],
  partial: true,
  bisect: false,
  retries: 2,
  deadLetterArn: 'arn:failures',
};

/** Keys of the records in the order in which the function got them: one list for each call. */
const textOf = ({ Records }: Delivered): string => Records.map(({ dynamodb }) => dynamodb.NewImage.value.S).join('');

const mappingOn = (
  stream: FakeStream,
  answer: (event: Delivered, call: number) => unknown,
  more: Partial<MappingSpec> = {},
  past: JournalEntry[] = [],
) => {
  const calls: Delivered[] = [];
  const given: DeadLetter[] = [];
  const journal = { past: [...past], append: async (entry: JournalEntry) => void past.push(entry), close: async () => {} };
  const mapping = new StreamMapping(
    { ...SPEC, ...more },
    { client: stream.client, streamArn: 'arn:stream', journal, seed: 1 },
    {
      invoke: async (_, event) => answer(event as Delivered, calls.push(event as Delivered)),
      giveUp: (letter) => given.push(letter),
    },
  );
  return { mapping, calls, given, past, texts: () => calls.map(textOf) };
};

const streamOf = (letters: string, keyOf = (letter: string) => letter): FakeStream => {
  const stream = new FakeStream();
  for (const letter of letters) stream.write(keyOf(letter), letter);
  return stream;
};
const fails = (): never => {
  throw Object.assign(new Error('no'), { name: 'Broken' });
};
const failedItems = (event: Delivered, which: string) => ({
  batchItemFailures: event.Records.filter(({ dynamodb }) => which.includes(dynamodb.NewImage.value.S)).map(({ dynamodb }) => ({
    itemIdentifier: dynamodb.SequenceNumber,
  })),
});

describe('another order of the records', () => {
  const records = fc.array(fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), n: fc.nat() }));
  const made = (list: readonly { key: string; n: number }[]) => list.map(({ key, n }) => ({ n, dynamodb: { Keys: { pk: { S: key } } } }));

  it('has the same records, each item’s own in their order, for any seed', () => {
    fc.assert(
      fc.property(records, fc.integer(), (list, seed) => {
        const before = made(list);
        const after = shuffled(before, seed);
        expect([after.length, new Set(after)]).toEqual([before.length, new Set(before)]);
        for (const key of 'abcd') {
          const own = (of: typeof before) => of.filter(({ dynamodb }) => dynamodb.Keys.pk.S === key).map(({ n }) => n);
          expect(own(after)).toEqual(own(before));
        }
        expect(shuffled(before, seed)).toEqual(after);
      }),
    );
  });

  it('differs from that of the writing, and from seed to seed', () => {
    const before = made(Array.from('abcdefghij', (key, n) => ({ key, n })));
    const orders = new Set(
      [1, 2, 3].map((seed) =>
        shuffled(before, seed)
          .map(({ n }) => n)
          .join(),
      ),
    );
    expect(orders.size).toBe(3);
    expect(orders).not.toContain('0,1,2,3,4,5,6,7,8,9');
  });
});

describe('what the function is given', () => {
  it('is the record as Lambda gives it', async () => {
    const stream = streamOf('x');
    const { mapping, calls } = mappingOn(stream, () => null);
    expect(await mapping.pass()).toBe(1);
    expect(calls[0]?.Records[0]).toEqual({
      eventID: 'event-1',
      eventName: 'INSERT',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      dynamodb: {
        Keys: { pk: { S: 'x' } },
        NewImage: { pk: { S: 'x' }, value: { S: 'x' } },
        SequenceNumber: '000000000000000000001',
        ApproximateCreationDateTime: 1,
      },
      eventSourceARN: 'arn:aws:dynamodb:us-east-1:000000000000:table/tasks/stream/local',
    });
  });

  it('comes in batches of the template’s size, an item’s own in order over them', async () => {
    const stream = streamOf('abcdefg', (letter) => (letter < 'e' ? 'one' : 'two'));
    const { mapping, texts } = mappingOn(stream, () => null, { batchSize: 3 });
    await mapping.pass();
    expect(texts().map(({ length }) => length)).toEqual([3, 3, 1]);
    expect(texts().join('')).toMatch(/^(abcdefg|efgabcd)$/);
  });

  it('is only what the filter lets through; the rest counts as read', async () => {
    const stream = streamOf('abc');
    const { mapping, texts, past } = mappingOn(stream, () => null, { filters: ['{"dynamodb":{"NewImage":{"value":{"S":["b"]}}}}'] });
    expect(await mapping.pass()).toBe(3);
    expect(texts()).toEqual(['b']);
    expect(past.at(-1)).toMatchObject({ sequence: '000000000000000000003' });
    expect(await mapping.pass()).toBe(0);
  });

  it('is nothing at the tip, and no call', async () => {
    const { mapping, calls, past } = mappingOn(streamOf(''), () => null);
    expect([await mapping.pass(), calls, past]).toEqual([0, [], []]);
  });
});

/** One item, so that the order is that of the writing. */
const sameItem = (letters: string): FakeStream => streamOf(letters, () => 'same');

describe('a function that fails', () => {
  it.each([
    {
      why: 'once: the whole batch again',
      answer: (_: Delivered, call: number) => (call === 1 ? fails() : null),
      calls: ['abcd', 'abcd'],
      dead: [],
    },
    {
      why: 'always: the retries of the template, then given up as a whole',
      answer: fails,
      calls: ['abcd', 'abcd', 'abcd'],
      dead: ['abcd'],
    },
    {
      why: 'naming one: from that on',
      answer: (event: Delivered, call: number) => (call === 1 ? failedItems(event, 'c') : null),
      calls: ['abcd', 'cd'],
      dead: [],
    },
    {
      why: 'naming several: from the first of them on',
      answer: (event: Delivered, call: number) => (call === 1 ? failedItems(event, 'db') : null),
      calls: ['abcd', 'bcd'],
      dead: [],
    },
    { why: 'naming none', answer: () => ({ batchItemFailures: [] }), calls: ['abcd'], dead: [] },
    {
      why: 'naming what was not in it: the whole batch',
      answer: (_: Delivered, call: number) => (call === 1 ? { batchItemFailures: [{ itemIdentifier: '9' }] } : null),
      calls: ['abcd', 'abcd'],
      dead: [],
    },
    {
      why: 'naming nothing, which is no name either',
      answer: (_: Delivered, call: number) => (call === 1 ? { batchItemFailures: [{}] } : null),
      calls: ['abcd', 'abcd'],
      dead: [],
    },
    {
      why: 'naming one, though the template does not listen',
      answer: (event: Delivered) => failedItems(event, 'c'),
      more: { partial: false },
      calls: ['abcd'],
      dead: [],
    },
    {
      why: 'always at one: it is given up, and the one behind it is done',
      answer: (event: Delivered) => failedItems(event, 'c'),
      more: { bisect: true, retries: 1 },
      calls: ['abcd', 'cd', 'c', 'c', 'd'],
      dead: ['c'],
    },
    {
      why: 'throwing at one: halved until it is alone',
      answer: (event: Delivered) => (textOf(event).includes('c') ? fails() : null),
      more: { bisect: true, retries: 1 },
      calls: ['abcd', 'ab', 'cd', 'c', 'c', 'd'],
      dead: ['c'],
    },
    { why: 'with no retries', answer: fails, more: { retries: 0 }, calls: ['abcd'], dead: ['abcd'] },
  ])('$why', async ({ answer, more = {}, calls, dead }) => {
    const { mapping, texts, given, past } = mappingOn(sameItem('abcd'), answer, more);
    await mapping.pass();
    expect(texts()).toEqual(calls);
    expect(given.map(({ event }) => textOf(event as Delivered))).toEqual(dead);
    expect(past).toEqual([{ kind: 'position', mapping: 'Deliver', sequence: '000000000000000000004' }]);
  });

  it('leaves a letter that says which queue, which function and why', async () => {
    const { mapping, given } = mappingOn(sameItem('a'), fails, { retries: 0 });
    await mapping.pass();
    expect(given).toMatchObject([{ queue: 'arn:failures', source: 'Deliver', function: 'arn:deliver', reason: 'Broken: no' }]);
  });

  it('does not keep the next batch from being done', async () => {
    const { mapping, texts } = mappingOn(sameItem('abcd'), (event) => (textOf(event) === 'ab' ? fails() : null), {
      batchSize: 2,
      retries: 0,
    });
    await mapping.pass();
    expect(texts()).toEqual(['ab', 'cd']);
  });
});

describe('through a restart', () => {
  it('goes on behind what was done', async () => {
    const stream = sameItem('ab');
    const before = mappingOn(stream, () => null);
    await before.mapping.pass();
    stream.write('same', 'c');
    const after = mappingOn(stream, () => null, {}, before.past);
    expect(await after.mapping.pass()).toBe(1);
    expect(after.texts()).toEqual(['c']);
  });

  it('keeps to its own place, not that of another mapping', async () => {
    const stream = sameItem('ab');
    const past = [{ kind: 'position', mapping: 'Another', sequence: '000000000000000000002' }];
    const { mapping, texts } = mappingOn(stream, () => null, {}, past);
    await mapping.pass();
    expect(texts()).toEqual(['ab']);
  });

  it('gives again what a process was at when it was killed', async () => {
    const stream = sameItem('ab');
    const killed = mappingOn(stream, () => new Promise(() => {}));
    void killed.mapping.pass();
    await expect.poll(killed.texts).toEqual(['ab']);
    const after = mappingOn(stream, () => null, {}, killed.past);
    await after.mapping.pass();
    expect(after.texts()).toEqual(['ab']);
  });

  it('gives again what failed while it was being stopped, or had not been begun', async () => {
    const stream = sameItem('abcd');
    const stopping = mappingOn(stream, (event) => (textOf(event) === 'ab' ? fails() : null), { batchSize: 2, retries: 9 });
    const pass = stopping.mapping.pass();
    await expect.poll(stopping.texts).toContain('ab');
    await stopping.mapping.stop();
    await pass;
    expect([stopping.texts().includes('cd'), stopping.given, stopping.past]).toEqual([false, [], []]);
    const after = mappingOn(stream, () => null, { batchSize: 2 }, stopping.past);
    await after.mapping.pass();
    expect(after.texts()).toEqual(['ab', 'cd']);
  });

  it('a stop waits for the batch that is being done, and keeps that it was', async () => {
    const stopping = mappingOn(sameItem('ab'), () => new Promise((resolve) => setTimeout(resolve, 50)));
    void stopping.mapping.pass();
    await expect.poll(stopping.texts).toEqual(['ab']);
    await stopping.mapping.stop();
    expect(stopping.past).toHaveLength(1);
    expect(await stopping.mapping.pass()).toBe(0);
  });
});
