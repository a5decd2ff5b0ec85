import type * as z from 'zod/mini';
import { jsonOf, problemIn, unreachable } from './api-problem.ts';
import { isFile, type Route } from './route.ts';
import { type Operation, type ParamsOf, ROUTES, type SentBodyOf, type SentQueryOf } from './routes.ts';

type Of<O extends Operation> = (typeof ROUTES)[O];

/** What an operation answers: its value, or the file. */
export type ReadOf<O extends Operation> = Of<O> extends { readonly answer: infer Schema extends z.ZodMiniType } ? z.output<Schema> : Blob;

type Parameters<O extends Operation> = keyof ParamsOf<O> extends never ? unknown : { readonly params: ParamsOf<O> };
type Body<O extends Operation> = SentBodyOf<O> extends undefined ? unknown : { readonly body: SentBodyOf<O> };
/** The ETag that was read. */
type Version<O extends Operation> =
  Of<O> extends { readonly changes: true }
    ? { readonly version: string }
    : Of<O> extends { readonly changes: 'when-there' }
      ? { readonly version?: string }
      : unknown;
/** Of a POST: new for each act, the same when it is sent again. */
type Key<O extends Operation> = Of<O> extends { readonly method: 'POST' } ? { readonly key: string } : unknown;
type Query<O extends Operation> = SentQueryOf<O> extends Record<never, never> ? { readonly query?: SentQueryOf<O> } : unknown;

/** All that a call of an operation takes. */
export type CallOf<O extends Operation> = Parameters<O> & Query<O> & Body<O> & Version<O> & Key<O>;
type Arguments<O extends Operation> = Record<never, never> extends CallOf<O> ? [given?: CallOf<O>] : [given: CallOf<O>];

export interface Reply<O extends Operation> {
  readonly status: number;
  readonly body: ReadOf<O>;
  /** ETag, '' where there is none. */
  readonly version: string;
  /** Where the new thing or the long work is, '' where there is none. */
  readonly location: string;
  /** Whether this is the first answer to a call that had been sent before. */
  readonly replayed: boolean;
}

/** Operations that answer page by page. */
export type Paged = { [O in Operation]: ReadOf<O> extends { items: unknown[]; nextCursor: string | null } ? O : never }[Operation];
type ItemOf<O extends Paged> = ReadOf<O> extends { items: (infer Item)[] } ? Item : never;

export interface ApiClient {
  /** @throws ApiProblem for whatever is not a good answer */
  call<O extends Operation>(operation: O, ...given: Arguments<O>): Promise<Reply<O>>;
  /** Reads anew what is had in a version; null when it is still that. @throws ApiProblem */
  callIfChanged<O extends Operation>(operation: O, version: string, ...given: Arguments<O>): Promise<Reply<O> | null>;
  /** Every item of a list, page by page, as they are asked for. @throws ApiProblem */
  pages<O extends Paged>(operation: O, given: CallOf<O>): AsyncGenerator<ItemOf<O>, void>;
}

export interface ApiClientOptions {
  /** Where the API is, no final slash. */
  readonly url: string;
  /** ID token of the caller; null for one who has not signed in, who reaches the open operations only. */
  readonly token: () => Promise<string | null> | string | null;
  readonly fetch?: typeof fetch;
}

interface Given {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly version?: string;
  readonly key?: string;
}

const addressOf = (path: string, { params = {}, query = {} }: Given): string => {
  const asked = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return asked.length === 0 ? address : `${address}?${new URLSearchParams(asked)}`;
};

const headersOf = ({ method, body }: Route, given: Given, token: string | null): Record<string, string> => ({
  ...(token !== null && { authorization: `Bearer ${token}` }),
  ...(body && { 'content-type': method === 'PATCH' ? 'application/merge-patch+json' : 'application/json' }),
  ...(given.version !== undefined && { 'if-match': given.version }),
  ...(given.key !== undefined && { 'idempotency-key': given.key }),
});

/**
 * The API for a program that calls it; takes and gives what ROUTES says, and nothing by hand.
 *
 * @example
 * const { call } = apiClient({ url: 'https://plan.example', token: () => idToken });
 * const { version } = await call('getTask', { params: { task } });
 * await call('reportProgress', { params: { task }, version, key: crypto.randomUUID(), body: { unchanged: true } });
 */
export const apiClient = ({ url, token, fetch: get = fetch }: ApiClientOptions): ApiClient => {
  const sent = async (operation: Operation, given: Given, more: Record<string, string> = {}): Promise<Response> => {
    const route: Route = ROUTES[operation];
    const headers = { ...headersOf(route, given, route.callers.anyone ? null : await token()), ...more };
    const init = { method: route.method, headers, ...(route.body && { body: JSON.stringify(given.body ?? {}) }) };
    const response = await get(`${url}${addressOf(route.path, given)}`, init).catch((error: unknown) => {
      throw unreachable(error);
    });
    if (response.status >= 400) throw await problemIn(response);
    return response;
  };
  const replyOf = async <O extends Operation>(operation: O, response: Response): Promise<Reply<O>> => {
    const { status, headers } = response;
    const body = (await (isFile((ROUTES[operation] as Route).answer) ? response.blob() : jsonOf(response))) as ReadOf<O>;
    const head = { version: headers.get('etag') ?? '', location: headers.get('location') ?? '' };
    return { status, body, ...head, replayed: headers.get('idempotency-replayed') === 'true' };
  };
  const call = async <O extends Operation>(operation: O, given: Given = {}): Promise<Reply<O>> =>
    replyOf(operation, await sent(operation, given));
  return {
    call: call as ApiClient['call'],
    callIfChanged: async (operation, version, ...[given]) => {
      const response = await sent(operation, (given ?? {}) as Given, { 'if-none-match': version });
      return response.status === 304 ? null : replyOf(operation, response);
    },
    pages: async function* <O extends Paged>(operation: O, given: CallOf<O>) {
      const { query, ...rest } = given as Given;
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const { body } = await call(operation, { ...rest, query: { ...query, ...(cursor !== undefined && { cursor }) } });
        const page = body as { items: ItemOf<O>[]; nextCursor: string | null };
        yield* page.items;
        cursor = page.nextCursor;
      }
    },
  };
};
