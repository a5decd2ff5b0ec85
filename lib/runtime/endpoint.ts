import type { AnswerOf, BodyOf, Operation, QueryOf } from '#contract/routes.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** What a handler returns; the body of a file goes out as it is, of the type that the headers name. */
export interface Answer<Body = unknown> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
  readonly base64?: boolean;
}

export interface Endpoint {
  readonly operation: Operation;
  readonly handle: (request: Request, services: Services) => Promise<Answer>;
}

/** One operation of the API. What it takes and gives stands in ROUTES under its name. */
export const endpoint = <O extends Operation>(
  operation: O,
  handle: (request: Request<BodyOf<O>, QueryOf<O>>, services: Services) => Promise<Answer<AnswerOf<O>>>,
): Endpoint => ({ operation, handle: handle as Endpoint['handle'] });
