import type { Town } from '#store/town.ts';
import { logger } from './logger.ts';
import type { Services } from './services.ts';

/** What the steps over a range of towns tell the machine. */
export interface TownsDone {
  readonly towns: number;
  readonly queued: number;
  readonly failed: number;
}

/** Does the work of each town of a range; one town's failure is logged and counted, and stops no other. */
export const eachTown = async (
  range: { from: string; to: string },
  { organizations }: Services,
  work: (town: Town) => Promise<number>,
): Promise<TownsDone> => {
  const towns = await organizations.towns(range);
  let queued = 0;
  let failed = 0;
  for (const town of towns) {
    try {
      queued += await work(town);
    } catch (error) {
      failed += 1;
      logger.error('town failed', { town, error: error as Error });
    }
  }
  return { towns: towns.length, queued, failed };
};
