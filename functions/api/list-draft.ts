import { endpoint } from '#runtime/endpoint.ts';

/** All rows of the draft, in order of the report, the dropped ones too. */
export const listDraft = endpoint({}, async ({ params }, { plans, drafts }) => {
  const { plan, version } = await plans.load(params.plan ?? '');
  return { status: 200, headers: { etag: `"${version}"` }, body: { items: await drafts.ofPlan(plan) } };
});
