import type { Day, Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { planId, townOf, yearOfPlan } from '#domain/ids.ts';
import { check, create, replace, versionIn, type Write } from './commit.ts';
import { bodyOf, getItem, type Item, queryItems, type Table } from './table.ts';
import type { Town } from './town.ts';

/** importing: an archive is being written · intake: rows are being written · draft: the office edits · publishing: frozen · published · refused: the report is none */
export type PlanStatus = 'importing' | 'intake' | 'draft' | 'publishing' | 'published' | 'refused';

/** A plan's header. */
export interface PlanHeader {
  readonly plan: string;
  readonly year: number;
  readonly status: PlanStatus;
  readonly version: number;
  /** sha256 of the report's bytes, hex. */
  readonly report: string;
  readonly reportName: string;
  /** S3 key of the split result. */
  readonly split: string | null;
  readonly tasks: number;
  readonly unsplit: number;
  /** Highest number that a row of the draft was ever given; none is given twice. */
  readonly lastNumber: number;
  /** Version that the last edit of the draft made which was not taken back; null at the proposal. */
  readonly lastEdit: number | null;
  readonly publishing: string | null;
  readonly publishedOn: Day | null;
  /** Tasks that were added since it was published. */
  readonly added: number;
  /** Number of the newest revision of the review. */
  readonly revisions: number;
  /** Why the report was refused, or why publishing was undone. */
  readonly reason: string | null;
  readonly at: Instant;
  /** sha256 of the archive that is being imported, while it is. */
  readonly importing?: string;
}

const keyOf = (plan: string) => ({ pk: `TOWN#${townOf(plan)}`, sk: `PLAN#${yearOfPlan(plan)}` });
const itemOf = (header: PlanHeader): Item => ({ ...keyOf(header.plan), ...header });

/** Headers of plans. */
export const plans = (table: Table) => ({
  ofTown: async (town: Town): Promise<PlanHeader[]> =>
    (await queryItems(table, `TOWN#${town}`, { prefix: 'PLAN#' })).map((item) => bodyOf<PlanHeader>(item)),

  find: async (plan: string): Promise<PlanHeader | undefined> => {
    const item = await getItem(table, keyOf(plan));
    return item && bodyOf<PlanHeader>(item);
  },

  /** @throws RuleError NotFound */
  load: async (plan: string): Promise<PlanHeader> => {
    const item = await getItem(table, keyOf(plan));
    if (!item) throw new RuleError('NotFound', '没有找到这份计划。');
    return bodyOf<PlanHeader>(item);
  },

  create: (header: PlanHeader): Write => create(itemOf(header), () => planExists(header)),

  /** Puts the header, whose version must be one less. */
  replace: (header: PlanHeader): Write => replace(itemOf(header), header.version - 1, stalePlan),

  /** Demands that nothing of the header has changed, while something else of the plan does. */
  unchanged: (plan: string, version: number): Write => check(keyOf(plan), { version }, stalePlan),

  /** Demands that the plan has a status while something else of it changes. */
  inStatus: (plan: string, status: PlanStatus, more: Readonly<Record<string, unknown>> = {}): Write =>
    check(keyOf(plan), { status, ...more }, (present) => wrongStatus(status, present)),
});

const planExists = ({ year }: PlanHeader): RuleError =>
  new RuleError('PlanExists', `${year}年的计划已经存在。`, [{ pointer: '/year', message: `${year}年的计划已经存在` }]);

const stalePlan = (present: Item | undefined): RuleError =>
  new RuleError(
    'VersionIsStale',
    present ? `计划已被他人修改，请重新读取后再改（当前版本 ${present.version}）。` : '这份计划已经不在了，请重新读取。',
    [],
    { present: versionIn(present) },
  );

export const STATUS_NAMES: Readonly<Record<PlanStatus, string>> = {
  importing: '导入中',
  intake: '录入中',
  draft: '草稿',
  publishing: '发布中',
  published: '已发布',
  refused: '未能识别',
};

const wrongStatus = (wanted: PlanStatus, present: Item | undefined): RuleError =>
  new RuleError(
    'WrongStatus',
    `计划现为“${STATUS_NAMES[(present?.status as PlanStatus) ?? 'intake']}”，这一步只能在“${STATUS_NAMES[wanted]}”时进行。`,
  );

export const newPlan = (town: string, year: number, report: string, reportName: string, at: Instant): PlanHeader => ({
  plan: planId(town, year),
  year,
  status: 'intake',
  version: 1,
  report,
  reportName,
  split: null,
  tasks: 0,
  unsplit: 0,
  lastNumber: 0,
  lastEdit: null,
  publishing: null,
  publishedOn: null,
  added: 0,
  revisions: 0,
  reason: null,
  at,
});
