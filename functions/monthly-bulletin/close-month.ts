import { sumTowns } from '#runtime/sum-towns.ts';

/** Adds up the run; a failed town fails the execution, which alarms. */
export const handler = sumTowns('monthly-bulletin');
