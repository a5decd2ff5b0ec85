import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { autumn } from './autumn.ts';
import { type LivedTown, openTown } from './lived-town.ts';
import { sowing } from './sowing.ts';
import { spring } from './spring.ts';
import { summer } from './summer.ts';
import { moving, winter } from './winter.ts';

/**
 * One year of the town, lived by its people over HTTP, chapter after chapter: each goes on from where the one before ended.
 * @param moves whether it moves to another system at the end, which costs a second one
 */
export const theYear = (name: string, report: string, { moves }: { moves: boolean }): void => {
  const isHere = existsSync(report);
  describe.skipIf(!isHere)(isHere ? `the year of ${name}` : `the year of ${name}: skipped, it is not at hand`, { timeout: 60_000 }, () => {
    let lived: LivedTown;
    const town = (): LivedTown => lived;
    beforeAll(async () => {
      lived = await openTown(report);
    }, 120_000);
    afterAll(() => lived?.stop());
    spring(town);
    sowing(town);
    summer(town);
    autumn(town);
    winter(town);
    if (moves) moving(town);
  });
};
