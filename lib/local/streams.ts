import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { GiveUp } from './dead-letters.ts';
import { filterOf } from './filter-pattern.ts';
import type { Journal } from './journal.ts';
import { StreamReader, type StreamRecord } from './stream-reader.ts';
import { REGION } from './template.ts';

export interface MappingSpec {
  readonly id: string;
  readonly table: string;
  readonly functionArn: string;
  readonly batchSize: number;
  /** JSON texts; a record that matches none is passed over. None at all lets every record through. */
  readonly filters: readonly string[];
  /** The function may name the records that failed. */
  readonly partial: boolean;
  readonly bisect: boolean;
  readonly retries: number;
  readonly deadLetterArn: string | undefined;
}

/** A record as the function gets it. */
interface LambdaRecord {
  readonly eventName?: string;
  readonly dynamodb: { readonly Keys?: unknown; readonly SequenceNumber?: string };
}

type Invoke = (functionArn: string, event: unknown) => Promise<unknown>;

const POLL_MS = 25;
const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const base64 = (_: string, value: unknown): unknown => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value);

const lambdaRecord = ({ eventID, eventName, dynamodb }: StreamRecord, table: string): LambdaRecord =>
  JSON.parse(
    JSON.stringify(
      {
        eventID,
        eventName,
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: REGION,
        dynamodb: { ...dynamodb, ApproximateCreationDateTime: (dynamodb?.ApproximateCreationDateTime?.getTime() ?? 0) / 1000 },
        eventSourceARN: `arn:aws:dynamodb:${REGION}:000000000000:table/${table}/stream/local`,
      },
      base64,
    ),
  );

/** FNV-1a: cheap, and the same everywhere. */
const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return value;
};

/**
 * Another order of the records, the same one for the same seed, that keeps the order of each item's own. AWS promises no more than that;
 * DynamoDB Local would always deliver in the order of writing, and a consumer that leans on it would fail only in the cloud.
 */
export const shuffled = <Item extends { readonly dynamodb: { readonly Keys?: unknown } }>(records: readonly Item[], seed: number): Item[] =>
  records
    .map((record, at) => ({ record, at, rank: hash(`${seed} ${JSON.stringify(record.dynamodb.Keys)}`) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ record }) => record);

/** One event source mapping: reads the table's stream and gives the function its records, batch by batch. */
export class StreamMapping {
  readonly #spec: MappingSpec;
  readonly #matches: (record: unknown) => boolean;
  readonly #reader: StreamReader;
  readonly #invoke: Invoke;
  readonly #giveUp: GiveUp;
  readonly #journal: Journal;
  readonly #seed: number;
  #turn: Promise<unknown> = Promise.resolve();
  #stopped = false;
  /** Whether something was left undone at the stop: then the place is not written down, and the next process reads it again. */
  #abandoned = false;

  constructor(
    spec: MappingSpec,
    from: { client: DynamoDBStreamsClient; streamArn: string; journal: Journal; seed: number },
    to: { invoke: Invoke; giveUp: GiveUp },
  ) {
    this.#spec = spec;
    this.#matches = filterOf(spec.id, spec.filters);
    const kept = from.journal.past.filter(({ kind, mapping }) => kind === 'position' && mapping === spec.id).at(-1);
    this.#reader = new StreamReader(from.client, from.streamArn, kept && String(kept.sequence));
    this.#journal = from.journal;
    this.#seed = from.seed;
    this.#invoke = to.invoke;
    this.#giveUp = to.giveUp;
  }

  async start(): Promise<void> {
    while (!this.#stopped) {
      await this.pass().catch(() => {});
      await pause(POLL_MS);
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#turn.catch(() => {});
  }

  /** Reads and delivers what is there now. @returns how many records there were; 0 means the tip was reached */
  pass(): Promise<number> {
    const turn = this.#turn.catch(() => {}).then(() => (this.#stopped ? 0 : this.#pass()));
    this.#turn = turn;
    return turn;
  }

  async #pass(): Promise<number> {
    const records = await this.#reader.read();
    if (records.length === 0) return 0;
    const wanted = records.map((record) => lambdaRecord(record, this.#spec.table)).filter(this.#matches);
    const order = shuffled(wanted, this.#seed);
    for (let at = 0; at < order.length; at += this.#spec.batchSize) await this.#deliver(order.slice(at, at + this.#spec.batchSize), 0);
    if (this.#abandoned) return records.length;
    await this.#journal.append({ kind: 'position', mapping: this.#spec.id, sequence: records.at(-1)?.dynamodb?.SequenceNumber });
    return records.length;
  }

  /** Splitting a batch, or going on behind the records that succeeded, uses up no attempt; trying the same batch again does. */
  async #deliver(batch: readonly LambdaRecord[], attempt: number): Promise<void> {
    if (this.#stopped) {
      this.#abandoned = true;
      return;
    }
    const { failedFrom, reason } = await this.#try(batch);
    if (failedFrom === undefined) return;
    const rest = batch.slice(failedFrom);
    if (failedFrom > 0) return this.#deliver(rest, attempt);
    if (this.#spec.bisect && rest.length > 1) {
      const half = Math.ceil(rest.length / 2);
      await this.#deliver(rest.slice(0, half), attempt);
      return this.#deliver(rest.slice(half), attempt);
    }
    if (attempt >= this.#spec.retries) {
      const { id, functionArn, deadLetterArn } = this.#spec;
      return this.#giveUp({ queue: deadLetterArn, source: id, function: functionArn, reason, event: { Records: rest } });
    }
    await pause(Math.min(1000, 100 * 2 ** attempt));
    return this.#deliver(rest, attempt + 1);
  }

  /** Where the batch failed first: at its start when the function threw, or named something that was not in it. */
  async #try(batch: readonly LambdaRecord[]): Promise<{ failedFrom?: number; reason: string }> {
    try {
      const answer = await this.#invoke(this.#spec.functionArn, { Records: batch });
      const failures = this.#spec.partial
        ? (answer as { batchItemFailures?: { itemIdentifier?: string }[] } | null)?.batchItemFailures
        : undefined;
      if (!failures?.length) return { reason: '' };
      const named = failures.map(({ itemIdentifier }) => batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === itemIdentifier));
      return { failedFrom: Math.max(0, Math.min(...named)), reason: 'the function named it as failed' };
    } catch (error) {
      const { name, message } = error as Error;
      return { failedFrom: 0, reason: `${name}: ${message}` };
    }
  }
}
