import * as z from 'zod/mini';
import { groupsOf } from '#domain/groups-of.ts';
import { step } from '#runtime/step.ts';

const Input = z.object({ day: z.string(), at: z.string() });
const Output = z.extend(Input, { ranges: z.array(z.object({ from: z.string(), to: z.string() })) });

const TOWNS_AT_ONCE = 100;

/** The towns in ranges, so that the Map has few items however many towns there are. */
export const handler = step(Input, Output, async (input, { organizations }) => {
  const towns = await organizations.towns();
  const ranges = groupsOf(towns, TOWNS_AT_ONCE).map((group) => ({ from: group[0] ?? '', to: group.at(-1) ?? '' }));
  return { ...input, ranges };
});
