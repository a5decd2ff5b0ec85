import type { Day, Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import type { ProblemDecision, ProblemDecisions } from '#domain/problem-decisions.ts';
import type { ReviewDiff } from '#domain/review-diff.ts';
import type { Review } from '#domain/review-draft.ts';
import type { LayoutChapter, ReviewLayout } from '#domain/review-layout.ts';
import type { ReviewPeriod } from '#domain/review-wording.ts';
import { AlreadyThere } from './already-there.ts';
import { commit, create, put, replace, versionIn, type Write } from './commit.ts';
import type { Chronicle } from './histories.ts';
import { bodyOf, getItem, type Item, type Table } from './table.ts';

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
  readonly period?: ReviewPeriod;
  /** How the office had arranged the chapters. */
  readonly layout?: readonly LayoutChapter[];
  /** What it had decided of the problems. */
  readonly decisions?: readonly ProblemDecision[];
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

/** So many entries of each list are kept: an item of the table holds 400 KB, and one of the longest takes 2 KB. */
const MOST_KEPT = { numbers: 120, claims: 40, gone: 40 } as const;

const comparisonKey = ({ plan, revision, edit }: Pick<Comparison, 'plan' | 'revision' | 'edit'>) => ({
  pk: `PLAN#${plan}`,
  sk: `EDIT#${padded(revision)}#${edit}`,
});
/** What the office arranges for the drafts to come: LAYOUT or PROBLEMS. */
const arrangedKey = (plan: string, what: Arranged) => ({ pk: `PLAN#${plan}`, sk: `ARRANGED#${what}` });
type Arranged = 'LAYOUT' | 'PROBLEMS';

/** What the history of such a thing is called. */
export const chronicleOfArranged = (plan: string, what: Arranged): Chronicle['of'] => `${plan}#${what}`;

const staleArranged = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `已被他人修改，请重新读取后再改（当前版本 ${present?.version ?? '无'}）。`, [], {
    present: versionIn(present),
  });

/** Version 1 is what nobody has arranged yet, and stands nowhere. */
const arranged = (what: Arranged, value: ReviewLayout | ProblemDecisions): Write => {
  const item = { ...arrangedKey(value.plan, what), ...value };
  return value.version === 2 ? create(item, staleArranged) : replace(item, value.version - 1, staleArranged);
};

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

  /** The newest revision before this one that looks back over the same span; null when there is none. */
  before: async ({ plan, revision, period = 'year' }: Pick<Review, 'plan' | 'revision' | 'period'>): Promise<Review | null> => {
    for (let at = revision - 1; at >= 1; at -= 1) {
      const item = await getItem(table, reviewKey(plan, at));
      const review = item && bodyOf<{ review: Review }>(item).review;
      if (review && (review.period ?? 'year') === period) return review;
    }
    return null;
  },

  /** How the office arranged the chapters; undefined when it never did. */
  layout: async (plan: string): Promise<ReviewLayout | undefined> => {
    const item = await getItem(table, arrangedKey(plan, 'LAYOUT'));
    return item && bodyOf<ReviewLayout>(item);
  },

  /** What the office decided of the problems; undefined when it never did. */
  decisions: async (plan: string): Promise<ProblemDecisions | undefined> => {
    const item = await getItem(table, arrangedKey(plan, 'PROBLEMS'));
    return item && bodyOf<ProblemDecisions>(item);
  },

  arrange: (layout: ReviewLayout): Write => arranged('LAYOUT', layout),

  decide: (decisions: ProblemDecisions): Write => arranged('PROBLEMS', decisions),

  /** The same file compared again gives the same. */
  keepComparison: (diff: ReviewDiff, about: Pick<Comparison, 'edit' | 'name' | 'at'>): Promise<void> => {
    const kept = {
      numbers: diff.numbers.slice(0, MOST_KEPT.numbers),
      claims: diff.claims.slice(0, MOST_KEPT.claims),
      gone: diff.gone.slice(0, MOST_KEPT.gone),
    };
    const cut = kept.numbers.length + kept.claims.length + kept.gone.length < diff.numbers.length + diff.claims.length + diff.gone.length;
    return commit(table, [put({ ...comparisonKey({ ...diff, ...about }), ...diff, ...about, ...kept, cut })]);
  },

  /** @throws RuleError NotFound */
  comparison: async (plan: string, revision: number, edit: string): Promise<Comparison> => {
    const item = await getItem(table, comparisonKey({ plan, revision, edit }));
    if (!item) throw new RuleError('NotFound', '没有找到这份修改稿的核对结果，可能还在核对。');
    return bodyOf<Comparison>(item);
  },
});
