import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that writes a document of a plan; when it is done, the operation names it. */
export const produceDocument = endpoint('produceDocument', async (request, services) => {
  const { params, body, member, at } = request;
  const { plan, status } = await services.plans.load(params.plan ?? '');
  if (status !== 'draft' && status !== 'published') throw new RuleError('WrongStatus', '计划录入完成后才有任务分解表，请稍后再试。');
  const hash = createHash('sha256').update(`${body.format} ${at}`).digest('hex').slice(0, 12);
  const input = { plan, kind: body.kind, format: body.format, at, by: member.person };
  return accepted(request, services, ['files', `files-${plan}-${body.kind}-${hash}`, input]);
});
