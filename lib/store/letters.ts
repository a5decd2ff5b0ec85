import { ConditionalCheckFailedException, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { addDays, type Day, type Instant, type Month, monthOf } from '#domain/day.ts';
import { groupsOf } from '#domain/groups-of.ts';
import type { Letter } from '#domain/letter.ts';
import { create, type Write } from './commit.ts';
import { bodyOf, type Item, type Key, queryItems, queryQueue, type Table, toItem } from './table.ts';
import type { Town } from './town.ts';

/** queued → sending → sent; failed after too many refusals; suppressed when another letter says it. The letter is the truth, the stream only the bell. */
export type LetterStatus = 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed';

/** Why a letter was given up: refused too often, or for good · its address refuses letters for good, now or before. */
export type LetterFailure = 'refused' | 'letter' | 'address' | 'bounced';

export interface StoredLetter extends Letter {
  readonly status: LetterStatus;
  readonly attempts: number;
  readonly messageId: string | null;
  /** Real time of the present attempt, for noticing an interrupted one. */
  readonly claimedAt: Instant | null;
  /** Day of the present attempt, by the clock of whoever made it; null before the first. */
  readonly claimedOn: Day | null;
  /** Of one that was given up. */
  readonly failure?: LetterFailure;
  /** What the letter was when its year moved here: it was never sent, and is never sent from here, though it rests as `sent`. */
  readonly waiting?: 'queued' | 'sending';
}

/**
 * After so many refusals a letter is given up, and the office sees it. `redeliver` tries each quarter of an hour, so these are four days:
 * a mail server that fails on the Friday before a long weekend and is mended on the Tuesday after it has lost nothing.
 */
export const MOST_ATTEMPTS = 4 * 24 * 4;

const PUT_AT_ONCE = 10;

const SHARDS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

export const letterKey = (letter: Letter): Key => ({
  pk: `LETTERS#${letter.town}#${monthOf(letter.day)}`,
  sk: `${letter.day}#${letter.content.kind}#${letter.subject}#${letter.person}`,
});

const itemOf = (letter: Letter): Item => ({
  ...letterKey(letter),
  ...letter,
  status: 'queued',
  attempts: 0,
  messageId: null,
  claimedAt: null,
  claimedOn: null,
  queue: shardOf(letter.town),
  queuedAt: letter.at,
});

const shardOf = (town: string): string => String([...town].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % SHARDS.length);

/** The outbox. */
export const letters = (table: Table) => ({
  /** For a transaction: the letter goes with the change that causes it. */
  queue: (letter: Letter): Write => create(itemOf(letter), () => new Error(`The letter ${letterKey(letter).sk} is in the outbox already`)),

  /** For a transaction that tells it otherwise: the letter stands there, and is never sent. */
  suppress: (letter: Letter): Write => {
    const { queue: _queue, queuedAt: _queuedAt, ...item } = itemOf(letter);
    return create(
      { ...item, status: 'suppressed' } as Item,
      () => new Error(`The letter ${letterKey(letter).sk} is in the outbox already`),
    );
  },

  /**
   * Puts letters in the outbox, each on its own; one that is there already stays as it is. Returns how many of them a run of this
   * instant put there: a run that is repeated counts those of its first try, too.
   */
  queueAll: async (all: readonly Letter[]): Promise<number> => {
    const own = new Set<string>();
    for (const group of groupsOf(all, PUT_AT_ONCE))
      await Promise.all(group.map(async (letter) => (await putOnce(table, itemOf(letter))) && own.add(letterKey(letter).sk)));
    return own.size;
  },

  /** Letters of the months that hold the days, oldest first. */
  between: async (town: Town, from: Day, to: Day): Promise<StoredLetter[]> => {
    const months = [...monthsBetween(from, to)];
    const pages = await Promise.all(months.map((month) => queryItems(table, `LETTERS#${town}#${month}`, { from, to: `${to}~` })));
    return pages.flat().map((item) => bodyOf<StoredLetter>(item));
  },

  /** Keys of letters queued before an instant that are not final, the longest waiting first. */
  waiting: async (before: Instant): Promise<Key[]> => {
    const shards = await Promise.all(SHARDS.map((shard) => queryQueue(table, shard, before)));
    const all = shards.flat().toSorted((a, b) => (String(a.queuedAt) < String(b.queuedAt) ? -1 : 1));
    return all.map(({ pk, sk }) => ({ pk, sk }));
  },

  /**
   * Takes a letter for sending: of several who try, one gets it. A letter whose sending was interrupted is taken again only on a later
   * day than that of the attempt, however old the letter is: so a crash between sending and marking never repeats one on the same day.
   */
  claim: (key: Key, now: { at: Instant; day: Day }): Promise<StoredLetter | null> =>
    update(table, key, {
      UpdateExpression: 'SET #status = :sending, claimedAt = :at, claimedOn = :day, attempts = attempts + :one',
      ConditionExpression: '#status = :queued OR (#status = :sending AND claimedOn < :day)',
      values: { ':sending': 'sending', ':queued': 'queued', ':at': now.at, ':day': now.day, ':one': 1 },
    }),

  sent: (key: Key, messageId: string): Promise<StoredLetter | null> =>
    update(table, key, {
      UpdateExpression: 'SET #status = :sent, messageId = :id REMOVE queue, queuedAt',
      ConditionExpression: '#status = :sending',
      values: { ':sent': 'sent', ':sending': 'sending', ':id': messageId },
    }),

  /** Back to the end of the queue after a refusal, or given up after so many. */
  refused: (key: Key, attempts: number, at: Instant): Promise<StoredLetter | null> =>
    attempts >= MOST_ATTEMPTS
      ? letters(table).failed(key, 'refused')
      : update(table, key, {
          UpdateExpression: 'SET #status = :queued, queuedAt = :at',
          ConditionExpression: '#status = :sending',
          values: { ':queued': 'queued', ':sending': 'sending', ':at': at },
        }),

  /** Never tried again. */
  failed: (key: Key, failure: LetterFailure): Promise<StoredLetter | null> =>
    update(table, key, {
      UpdateExpression: 'SET #status = :failed, failure = :failure REMOVE queue, queuedAt',
      ConditionExpression: '#status = :sending',
      values: { ':failed': 'failed', ':sending': 'sending', ':failure': failure },
    }),
});

function* monthsBetween(from: Day, to: Day): Generator<Month> {
  for (let month = monthOf(from); month <= monthOf(to); month = monthOf(addDays(`${month}-28`, 7))) yield month;
}

/** True when the item is there now and is of this instant, put by this call or by an earlier try of the same run. */
const putOnce = async (table: Table, item: Item): Promise<boolean> => {
  try {
    await table.client.send(
      new PutItemCommand({
        TableName: table.name,
        Item: toItem(item),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return error.Item !== undefined && unmarshall(error.Item).at === item.at;
    throw error;
  }
};

const update = async (
  table: Table,
  key: Key,
  { values, ...expressions }: { UpdateExpression: string; ConditionExpression: string; values: Record<string, unknown> },
): Promise<StoredLetter | null> => {
  try {
    const { Attributes } = await table.client.send(
      new UpdateItemCommand({
        TableName: table.name,
        Key: toItem(key),
        ...expressions,
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: toItem(values),
        ReturnValues: 'ALL_NEW',
      }),
    );
    return bodyOf<StoredLetter>(unmarshall(Attributes ?? {}) as Item);
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return null;
    throw error;
  }
};
