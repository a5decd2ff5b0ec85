import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { keepSheet } from '#runtime/keep-sheet.ts';

/** Starts the machine that writes 村级分解.xlsx of a published plan, or takes one in. The same workbook at the same instant is one operation. */
export const exchangeShareSheets = endpoint('exchangeShareSheets', async (request, services) => {
  const { town, params, body, member, at } = request;
  const { plan, status } = await services.plans.load(params.plan ?? '');
  if (status !== 'published') throw new RuleError('WrongStatus', '计划发布后才有村级分解。');
  const begin = (kind: string, hash: string, more: object) =>
    accepted(request, services, ['files', `files-${plan}-${kind}-${hash.slice(0, 12)}`, { kind, plan, at, by: member.person, ...more }]);
  if (body.base64 === undefined) return begin('shares-out', createHash('sha256').update(at).digest('hex'), {});
  const { key, sha256 } = await keepSheet(town, body.base64);
  const hash = createHash('sha256').update(`${sha256} ${body.dryRun} ${at}`).digest('hex');
  return begin('shares-in', hash, { key, dryRun: body.dryRun });
});
