import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { parse } from '#contract/parse.ts';
import type { Reach } from '#contract/routes.ts';
import { type Day, dayAt, type Instant, instantAt } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import type { Write } from '#store/commit.ts';
import type { Answered, RequestIdentity } from '#store/requests.ts';
import type { Membership, Town } from '#store/town.ts';

/** A body of API Gateway is at most 10 MB; ours are much smaller. */
const MOST_BYTES = 4_500_000;

/** A request as a handler sees it: who, when, what, all checked. */
export interface Request<Body = unknown, Query = unknown> {
  /** E-mail of the caller, lower case. */
  readonly email: string;
  readonly member: Membership;
  readonly town: Town;
  readonly reach: Reach;
  readonly at: Instant;
  readonly day: Day;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  /** Version that the caller has seen (If-Match); 0 where the operation asks for none. */
  readonly version: number;
  /** Part of the transaction that keeps the answer for a repeated POST; none for another method, which carries no key. */
  readonly record: (answer: Answered) => readonly Write[];
}

/** API Gateway's event time: the only clock of an API function. */
export const timeOf = (event: APIGatewayProxyEventV2): { at: Instant; day: Day } => {
  const { timeEpoch } = event.requestContext;
  return { at: instantAt(timeEpoch), day: dayAt(timeEpoch) };
};

/** @throws RuleError TooLarge · TypeNotSupported · BodyIsNotJson · BodyIsWrong */
export const bodyOf = <Schema extends z.ZodMiniType>(event: APIGatewayProxyEventV2, schema: Schema): z.infer<Schema> => {
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(raw) > MOST_BYTES) throw new RuleError('TooLarge', '内容超过 4 MB，请分开提交。');
  if (raw !== '' && !/^application\/(merge-patch\+)?json\b/i.test(event.headers['content-type'] ?? ''))
    throw new RuleError('TypeNotSupported', '请以 application/json 提交。');
  return parse(schema, raw === '' ? {} : jsonOf(raw), 'BodyIsWrong', '有字段填写有误，内容未保存。');
};

const jsonOf = (raw: string): unknown => {
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new RuleError('BodyIsNotJson', '请求内容不是合格的 JSON。', [{ pointer: '', message: '不是合格的 JSON' }], { cause: error });
  }
};

/** @throws RuleError VersionMissing · VersionIsStale (an ETag that never was) */
export const versionOf = (event: APIGatewayProxyEventV2): number => {
  const header = event.headers['if-match'];
  if (!header) throw new RuleError('VersionMissing', '请带上读取时得到的 ETag（If-Match）。');
  const match = /^"(\d{1,9})(?:\.\d{4}-\d{2}-\d{2})?"$/.exec(header.trim());
  if (!match) throw new RuleError('VersionIsStale', 'If-Match 不是本系统给出的 ETag，请重新读取后再改。');
  return Number(match[1]);
};

/** @throws RuleError IdempotencyKeyMissing */
export const identityOf = (event: APIGatewayProxyEventV2, person: string): RequestIdentity => {
  const key = event.headers['idempotency-key'] ?? '';
  if (!/^[\w.:@-]{8,128}$/.test(key))
    throw new RuleError('IdempotencyKeyMissing', '请带上 Idempotency-Key（8 到 128 个字母、数字或 . : @ - _），重发时用同一个。');
  const content = `${event.requestContext.http.method} ${event.rawPath}\n${event.body ?? ''}`;
  return { person, key, hash: createHash('sha256').update(content).digest('hex'), at: timeOf(event).at };
};

/** @throws RuleError EmailNotVerified */
export const emailOf = (event: APIGatewayProxyEventV2): string => {
  const { authorizer } = event.requestContext as { authorizer?: { jwt?: { claims?: Record<string, unknown> } } };
  const claims = authorizer?.jwt?.claims ?? {};
  if (claims.token_use === 'access' || String(claims.email_verified) !== 'true' || typeof claims.email !== 'string' || claims.email === '')
    throw new RuleError('EmailNotVerified', '请用身份令牌（ID token）登录，且邮箱须经验证。');
  return claims.email.toLowerCase();
};
