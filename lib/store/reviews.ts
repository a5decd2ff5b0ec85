import type { Day, Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import type { ReviewDiff } from '#domain/review-diff.ts';
import type { Review } from '#domain/review-draft.ts';
import { AlreadyThere } from './already-there.ts';
import { commit, create, put, type Write } from './commit.ts';
import { bodyOf, getItem, type Table } from './table.ts';

/** The year as it stood when a revision of the review was begun: versions of the tasks by their number. */
export interface Snapshot {
  readonly plan: string;
  readonly revision: number;
  readonly asOf: Day;
  readonly at: Instant;
  readonly versions: Readonly<Record<string, number>>;
  /** Versions of the records of work outside the plan, by their number. */
  readonly unplanned: Readonly<Record<string, number>>;
  /** Files of evidence that were there, `<n>/<id>`; a snapshot of before this was looked at has none. */
  readonly evidence?: readonly string[];
}

/** An edited draft as it was compared with its revision. */
export interface Comparison extends ReviewDiff {
  /** Start of the sha256 of the edited file. */
  readonly edit: string;
  readonly name: string;
  readonly at: Instant;
  /** Whether there was more of one list than an item holds. */
  readonly cut: boolean;
}

/** So many entries of a list are kept: an item of the table holds 400 KB. */
const MOST_KEPT = 200;

const comparisonKey = ({ plan, revision, edit }: Pick<Comparison, 'plan' | 'revision' | 'edit'>) => ({
  pk: `PLAN#${plan}`,
  sk: `EDIT#${padded(revision)}#${edit}`,
});
const snapshotKey = (plan: string, revision: number) => ({ pk: `PLAN#${plan}`, sk: `SNAPSHOT#${padded(revision)}` });
const reviewKey = (plan: string, revision: number) => ({ pk: `PLAN#${plan}`, sk: `REVIEW#${padded(revision)}` });
const padded = (revision: number): string => String(revision).padStart(3, '0');

/** Snapshots and the reviews that rest on them; later updates make a new revision, never a changed figure in an old one. */
export const reviews = (table: Table) => ({
  /** Takes a snapshot once, together with what else changes; false when it was taken before. */
  freeze: async (snapshot: Snapshot, alongside: readonly Write[]): Promise<boolean> => {
    try {
      const write = create({ ...snapshotKey(snapshot.plan, snapshot.revision), ...snapshot }, (present) => new AlreadyThere(present));
      await commit(table, [write, ...alongside]);
      return true;
    } catch (error) {
      if (error instanceof AlreadyThere) return false;
      throw error;
    }
  },

  /** @throws RuleError NotFound */
  snapshot: async (plan: string, revision: number): Promise<Snapshot> => {
    const item = await getItem(table, snapshotKey(plan, revision));
    if (!item) throw new RuleError('NotFound', '还没有这一稿。');
    return bodyOf<Snapshot>(item);
  },

  /** The same snapshot gives the same review, so a repeated step writes the same. */
  keep: (review: Review): Promise<void> => commit(table, [put({ ...reviewKey(review.plan, review.revision), review })]),

  /** @throws RuleError NotFound */
  load: async (plan: string, revision: number): Promise<Review> => {
    const item = await getItem(table, reviewKey(plan, revision));
    if (!item) throw new RuleError('NotFound', '还没有这一稿。');
    return bodyOf<{ review: Review }>(item).review;
  },

  /** The same file compared again gives the same. */
  keepComparison: (diff: ReviewDiff, about: Pick<Comparison, 'edit' | 'name' | 'at'>): Promise<void> => {
    const [numbers, claims, gone] = [diff.numbers, diff.claims, diff.gone].map((list) => list.slice(0, MOST_KEPT));
    const cut = [diff.numbers, diff.claims, diff.gone].some(({ length }) => length > MOST_KEPT);
    return commit(table, [put({ ...comparisonKey({ ...diff, ...about }), ...diff, ...about, numbers, claims, gone, cut })]);
  },

  /** @throws RuleError NotFound */
  comparison: async (plan: string, revision: number, edit: string): Promise<Comparison> => {
    const item = await getItem(table, comparisonKey({ plan, revision, edit }));
    if (!item) throw new RuleError('NotFound', '没有找到这份修改稿的核对结果，可能还在核对。');
    return bodyOf<Comparison>(item);
  },
});
