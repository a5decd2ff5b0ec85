import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { parse } from '#contract/parse.ts';
import type { Operation, Reach, Route } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { type Answered, AnsweredBefore } from '#store/requests.ts';
import { type Membership, townOfMachine, townOfMember } from '#store/town.ts';
import { matchRoute, methodsAt } from './dispatch.ts';
import { logger } from './logger.ts';
import { defect, type Problem, problemOf } from './problem.ts';
import { bodyOf, emailOf, identityOf, type Request, timeOf, versionOf } from './request.ts';
import { type Services, services } from './services.ts';
import { setting } from './settings.ts';

/** What a handler returns; a string body goes out as it is, of the type that the headers name. */
export type Answer = Answered & { readonly base64?: boolean };

export interface Endpoint {
  readonly body: z.ZodMiniType;
  readonly query: z.ZodMiniType;
  /** Whether the caller must say which version was seen (If-Match). */
  readonly changes: boolean;
  readonly handle: (request: Request, services: Services) => Promise<Answer>;
}

const NOTHING = z.object({});

/** One operation of the API: what it takes, and what it does. */
export const endpoint = <Body extends z.ZodMiniType = typeof NOTHING, Query extends z.ZodMiniType = typeof NOTHING>(
  { body, query, changes = false }: { body?: Body; query?: Query; changes?: boolean },
  handle: (request: Request<z.infer<Body>, z.infer<Query>>, services: Services) => Promise<Answer>,
): Endpoint => ({ body: body ?? NOTHING, query: query ?? NOTHING, changes, handle: handle as Endpoint['handle'] });

/** A Lambda that answers the operations given, and no others. */
export const http = (endpoints: Partial<Record<Operation, Endpoint>>) =>
  middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    try {
      return response(await answerOf(event, endpoints));
    } catch (error) {
      if (error instanceof AnsweredBefore)
        return response({ ...error.recorded, headers: { ...error.recorded.headers, 'idempotency-replayed': 'true' } });
      return problemResponse(error, event);
    }
  });

const answerOf = async (event: APIGatewayProxyEventV2, endpoints: Partial<Record<Operation, Endpoint>>): Promise<Answer> => {
  const { operation, route, params } = matchRoute(event.requestContext.http.method, event.rawPath);
  const found = endpoints[operation];
  if (!found) throw new RuleError('NotFound', '没有这个地址。');
  const made = services();
  const caller = await callerOf(event, route, made);
  refuseForeign(params, caller.member);
  const identity = route.method === 'POST' ? identityOf(event, caller.email) : undefined;
  if (identity) await made.requests.refuseRepeated(identity);
  const request: Request = {
    ...caller,
    ...timeOf(event),
    town: townOfMember(caller.member),
    params,
    body: bodyOf(event, found.body),
    query: parse(found.query, event.queryStringParameters ?? {}, 'QueryIsWrong', '查询条件有误。'),
    version: found.changes ? versionOf(event) : 0,
    record: (answer) => (identity ? [made.requests.record(identity, answer)] : []),
  };
  return found.handle(request, made).catch(async (error: unknown) => {
    // A repeat that ran beside the first request finds the thing changed by it: the first answer is the answer of both.
    if (identity && error instanceof RuleError) await made.requests.refuseRepeated(identity);
    throw error;
  });
};

interface Caller {
  readonly email: string;
  readonly member: Membership;
  readonly reach: Reach;
}

/** @throws RuleError EmailNotVerified · StrangerToTown · NotAllowed */
const callerOf = async (event: APIGatewayProxyEventV2, route: Route, { organizations }: Services): Promise<Caller> => {
  if (route.callers.anyone) return { email: '', member: outsider(''), reach: route.callers.anyone };
  const email = emailOf(event);
  if (route.callers.operator) {
    if (!setting('operators').split(',').includes(email)) throw new RuleError('NotAllowed', '只有运维人员可以设置乡镇。');
    return { email, member: outsider(email), reach: route.callers.operator };
  }
  const [member] = await organizations.memberships(email);
  if (!member) throw new RuleError('StrangerToTown', '您的邮箱不在任何乡镇的人员名单中，请与党政办联系。');
  const reach = route.callers[member.role];
  if (!reach) throw new RuleError('NotAllowed', '您的岗位不能进行这项操作。');
  return { email, member, reach };
};

/** One who belongs to no town: nothing of any town can be reached with it. */
const outsider = (email: string): Membership => ({ town: '', person: email, name: email, role: 'viewer', departments: [] });

/** A plan, task or operation of another town does not exist for the caller. */
const refuseForeign = (params: Readonly<Record<string, string>>, { town }: Membership): void => {
  const plan = params.plan ?? params.task?.slice(0, -'-001'.length);
  if (plan !== undefined && townOf(plan) !== town) throw new RuleError('NotFound', '没有找到。');
  if (
    params.operation !== undefined &&
    !new RegExp(`^(intake|publish|year-end-review)-${townOfMachine(town)}-\\d{4}(-|$)`).test(params.operation)
  )
    throw new RuleError('NotFound', '没有找到这项操作。');
};

const SECURE = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

const response = ({ status, headers, body, base64 = false }: Answer): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...SECURE, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: typeof body === 'string' ? body : JSON.stringify(body),
  isBase64Encoded: base64,
});

const problemResponse = (error: unknown, event: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 => {
  const { requestId } = event.requestContext;
  const problem: Problem = (error instanceof RuleError ? problemOf(error, requestId) : undefined) ?? defect(requestId);
  if (problem.status === 500) logger.error('defect', { requestId, error: error as Error });
  return {
    statusCode: problem.status,
    headers: {
      ...SECURE,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(problem.status === 405 && { allow: methodsAt(event.rawPath).join(', ') }),
    },
    body: JSON.stringify(problem),
  };
};
