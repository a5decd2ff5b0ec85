import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { inject } from 'vitest';
import type { Route } from '#contract/route.ts';
import { ROUTES } from '#contract/routes.ts';
import type { Table } from '#store/table.ts';
import { freshTable } from './table.ts';

export const OPERATOR = 'operator@county.example';

/** Points the functions, which find everything by their environment, at a fresh table. Call before they are imported. */
export const functionsOnFreshTable = async (): Promise<Table> => {
  const table = await freshTable();
  Object.assign(process.env, {
    AWS_REGION: 'local',
    // The S3-like server knows these only; DynamoDB Local takes any.
    AWS_ACCESS_KEY_ID: 'S3RVER',
    AWS_SECRET_ACCESS_KEY: 'S3RVER',
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_LAMBDA_FUNCTION_NAME: 'test',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    TABLE_NAME: table.name,
    OPERATORS: OPERATOR,
    PUBLIC_URL: 'https://town.example',
  });
  return table;
};

/** The functions of the API, imported now that the environment is set. */
export const importApi = async (): Promise<Doors> => {
  const [api, files, links] = await Promise.all([
    import('../../functions/api/index.ts'),
    import('../../functions/files/index.ts'),
    import('../../functions/links/index.ts'),
  ]);
  return { api: api.handler as Handler, files: files.handler as Handler, links: links.handler as Handler };
};

export interface Call {
  readonly method?: string;
  readonly path: string;
  /** Of the signed-in caller; null for one without a token, whom only an open route lets through. */
  readonly as: string | null;
  /** Sent as JSON; a text as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** RFC 3339 */
  readonly at?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
  /** Whether the body is in base64, as the gateway hands on what is no text. */
  readonly base64?: boolean;
}

export interface Answered {
  readonly status: number;
  readonly etag: string;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the operation says; each test looks at its own fields
  readonly body: any;
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
export type Doors = Readonly<Record<Route['lambda'], Handler>>;
export type Caller = (call: Call) => Promise<Answered>;

/** The routes that API Gateway hands to another function; all else goes to `api`. */
const NAMED = Object.values<Route>(ROUTES)
  .filter(({ lambda }) => lambda !== 'api')
  .map(({ lambda, method, path }) => ({ lambda, method, pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`) }));

const doorOf = (method: string, path: string): keyof Doors =>
  NAMED.find((route) => route.method === method && route.pattern.test(path))?.lambda ?? 'api';

const isJson = (headers: Readonly<Record<string, string>>): boolean => /\bjson\b/.test(headers['content-type'] ?? '');

/** Calls the API as API Gateway does. */
export const callerOf =
  (doors: Doors): Caller =>
  async ({ method = 'GET', path, as, body, headers = {}, query, at = '2022-03-02T09:00:00+08:00', claims = {}, base64 = false }) => {
    const event = {
      version: '2.0',
      routeKey: '$default',
      rawPath: path,
      rawQueryString: new URLSearchParams(query).toString(),
      headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(query && { queryStringParameters: query }),
      requestContext: {
        http: { method, path },
        requestId: randomUUID(),
        timeEpoch: Date.parse(at),
        ...(as !== null && { authorizer: { jwt: { claims: { email: as, email_verified: 'true', token_use: 'id', ...claims } } } }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      isBase64Encoded: base64,
    } as unknown as APIGatewayProxyEventV2;
    const result = await doors[doorOf(method, path)](event, {} as Context);
    const answered = (result.headers ?? {}) as Record<string, string>;
    const text = String(result.body);
    return {
      status: result.statusCode ?? 0,
      etag: answered.etag ?? '',
      headers: answered,
      body: isJson(answered) ? JSON.parse(text) : text,
    };
  };

/** A POST as the page makes one: a key of its own, and the version that was seen. */
export const aPost = (as: string, path: string, body: unknown = {}, { version, key = randomUUID(), ...more }: PostOptions = {}): Call => ({
  method: 'POST',
  path,
  as,
  body,
  ...more,
  headers: { 'idempotency-key': key, ...(version !== undefined && { 'if-match': `"${version}"` }) },
});

interface PostOptions {
  readonly version?: number;
  readonly key?: string;
  readonly at?: string;
}

/** Sets up a town as the operator does: over one that is there, with the version that was read. */
export const putTown = async (call: Caller, town: string, body: unknown): Promise<Answered> => {
  const path = `/v1/towns/${town}`;
  const present = await call({ path, as: OPERATOR });
  return call({ method: 'PUT', path, as: OPERATOR, body, ...(present.status === 200 && { headers: { 'if-match': present.etag } }) });
};
