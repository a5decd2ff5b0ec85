import * as z from 'zod/mini';
import { logger } from './logger.ts';
import { step } from './step.ts';

const Done = z.object({ towns: z.number(), queued: z.number(), failed: z.number() });
const Input = z.object({ day: z.string(), results: z.array(Done) });

/** The last step of a run over all towns: adds up what the ranges did. */
export const sumTowns = (machine: string) =>
  step(Input, Done, async ({ day, results }) => {
    const sum = (of: 'towns' | 'queued' | 'failed') => results.reduce((total, result) => total + result[of], 0);
    const done = { towns: sum('towns'), queued: sum('queued'), failed: sum('failed') };
    logger.info('day finished', { machine, day, ...done });
    return done;
  });
