import { createHash } from 'node:crypto';
import { RuleError } from '#domain/errors.ts';
import { planId } from '#domain/ids.ts';
import { accepted } from '#runtime/accepted.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import { reportKey } from '#store/objects.ts';
import { type PlanHeader, STATUS_NAMES } from '#store/plans.ts';

/** Takes in a report: keeps its bytes under their hash and starts the machine of that name, so the same report twice is one draft. */
export const createPlan = endpoint('createPlan', async (request, services) => {
  const { town, body, at } = request;
  const bytes = body.text === undefined ? Buffer.from(body.base64 ?? '', 'base64') : Buffer.from(body.text, 'utf8');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const present = await services.plans.find(planId(town, body.year));
  if (present) refuseTaken(present, sha256);
  const key = reportKey(town, sha256);
  await bucket().put(key, bytes, 'application/octet-stream');
  const input = { town, year: body.year, at, report: { key, sha256, name: body.name } };
  return accepted(request, services, ['intake', `intake-${town}-${body.year}-${sha256.slice(0, 8)}`, input]);
});

/** A year has one plan. The same report again is the same draft, and what was refused leaves the year free. @throws RuleError PlanExists */
const refuseTaken = ({ plan, year, status, report, reportName }: PlanHeader, sha256: string): void => {
  const isSame = report === sha256;
  if (status === 'refused' || (isSame && (status === 'intake' || status === 'draft'))) return;
  const which = isSame
    ? `这份报告就是${year}年的计划（${plan}），现为“${STATUS_NAMES[status]}”，不用再录入；要改动请用调整或追加。`
    : `${year}年已有一份计划（${plan}，来自“${reportName}”，现为“${STATUS_NAMES[status]}”）。`;
  throw new RuleError('PlanExists', which, [{ pointer: '/year', message: `${year}年已有计划` }]);
};
