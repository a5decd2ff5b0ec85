import { readWorkbook } from '#documents/read-workbook.ts';
import { shareSheets, WANTED } from '#documents/shares-workbook.ts';
import { workbookOf } from '#documents/workbook.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { townOf, yearOfPlan } from '#domain/ids.ts';
import { answersTogether } from '#domain/joint-report.ts';
import type { MoveContext } from '#domain/task-moves.ts';
import { refuseTooMany, type Write } from '#store/commit.ts';
import type { Membership } from '#store/town.ts';
import { townOfMachine } from '#store/town.ts';
import { bucket } from './bucket.ts';
import { keepByContent } from './keep-by-content.ts';
import type { HandedIn } from './organization-by-sheet.ts';
import { othersOfGroup } from './others-of-group.ts';
import type { FilledTask } from './said-of-shares.ts';
import type { Services } from './services.ts';
import { type TakenShares, takeShareSheet } from './take-share-sheet.ts';
import { byOf, entryOf } from './task-entry.ts';
import { told } from './told-sheets.ts';
import { townRules } from './town-rules.ts';

/** A workbook of village shares that was handed in. */
export type SharesHandedIn = Omit<HandedIn, 'town' | 'version'> & { readonly plan: string };

/** @throws RuleError WrongStatus */
const refuseUnpublished = async (plan: string, { plans }: Services): Promise<void> => {
  const { status } = await plans.load(plan);
  if (status !== 'published') throw new RuleError('WrongStatus', '计划发布后才有村级分解。');
};

/** Makes 村级分解.xlsx of a plan, named by its content. @throws RuleError WrongStatus */
export const sharesWorkbook = async ({ plan }: { readonly plan: string }, services: Services) => {
  await refuseUnpublished(plan, services);
  const { name } = await services.organizations.header(townOfMachine(townOf(plan)));
  const title = `${name}${yearOfPlan(plan)}年村级分解`;
  const sheets = shareSheets(title, await services.tasks.ofPlan(plan));
  const bytes = await workbookOf(sheets);
  const document = await keepByContent({ plan, noun: 'shares', ending: 'xlsx', title }, bytes);
  return { document, records: sheets[0]!.rows.length, bytes: bytes.length };
};

/**
 * Takes 村级分解.xlsx in: the grids of all tasks that it changes in one transaction, or none of them when there is an error.
 * @throws RuleError FileRefused · WrongStatus · VersionIsStale when a task moved meanwhile · NotFound
 */
export const takeSharesWorkbook = async (handed: SharesHandedIn, services: Services) => {
  const { plan, key, dryRun, at, by } = handed;
  await refuseUnpublished(plan, services);
  const { bytes } = await bucket().get(key);
  const [sheet] = await readWorkbook(bytes, WANTED);
  if (!sheet) throw new RuleError('FileRefused', '工作簿里没有“村级分解”表。');
  const town = townOfMachine(townOf(plan));
  const context: MoveContext = { day: at.slice(0, 10), ...(await townRules(town, services)) };
  const taken = takeShareSheet(await services.tasks.ofPlan(plan), sheet, context);
  const member = await memberOf(town, by, services);
  const writes = await writesOf(taken.filled, { at, context, member }, services);
  const answer = told({ ...countsOf(taken), dryRun, errors: [...taken.errors, ...tooMany(writes)] });
  if (!dryRun && answer.errors.length === 0 && writes.length > 0) await services.commit(writes);
  return { document: null, records: answer.added + answer.changed, bytes: bytes.length, ...answer };
};

const countsOf = ({ added, changes, errors, warnings }: TakenShares) => ({
  added,
  changed: changes.length - added,
  changes,
  errors,
  warnings,
});

const tooMany = (writes: readonly Write[]): FieldError[] => {
  try {
    refuseTooMany(writes);
    return [];
  } catch (error) {
    if (!(error instanceof RuleError)) throw error;
    return [{ pointer: '', message: `${error.message}可以只留一部分任务的行再交。` }];
  }
};

type Member = Omit<Membership, 'town' | 'departments'>;

/** Who handed it in, as of now. @throws RuleError NotAllowed for one who is no longer of the office */
const memberOf = async (town: string, by: string, { organizations }: Services): Promise<Member> => {
  const found = (await organizations.memberships(by)).find((one) => one.town === town);
  if (found?.role !== 'office') throw new RuleError('NotAllowed', '只有党政办可以导入村级分解。');
  return found;
};

interface Filling {
  readonly at: string;
  readonly context: MoveContext;
  readonly member: Member;
}

/** Each task with its entry, and the others of its group that the grid answers: those that are in the sheet answer for themselves. */
const writesOf = async (filled: readonly FilledTask[], { at, context, member }: Filling, services: Services): Promise<Write[]> => {
  const { tasks, histories } = services;
  const seen = new Set(filled.map(({ after }) => after.n));
  const actor = (lead: string) => ({ by: byOf(lead, member), onBehalfOf: null, via: 'import', reportedBy: null }) as const;
  const when = { at, day: context.day };
  const writes: Write[] = [];
  for (const { before, after, move } of filled) {
    writes.push(tasks.replace(after, at), histories.append(entryOf(before, after, move, actor(after.lead), when)));
    const others = (await othersOfGroup(before, services)).filter(({ n }) => !seen.has(n));
    for (const other of answersTogether(before, after, move, others, context)) {
      seen.add(other.after.n);
      const entry = entryOf(other.before, other.after, other.move, actor(other.after.lead), when);
      writes.push(tasks.replaceBeside(other.after, at), histories.append(entry));
    }
  }
  return writes;
};
