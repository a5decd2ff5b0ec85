import { sumTowns } from '#runtime/sum-towns.ts';

/** Adds up the day; a failed town fails the execution, which alarms. */
export const handler = sumTowns('daily-reminders');
