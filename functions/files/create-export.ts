import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';

/** Starts the machine that writes a year into one zip; when it is done, the operation names the document. */
export const createExport = endpoint('createExport', async (request, services) => {
  const { params, member, at } = request;
  const { plan, status } = await services.plans.load(params.plan ?? '');
  if (status !== 'draft' && status !== 'published') throw new RuleError('WrongStatus', '计划录入完成后才能导出，请稍后再试。');
  const hash = createHash('sha256').update(at).digest('hex').slice(0, 12);
  const input = { plan, kind: 'export', at, by: member.person, key: null };
  return accepted(request, services, ['files', `files-${plan}-export-${hash}`, input]);
});
