import * as z from 'zod/mini';
import { step } from '#runtime/step.ts';

const Input = z.object({ day: z.string(), at: z.string() });
const Output = z.extend(Input, { ranges: z.array(z.object({ from: z.string(), to: z.string() })) });

const TOWNS_AT_ONCE = 100;

/** The towns in ranges, so that the Map has few items however many towns there are. */
export const handler = step(Input, Output, async (input, { organizations }) => {
  const towns = await organizations.towns();
  const ranges: { from: string; to: string }[] = [];
  for (let i = 0; i < towns.length; i += TOWNS_AT_ONCE)
    ranges.push({ from: towns[i] ?? '', to: towns.slice(i, i + TOWNS_AT_ONCE).at(-1) ?? '' });
  return { ...input, ranges };
});
