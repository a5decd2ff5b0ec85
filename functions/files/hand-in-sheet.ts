import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { accepted } from '#runtime/accepted.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { XLSX } from '#runtime/sheet-type.ts';
import { sheetKey } from '#store/objects.ts';

/** Keeps a filled-in 任务分解表, and starts the machine that reads it: the operation tells what it changes, and all that is wrong with it. */
export const handInSheet = endpoint('handInSheet', async (request, services) => {
  const { params, body, member, at } = request;
  const { plan, status } = await services.plans.load(params.plan ?? '');
  if (status !== 'draft' && status !== 'published') throw new RuleError('WrongStatus', '草稿或已发布的计划才能导入任务分解表。');
  const bytes = Buffer.from(body.base64, 'base64');
  const key = sheetKey(plan, createHash('sha256').update(bytes).digest('hex'));
  await bucket().put(key, bytes, XLSX);
  const hash = createHash('sha256').update(`${key} ${body.dryRun} ${at}`).digest('hex').slice(0, 12);
  const input = { plan, kind: 'sheet', at, by: member.person, key, dryRun: body.dryRun };
  return accepted(request, services, ['files', `files-${plan}-sheet-${hash}`, input]);
});
