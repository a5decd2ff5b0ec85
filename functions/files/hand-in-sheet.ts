import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { keepSheet } from '#runtime/keep-sheet.ts';

/** Keeps a filled-in 任务分解表, and starts the machine that reads it: the operation tells what it changes, and all that is wrong with it. */
export const handInSheet = endpoint('handInSheet', async (request, services) => {
  const { town, params, body, member, at } = request;
  const { plan, status } = await services.plans.load(params.plan ?? '');
  if (status !== 'draft' && status !== 'published') throw new RuleError('WrongStatus', '草稿或已发布的计划才能导入任务分解表。');
  const { key, sha256 } = await keepSheet(town, body.base64);
  const hash = createHash('sha256').update(`${sha256} ${body.dryRun} ${at}`).digest('hex').slice(0, 12);
  const input = { plan, kind: 'sheet', at, by: member.person, key, dryRun: body.dryRun };
  return accepted(request, services, ['files', `files-${plan}-sheet-${hash}`, input]);
});
