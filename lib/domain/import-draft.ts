import { addRow } from './add-row.ts';
import type { Said } from './breakdown-cells.ts';
import type { Draft } from './draft.ts';
import { dayErrors, departmentErrors, editRow, type RowPatch } from './edit-row.ts';
import { type FieldError, RuleError } from './errors.ts';
import { type AddedLine, allErrors, type ChangedLine, errorsOfLine, type LineError, type ReadTable } from './read-breakdown.ts';
import { rereadRow } from './reread-row.ts';
import type { RowRules } from './row-rules.ts';
import type { Department } from './town.ts';

/** What is known beside the sheet. */
export interface ImportContext {
  readonly plan: string;
  readonly rules: RowRules;
  readonly departments: readonly Department[];
  /** What the contract makes of fields of a row, or finds wrong with them: lengths, signs, repeats. */
  readonly check: (patch: RowPatch) => { readonly patch: RowPatch } | { readonly fields: readonly FieldError[] };
}

/** A row that a line of the sheet became. */
export interface Became {
  readonly line: number;
  readonly n: string;
}

export interface ImportedDraft {
  /** The draft after all that could be done; of no use while there is an error. */
  readonly next: Draft;
  readonly added: readonly Became[];
  readonly errors: readonly LineError[];
}

/**
 * The draft after a sheet: first the rows that it changes, then those that it adds, by the very rules of an edit by hand.
 *
 * - other words are read anew, before what is set beside them is set
 * - a new line needs 类别 and 工作任务; what it leaves empty is read from its words
 * - all errors are collected: one that stops a row does not stop the others
 */
export const importDraft = (draft: Draft, read: ReadTable, context: ImportContext): ImportedDraft => {
  const errors: LineError[] = [];
  const added: Became[] = [];
  let next = draft;
  const step = (line: number, take: (draft: Draft) => Draft): void => {
    try {
      next = take(next);
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
      errors.push(...(error.fields.length > 0 ? errorsOfLine(line, error.fields) : [{ line, head: '', message: error.message }]));
    }
  };
  for (const line of read.changed) step(line.line, (now) => changed(now, line, context));
  for (const line of read.added)
    step(line.line, (now) => {
      const grown = withLine(now, line, context);
      added.push({ line: line.line, n: newest(grown) });
      return grown;
    });
  return { next, added, errors: allErrors(read.errors, errors) };
};

const newest = ({ rows }: Draft): string => rows.reduce((most, { n }) => (n > most ? n : most), '');

/** @throws RuleError BodyIsWrong with all that is wrong with the line */
const changed = (draft: Draft, { n, said }: Pick<ChangedLine, 'n' | 'said'>, { rules, departments, check }: ImportContext): Draft => {
  const { fields, sound } = sifted(patchOf(said), check);
  const { text, area } = sound;
  const row = draft.rows.find((one) => one.n === n);
  const reread = text !== undefined && text !== row?.text ? rereadRow(draft, n, { text, area }, rules) : draft;
  try {
    const edited = editRow(reread, n, sound, departments);
    if (fields.length === 0) return edited;
  } catch (error) {
    if (!(error instanceof RuleError) || error.fields.length === 0) throw error;
    fields.push(...error.fields);
  }
  throw wrong(fields);
};

/** @throws RuleError BodyIsWrong · NumbersUsedUp */
const withLine = (draft: Draft, { said, after }: AddedLine, context: ImportContext): Draft => {
  const { text, area, ...rest } = patchOf(said);
  const fields = missing({ text, area });
  const { fields: unfit, sound } = sifted({ ...(text && { text }), ...(area && { area }) }, context.check);
  if (fields.length + unfit.length > 0) throw wrong([...fields, ...unfit, ...wrongBeside(rest, context)]);
  const { plan } = context;
  const grown = addRow(draft, { plan, text: sound.text, area: sound.area ?? '', ...(after !== null && { after }) }, context.rules);
  return changed(grown, { n: newest(grown), said: rest }, context);
};

const missing = (said: { readonly text: string | undefined; readonly area: string | undefined }): FieldError[] =>
  (['area', 'text'] as const).flatMap((field) => (said[field] === undefined ? [{ pointer: `/${field}`, message: '必填' }] : []));

/** What can be seen to be wrong with a line that cannot become a row. */
const wrongBeside = (patch: RowPatch, { plan, departments, check }: ImportContext): FieldError[] => {
  const { fields, sound } = sifted(patch, check);
  const beside = { lead: sound.lead ?? '', supporting: sound.supporting ?? [] };
  return [...fields, ...departmentErrors(sound, beside, departments), ...dayErrors(sound, { plan, due: '', milestones: [], targets: [] })];
};

/** A patch without the fields that are wrong by themselves. */
const sifted = (patch: RowPatch, check: ImportContext['check']): { readonly fields: FieldError[]; readonly sound: RowPatch } => {
  const checked = check(patch);
  if ('patch' in checked) return { fields: [], sound: checked.patch };
  const bad = new Set(checked.fields.map(({ pointer }) => pointer.split('/')[1]));
  return { fields: [...checked.fields], sound: Object.fromEntries(Object.entries(patch).filter(([field]) => !bad.has(field))) };
};

const patchOf = ({ source: _s, sourceNo: _n, basisText: _t, basisDate: _d, decidedBy: _b, replyDue: _r, ...patch }: Said): RowPatch =>
  patch;

const wrong = (fields: readonly FieldError[]): RuleError => new RuleError('BodyIsWrong', '有字段填写有误，内容未保存。', fields);
