import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { etagOf } from '#contract/etag.ts';
import { RuleError } from '#domain/errors.ts';
import { methodsAt } from './dispatch.ts';
import type { Answer } from './endpoint.ts';
import { logger } from './logger.ts';
import { defect, type Problem, problemOf } from './problem.ts';

/** Nearly every answer names people; none is kept on the way. */
const SECURE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

export const response = ({ status, headers, body, base64 = false }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...SECURE, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: base64,
});

/** What a 200 says of the copy that the caller keeps, a 304 says again. */
const OF_THE_COPY = ['etag', 'cache-control'];

/** What the caller has is what there is. */
export const notModified = ({ headers }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: 304,
  headers: { ...SECURE, ...Object.fromEntries(Object.entries(headers).filter(([name]) => OF_THE_COPY.includes(name))) },
});

export const problemResponse = (error: unknown, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 => {
  const { requestId } = event.requestContext;
  const problem: Problem = (error instanceof RuleError ? problemOf(error, requestId) : undefined) ?? defect(requestId);
  if (problem.status === 500) logger.error('defect', { requestId, error: error as Error });
  return {
    statusCode: problem.status,
    headers: { ...SECURE, 'content-type': 'application/problem+json; charset=utf-8', ...whatHelps(problem, error, event) },
    body: JSON.stringify(problem),
  };
};

/** What a caller needs to do better: the methods that there are, the type that is taken, the version that there is now. */
const whatHelps = ({ status }: Problem, error: unknown, { rawPath, requestContext }: APIGatewayProxyEventV2): Record<string, string> => {
  if (status === 405) return { allow: methodsAt(rawPath).join(', ') };
  if (status === 415 && requestContext.http.method === 'PATCH') return { 'accept-patch': 'application/merge-patch+json' };
  const present = error instanceof RuleError ? error.present : undefined;
  return present === undefined ? {} : { etag: etagOf(present) };
};
