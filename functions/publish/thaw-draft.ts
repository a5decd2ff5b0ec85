import * as z from 'zod/mini';
import { step } from '#runtime/step.ts';

const Input = z.object({ plan: z.string(), execution: z.string() });

/** Publishing did not go through: the header becomes `draft` again and says so. A plan that is published stays published. */
export const handler = step(Input, Input, async (input, { plans, commit }) => {
  const header = await plans.load(input.plan);
  if (header.status === 'publishing' && header.publishing === input.execution)
    await commit([
      plans.replace({
        ...header,
        status: 'draft',
        publishing: null,
        reason: '发布未完成，已退回草稿，请重新发布。',
        version: header.version + 1,
      }),
    ]);
  return input;
});
