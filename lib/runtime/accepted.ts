import type { AnswerOf } from '#contract/routes.ts';
import type { Answer } from './endpoint.ts';
import type { Machine } from './machines.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/**
 * Starts a machine by name and answers 202: the work goes on by itself, the address tells how it goes. The answer is kept after the
 * start, so that a repeated request names the execution that it began, also when the next one would by now have another name.
 */
export const accepted = async (
  { record }: Pick<Request, 'record'>,
  { machines, commit }: Services,
  [machine, operation, input]: readonly [machine: Machine, operation: string, input: object],
): Promise<Answer<AnswerOf<'publishPlan'>>> => {
  await machines.start(machine, operation, input);
  const answer = { status: 202, headers: { location: `/v1/operations/${operation}` }, body: { operation, status: 'running' } } as const;
  await commit(record(answer));
  return answer;
};
