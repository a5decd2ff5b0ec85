import { RuleError } from '#domain/errors.ts';
import type { Services } from './services.ts';

/**
 * The revision of a review that an address names; `latest` is the newest.
 * @throws RuleError NotFound when the plan has no such revision
 */
export const revisionOf = async (params: Readonly<Record<string, string>>, { plans }: Pick<Services, 'plans'>): Promise<number> => {
  const { revisions } = await plans.load(params.plan ?? '');
  const wanted = params.revision === 'latest' ? revisions : Number(params.revision);
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > revisions) throw new RuleError('NotFound', '还没有这一稿。');
  return wanted;
};
