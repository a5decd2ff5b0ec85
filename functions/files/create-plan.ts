import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { planId } from '#domain/ids.ts';
import { accepted } from '#runtime/accepted.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { reportKey } from '#store/objects.ts';

/** Takes in a report: keeps its bytes under their hash and starts the machine of that name, so the same report twice is one draft. */
export const createPlan = endpoint('createPlan', async (request, services) => {
  const { town, body, at } = request;
  const bytes = body.text === undefined ? Buffer.from(body.base64 ?? '', 'base64') : Buffer.from(body.text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const present = await services.plans.find(planId(town, body.year));
  if (present && present.status !== 'refused' && present.report !== sha256)
    throw new RuleError('PlanExists', `${body.year}年已有一份计划（${present.plan}，来自“${present.reportName}”）。`, [
      { pointer: '/year', message: `${body.year}年已有计划` },
    ]);
  const key = reportKey(town, sha256);
  await bucket().put(key, bytes, 'application/octet-stream');
  const input = { town, year: body.year, at, report: { key, sha256, name: body.name } };
  return accepted(request, services, ['intake', `intake-${town}-${body.year}-${sha256.slice(0, 8)}`, input]);
});
