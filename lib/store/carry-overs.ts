import type { Dismissal } from '#domain/carry-over-offers.ts';
import { put, type Write } from './commit.ts';
import { bodyOf, queryItems, type Table } from './table.ts';

/** Unfinished tasks of last year that the office does not carry over into a plan; what it carries over stands in the rows of the draft. */
export const carryOvers = (table: Table) => ({
  dismissed: async (plan: string): Promise<Dismissal[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'CARRYOVER#' })).map((item) => bodyOf<Dismissal>(item)),

  /** Said again, the later word stands; the history has both. */
  dismiss: (dismissal: Dismissal): Write => put({ pk: `PLAN#${dismissal.plan}`, sk: `CARRYOVER#${dismissal.task}`, ...dismissal }),
});
