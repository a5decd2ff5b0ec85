import { type Draft, rowOf } from '#domain/draft.ts';
import { RuleError } from '#domain/errors.ts';
import type { PlanHeader } from '#store/plans.ts';
import { commitEdit, type Decided, type Opened } from './commit-edit.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/**
 * Opens a draft for an edit.
 *
 * @param seen whose version the caller has seen (If-Match): that of the row in the address, or the plan's
 * @throws RuleError NotFound · VersionIsStale · WrongStatus once the plan is no draft any more
 */
export const openForEdit = async (request: Request, services: Services, seen: 'row' | 'plan'): Promise<Opened> => {
  const { plan = '', n = '' } = request.params;
  const { plans, drafts } = services;
  const [header, rows, unsplit] = await Promise.all([plans.load(plan), drafts.ofPlan(plan), drafts.unsplit(plan)]);
  const draft = { rows, unsplit, lastNumber: Math.max(header.lastNumber, ...rows.map((row) => Number(row.n))) };
  const { version } = seen === 'row' ? rowOf(draft, n) : header;
  if (version !== request.version)
    throw new RuleError(
      'VersionIsStale',
      `${seen === 'row' ? '这一行' : '草稿'}已被他人修改，请重新读取后再改（当前版本 ${version}）。`,
      [],
      {
        present: version,
      },
    );
  if (header.status !== 'draft') throw new RuleError('WrongStatus', '计划已不是草稿，不能再改草稿；发布以后请用调整。');
  return { header, draft, seen };
};

/** Opens a draft, lets a rule decide, and writes what it decided. */
export const editDraft = async <Body>(
  request: Request,
  services: Services,
  { seen, ...what }: Omit<Decided<Body>, 'next' | 'lastEdit'> & { readonly seen: 'row' | 'plan' },
  decide: (draft: Draft, header: PlanHeader) => Draft | Promise<Draft>,
): Promise<Answer<Body>> => {
  const opened = await openForEdit(request, services, seen);
  return commitEdit(request, services, opened, { ...what, next: await decide(opened.draft, opened.header) });
};
