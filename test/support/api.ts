import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { inject } from 'vitest';
import { freshTable } from './table.ts';

/** Points the functions, which find everything by their environment, at a fresh table. Call before they are imported. */
export const functionsOnFreshTable = async () => {
  const table = await freshTable();
  Object.assign(process.env, {
    AWS_REGION: 'local',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: inject('dynamodb'),
    AWS_LAMBDA_FUNCTION_NAME: 'test',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    TABLE_NAME: table.name,
    OPERATORS: OPERATOR,
    PUBLIC_URL: 'https://town.example',
  });
  return table;
};

export const OPERATOR = 'operator@county.example';

export interface Call {
  readonly method?: string;
  readonly path: string;
  /** Of the signed-in caller. */
  readonly as: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** RFC 3339 */
  readonly at?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface Answered {
  readonly status: number;
  readonly etag: string;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: an answer is whatever the operation says; each test looks at its own fields
  readonly body: any;
}

type Handler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

/** Calls the API function as API Gateway does. */
export const callerOf =
  (handler: Handler) =>
  async ({
    method = 'GET',
    path,
    as,
    body,
    headers = {},
    query,
    at = '2022-03-02T09:00:00+08:00',
    claims = {},
  }: Call): Promise<Answered> => {
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
        authorizer: { jwt: { claims: { email: as, email_verified: 'true', token_use: 'id', ...claims } } },
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2;
    const result = await handler(event, {} as Context);
    const answered = (result.headers ?? {}) as Record<string, string>;
    return { status: result.statusCode ?? 0, etag: answered.etag ?? '', headers: answered, body: JSON.parse(String(result.body)) };
  };
