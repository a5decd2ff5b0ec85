import { RuleError } from '#domain/errors.ts';
import type { Area, ProposedTask, SplitResult } from '#domain/plan.ts';
import { bucket } from '#runtime/bucket.ts';
import { endpoint } from '#runtime/endpoint.ts';
import type { DraftRow } from '#store/drafts.ts';

/** The split result with the office's edits in it: as it is in the draft, or was when published. */
export const getSplit = endpoint({}, async ({ params }, { plans, drafts }) => {
  const { plan, split } = await plans.load(params.plan ?? '');
  if (!split) throw new RuleError('NotFound', '这份报告还没有拆分。');
  const [proposed, rows] = await Promise.all([bucket().split(split), drafts.ofPlan(plan)]);
  return {
    status: 200,
    headers: {},
    body: edited(
      proposed,
      rows.filter(({ dropped }) => dropped === null),
    ),
  };
});

const edited = (proposed: SplitResult, rows: readonly DraftRow[]): SplitResult => ({
  ...proposed,
  areas: proposed.areas.map(({ title }): Area => ({ title, tasks: rows.filter(({ area }) => area === title).map(taskOf) })),
});

const taskOf = ({
  plan: _plan,
  n: _n,
  version: _version,
  area: _area,
  star: _star,
  sensitive: _sensitive,
  dropped: _dropped,
  ...task
}: DraftRow): ProposedTask => task;
