import { organizationSheets, WANTED } from '#documents/organization-workbook.ts';
import { readWorkbook } from '#documents/read-workbook.ts';
import { workbookOf } from '#documents/workbook.ts';
import { type FieldError, RuleError } from '#domain/errors.ts';
import { refuseWithoutOffice } from '#domain/organization-changes.ts';
import type { Organization } from '#domain/town.ts';
import type { Write } from '#store/commit.ts';
import { townOfMachine } from '#store/town.ts';
import { bucket } from './bucket.ts';
import type { TOWN_CHANGES } from './change-town.ts';
import { keepByContent } from './keep-by-content.ts';
import type { Services } from './services.ts';
import type { TakenSheets } from './take-line.ts';
import { takeOrganizationSheets } from './take-organization-sheets.ts';
import { type ToldSheets, told } from './told-sheets.ts';

/** A workbook of a town that was handed in, and by whom. */
export interface HandedIn {
  readonly town: string;
  /** Of the town, as whoever handed it in had seen it. */
  readonly version: number;
  readonly key: string;
  readonly dryRun: boolean;
  readonly at: string;
  readonly by: string;
}

/** Makes 单位人员.xlsx, named by its content. */
export const organizationWorkbook = async ({ town }: { readonly town: string }, { organizations }: Services) => {
  const organization = await organizations.load(townOfMachine(town));
  const bytes = await workbookOf(organizationSheets(organization));
  const document = await keepByContent({ plan: town, noun: 'organization', ending: 'xlsx', title: `${organization.name}单位人员` }, bytes);
  return { document, records: organization.departments.length + organization.people.length, bytes: bytes.length };
};

/**
 * Takes 单位人员.xlsx in: all lines that change something as one change of the town, or none of them when there is an error. Repeated it
 * tells the same again.
 *
 * @throws RuleError FileRefused · VersionIsStale · NotFound
 */
export const takeOrganizationWorkbook = async (handed: HandedIn, services: Services) => {
  const town = townOfMachine(handed.town);
  const { bytes } = await bucket().get(handed.key);
  const organization = await services.organizations.load(town);
  const done = await toldBefore(handed, organization, services);
  if (done) return { document: null, records: done.added + done.changed, bytes: bytes.length, ...told(done) };
  refuseStale(handed, organization);
  const sheets = await readWorkbook(bytes, WANTED);
  if (sheets.length === 0) throw new RuleError('FileRefused', '工作簿里没有“单位”或“人员”表。');
  const taken = takeOrganizationSheets(organization, sheets, handed.at.slice(0, 10));
  const { writes, errors } = await writesOf(taken, organization, handed, services);
  const answer = told(countsOf({ ...taken, errors: [...taken.errors, ...errors] }, handed));
  if (!handed.dryRun && answer.errors.length === 0 && taken.lines.length > 0)
    await services.commit([...writes, entryOf(taken, organization, handed, answer, services)]);
  return { document: null, records: answer.added + answer.changed, bytes: bytes.length, ...answer };
};

const countsOf = ({ lines, errors, warnings }: TakenSheets, { dryRun }: HandedIn): ToldSheets => ({
  dryRun,
  added: lines.filter(({ before }) => before === null).length,
  changed: lines.filter(({ before }) => before !== null).length,
  changes: lines.map(({ said }) => said),
  errors,
  warnings,
});

/** What is to be written, or why the whole is refused although each line is right. */
const writesOf = async (
  { next, lines }: TakenSheets,
  { version }: Organization,
  { by }: HandedIn,
  { organizations }: Services,
): Promise<{ readonly writes: readonly Write[]; readonly errors: readonly FieldError[] }> => {
  if (lines.length === 0) return { writes: [], errors: [] };
  try {
    refuseWithoutOffice(next, by);
    refuseTooLong(lines);
    return { writes: await organizations.change(next, version), errors: [] };
  } catch (error) {
    if (!(error instanceof RuleError) || error.code === 'VersionIsStale') throw error;
    return { writes: [], errors: [{ pointer: '', message: error.message }] };
  }
};

/** An entry of the history is one item, of 400 KB at most. */
const MOST_BYTES = 300_000;

/** @throws RuleError TooLarge */
const refuseTooLong = (lines: TakenSheets['lines']): void => {
  if (Buffer.byteLength(JSON.stringify(lines)) > MOST_BYTES) throw new RuleError('TooLarge', '改动的文字过多，请分几次交。');
};

const KIND: (typeof TOWN_CHANGES)[number] = 'sheets-taken';
/** By which a repeated step knows its own work. */
const noteOf = ({ key }: HandedIn): string => `单位人员.xlsx ${key.slice(key.lastIndexOf('/') + 1, key.lastIndexOf('/') + 17)}`;

const entryOf = (
  { lines }: TakenSheets,
  { town, version, people }: Organization,
  handed: HandedIn,
  { changes, added, changed, warnings }: ToldSheets,
  { histories }: Services,
): Write =>
  histories.chronicle({
    of: town,
    version: version + 1,
    kind: KIND,
    by: { person: handed.by, name: people.find(({ id }) => id === handed.by)?.name ?? handed.by },
    via: 'import',
    at: handed.at,
    before: lines.flatMap(({ before }) => (before ? [before] : [])),
    after: { added, changed, changes, warnings, lines: lines.map(({ after }) => after) },
    note: noteOf(handed),
  });

/** What was told when the same workbook was taken in by a run of this step that did not hear that it was done. */
const toldBefore = async (handed: HandedIn, organization: Organization, { histories }: Services): Promise<ToldSheets | null> => {
  if (handed.dryRun || organization.version !== handed.version + 1) return null;
  const { kind, note, after } = await histories.entry(organization.town, organization.version);
  if (kind !== KIND || note !== noteOf(handed)) return null;
  const { added, changed, changes, warnings } = after as ToldSheets;
  return { dryRun: false, added, changed, changes, errors: [], warnings };
};

const refuseStale = ({ version }: HandedIn, organization: Pick<Organization, 'version'>): void => {
  if (organization.version === version) return;
  throw new RuleError('VersionIsStale', `机构信息已被他人修改，请重新读取后再交（当前版本 ${organization.version}）。`, [], {
    present: organization.version,
  });
};
