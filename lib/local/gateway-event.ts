import { randomUUID } from 'node:crypto';
import { type IncomingMessage, validateHeaderName, validateHeaderValue } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Claims } from './authorizer.ts';
import { decodedPart, type MatchedRoute } from './routes.ts';
import { ACCOUNT } from './template.ts';

/** What API Gateway hands on as it is; all else arrives in base64. */
const TEXT = /^(text\/|application\/(json|xml|javascript)\s*(;|$))/i;

const headersOf = (request: IncomingMessage): Record<string, string> => {
  const entries = Object.entries(request.headersDistinct).filter(([name]) => name !== 'cookie');
  return Object.fromEntries(entries.map(([name, values]) => [name, (values ?? []).join(',')]));
};

const queryOf = (query: string): Record<string, string> | undefined => {
  const parameters = new URLSearchParams(query);
  const names = [...new Set(parameters.keys())];
  return names.length > 0 ? Object.fromEntries(names.map((name) => [name, parameters.getAll(name).join(',')])) : undefined;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '12/Mar/2020:19:03:58 +0000' */
const logTime = (at: number): string => {
  const [day, time = ''] = new Date(at).toISOString().split('T') as [string, string];
  const [year, month, date] = day.split('-');
  return `${date}/${MONTHS[Number(month) - 1]}/${year}:${time.slice(0, 8)} +0000`;
};

/** The event of payload format 2.0. `at` is the time that the functions are to believe. */
export const gatewayEvent = (
  request: IncomingMessage,
  body: Buffer,
  matched: MatchedRoute,
  claims: Claims | undefined,
  at: number,
): APIGatewayProxyEventV2 => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  // An HTTP API decodes the path before it hands it on, `%2F` too, though it is called raw.
  const rawPath = decodedPart(path);
  const rawQueryString = query.join('?');
  const headers = headersOf(request);
  const isBase64Encoded = body.length > 0 && !TEXT.test(headers['content-type'] ?? '');
  const cookies = request.headers.cookie?.split(/;\s*/);
  const method = request.method ?? 'GET';
  const requestContext = {
    accountId: ACCOUNT,
    apiId: 'local',
    ...(claims && { authorizer: { jwt: { claims, scopes: null } } }),
    domainName: headers.host ?? 'localhost',
    domainPrefix: 'local',
    http: {
      method,
      path: rawPath,
      protocol: 'HTTP/1.1',
      sourceIp: request.socket.remoteAddress ?? '',
      userAgent: headers['user-agent'] ?? '',
    },
    requestId: randomUUID(),
    routeKey: matched.route.key,
    stage: '$default',
    time: logTime(at),
    timeEpoch: at,
  };
  return {
    version: '2.0',
    routeKey: matched.route.key,
    rawPath,
    rawQueryString,
    ...(cookies && { cookies }),
    headers,
    queryStringParameters: queryOf(rawQueryString),
    requestContext: requestContext as unknown as APIGatewayProxyEventV2['requestContext'],
    ...(body.length > 0 && { body: body.toString(isBase64Encoded ? 'base64' : 'utf8') }),
    pathParameters: matched.pathParameters,
    isBase64Encoded,
  };
};

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: Buffer;
}

/** One of API Gateway's own answers, which no function can shape. */
export const ownAnswer = (status: number, message: string, headers: Record<string, string> = {}): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: Buffer.from(JSON.stringify({ message })),
});

export const INTERNAL_ERROR = ownAnswer(500, 'Internal Server Error');
/** A Lambda answer is 6 MB at most. */
const MOST_ANSWER_BYTES = 6_291_556;

const isHeader = (name: string, value: string): boolean => {
  try {
    validateHeaderName(name);
    validateHeaderValue(name, value);
    return true;
  } catch {
    return false;
  }
};

/** A function's answer as HTTP: structured when it has a `statusCode`, else text or JSON with status 200; 500 when it is no valid answer. */
export const httpAnswer = (result: unknown): HttpAnswer => {
  if (Buffer.byteLength(JSON.stringify(result) ?? '') > MOST_ANSWER_BYTES) return INTERNAL_ERROR;
  if (typeof result !== 'object' || result === null || !('statusCode' in result)) {
    const body = typeof result === 'string' ? result : JSON.stringify(result);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  }
  const { statusCode, headers = {}, cookies = [], body = '', isBase64Encoded } = result as APIGatewayProxyStructuredResultV2;
  const status = Number(statusCode);
  if (!Number.isInteger(status) || status < 200 || status > 599 || typeof body !== 'string') return INTERNAL_ERROR;
  const texts = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  if (![...texts, ...cookies.map((cookie) => ['set-cookie', cookie] as const)].every(([name, value]) => isHeader(name, value))) {
    return INTERNAL_ERROR;
  }
  return {
    status,
    headers: {
      'content-type': 'text/plain;charset=UTF-8',
      ...Object.fromEntries(texts),
      ...(cookies.length > 0 && { 'set-cookie': cookies }),
    },
    body: Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'),
  };
};
