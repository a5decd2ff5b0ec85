import type * as z from 'zod/mini';
import type { sheetRead } from '#contract/sheets.ts';
import { versionText } from '#documents/breakdown-workbook.ts';
import { type HandedTable, placed, readBreakdownWorkbook } from '#documents/read-breakdown-workbook.ts';
import type { Instant } from '#domain/day.ts';
import { RuleError } from '#domain/errors.ts';
import { type LineError, type ReadTable, readBreakdown } from '#domain/read-breakdown.ts';
import type { PlanHeader } from '#store/plans.ts';
import { breakdownOfPlan } from './breakdown-of-plan.ts';
import { bucket } from './bucket.ts';
import { importIntoDraft } from './import-into-draft.ts';
import { importIntoPlan } from './import-into-plan.ts';
import type { Services } from './services.ts';

export type SheetRead = z.infer<typeof sheetRead>;

/** A filled-in table that was handed in. */
export interface Handed {
  readonly plan: string;
  /** Where it lies in the bucket. */
  readonly key: string;
  readonly dryRun: boolean;
  readonly at: Instant;
  /** Id of the person who handed it in. */
  readonly by: string;
}

/** What a kind of plan makes of a table: what came of it, and how it is written down. */
export interface Outcome {
  readonly added: readonly { readonly line: number; readonly n: string; readonly id: string }[];
  readonly errors: readonly LineError[];
  /** One transaction, under the version that the plan had when the table was read. */
  readonly apply: () => Promise<void>;
}

/** The result of an execution has 256 KB. */
const MOST_ERRORS = 300;
const MOST_TOLD = 400;

/** The note of the entry in the history: by it a step that is repeated finds that it is done. */
export const noteOf = ({ key }: Handed): string => `任务分解表 ${key}`;

/**
 * Takes a 任务分解表 back in: changes and new rows of a draft as one edit, or tasks that are added to a published plan.
 *
 * - a table of another version of the plan is refused, so that nothing that was done since is taken back unseen
 * - with one error nothing is done; all of them are told, each with its cell, and what a rule says of the sheet as a whole likewise: that it
 *   is no workbook, or that the plan changed while it was read
 * - a dry run does all but write
 * - handed in again after it was done, while nothing else happened, it tells the same
 */
export const importBreakdown = async (handed: Handed, services: Services): Promise<SheetRead> => {
  try {
    return await imported(handed, services);
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    const whole = { line: 0, head: '', cell: '', message: error.message };
    return { dryRun: handed.dryRun, rows: 0, changed: [], added: [], errors: [whole] };
  }
};

/** @throws RuleError NotFound · FileRefused · WrongStatus · VersionIsStale */
const imported = async (handed: Handed, services: Services): Promise<SheetRead> => {
  const header = await services.plans.load(handed.plan);
  const { bytes } = await bucket().get(handed.key);
  const table = await readBreakdownWorkbook(bytes);
  if (!handed.dryRun && (await isDone(handed, header, services))) return toldBefore(handed);
  if (table.version !== versionText(header)) return toldOf(handed, table, NOTHING, [otherVersion(table, header)]);
  const present = await breakdownOfPlan(header, handed.at.slice(0, 10), null, services);
  const read = readBreakdown(table.sheet.lines, present.rows, { isDraft: present.isDraft, heads: table.sheet.heads });
  const { added, errors, apply } = await (present.isDraft ? importIntoDraft : importIntoPlan)(read, header, handed, services);
  const told = toldOf(handed, table, { changed: read.changed, added }, errors);
  if (handed.dryRun || errors.length > 0 || read.changed.length + read.added.length === 0) return told;
  await bucket().put(resultKey(handed), JSON.stringify(told), 'application/json');
  await apply();
  return told;
};

type Told = Pick<ReadTable, 'changed'> & Pick<Outcome, 'added'>;

const NOTHING: Told = { changed: [], added: [] };

const otherVersion = ({ version }: HandedTable, header: PlanHeader): LineError => ({
  line: 0,
  head: '',
  message:
    version === ''
      ? '“填表说明”里没有计划与版本，请用系统导出的表填写，不要删去“填表说明”'
      : `这张表是“${version}”的，计划现为“${versionText(header)}”；请重新导出，在新表里改`,
});

/** What was to be done and was not may not read as if it were. */
const toldOf = (handed: Handed, table: HandedTable, told: Told, errors: readonly LineError[]): SheetRead =>
  listed(handed, table, !handed.dryRun && errors.length > 0 ? NOTHING : told, errors);

const listed = ({ dryRun }: Handed, { sheet }: HandedTable, { changed, added }: Told, errors: readonly LineError[]): SheetRead => ({
  dryRun,
  rows: sheet.lines.length,
  changed: changed.slice(0, MOST_TOLD).map(({ line, n, id, heads }) => ({ line, n, id, heads: [...heads] })),
  added: added.slice(0, MOST_TOLD).map(({ line, n, id }) => ({ line, n, id })),
  errors: [...errors.slice(0, MOST_ERRORS), ...more(errors)].map((error) => placed(error, sheet)),
});

const more = ({ length }: readonly LineError[]): LineError[] =>
  length <= MOST_ERRORS ? [] : [{ line: 0, head: '', message: `另有${length - MOST_ERRORS}处错误没有列出，请先改正以上各处` }];

const resultKey = ({ key }: Handed): string => `${key}.result.json`;

/** Whether the last thing that happened to the plan is this very import. */
const isDone = async (handed: Handed, { plan, version }: PlanHeader, { histories }: Services): Promise<boolean> =>
  (await histories.find(plan, version))?.note === noteOf(handed);

const toldBefore = async (handed: Handed): Promise<SheetRead> =>
  JSON.parse(Buffer.from((await bucket().get(resultKey(handed))).bytes).toString('utf8')) as SheetRead;
