import middy from '@middy/core';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { parse } from '#contract/parse.ts';
import { isFile, type Route } from '#contract/route.ts';
import type { Operation } from '#contract/routes.ts';
import { RuleError } from '#domain/errors.ts';
import { AnsweredBefore } from '#store/requests.ts';
import { townOfMember } from '#store/town.ts';
import { type Caller, callerOf, refuseForeign } from './caller.ts';
import { matchRoute } from './dispatch.ts';
import type { Answer, Endpoint } from './endpoint.ts';
import { bodyOf, identityOf, isRefreshed, type Request, refuseUnacceptable, timeOf, versionOf } from './request.ts';
import { notModified, problemResponse, response } from './response.ts';
import { type Services, services } from './services.ts';

/** A Lambda that answers the operations given, and no others. */
export const http = (endpoints: readonly Endpoint[]) => {
  const byName = new Map(endpoints.map((one) => [one.operation, one]));
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>().handler(async (event) => {
    try {
      return await answerTo(event, byName);
    } catch (error) {
      return problemResponse(error, event);
    }
  });
};

const answerTo = async (
  event: APIGatewayProxyEventV2,
  endpoints: ReadonlyMap<Operation, Endpoint>,
): Promise<APIGatewayProxyStructuredResultV2> => {
  const { operation, route, params } = matchRoute(event.requestContext.http.method, event.rawPath);
  const found = endpoints.get(operation);
  if (!found) throw new RuleError('NotFound', '没有这个地址。');
  refuseUnacceptable(event, route);
  const answer = kept(route, await answerOf(event, { route, params, found }));
  return isRefreshed(event, answer) ? notModified(answer) : response(answer);
};

/** What leaves the house is what the contract names. @throws ZodError, a defect, when something that it names is missing */
const kept = ({ answer }: Route, given: Answer): Answer => (isFile(answer) ? given : { ...given, body: z.parse(answer, given.body) });

interface Called {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
  readonly found: Endpoint;
}

/** Of a repeated POST the first answer. */
const answerOf = async (event: APIGatewayProxyEventV2, called: Called): Promise<Answer> => {
  const made = services();
  const caller = await callerOf(event, called.route, made);
  refuseForeign(called.params, caller.member);
  try {
    return await carriedOut(event, called, caller, made);
  } catch (error) {
    if (!(error instanceof AnsweredBefore)) throw error;
    const { recorded } = error;
    return { ...recorded, headers: { ...recorded.headers, 'idempotency-replayed': 'true' } };
  }
};

const NOTHING = z.object({});

const carriedOut = async (
  event: APIGatewayProxyEventV2,
  { route, params, found }: Called,
  caller: Caller,
  made: Services,
): Promise<Answer> => {
  const identity = route.method === 'POST' ? identityOf(event, caller.email, caller.member.town) : undefined;
  if (identity) await made.requests.refuseRepeated(identity);
  const request: Request = {
    ...caller,
    ...timeOf(event),
    town: townOfMember(caller.member),
    params,
    body: bodyOf(event, route),
    query: parse(route.query ?? NOTHING, event.queryStringParameters ?? {}, 'QueryIsWrong', '查询条件有误。'),
    version: route.changes === true ? versionOf(event) : 0,
    seen: () => versionOf(event),
    record: (answer) => (identity ? [made.requests.record(identity, answer)] : []),
  };
  return found.handle(request, made).catch(async (error: unknown) => {
    // A repeat that ran beside the first request finds the thing changed by it: the first answer is the answer of both.
    if (identity && error instanceof RuleError) await made.requests.refuseRepeated(identity);
    throw error;
  });
};
