import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRow } from '#domain/add-row.ts';
import { type Draft, withRows } from '#domain/draft.ts';
import { type DraftEdit, differencesIn, editBetween, isNothing, takenBack } from '#domain/draft-edit.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { RuleError } from '#domain/errors.ts';
import { dissolveGroup, groupRows } from '#domain/group-rows.ts';
import { mergeRows } from '#domain/merge-rows.ts';
import { numberRows } from '#domain/number-rows.ts';
import { rereadRow } from '#domain/reread-row.ts';
import { splitNow } from '#domain/split-now.ts';
import { splitRow } from '#domain/split-row.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, PETITIONS, REPORT, rowIn } from '../support/a-draft.ts';

const { draft: proposal, rules, split } = aDraft();

/** The draft as it is read back after an edit was written: versions as they are then, numbers counted anew. */
const written = (from: Draft, to: Draft): { readonly edit: DraftEdit; readonly draft: Draft } => {
  const edit = editBetween(from, to);
  const after = withRows(to, edit.after.rows);
  return { edit, draft: { ...after, rows: numberRows(after.rows) } };
};

/** @param step how many edits came before it */
type Edit = (draft: Draft, step: number) => Draft;

const numbers = fc.integer({ min: 1, max: 14 }).map((n) => String(n).padStart(3, '0'));
const patches = fc.record<RowPatch>(
  {
    lead: fc.constantFrom(AGRICULTURE, EMERGENCY, HEALTH),
    supporting: fc.subarray([OFFICE, PETITIONS, HEALTH]),
    kind: fc.constantFrom('milestone', 'continuing'),
    area: fc.constantFrom('抓好粮食生产', '守住安全底线', '新板块'),
    text: fc.constantFrom('种好粮，管好地。', '开展消防检查，抓好疫苗接种。'),
    star: fc.boolean(),
    dropped: fc.constantFrom(null, '已完成'),
  },
  { requiredKeys: [] },
);
const edits: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(numbers, patches).map(
    ([n, patch]): Edit =>
      (draft) =>
        editRow(patch.text === undefined ? draft : rereadRow(draft, n, { ...patch, text: patch.text }, rules), n, patch, DEPARTMENTS),
  ),
  fc.tuple(numbers, fc.integer({ min: 1, max: 30 })).map(
    ([n, at]): Edit =>
      (draft) =>
        splitRow(draft, n, at, rules),
  ),
  fc.tuple(numbers, numbers).map(
    ([n, other]): Edit =>
      (draft) =>
        mergeRows(draft, n, [other], rules),
  ),
  // Neighbours, so that merges are often right.
  fc.nat(20).map(
    (i): Edit =>
      (draft) => {
        const rows = numberRows(draft.rows);
        const [a, b] = [rows[i % rows.length]!, rows[(i + 1) % rows.length]!];
        return mergeRows(draft, a.n, [b.n], rules);
      },
  ),
  fc.tuple(fc.nat(20), fc.integer({ min: 2, max: 4 })).map(
    ([i, size]): Edit =>
      (draft, step) => {
        const { lead } = draft.rows[i % draft.rows.length]!;
        const rows = draft.rows.filter((row) => row.lead === lead && row.dropped === null).slice(0, size);
        return rows.length < 2
          ? draft
          : groupRows(
              draft,
              rows.map(({ n }) => n),
              `g${step}`,
            );
      },
  ),
  fc.nat(9).map(
    (i): Edit =>
      (draft) => {
        const groups = [...new Set(draft.rows.flatMap(({ together }) => together ?? []))];
        return dissolveGroup(draft, groups[i % groups.length] ?? 'g0');
      },
  ),
  fc.option(numbers, { nil: undefined }).map(
    (after): Edit =>
      (draft) =>
        addRow(draft, { plan: 'shihe-2022', text: '推广良种，改良土壤。', area: '抓好粮食生产', after }, rules),
  ),
  fc.nat(9).map(
    (i): Edit =>
      (draft) =>
        addRow(draft, { plan: 'shihe-2022', area: '其他', from: draft.unsplit[i % draft.unsplit.length] }, rules),
  ),
);

/** A history of edits: those that a rule refuses never were. */
const lived = (all: readonly Edit[]): { readonly draft: Draft; readonly done: readonly DraftEdit[] } => {
  const done: DraftEdit[] = [];
  let draft = proposal;
  for (const [step, edit] of all.entries()) {
    try {
      const next = written(draft, edit(draft, step));
      if (!isNothing(next.edit)) done.push(next.edit);
      draft = next.draft;
    } catch (error) {
      if (!(error instanceof RuleError)) throw error;
    }
  }
  return { draft, done };
};

const histories = fc.array(edits, { maxLength: 25, size: 'max' });
const bytes = (draft: Draft): string => JSON.stringify(splitNow(split, numberRows(draft.rows), draft.unsplit));
const contents = (draft: Draft) => draft.rows.map(({ version: _version, ...row }) => row);

describe('any edits, taken back one by one', () => {
  it('are cuts, joins, groups, own rows, rows of pieces and drops, often enough to tell', () => {
    const origins = fc.sample(histories, { numRuns: 100, seed: 1 }).flatMap((all) => lived(all).draft.rows);
    const count = (is: (row: (typeof origins)[number]) => boolean): number => origins.filter(is).length;
    expect(count(({ origin }) => origin === 'split')).toBeGreaterThan(20);
    expect(count(({ origin }) => origin === 'merged')).toBeGreaterThan(20);
    expect(count(({ origin, start, end }) => origin === 'added' && end > start)).toBeGreaterThan(20);
    expect(count(({ origin, start, end }) => origin === 'added' && end === start)).toBeGreaterThan(20);
    expect(count(({ together }) => together !== null)).toBeGreaterThan(20);
    expect(count(({ dropped }) => dropped !== null)).toBeGreaterThan(20);
  });

  it('give back the proposal byte for byte, and no number is given twice', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { draft, done } = lived(all);
        const back = done.toReversed().reduce((now, edit) => written(now, takenBack(now, edit)).draft, draft);
        expect(bytes(back)).toBe(bytes(proposal));
        expect(contents(back)).toEqual(contents(proposal));
        expect(back.unsplit).toEqual(proposal.unsplit);
        expect(back.lastNumber).toBe(draft.lastNumber);
      }),
      { numRuns: 300 },
    );
  });

  it('let no row have a version twice', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { draft, done } = lived(all);
        const seen = new Set<string>();
        const note = ({ after }: DraftEdit) => {
          for (const { n, version } of after.rows) {
            expect(seen).not.toContain(`${n}@${version}`);
            seen.add(`${n}@${version}`);
          }
        };
        done.forEach(note);
        done.toReversed().reduce((now, edit) => {
          const next = written(now, takenBack(now, edit));
          note(next.edit);
          return next.draft;
        }, draft);
      }),
    );
  });
});

describe('any edits', () => {
  it('leave rows and pieces disjoint, each of the report’s characters in one of them', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { draft } = lived(all);
        const places = [...draft.rows, ...draft.unsplit].filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start);
        let end = 33;
        for (const place of places) {
          expect(REPORT.slice(end, place.start).trim()).toBe('');
          expect(place.start).toBeGreaterThanOrEqual(end);
          end = place.end;
        }
        expect(end).toBe(REPORT.length);
      }),
    );
  });

  it('leave each shown number once, groups of two or more rows of one lead, and asks to those who support', () => {
    fc.assert(
      fc.property(histories, (all) => {
        const { draft } = lived(all);
        expect(new Set(draft.rows.map(({ id }) => id)).size).toBe(draft.rows.length);
        expect(new Set(draft.rows.map(({ n }) => n)).size).toBe(draft.rows.length);
        const groups = Map.groupBy(
          draft.rows.filter(({ together }) => together !== null),
          ({ together }) => together,
        );
        for (const rows of groups.values()) {
          expect(rows.length).toBeGreaterThan(1);
          expect(new Set(rows.map(({ lead }) => lead)).size).toBe(1);
        }
        for (const { lead, supporting, asks } of draft.rows) {
          expect(supporting).not.toContain(lead);
          for (const { department } of asks) expect(supporting).toContain(department);
        }
      }),
    );
  });
});

describe('editBetween', () => {
  it('holds only what was touched, each row under its next version', () => {
    const { edit } = written(proposal, groupRows(proposal, ['001', '003'], 'g2'));
    expect(edit.before.rows.map(({ n, version }) => `${n}@${version}`)).toEqual(['001@1', '003@1']);
    expect(edit.after.rows.map(({ n, version }) => `${n}@${version}`)).toEqual(['001@2', '003@2']);
    expect([...edit.before.unsplit, ...edit.after.unsplit]).toEqual([]);
    expect(differencesIn(edit).map(({ n, field, now }) => [n, field, now])).toEqual([
      ['001', 'together', 'g2'],
      ['003', 'together', 'g2'],
    ]);
  });

  it.each([
    { why: 'the same values again', edit: (draft: Draft) => editRow(draft, '001', { lead: AGRICULTURE, star: false }, DEPARTMENTS) },
    {
      why: 'a value with its fields in another order',
      edit: (draft: Draft) =>
        editRow(
          draft,
          '001',
          { targets: rowIn(draft, '001').targets.map((one) => Object.fromEntries(Object.entries(one).reverse()) as typeof one) },
          DEPARTMENTS,
        ),
    },
  ])('is nothing for $why', ({ edit }) => expect(isNothing(editBetween(proposal, edit(proposal)))).toBe(true));
});
