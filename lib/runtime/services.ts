import { bounces } from '#store/bounces.ts';
import { bulletins } from '#store/bulletins.ts';
import { calendars } from '#store/calendars.ts';
import { carryOvers } from '#store/carry-overs.ts';
import { commit, type Write } from '#store/commit.ts';
import { drafts } from '#store/drafts.ts';
import { evidenceFiles } from '#store/evidence-files.ts';
import { feeds } from '#store/feeds.ts';
import { histories } from '#store/histories.ts';
import { letters } from '#store/letters.ts';
import { links } from '#store/links.ts';
import { mergers } from '#store/mergers.ts';
import { organizations } from '#store/organizations.ts';
import { plans } from '#store/plans.ts';
import { requests } from '#store/requests.ts';
import { reviews } from '#store/reviews.ts';
import { runs } from '#store/runs.ts';
import { openTable, type Table } from '#store/table.ts';
import { tasks } from '#store/tasks.ts';
import { taught } from '#store/taught.ts';
import { unplanned } from '#store/unplanned.ts';
import { machines } from './machines.ts';
import { setting } from './settings.ts';

/** Everything a handler may reach, made once a cold start; the bucket is apart (`bucket.ts`), few functions pay for its client. */
export interface Services {
  readonly organizations: ReturnType<typeof organizations>;
  readonly calendars: ReturnType<typeof calendars>;
  readonly mergers: ReturnType<typeof mergers>;
  readonly plans: ReturnType<typeof plans>;
  readonly drafts: ReturnType<typeof drafts>;
  readonly carryOvers: ReturnType<typeof carryOvers>;
  readonly tasks: ReturnType<typeof tasks>;
  readonly histories: ReturnType<typeof histories>;
  readonly letters: ReturnType<typeof letters>;
  readonly links: ReturnType<typeof links>;
  readonly bounces: ReturnType<typeof bounces>;
  readonly runs: ReturnType<typeof runs>;
  readonly bulletins: ReturnType<typeof bulletins>;
  readonly reviews: ReturnType<typeof reviews>;
  readonly taught: ReturnType<typeof taught>;
  readonly unplanned: ReturnType<typeof unplanned>;
  readonly evidenceFiles: ReturnType<typeof evidenceFiles>;
  readonly feeds: ReturnType<typeof feeds>;
  readonly requests: ReturnType<typeof requests>;
  readonly machines: ReturnType<typeof machines>;
  readonly commit: (writes: readonly Write[]) => Promise<void>;
}

/** Services over a table; tests give one of their own. */
export const servicesOver = (table: Table): Services => ({
  organizations: organizations(table),
  calendars: calendars(table),
  mergers: mergers(table),
  plans: plans(table),
  drafts: drafts(table),
  carryOvers: carryOvers(table),
  tasks: tasks(table),
  histories: histories(table),
  letters: letters(table),
  links: links(table),
  bounces: bounces(table),
  runs: runs(table),
  bulletins: bulletins(table),
  reviews: reviews(table),
  taught: taught(table),
  unplanned: unplanned(table),
  evidenceFiles: evidenceFiles(table),
  feeds: feeds(table),
  requests: requests(table),
  machines: machines(),
  commit: (writes) => commit(table, writes),
});

let made: Services | undefined;

export const services = (): Services => {
  made ??= servicesOver(openTable(setting('table')));
  return made;
};
