import { archiveWrites } from '#store/archive-writes.ts';
import { archives } from '#store/archives.ts';
import { openTable } from '#store/table.ts';
import { setting } from './settings.ts';

type YearArchives = ReturnType<typeof archives> & ReturnType<typeof archiveWrites>;

let made: YearArchives | undefined;

/** Years as a whole, made once a cold start; apart from the services, since one function needs them. */
export const yearArchives = (): YearArchives => {
  if (!made) {
    const table = openTable(setting('table'));
    made = { ...archives(table), ...archiveWrites(table) };
  }
  return made;
};
