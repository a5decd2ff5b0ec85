import { createHash } from 'node:crypto';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { FAILURES } from '#contract/failures.ts';
import { noticePage } from '#documents/form-frame.ts';
import { FORM_STYLE } from '#documents/form-style.ts';
import type { Day, Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { matchRoute } from './dispatch.ts';
import { logger } from './logger.ts';
import { timeOf } from './request.ts';
import { type Services, services } from './services.ts';

/** A page for people without a token of ours, as HTML. */
export interface Page {
  readonly status: number;
  readonly html: string;
}

export interface PageRequest {
  readonly token: string;
  readonly at: Instant;
  readonly day: Day;
  /** Text of the form that was sent in. @throws RuleError TypeNotSupported */
  readonly form: () => string;
}

type Handle = (request: PageRequest, services: Services) => Promise<Page>;

/** No script and nothing from elsewhere; the form goes back to where it came from, and nothing tells the next page where one was. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
  'x-content-type-options': 'nosniff',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(FORM_STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
} as const;

/** A Lambda that answers with pages. What a rule refuses is a page, too; the token is in no log. */
export const pages = ({ open, send }: Readonly<Record<'open' | 'send', Handle>>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    const { method } = event.requestContext.http;
    const page = await answerOf(event, method === 'POST' ? send : open).catch((error: unknown) => refusal(error, event));
    return { statusCode: page.status, headers: HEADERS, body: method === 'HEAD' ? '' : page.html };
  });

const answerOf = async (event: APIGatewayProxyEventV2, handle: Handle): Promise<Page> => {
  const { params } = matchRoute(event.requestContext.http.method, event.rawPath);
  return handle({ token: params.token ?? '', ...timeOf(event), form: () => formText(event) }, services());
};

const formText = ({ headers, body = '', isBase64Encoded }: APIGatewayProxyEventV2): string => {
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers['content-type'] ?? ''))
    throw new RuleError('TypeNotSupported', '请用链接里的表格填报。');
  return isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
};

const WAY_OUT = '有困难的，请直接回复来信，或者打党政办电话，由党政办代填。';

const refusal = (error: unknown, { requestContext: { requestId } }: APIGatewayProxyEventV2): Page => {
  const failure = error instanceof RuleError ? FAILURES[error.code] : undefined;
  if (failure) return { status: failure.status, html: noticePage(failure.title, (error as RuleError).message, WAY_OUT) };
  logger.error('defect', { requestId, error: error as Error });
  return { status: 500, html: noticePage('系统出错', '系统出错，已记录。请稍后重新打开链接，看看已经保存了哪些。', WAY_OUT) };
};
