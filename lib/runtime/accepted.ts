import type { AnswerOf } from '#contract/routes.ts';
import type { Answer } from './endpoint.ts';
import type { Machine } from './machines.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

type Accepted<More> = Answer<AnswerOf<'createPlan'> & More>;

/**
 * Starts a machine by name and answers 202: the work goes on by itself, the address tells how it goes. The answer is kept after the
 * start, so that a repeated request names the execution that it began, also when the next one would by now have another name.
 */
export const accepted = async <More extends object>(
  request: Pick<Request, 'record'>,
  services: Services,
  [machine, name, input]: readonly [machine: Machine, name: string, input: object],
  more?: More,
): Promise<Accepted<More>> =>
  underway(request, services, await services.machines.startUnlessDone(machine, name, input), more ? { more } : {});

/** Answers 202 with an execution that is there already; `folder` is where the caller may ask how it goes. */
export const underway = async <More extends object>(
  { record }: Pick<Request, 'record'>,
  { commit }: Pick<Services, 'commit'>,
  operation: string,
  { folder = '/v1/operations', more }: { readonly folder?: string; readonly more?: More } = {},
): Promise<Accepted<More>> => {
  const body = { operation, status: 'running', ...(more as More) } as const;
  const answer = { status: 202, headers: { location: `${folder}/${operation}` }, body };
  await commit(record(answer));
  return answer;
};
