import * as z from 'zod/mini';
import { dayAt } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { personNamed } from '#runtime/person-named.ts';
import { step } from '#runtime/step.ts';
import { townOfMachine } from '#store/town.ts';

const Input = z.object({ plan: z.string(), version: z.number(), by: z.string(), at: z.string(), execution: z.string() });

/**
 * Makes the tasks visible: the header becomes `published`. Repeated by the same execution it changes nothing.
 * @throws WrongStatus when the draft is not, or no longer, frozen under this execution
 */
export const handler = step(Input, Input, async (input, { plans, tasks, histories, organizations, commit }) => {
  const header = await plans.load(input.plan);
  if (header.status === 'published' && header.publishing === input.execution) return input;
  if (header.status !== 'publishing' || header.publishing !== input.execution)
    throw new RuleError('WrongStatus', '这次发布已经中止，请重新发布。');
  const [{ length }, organization] = await Promise.all([tasks.ofPlan(input.plan), organizations.load(townOfMachine(townOf(input.plan)))]);
  const version = header.version + 1;
  await commit([
    plans.replace({ ...header, status: 'published', publishedOn: dayAt(Date.parse(input.at)), tasks: length, version }),
    histories.chronicle({
      of: input.plan,
      version,
      kind: 'published',
      by: personNamed(organization, input.by),
      via: 'machine',
      at: input.at,
      before: null,
      after: { tasks: length },
      note: '',
    }),
  ]);
  return input;
});
