import {
  DescribeStreamCommand,
  type DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type Shard,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';

export type { StreamRecord };

/** Reads one table's stream from a place on; the place is a sequence number, which outlives the process. */
export class StreamReader {
  #position: bigint | undefined;
  /** Whether the place is older than all that the stream still keeps (a day): then it is read from what there is. */
  #isTrimmed = false;
  readonly #client: DynamoDBStreamsClient;
  readonly #streamArn: string;
  readonly #iterators = new Map<string, string>();
  readonly #finished = new Set<string>();

  constructor(client: DynamoDBStreamsClient, streamArn: string, after: string | undefined) {
    this.#client = client;
    this.#streamArn = streamArn;
    this.#position = after === undefined ? undefined : BigInt(after);
  }

  /** Everything that is there now, oldest first; an empty list at the tip. */
  async read(): Promise<StreamRecord[]> {
    const records: StreamRecord[] = [];
    try {
      if (this.#iterators.size === 0) await this.#open();
      for (const shard of [...this.#iterators.keys()]) records.push(...(await this.#readShard(shard)));
      this.#isTrimmed = false;
    } catch (error) {
      // An iterator ages (a machine that slept); the place does not. What another shard gave has been passed, so it must be handed on.
      this.#iterators.clear();
      const isFirst = !this.#isTrimmed;
      this.#isTrimmed = (error as Error).name === 'TrimmedDataAccessException';
      if (records.length > 0) return records;
      if (this.#isTrimmed && isFirst) return this.read();
      throw error;
    }
    return records;
  }

  async #readShard(shard: string): Promise<StreamRecord[]> {
    const { Records = [], NextShardIterator } = await this.#client.send(
      new GetRecordsCommand({ ShardIterator: this.#iterators.get(shard) }),
    );
    if (NextShardIterator) this.#iterators.set(shard, NextShardIterator);
    else {
      this.#iterators.delete(shard);
      this.#finished.add(shard);
    }
    const fresh = Records.filter((record) => this.#isAhead(record));
    const last = fresh.at(-1)?.dynamodb?.SequenceNumber;
    if (last !== undefined) this.#position = BigInt(last);
    return fresh;
  }

  async #open(): Promise<void> {
    const { StreamDescription } = await this.#client.send(new DescribeStreamCommand({ StreamArn: this.#streamArn }));
    for (const shard of StreamDescription?.Shards ?? []) {
      const id = shard.ShardId ?? '';
      if (this.#finished.has(id) || this.#isBehind(shard)) continue;
      const { ShardIterator } = await this.#client.send(
        new GetShardIteratorCommand({ StreamArn: this.#streamArn, ShardId: id, ...this.#start(shard) }),
      );
      if (ShardIterator) this.#iterators.set(id, ShardIterator);
    }
  }

  #isAhead({ dynamodb }: StreamRecord): boolean {
    return this.#position === undefined || BigInt(dynamodb?.SequenceNumber ?? 0) > this.#position;
  }

  #isBehind({ SequenceNumberRange }: Shard): boolean {
    const end = SequenceNumberRange?.EndingSequenceNumber;
    return this.#position !== undefined && end !== undefined && BigInt(end) <= this.#position;
  }

  #start({ SequenceNumberRange }: Shard): { ShardIteratorType: 'TRIM_HORIZON' | 'AFTER_SEQUENCE_NUMBER'; SequenceNumber?: string } {
    const begin = SequenceNumberRange?.StartingSequenceNumber;
    if (this.#isTrimmed || this.#position === undefined || (begin !== undefined && BigInt(begin) > this.#position))
      return { ShardIteratorType: 'TRIM_HORIZON' };
    return { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: String(this.#position).padStart(21, '0') };
  }
}
