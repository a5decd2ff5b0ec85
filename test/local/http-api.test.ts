import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { httpApi } from '#local/http-api.ts';
import { startIdentity } from '#local/identity.ts';

const AT = Date.parse('2022-03-01T00:30:05Z');
const open = { functionArn: 'arn:links', authorized: false, patienceMs: 2000 };
const PATIENCE_MS = 150;

/** What the function was asked last, and what it answers. */
let asked: APIGatewayProxyEventV2 | undefined;
let answer: (event: APIGatewayProxyEventV2) => unknown = () => ({ statusCode: 204 });
const functionBehind = async (arn: string, event: unknown): Promise<unknown> => {
  asked = event as APIGatewayProxyEventV2;
  return arn === 'arn:slow' ? new Promise((resolve) => setTimeout(resolve, 3 * PATIENCE_MS)) : answer(asked);
};

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string | string[]>;
  readonly body?: Buffer | string;
}

let url = '';
const send = (path: string, { method = 'GET', headers = {}, body }: Sent = {}) =>
  new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
    asked = undefined;
    const { hostname, port } = new URL(url);
    const sending = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      );
    });
    sending.on('error', reject).end(body);
  });
const eventOf = async (path: string, sent: Sent = {}): Promise<APIGatewayProxyEventV2> => {
  expect((await send(path, sent)).status).toBe(204);
  return asked!;
};

const server = createServer();
let token = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const issuer = `${url}/oidc`;
  const identity = await startIdentity({ issuer, clientId: 'page', redirectUris: [`${url}/`], keyFile: null });
  token = await identity.mintIdToken('Zhang@Wangjing.example');
  const routes = [
    { ...open, key: 'ANY /open/{proxy+}' },
    { ...open, key: 'GET /open' },
    { ...open, key: 'GET /slow', functionArn: 'arn:slow', patienceMs: PATIENCE_MS },
    { ...open, key: 'ANY /v1/{proxy+}', functionArn: 'arn:api', authorized: true },
  ];
  const api = httpApi({ routes, authorizer: { issuer, audience: ['page'] } }, functionBehind, () => AT);
  server.on('request', (incoming, outgoing) => (incoming.url?.startsWith('/oidc/') ? identity.listener : api)(incoming, outgoing));
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

describe('the event of payload 2.0', () => {
  it('is what AWS documents, for a request with everything', async () => {
    const headers = {
      'Content-Type': 'application/json',
      Cookie: 'a=1; b=2',
      'User-Agent': 'test',
      Authorization: `Bearer ${token}`,
      'X-Twice': ['1', '2'],
    };
    const event = await eventOf('/v1/tasks?light=red&light=yellow&q=a%20b', { method: 'POST', headers, body: '{"a":"甲"}' });
    const { requestContext, headers: received, ...rest } = event;
    expect(rest).toEqual({
      version: '2.0',
      routeKey: 'ANY /v1/{proxy+}',
      rawPath: '/v1/tasks',
      rawQueryString: 'light=red&light=yellow&q=a%20b',
      cookies: ['a=1', 'b=2'],
      queryStringParameters: { light: 'red,yellow', q: 'a b' },
      pathParameters: { proxy: 'tasks' },
      body: '{"a":"甲"}',
      isBase64Encoded: false,
    });
    expect(received).toMatchObject({ 'content-type': 'application/json', 'x-twice': '1,2', 'user-agent': 'test' });
    expect(Object.keys(received)).not.toContain('cookie');
    expect(requestContext).toMatchObject({
      accountId: '000000000000',
      http: { method: 'POST', path: '/v1/tasks', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
      routeKey: 'ANY /v1/{proxy+}',
      stage: '$default',
      time: '01/Mar/2022:00:30:05 +0000',
      timeEpoch: AT,
    });
    expect(requestContext.requestId).toMatch(/^[\w-]{36}$/);
  });

  it('leaves out what a plain request has not', async () => {
    const event = await eventOf('/open');
    expect(event).toMatchObject({ rawQueryString: '', isBase64Encoded: false });
    expect(JSON.parse(JSON.stringify(event))).not.toMatchObject({ cookies: expect.anything() });
    for (const absent of ['body', 'cookies', 'queryStringParameters', 'pathParameters'] as const) expect(event[absent]).toBeUndefined();
    expect(event.requestContext).not.toHaveProperty('authorizer');
  });

  it.each([
    { why: 'Chinese arrives decoded', path: '/open/%E5%86%9C%E4%B8%9A', rawPath: '/open/农业', proxy: '农业' },
    { why: 'so does a slash: to the function it is a part more', path: '/open/a%2Fb', rawPath: '/open/a/b', proxy: 'a/b' },
    { why: 'once, not twice', path: '/open/100%2525', rawPath: '/open/100%25', proxy: '100%25' },
    { why: 'what is no code stays', path: '/open/100%', rawPath: '/open/100%', proxy: '100%' },
    { why: 'a plus is a plus', path: '/open/a+b', rawPath: '/open/a+b', proxy: 'a+b' },
  ])('the path: $why', async ({ path, rawPath, proxy }) => {
    const event = await eventOf(path);
    expect([event.rawPath, event.requestContext.http.path, event.pathParameters]).toEqual([rawPath, rawPath, { proxy }]);
  });

  it.each([
    { why: 'Chinese', query: 'q=%E7%8E%89%E7%B1%B3', is: { q: '玉米' } },
    { why: 'a plus is a space', query: 'q=a+b', is: { q: 'a b' } },
    { why: 'a name without a value', query: 'flag', is: { flag: '' } },
    { why: 'a question mark in a value', query: 'back=/a?b', is: { back: '/a?b' } },
    { why: 'a comma of its own is not told from two values', query: 'a=1%2C2&a=3', is: { a: '1,2,3' } },
  ])('the query, also kept raw: $why', async ({ query, is }) => {
    const event = await eventOf(`/open?${query}`);
    expect([event.rawQueryString, event.queryStringParameters]).toEqual([query, is]);
  });

  it.each([
    { type: 'application/json; charset=utf-8', base64: false },
    { type: 'text/csv', base64: false },
    { type: 'application/xml', base64: false },
    { type: 'application/merge-patch+json', base64: true },
    { type: 'application/x-www-form-urlencoded', base64: true },
    { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', base64: true },
    { type: undefined, base64: true },
  ])('a body of type $type: in base64 $base64', async ({ type, base64 }) => {
    const event = await eventOf('/open/x', { method: 'PUT', body: '{"甲":1}', headers: type ? { 'content-type': type } : {} });
    expect(event.isBase64Encoded).toBe(base64);
    expect(Buffer.from(event.body ?? '', base64 ? 'base64' : 'utf8').toString()).toBe('{"甲":1}');
  });

  it('bytes arrive as they were sent', async () => {
    const body = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));
    const event = await eventOf('/open/x', { method: 'POST', body });
    expect(Buffer.from(event.body ?? '', 'base64').equals(body)).toBe(true);
  });

  it('claims are text all', async () => {
    const event = await eventOf('/v1/me', { headers: { authorization: `Bearer ${token}` } });
    const { authorizer } = event.requestContext as unknown as { authorizer: { jwt: { claims: Record<string, unknown> } } };
    expect(authorizer.jwt.claims).toMatchObject({
      email: 'zhang@wangjing.example',
      email_verified: 'true',
      aud: 'page',
      iss: `${url}/oidc`,
    });
    expect(Object.values(authorizer.jwt.claims).filter((claim) => typeof claim !== 'string')).toEqual([]);
  });
});

describe('the answers that are the gateway’s own', () => {
  it.each([
    { why: 'no route', path: '/elsewhere', status: 404, message: 'Not Found' },
    { why: 'a route of another method', path: '/open', sent: { method: 'POST' }, status: 404, message: 'Not Found' },
    { why: 'no token', path: '/v1/me', status: 401, message: 'Unauthorized' },
    {
      why: 'a token of no meaning',
      path: '/v1/me',
      sent: { headers: { authorization: 'Bearer x' } },
      status: 401,
      message: 'Unauthorized',
    },
    {
      why: 'no token, however large the body',
      path: '/v1/me',
      sent: { method: 'PUT', body: Buffer.alloc(10_485_761) },
      status: 401,
      message: 'Unauthorized',
    },
    {
      why: 'more than 10 MB',
      path: '/open/x',
      sent: { method: 'PUT', body: Buffer.alloc(10_485_761) },
      status: 413,
      message: 'Request Entity Too Large',
    },
    { why: 'a function slower than the integration waits', path: '/slow', status: 503, message: 'Service Unavailable', called: true },
  ])('$status for $why', async ({ path, sent = {}, status, message, called = false }) => {
    const answered = await send(path, sent);
    expect([answered.status, answered.headers['content-type'], JSON.parse(answered.body)]).toEqual([
      status,
      'application/json',
      { message },
    ]);
    expect(answered.headers['www-authenticate']).toBe(status === 401 ? 'Bearer' : undefined);
    expect(asked !== undefined).toBe(called);
  });

  it('a body of 10 MB is not too large', async () => {
    expect((await eventOf('/open/x', { method: 'PUT', body: Buffer.alloc(10_485_760) })).isBase64Encoded).toBe(true);
  });

  it.each([
    { why: 'a function that fails', result: () => Promise.reject(new Error('x')) },
    { why: 'an answer that is none', result: () => ({ statusCode: 1000 }) },
    { why: 'a header that HTTP forbids', result: () => ({ statusCode: 200, headers: { etag: '甲' } }) },
  ])('500 for $why, and it goes on', async ({ result }) => {
    answer = result;
    expect(await send('/open')).toMatchObject({ status: 500, body: '{"message":"Internal Server Error"}' });
    answer = () => ({ statusCode: 204 });
    expect((await send('/open')).status).toBe(204);
  });
});

describe('the function’s answer arrives', () => {
  it('with status, headers, each cookie, and the length of its bytes', async () => {
    answer = () => ({ statusCode: 201, headers: { Location: '/v1/plans/wangjing-2022' }, cookies: ['a=1', 'b=2'], body: '好' });
    const { status, headers, body } = await send('/open');
    expect([status, headers.location, headers['set-cookie'], headers['content-length'], body]).toEqual([
      201,
      '/v1/plans/wangjing-2022',
      ['a=1', 'b=2'],
      '3',
      '好',
    ]);
  });

  it('to a HEAD request without its body', async () => {
    answer = () => ({ statusCode: 200, body: 'four' });
    const { status, headers, body } = await send('/open/x', { method: 'HEAD' });
    expect([status, headers['content-length'], body]).toEqual([200, '4', '']);
  });
});
