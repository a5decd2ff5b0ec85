import { etagOf } from '#contract/etag.ts';
import { type Draft, type DraftRow, withRows } from '#domain/draft.ts';
import type { Difference } from '#domain/draft-changes.ts';
import { type DraftEdit, differencesIn, editBetween, isNothing, type Side } from '#domain/draft-edit.ts';
import { RuleError } from '#domain/errors.ts';
import { numberRows } from '#domain/number-rows.ts';
import type { Write } from '#store/commit.ts';
import type { PlanHeader } from '#store/plans.ts';
import { chronicleOf } from './chronicle.ts';
import type { Answer } from './endpoint.ts';
import type { Request } from './request.ts';
import type { Services } from './services.ts';

/** The entry of one edit in the history, in bytes: an item of the table takes 400 KB. Rows have 2 to 10 KB. */
const MOST_BYTES = 380_000;

/** A draft with the header of its plan. */
export interface Opened {
  readonly header: PlanHeader;
  readonly draft: Draft;
  /** Whose version the caller has seen, and hears of first when another was faster. */
  readonly seen: 'row' | 'plan';
}

/** What was done, as it is told. */
export interface Edited {
  readonly plan: string;
  /** Of the plan, after the edit. */
  readonly version: number;
  /** Rows that were made or changed. */
  readonly rows: readonly Pick<DraftRow, 'n' | 'id' | 'version'>[];
  /** Numbers of rows that are no more. */
  readonly removed: readonly string[];
  /** What changed in rows that were there before. */
  readonly edited: readonly Difference[];
}

/** An edit that a rule decided. */
export interface Decided<Body> {
  readonly kind:
    | 'draft-edited'
    | 'draft-split'
    | 'draft-merged'
    | 'draft-grouped'
    | 'draft-ungrouped'
    | 'draft-added'
    | 'draft-imported'
    | 'draft-carried'
    | 'draft-undone';
  readonly next: Draft;
  /** The edit that can be taken back after this one: this one itself, unless it says otherwise. */
  readonly lastEdit?: number | null;
  /** For the history; the row in the address, unless it says otherwise. */
  readonly note?: string;
  /** Left out for a request. */
  readonly via?: 'import';
  readonly answerOf: (done: Edited, rows: readonly DraftRow[]) => Answer<Body>;
}

/** Who edits: a request, or a machine for the person who asked for it. */
export type Editor = Pick<Request, 'member' | 'at' | 'record' | 'params'>;

/** What an entry of the history keeps of one side of an edit. */
export interface ChronicledSide extends Side {
  readonly lastEdit: number | null;
}

/**
 * Writes an edit in one transaction: rows, pieces, header, history, and the answer of a POST. An edit that changes nothing writes nothing.
 * @throws RuleError TooLarge when its entry in the history would be no item of the table
 */
export const commitEdit = async <Body>(
  request: Editor,
  services: Services,
  { header, draft, seen }: Opened,
  decided: Decided<Body>,
): Promise<Answer<Body>> => {
  const edit = editBetween(draft, decided.next);
  const version = isNothing(edit) ? header.version : header.version + 1;
  const rows = numberRows(withRows(decided.next, edit.after.rows).rows);
  const answer = decided.answerOf(told(edit, rows, { ...header, version }), rows);
  const record = request.record(answer);
  if (isNothing(edit)) {
    if (record.length > 0) await services.commit(record);
    return answer;
  }
  const next: PlanHeader = {
    ...header,
    version,
    tasks: rows.filter(({ dropped }) => dropped === null).length,
    unsplit: decided.next.unsplit.length,
    lastNumber: decided.next.lastNumber,
    lastEdit: decided.lastEdit === undefined ? version : decided.lastEdit,
  };
  const writes = [writesOf(edit, decided.next, next, services), [services.plans.replace(next)]];
  await services.commit([
    ...record,
    ...(seen === 'plan' ? writes.toReversed() : writes).flat(),
    ...entryOf(edit, { header, next, decided }, request, services),
  ]);
  return answer;
};

const told = (edit: DraftEdit, rows: readonly DraftRow[], { plan, version }: PlanHeader): Edited => {
  const { before, after } = edit;
  const touched = new Set(after.rows.map(({ n }) => n));
  return {
    plan,
    version,
    rows: rows.filter(({ n }) => touched.has(n)).map(({ n, id, version }) => ({ n, id, version })),
    removed: before.rows.flatMap(({ n }) => (touched.has(n) ? [] : [n])),
    edited: differencesIn(edit),
  };
};

/** The answer of most edits. */
export const edited = (done: Edited): Answer<Edited> => ({ status: 200, headers: { etag: etagOf(done.version) }, body: done });

const writesOf = ({ before, after }: DraftEdit, { unsplit }: Draft, { plan }: PlanHeader, { drafts }: Services): Write[] => {
  const found = new Set(before.rows.map(({ n }) => n));
  const left = new Set(after.rows.map(({ n }) => n));
  return [
    ...after.rows.map((row) => (found.has(row.n) ? drafts.replace(row) : drafts.create(row))),
    ...before.rows.filter(({ n }) => !left.has(n)).map((row) => drafts.remove(row)),
    ...(before.unsplit.length + after.unsplit.length > 0 ? [drafts.putUnsplit(plan, unsplit)] : []),
  ];
};

const entryOf = (
  edit: DraftEdit,
  { header, next, decided }: { readonly header: PlanHeader; readonly next: PlanHeader; readonly decided: Decided<unknown> },
  request: Editor,
  { histories }: Services,
): Write[] => {
  const before: ChronicledSide = { ...edit.before, lastEdit: header.lastEdit };
  const after: ChronicledSide = { ...edit.after, lastEdit: next.lastEdit };
  refuseTooMuch({ before, after });
  const { kind, via, note = request.params.n ?? '' } = decided;
  const what = { of: next.plan, version: next.version, kind, before, after, note, ...(via && { via }) };
  return [histories.chronicle(chronicleOf(request, what))];
};

/** @throws RuleError TooLarge for an edit that no entry of the history can hold */
export const refuseTooMuch = (edit: DraftEdit): void => {
  const bytes = Buffer.byteLength(JSON.stringify(edit));
  if (bytes > MOST_BYTES)
    throw new RuleError(
      'TooLarge',
      `这次修改涉及的内容过多（约 ${Math.ceil(bytes / 1024)} KB），一次至多 ${Math.floor(MOST_BYTES / 1024)} KB，请分几次改。`,
    );
};
