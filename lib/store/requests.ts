import type { Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { put, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, type Table, toItem } from './table.ts';

/** What a POST was answered, kept so that the same POST gets the same answer. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

interface Recorded extends Answered {
  readonly hash: string;
  readonly expiresAt: number;
}

/** Thrown out of a transaction when the request was carried out before: not an error, the stored answer is the answer. */
export class AnsweredBefore extends Error {
  readonly recorded: Answered;

  constructor(recorded: Answered) {
    super('Answered before');
    this.name = 'AnsweredBefore';
    this.recorded = recorded;
  }
}

const SECONDS_A_DAY = 86_400;

/** What identifies a request: who sent it, under which key, with which content (sha256 of method, path and body). */
export interface RequestIdentity {
  readonly person: string;
  readonly key: string;
  readonly hash: string;
  readonly at: Instant;
}

const keyOf = ({ person, key }: RequestIdentity) => ({ pk: `REQUEST#${person}#${key}`, sk: '-' });
const epochOf = (at: Instant): number => Math.floor(Date.parse(at) / 1000);

/** Answers already given. */
export const requests = (table: Table) => ({
  /** @throws AnsweredBefore · RuleError IdempotencyKeyReused */
  refuseRepeated: async (identity: RequestIdentity): Promise<void> => {
    const item = await getItem(table, keyOf(identity));
    if (item && bodyOf<Recorded>(item).expiresAt > epochOf(identity.at)) throw repeated(identity, item);
  },

  /** Keeps the answer in the transaction of the change itself; an expired one is overwritten. */
  record: (identity: RequestIdentity, answer: Answered): Write => {
    const now = epochOf(identity.at);
    const expiresAt = now + SECONDS_A_DAY;
    const write = put({ ...keyOf(identity), ...answer, hash: identity.hash, expiresAt, ttl: expiresAt + 7 * SECONDS_A_DAY });
    return {
      part: {
        Put: {
          ...write.part.Put!,
          ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
          ExpressionAttributeValues: toItem({ ':now': now }),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        },
      },
      refused: (present) => repeated(identity, present!),
    };
  },
});

const repeated = (identity: RequestIdentity, item: Item): Error => {
  const { hash, status, headers, body } = bodyOf<Recorded>(item);
  if (hash !== identity.hash) return new RuleError('IdempotencyKeyReused', '同一个 Idempotency-Key 已用于另一个请求，请换一个。');
  return new AnsweredBefore({ status, headers, body });
};
