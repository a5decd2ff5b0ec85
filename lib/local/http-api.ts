import type { IncomingMessage, RequestListener } from 'node:http';
import { authorizerOf, type Claims, type JwtAuthorizer } from './authorizer.ts';
import { gatewayEvent, type HttpAnswer, httpAnswer, INTERNAL_ERROR, ownAnswer } from './gateway-event.ts';
import { type HttpRoute, routerOf } from './routes.ts';

export interface HttpApiSpec {
  readonly routes: readonly HttpRoute[];
  readonly authorizer: JwtAuthorizer | undefined;
}

type Invoke = (functionArn: string, event: unknown) => Promise<unknown>;

const MOST_BODY_BYTES = 10 * 1024 * 1024;
const UNAVAILABLE = ownAnswer(503, 'Service Unavailable');

/** The whole body, or undefined when it is larger than API Gateway takes; the rest is read and thrown away, so that the answer arrives. */
const bodyOf = async (request: IncomingMessage): Promise<Buffer | undefined> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size <= MOST_BODY_BYTES) chunks.push(chunk as Buffer);
  }
  return size <= MOST_BODY_BYTES ? Buffer.concat(chunks) : undefined;
};

const invokeInTime = async (invoke: Invoke, { functionArn, patienceMs }: HttpRoute, event: unknown): Promise<HttpAnswer> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<HttpAnswer>((resolve) => {
    timer = setTimeout(() => resolve(UNAVAILABLE), patienceMs);
  });
  const answered = invoke(functionArn, event).then(httpAnswer, () => INTERNAL_ERROR);
  return Promise.race([answered, late]).finally(() => clearTimeout(timer));
};

/** API Gateway's HTTP API over `node:http`: routes and authorizer of the template, payload 2.0, and the answers that are the gateway's own. */
export const httpApi = ({ routes, authorizer }: HttpApiSpec, invoke: Invoke, now: () => number): RequestListener => {
  const routeOf = routerOf(routes);
  const claimsFrom = authorizer ? authorizerOf(authorizer) : async (): Promise<Claims | undefined> => undefined;

  const answerTo = async (request: IncomingMessage): Promise<HttpAnswer> => {
    const body = await bodyOf(request);
    const matched = routeOf(request.method ?? 'GET', (request.url ?? '/').split('?')[0] ?? '/');
    if (!matched) return ownAnswer(404, 'Not Found');
    const claims = matched.route.authorized ? await claimsFrom(request.headers.authorization) : undefined;
    if (matched.route.authorized && !claims) return ownAnswer(401, 'Unauthorized', { 'www-authenticate': 'Bearer' });
    if (!body) return ownAnswer(413, 'Request Entity Too Large');
    return invokeInTime(invoke, matched.route, gatewayEvent(request, body, matched, claims, now()));
  };

  return async (request, response) => {
    const { status, headers, body } = await answerTo(request).catch(() => INTERNAL_ERROR);
    if (response.destroyed) return;
    response.writeHead(status, { ...headers, 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  };
};
