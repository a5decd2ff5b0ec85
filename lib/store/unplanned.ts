import { RuleError } from '#domain/errors.ts';
import { recordNumber, type UnplannedWork } from '#domain/unplanned.ts';
import { create, replace, versionIn, type Write } from './commit.ts';
import { type Chronicle, histories } from './histories.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';

const keyOf = ({ plan, n }: Pick<UnplannedWork, 'plan' | 'n'>) => ({ pk: `PLAN#${plan}`, sk: `UNPLANNED#${n}` });
const itemOf = (work: UnplannedWork): Item => ({ ...keyOf(work), ...work });

/** What the history of one record is called: `<plan>#U<n>`. */
export const chronicleOfWork = (work: Pick<UnplannedWork, 'plan' | 'n'>): Chronicle['of'] => `${work.plan}#${recordNumber(work)}`;

/** Work outside the plan; a withdrawn record stays. */
export const unplanned = (table: Table) => ({
  /** In order of their numbers. */
  ofPlan: async (plan: string): Promise<UnplannedWork[]> =>
    (await queryItems(table, `PLAN#${plan}`, { prefix: 'UNPLANNED#' })).map((item) => bodyOf<UnplannedWork>(item)),

  /** @throws RuleError NotFound */
  load: async (plan: string, n: string): Promise<UnplannedWork> => {
    const item = await getItem(table, keyOf({ plan, n }));
    if (!item) throw new RuleError('NotFound', '没有找到这条计划外工作。');
    return bodyOf<UnplannedWork>(item);
  },

  /** As they stood when a snapshot was taken. @param versions by number */
  asOf: async (plan: string, versions: Readonly<Record<string, number>>): Promise<UnplannedWork[]> => {
    const known = (await unplanned(table).ofPlan(plan)).filter(({ n }) => versions[n] !== undefined);
    return Promise.all(known.map((work) => (versions[work.n] === work.version ? work : before(table, work, versions[work.n]!))));
  },

  /** @throws RuleError Busy when the number was given to another at the same moment */
  create: (work: UnplannedWork): Write => create(itemOf(work), () => new RuleError('Busy', '刚刚有人也记了一条，请再提交一次。')),

  /** Puts the record, whose version must be one less. */
  replace: (work: UnplannedWork): Write => replace(itemOf(work), work.version - 1, staleWork),
});

const before = async (table: Table, work: UnplannedWork, version: number): Promise<UnplannedWork> =>
  (await histories(table).entry(chronicleOfWork(work), version)).after as UnplannedWork;

const staleWork = (present: Item | undefined): RuleError =>
  new RuleError('VersionIsStale', `这条记录已被他人修改，请重新读取后再改（当前版本 ${present?.version ?? '无'}）。`, [], {
    present: versionIn(present),
  });
