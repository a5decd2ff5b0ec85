import { editDraftRow as Body } from '#contract/models.ts';
import { RuleError } from '#domain/errors.ts';
import type { Organization } from '#domain/town.ts';
import { chronicleOf } from '#runtime/chronicle.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { DraftRow } from '#store/drafts.ts';

/** Changes fields of a draft row (merge-patch). The plan must still be a draft; its version goes up with each edit. */
export const editDraftRow = endpoint(
  { body: Body, changes: true },
  async (request, { plans, drafts, organizations, histories, commit }) => {
    const { plan = '', n = '' } = request.params;
    const [header, row, organization] = await Promise.all([plans.load(plan), drafts.load(plan, n), organizations.load(request.town)]);
    refuseUnknown(request.body, organization);
    if (row.version !== request.version)
      throw new RuleError('VersionIsStale', `这一行已被他人修改，请重新读取后再改（当前版本 ${row.version}）。`);
    if (header.status !== 'draft') throw new RuleError('WrongStatus', '计划已发布，草稿不能再改；请用调整。');
    const edited: DraftRow = { ...row, ...request.body, version: row.version + 1 };
    await commit([
      drafts.replace(edited),
      plans.replace({ ...header, version: header.version + 1 }),
      histories.chronicle(
        chronicleOf(request, { of: plan, version: header.version + 1, kind: 'draft-edited', before: row, after: edited, note: n }),
      ),
    ]);
    return { status: 200, headers: { etag: `"${edited.version}"` }, body: edited };
  },
);

/** @throws RuleError BodyIsWrong naming a department that the town does not have */
const refuseUnknown = (patch: Partial<DraftRow>, { departments }: Organization): void => {
  const names = new Set(departments.map(({ name }) => name));
  const lead = patch.lead !== undefined && !names.has(patch.lead) ? [{ pointer: '/lead', message: `没有“${patch.lead}”这个单位` }] : [];
  const supporting = (patch.supporting ?? []).flatMap((name, i) =>
    names.has(name) ? [] : [{ pointer: `/supporting/${i}`, message: `没有“${name}”这个单位` }],
  );
  const fields = [...lead, ...supporting];
  if (fields.length > 0) throw new RuleError('BodyIsWrong', '单位名称有误，内容未保存。', fields);
};
