import type { Lesson } from '#domain/taught.ts';
import { AlreadyThere } from './already-there.ts';
import { commit, putNewer } from './commit.ts';
import { bodyOf, queryItems, type Table } from './table.ts';
import type { Town } from './town.ts';

const partition = (town: string) => `TAUGHT#${town}`;

/** What the office of a town taught by correcting drafts that it then published. */
export const taught = (table: Table) => ({
  ofTown: async (town: Town): Promise<Lesson[]> => (await queryItems(table, partition(town))).map((item) => bodyOf<Lesson>(item)),

  /**
   * Keeps a lesson under the hash of its text, in place of an older year's. One of the same year or a later one stays: a step that is
   * repeated, or comes late, changes nothing.
   */
  keep: async (town: Town, hash: string, lesson: Lesson): Promise<void> => {
    try {
      const item = { pk: partition(town), sk: hash, ...lesson };
      await commit(table, [putNewer(item, 'year', (present) => new AlreadyThere(present))]);
    } catch (error) {
      if (!(error instanceof AlreadyThere)) throw error;
    }
  },
});
