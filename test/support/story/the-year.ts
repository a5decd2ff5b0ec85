import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import { autumn } from './autumn.ts';
import { type LivedTown, openTown } from './lived-town.ts';
import { sowing } from './sowing.ts';
import { spring } from './spring.ts';
import { summer } from './summer.ts';
import { moving, winter } from './winter.ts';

/** What a report is of which its year says something otherwise. */
export interface Told {
  /** Whether it moves to another system at the end, which costs a second one. */
  readonly moves: boolean;
  /** The tasks that its draft proposes to report together, as the office leaves them: '1.2+1.4'. */
  readonly together: readonly string[];
}

/**
 * One year of the town, lived by its people over HTTP, chapter after chapter: each goes on from where the one before ended.
 */
export const theYear = (name: string, report: string, { moves, together }: Told): void => {
  const isHere = existsSync(report);
  describe.skipIf(!isHere)(isHere ? `the year of ${name}` : `the year of ${name}: skipped, it is not at hand`, { timeout: 60_000 }, () => {
    let lived: LivedTown;
    const town = (): LivedTown => lived;
    beforeAll(async () => {
      lived = await openTown(report);
    }, 120_000);
    afterAll(() => lived?.stop());
    spring(town, together);
    sowing(town);
    summer(town);
    autumn(town);
    winter(town);
    if (moves) moving(town);
  });
};
