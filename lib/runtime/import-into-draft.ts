import { editDraftRow } from '#contract/drafts.ts';
import { parse } from '#contract/parse.ts';
import type { Draft } from '#domain/draft.ts';
import { editBetween } from '#domain/draft-edit.ts';
import type { RowPatch } from '#domain/edit-row.ts';
import { RuleError } from '#domain/errors.ts';
import { townOf } from '#domain/ids.ts';
import { type ImportContext, type ImportedDraft, importDraft } from '#domain/import-draft.ts';
import { numberRows } from '#domain/number-rows.ts';
import { openDepartments } from '#domain/open-departments.ts';
import { errorsOfSheet, type LineError, type ReadTable } from '#domain/read-breakdown.ts';
import type { PlanHeader } from '#store/plans.ts';
import { townOfMachine } from '#store/town.ts';
import { commitEdit, edited, refuseTooMuch } from './commit-edit.ts';
import { editorOf } from './editor-of.ts';
import { type Handed, noteOf, type Outcome } from './import-breakdown.ts';
import { rulesOfDraft } from './rules-of-draft.ts';
import type { Services } from './services.ts';

/** A transaction holds 100 records: beside the rows the header, the entry in the history and the list of what became no task. */
const MOST_ROWS = 90;

/** What a table makes of a draft: one edit, which is taken back whole. */
export const importIntoDraft = async (read: ReadTable, header: PlanHeader, handed: Handed, services: Services): Promise<Outcome> => {
  const { plan } = header;
  const town = townOfMachine(townOf(plan));
  const day = handed.at.slice(0, 10);
  const [rows, unsplit, organization, rules] = await Promise.all([
    services.drafts.ofPlan(plan),
    services.drafts.unsplit(plan),
    services.organizations.load(town),
    rulesOfDraft(header, { town, day }, services),
  ]);
  const draft: Draft = { rows, unsplit, lastNumber: Math.max(header.lastNumber, ...rows.map(({ n }) => Number(n))) };
  const context: ImportContext = { plan, rules, departments: openDepartments(organization.departments, day), check };
  const imported = importDraft(draft, read, context);
  const ids = new Map(numberRows(imported.next.rows).map(({ n, id }) => [n, id]));
  return {
    added: imported.added.map(({ line, n }) => ({ line, n, id: ids.get(n) ?? '' })),
    errors: imported.errors.length > 0 ? imported.errors : tooMuch(draft, imported),
    apply: async () => {
      const what = { kind: 'draft-imported', via: 'import', next: imported.next, note: noteOf(handed), answerOf: edited } as const;
      await commitEdit(editorOf(organization, handed), services, { header, draft, seen: 'plan' }, what);
    },
  };
};

const check: ImportContext['check'] = (patch) => {
  try {
    return { patch: parse(editDraftRow, patch, 'BodyIsWrong', '') as RowPatch };
  } catch (error) {
    if (error instanceof RuleError) return { fields: error.fields };
    throw error;
  }
};

/** What one edit cannot hold. */
const tooMuch = (draft: Draft, { next }: ImportedDraft): LineError[] => {
  const edit = editBetween(draft, next);
  const { length } = edit.after.rows;
  return errorsOfSheet(() => {
    if (length > MOST_ROWS) throw new RuleError('TooLarge', `这张表改动了${length}行，一次至多${MOST_ROWS}行，请分几次导入`);
    refuseTooMuch(edit);
  });
};
