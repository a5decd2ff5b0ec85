import { TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { archiveWrites } from '#store/archive-writes.ts';
import { commit, put } from '#store/commit.ts';
import { getItem, type Item, type Key, type Table } from '#store/table.ts';
import { freshTable, itemsOf } from '../support/table.ts';

const HEADER: Item = { pk: 'TOWN#shihe', sk: 'PLAN#2022', plan: 'shihe-2022', status: 'published', version: 7 };
const LINE: Item = { pk: 'TOWNS', sk: 'shihe', name: '石河镇' };
const SHA = 'a'.repeat(64);

let table: Table;
beforeEach(async () => {
  table = await freshTable();
});
const now = ({ pk, sk }: Key) => getItem(table, { pk, sk });
afterEach(() => vi.restoreAllMocks());

const items = (count: number, bytes: number): Item[] =>
  Array.from({ length: count }, (_, i) => ({ pk: 'PLAN#shihe-2022', sk: `TASK#${String(i).padStart(3, '0')}`, text: 'x'.repeat(bytes) }));

describe('an import', () => {
  it.each([
    { why: 'small items', count: 60, bytes: 10, chunks: [26, 26, 11] },
    { why: 'items of 300 KB', count: 20, bytes: 300_000, chunks: [9, 9, 5] },
    { why: 'nothing', count: 0, bytes: 0, chunks: [] },
  ])('writes under its header, in transactions that the table takes: $why', async ({ count, bytes, chunks }) => {
    const writes = archiveWrites(table);
    await writes.begin(HEADER, SHA);
    expect(await now(HEADER)).toEqual({ ...HEADER, status: 'importing', importing: SHA });
    const sent = vi.spyOn(table.client, 'send');
    await writes.add(items(count, bytes), HEADER, SHA);
    const sizes = sent.mock.calls.flatMap(([command]) =>
      command instanceof TransactWriteItemsCommand ? [command.input.TransactItems!.length] : [],
    );
    expect(sizes).toEqual(chunks);
    await writes.open(HEADER, LINE, SHA);
    expect(await now(HEADER)).toEqual(HEADER);
    expect(await itemsOf(table)).toHaveLength(count + 2);
  });

  it.each([
    { status: 'queued', becomes: { status: 'sent', waiting: 'queued' } },
    { status: 'sending', becomes: { status: 'sent', waiting: 'sending' } },
    { status: 'sent', becomes: { status: 'sent' } },
    { status: 'failed', becomes: { status: 'failed' } },
  ])('lets no letter wait: $status', async ({ status, becomes }) => {
    const letter = { pk: 'LETTERS#shihe#2022-06', sk: 'a', queue: '3', queuedAt: 'now', attempts: 0 };
    const writes = archiveWrites(table);
    await writes.begin(HEADER, SHA);
    await writes.add([{ ...letter, status }], HEADER, SHA);
    expect(await now(letter)).toEqual({ pk: letter.pk, sk: letter.sk, attempts: 0, ...becomes });
  });

  it('steps back when another run of it is faster', async () => {
    const writes = archiveWrites(table);
    await writes.begin(HEADER, SHA);
    await expect(writes.begin(HEADER, SHA)).rejects.toMatchObject({ code: 'Busy' });
    await writes.add(items(1, 1), HEADER, SHA);
    await expect(writes.add(items(2, 1), HEADER, SHA)).rejects.toMatchObject({ code: 'Busy' });
    expect(await itemsOf(table, 'PLAN#shihe-2022')).toHaveLength(1);
  });

  it.each([
    { why: 'the header is of another archive', header: { ...HEADER, status: 'importing', importing: 'b'.repeat(64) } },
    { why: 'the plan is open', header: HEADER },
  ])('writes nothing when $why', async ({ header }) => {
    await commit(table, [put(header)]);
    const before = await itemsOf(table);
    const writes = archiveWrites(table);
    await expect(writes.add(items(2, 1), HEADER, SHA)).rejects.toMatchObject({ code: 'WrongStatus' });
    await expect(writes.open(HEADER, LINE, SHA)).rejects.toMatchObject({ code: 'WrongStatus' });
    expect(await itemsOf(table)).toEqual(before);
  });
});
