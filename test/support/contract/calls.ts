import { randomUUID } from 'node:crypto';
import type { Call, Caller } from '../api.ts';
import { addressOf, inTown } from './furnished-town.ts';
import type { Told } from './operations.ts';
import type { Wrong } from './wrong-values.ts';

export const AT = '2022-05-24T10:00:00+08:00';

/** A call of an operation as its example makes it, in a town. */
export const exampleCall = ({ method, path, parameters, callers, body }: Told, town: string): Call => {
  const valuesIn = (place: string) =>
    Object.fromEntries(
      parameters.flatMap((one) => (one.in === place && one.example !== undefined ? [[one.name, inTown(one.example, town)]] : [])),
    );
  const parts = valuesIn('path');
  const query = valuesIn('query');
  const headers = valuesIn('header');
  return {
    method,
    path: path.replaceAll(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? ''),
    as: addressOf(callers[0] ?? 'anyone', town),
    at: AT,
    ...(Object.keys(query).length > 0 && { query }),
    ...(body && { body: inTown(body.example, town) }),
    headers: {
      ...(body && { 'content-type': body.type }),
      ...(headers['Idempotency-Key'] !== undefined && { 'idempotency-key': randomUUID() }),
    },
  };
};

/** Where the ETag of what an operation changes is read, by the operation's address. */
const READ_AT: readonly (readonly [of: RegExp, at: string])[] = [
  [/^(\/v1\/tasks\/[^/]+)\/.*/, '$1'],
  [/^(\/v1\/plans\/[^/]+\/draft\/\d+)(\/split)?$/, '$1'],
  [/^(\/v1\/plans\/[^/]+\/draft)(\/.*)?$/, '$1'],
  [/^(\/v1\/plans\/[^/]+\/unplanned)\/\d+$/, '$1'],
  [/^(\/v1\/plans\/[^/]+)\/.*/, '$1'],
  [/^(\/v1\/organization\/calendar\/\d+)$/, '$1'],
  [/^\/v1\/organization.*/, '/v1/organization'],
  [/^(\/v1\/towns\/[^/]+)$/, '$1'],
];

/** A call with the version that is read before it, as any client would; of what stands in a list alone, its `version`. */
export const withVersionRead = async (told: Told, made: Call, call: Caller): Promise<Call> => {
  const asked = told.parameters.find(({ name }) => name === 'If-Match');
  if (!asked) return made;
  const [of, at] = READ_AT.find(([one]) => one.test(made.path)) ?? [];
  if (!of) throw new Error(`${made.path}: nobody knows where its version is read`);
  const { status, etag, body } = await call({ path: made.path.replace(of, at!), as: made.as ?? null, at: AT });
  if (status === 404 && asked.required !== true) return made;
  if (status !== 200) throw new Error(`${made.path}: its version cannot be read: ${status}`);
  return withHeaders(made, { 'if-match': etag || `"${body.items[0].version}"` });
};

/** A call that is wrong in one thing, and how it is to be refused. */
export interface WrongCall {
  readonly why: string;
  readonly call: Call;
  /** Status and code; one of several where either is right. */
  readonly as: readonly string[];
  /** Where a place of the body or query was made wrong. */
  readonly place?: Pick<Wrong, 'pointer' | 'inChoice'>;
}

const withHeaders = (call: Call, more: Readonly<Record<string, string>>): Call => ({ ...call, headers: { ...call.headers, ...more } });
const withoutHeader = (call: Call, name: string): Call => {
  const { [name]: _, ...headers } = call.headers ?? {};
  return { ...call, headers };
};

/** What can be wrong with the head of a call. */
export const wrongHeads = (told: Told, call: Call): WrongCall[] => {
  const asks = (name: string): boolean => told.parameters.some((one) => one.name === name);
  const wrong = (why: string, changed: Call, status: number, code: string): WrongCall => ({
    why,
    call: changed,
    as: [`${status} ${code}`],
  });
  return [
    wrong('a type that is not given', withHeaders(call, { accept: 'application/xml' }), 406, 'NotAcceptable'),
    ...(told.parameters.some(({ name, required }) => name === 'If-Match' && required === true)
      ? [
          wrong('no version', withoutHeader(call, 'if-match'), 428, 'VersionMissing'),
          ...['"999999"', 'W/"1"', '"-1"', `"${'9'.repeat(40)}"`, '"1.2022-05-24"'].map((seen) =>
            wrong(`version ${seen.slice(0, 20)}`, withHeaders(call, { 'if-match': seen }), 412, 'VersionIsStale'),
          ),
          ...['*', '1', '"1", "2"', '"1.2022-05-24.1"x', `"${'9'.repeat(4000)}"`].map((seen) =>
            wrong(`version ${seen.slice(0, 20)}`, withHeaders(call, { 'if-match': seen }), 400, 'VersionNotReadable'),
          ),
        ]
      : []),
    ...(asks('Idempotency-Key')
      ? [
          wrong('no key', withoutHeader(call, 'idempotency-key'), 400, 'IdempotencyKeyMissing'),
          wrong('an empty key', withHeaders(call, { 'idempotency-key': '' }), 400, 'IdempotencyKeyMissing'),
          ...['1234567', 'a'.repeat(129), '有字的钥匙一二三四', 'a b c d e f'].map((key) =>
            wrong(`key ${key.slice(0, 20)}`, withHeaders(call, { 'idempotency-key': key }), 400, 'IdempotencyKeyNotReadable'),
          ),
        ]
      : []),
    ...(told.body
      ? [
          wrong('another content type', withHeaders(call, { 'content-type': 'text/plain' }), 415, 'TypeNotSupported'),
          wrong('a form', withHeaders(call, { 'content-type': 'application/x-www-form-urlencoded' }), 415, 'TypeNotSupported'),
          ...['{', '{"a":}', "{'a':1}", 'undefined', '\u0000', '[1,]'].map((body) => ({
            ...wrong(`no JSON: ${body}`, { ...call, body }, 400, 'BodyIsNotJson'),
            place: { pointer: '', inChoice: false },
          })),
        ]
      : []),
  ];
};

/** Of a person whom nobody knows there is simply nothing. */
const MAY_HAVE_NONE = ['revokeLinksOf'];

const NO_ADDRESS = ['..', '%00', '%', 'A B', '一二', "';--", '#', '-', '9'.repeat(300), 'constructor', '__proto__', '%2F%2F'];

/** Addresses of another shape, and of what is not there. A town is named by whoever sets it up: any of the right shape will do. */
export const wrongAddresses = (told: Told, call: Call, town: string): WrongCall[] => {
  const parts = told.parameters.filter((one) => one.in === 'path');
  const exampleOf = (name: string): string => inTown(parts.find((one) => one.name === name)?.example ?? '', town);
  const addressed = (name: string, value: string): string =>
    told.path.replaceAll(/\{(\w+)\}/g, (_, part: string) => (part === name ? value : exampleOf(part)));
  return parts.flatMap(({ name, schema }) => {
    const isNew = name === 'town' || MAY_HAVE_NONE.includes(told.id);
    const values = NO_ADDRESS.filter((value) => !isNew || !new RegExp(String(schema.pattern)).test(value));
    const as = ['404 NotFound', ...(isNew ? ['422 BodyIsWrong'] : [])];
    return values.map((value) => ({ why: `{${name}} is ${value.slice(0, 20)}`, call: { ...call, path: addressed(name, value) }, as }));
  });
};
