import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';

type Sent = { readonly constructor: { readonly name: string }; readonly input: Readonly<Record<string, string>> };

/** A stream that behaves: shards of records in order, iterators that age, and a first sequence number for each shard. */
export class FakeStream {
  readonly #shards: { readonly id: string; readonly records: object[]; first: number; closed: boolean; gone: number }[] = [];
  readonly #aged = new Set<string>();
  #sequence = 0;

  /** A shard more; the one before it ends where this one begins. */
  split(): void {
    const last = this.#shards.at(-1);
    if (last) last.closed = true;
    this.#shards.push({ id: `shard-${this.#shards.length}`, records: [], first: this.#sequence + 1, closed: false, gone: 0 });
  }

  /** One record of an item. @returns its sequence number */
  write(key: string, value: unknown = null, eventName = 'INSERT'): string {
    if (this.#shards.length === 0) this.split();
    this.#sequence += 1;
    const SequenceNumber = String(this.#sequence).padStart(21, '0');
    const NewImage = { pk: { S: key }, value: { S: String(value) } };
    const dynamodb = { Keys: { pk: { S: key } }, NewImage, SequenceNumber, ApproximateCreationDateTime: new Date(1000) };
    this.#shards.at(-1)!.records.push({ eventID: `event-${this.#sequence}`, eventName, dynamodb });
    return SequenceNumber;
  }

  /** The next read of a shard fails, as after a night in which the machine slept. */
  age(shard: string): void {
    this.#aged.add(shard);
  }

  /** What a shard held is a day old and kept no more: only the rest of it can be read. */
  trim(shard: string, gone: number): void {
    const trimmed = this.#shards.find(({ id }) => id === shard)!;
    trimmed.gone = gone;
  }

  readonly client = { send: async (command: Sent) => this.#answer(command) } as unknown as DynamoDBStreamsClient;

  #answer(command: Sent): object {
    const { name } = command.constructor;
    const { input } = command;
    if (name === 'DescribeStreamCommand') {
      const range = (at: number) => ({
        StartingSequenceNumber: String(this.#shards[at]!.first),
        ...(this.#shards[at]!.closed && { EndingSequenceNumber: String(this.#shards[at + 1]!.first - 1) }),
      });
      return { StreamDescription: { Shards: this.#shards.map(({ id }, at) => ({ ShardId: id, SequenceNumberRange: range(at) })) } };
    }
    if (name === 'GetShardIteratorCommand') return { ShardIterator: this.#iterator(input.ShardId!, this.#from(input)) };
    const [shardId = '', from = '0'] = input.ShardIterator!.split('|');
    if (this.#aged.delete(shardId)) throw Object.assign(new Error('aged'), { name: 'ExpiredIteratorException' });
    const shard = this.#shards.find((one) => one.id === shardId)!;
    if (Number(from) < shard.gone) throw Object.assign(new Error('trimmed'), { name: 'TrimmedDataAccessException' });
    const Records = shard.records.slice(Number(from));
    return { Records, NextShardIterator: shard.closed ? undefined : this.#iterator(shardId, shard.records.length) };
  }

  #from({ ShardId, ShardIteratorType, SequenceNumber = '0' }: Readonly<Record<string, string>>): number {
    const { first, gone } = this.#shards.find(({ id }) => id === ShardId)!;
    return ShardIteratorType === 'TRIM_HORIZON' ? gone : Number(SequenceNumber) - first + 1;
  }

  #iterator(shard: string, from: number): string {
    return `${shard}|${from}`;
  }
}
