import { createHash } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { versionIn } from '#contract/etag.ts';
import { parse } from '#contract/parse.ts';
import { isFile, type Reach, type Route } from '#contract/route.ts';
import { IDEMPOTENCY_KEY } from '#contract/shapes.ts';
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
  /** The same where a version is asked for only when the thing is there. @throws RuleError VersionMissing · VersionNotReadable · VersionIsStale */
  readonly seen: () => number;
  /** Part of the transaction that keeps the answer for a repeated POST; none for another method, which carries no key. */
  readonly record: (answer: Answered) => readonly Write[];
}

/** API Gateway's event time: the only clock of an API function. */
export const timeOf = (event: APIGatewayProxyEventV2): { at: Instant; day: Day } => {
  const { timeEpoch } = event.requestContext;
  return { at: instantAt(timeEpoch), day: dayAt(timeEpoch) };
};

const NOTHING = z.object({});

/** A patch may say what it is; nothing else may be one. */
const JSON_TYPE = /^application\/json\s*(;|$)/i;
const PATCH_TYPE = /^application\/(merge-patch\+)?json\s*(;|$)/i;

/** @throws RuleError TooLarge · TypeNotSupported · BodyIsNotJson · BodyIsWrong */
export const bodyOf = (event: APIGatewayProxyEventV2, { method, body }: Pick<Route, 'method' | 'body'>): unknown => {
  const raw = event.isBase64Encoded ? Buffer.from(event.body ?? '', 'base64').toString('utf8') : (event.body ?? '');
  if (Buffer.byteLength(raw) > MOST_BYTES) throw new RuleError('TooLarge', '内容超过 4 MB，请分开提交。');
  const type = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
  if (raw !== '' && !(method === 'PATCH' ? PATCH_TYPE : JSON_TYPE).test(event.headers['content-type'] ?? ''))
    throw new RuleError('TypeNotSupported', `请以 ${type} 提交。`);
  return parse(body ?? NOTHING, raw === '' ? {} : jsonOf(raw), 'BodyIsWrong', '有字段填写有误，内容未保存。');
};

/** What stands in a text for bytes that were no UTF-8: a Windows console sends GBK, and what was written is lost already. */
const LOST = '\uFFFD';

const jsonOf = (raw: string): unknown => {
  if (raw.includes(LOST))
    throw new RuleError('BodyIsNotJson', '请求内容不是 UTF-8 编码（可能是 GBK），请转换后再提交。', [
      { pointer: '', message: '不是 UTF-8' },
    ]);
  try {
    return JSON.parse(raw);
  } catch (error) {
    throw new RuleError('BodyIsNotJson', '请求内容不是合格的 JSON。', [{ pointer: '', message: '不是合格的 JSON' }], { cause: error });
  }
};

/** @throws RuleError VersionMissing · VersionNotReadable (no ETag, or any: `*`) · VersionIsStale (an ETag that never was) */
export const versionOf = (event: APIGatewayProxyEventV2): number => {
  const header = event.headers['if-match'];
  if (!header) throw new RuleError('VersionMissing', '请带上读取时得到的 ETag（If-Match）。');
  const version = versionIn(header.trim());
  if (version === undefined)
    throw new RuleError('VersionNotReadable', '看不懂 If-Match：请写读取时得到的一个 ETag，连同双引号，如 "3"；不接受 * 和几个 ETag。');
  if (version === null) throw new RuleError('VersionIsStale', 'If-Match 不是本系统给出的 ETag，请重新读取后再改。');
  return version;
};

const KEY_WORDS = '8 到 128 个字母、数字或 . : @ - _';

/** @throws RuleError IdempotencyKeyMissing · IdempotencyKeyNotReadable */
export const identityOf = (event: APIGatewayProxyEventV2, person: string, town: string): RequestIdentity => {
  const key = event.headers['idempotency-key'] ?? '';
  if (key === '') throw new RuleError('IdempotencyKeyMissing', `请带上 Idempotency-Key（${KEY_WORDS}），重发时用同一个。`);
  if (!IDEMPOTENCY_KEY.test(key)) throw new RuleError('IdempotencyKeyNotReadable', `Idempotency-Key 不合格式，应为 ${KEY_WORDS}。`);
  const content = `${event.requestContext.http.method} ${event.rawPath}\n${town}\n${event.body ?? ''}`;
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

/** What may be answered: JSON, and files of their types. */
const typesOf = ({ answer }: Route): readonly string[] => (isFile(answer) ? answer.types : ['application/json']);

/** Whether one of the types asked for covers a type: itself, `application/*` or `*\/*`. */
const covers = (asked: string, type: string): boolean => {
  const range = asked.toLowerCase().split(';', 1)[0]!.trim();
  const [plain = ''] = type.split(';');
  return range === '*/*' || range === plain || (range.endsWith('/*') && plain.startsWith(range.slice(0, -1)));
};

/** Whether a range of `Accept` says what is not wanted (q=0). */
const isUnwanted = (asked: string): boolean => /;\s{0,9}q=0(?:\.0{0,3})?\s{0,9}$/i.test(asked);

/** @throws RuleError NotAcceptable when the caller takes nothing that the operation gives */
export const refuseUnacceptable = (event: APIGatewayProxyEventV2, route: Route): void => {
  const { accept = '' } = event.headers;
  const asked = accept.split(',', 50).filter((one) => one.trim() !== '');
  const wanted = asked.filter((one) => !isUnwanted(one));
  if (asked.length > 0 && !typesOf(route).some((type) => wanted.some((one) => covers(one, type))))
    throw new RuleError('NotAcceptable', `这个地址只能给出 ${typesOf(route).join('、')}。`);
};

const withoutWeakness = (etag: string): string => etag.trim().replace(/^W\//, '');

/** Whether the caller has what it asks for (If-None-Match). */
export const isRefreshed = (
  event: APIGatewayProxyEventV2,
  { status, headers }: { status: number; headers: Readonly<Record<string, string>> },
): boolean => {
  const known = event.headers['if-none-match'];
  const { etag } = headers;
  const isRead = event.requestContext.http.method === 'GET' || event.requestContext.http.method === 'HEAD';
  if (!isRead || status !== 200 || etag === undefined || known === undefined) return false;
  return known.trim() === '*' || known.split(',', 50).some((one) => withoutWeakness(one) === withoutWeakness(etag));
};
