import { describe, expect, it } from 'vitest';
import { addRow } from '#domain/add-row.ts';
import type { Draft, DraftRow } from '#domain/draft.ts';
import { changesOf } from '#domain/draft-changes.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { groupRows } from '#domain/group-rows.ts';
import { rereadRow } from '#domain/reread-row.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, rowIn } from '../support/a-draft.ts';
import { aTarget } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft, rules } = aDraft();
/** Another work, with another figure and a day. */
const TEXT = '6月底前组织疫苗接种3000人次。';
const READ = { kind: 'quantity', lead: HEALTH, leader: '分管卫生副镇长', due: '2022-06-30', dueStated: true } as const;

const edited = (patch: RowPatch, from: Draft = draft): Draft => editRow(from, '001', patch, DEPARTMENTS);
const reread = (from: Draft, text = TEXT): DraftRow => rowIn(rereadRow(from, '001', { text }, rules), '001');

describe('rereadRow', () => {
  it('reads the new words by the rules; slice, number and area stay', () => {
    const row = reread(draft);
    expect(row).toMatchObject({ ...READ, text: TEXT, n: '001', id: '1.1', start: 55, end: 75, area: '抓好粮食生产' });
    expect(row.targets).toMatchObject([{ value: 3000, unit: '人次' }]);
    expect(row.measures).toMatchObject([{ unit: '人次', source: 'plan', lastYear: null }]);
    expect(row.reason).not.toBe(rowIn(draft, '001').reason);
  });

  it('tells as changed by the office only the text', () => {
    expect(changesOf(reread(draft))).toEqual([{ field: 'text', proposed: rowIn(draft, '001').text, now: TEXT }]);
  });

  it('is as it was proposed once the report’s words are back', () => {
    const there = rereadRow(draft, '001', { text: TEXT }, rules);
    expect(changesOf(reread(there, rowIn(draft, '001').text))).toEqual([]);
  });

  it('leaves a row of the same words as it is', () => {
    expect(rereadRow(draft, '001', { text: rowIn(draft, '001').text }, rules)).toBe(draft);
  });

  it.each<{ why: string; patch: RowPatch }>([
    { why: 'lead and leader', patch: { lead: EMERGENCY, leader: '镇长' } },
    { why: 'who supports, and with what', patch: { supporting: [OFFICE], asks: [{ department: OFFICE, ask: '督查' }] } },
    { why: 'kind', patch: { kind: 'continuing' } },
    { why: 'area', patch: { area: '守住安全底线' } },
    { why: 'due date', patch: { due: '2022-09-30', dueStated: true } },
    { why: 'rhythm', patch: { recurring: 'monthly' } },
    { why: 'targets', patch: { targets: [aTarget({ value: 1 })] } },
    { why: 'measures', patch: { measures: [{ name: '收购量', unit: '吨', source: 'head', lastYear: null }] } },
    { why: 'measures taken away', patch: { measures: [] } },
    { why: 'steps', patch: { milestones: [{ name: '招标', by: '2022-04-30' }] } },
    {
      why: 'open question, sensitive, star, rhythm, dropped',
      patch: { open: true, sensitive: true, star: true, every: 'month', dropped: '并入' },
    },
  ])('leaves what the office had set: $why', ({ patch }) => {
    const row = reread(edited(patch));
    expect(row).toMatchObject(patch);
    if (!patch.lead) expect(row.lead).toBe(HEALTH);
    if (!patch.due) expect(row.due).toBe('2022-06-30');
    expect(row.reason.includes('由办公室指定')).toBe(patch.lead !== undefined);
    const again = rowIn(rereadRow(rereadRow(edited(patch), '001', { text: TEXT }, rules), '001', { text: '推广良种。' }, rules), '001');
    expect(again).toMatchObject(patch);
  });

  it('reads words under the area that is set with them', () => {
    const rows = rereadRow(draft, '001', { text: '做好有关工作。', area: '守住安全底线' }, rules);
    expect(rowIn(rows, '001')).toMatchObject({ lead: EMERGENCY, area: '抓好粮食生产' });
  });

  it('takes the row out of its group when its words fall to another', () => {
    const group = groupRows(draft, ['001', '003'], 'g2');
    const rows = rereadRow(group, '001', { text: TEXT }, rules);
    expect(['001', '003'].map((n) => rowIn(rows, n).together)).toEqual([null, null]);
    expect(rowIn(rereadRow(group, '001', { text: '推广良种。' }, rules), '001')).toMatchObject({ lead: AGRICULTURE, together: 'g2' });
  });

  it('reads a row that the office wrote anew, but for what it set against the rules', () => {
    const own = addRow(draft, { plan: 'shihe-2022', text: '推广良种。', area: '抓好粮食生产' }, rules);
    const set = editRow(own, '007', { kind: 'milestone', star: true }, DEPARTMENTS);
    const row = rowIn(rereadRow(set, '007', { text: TEXT }, rules), '007');
    expect(row).toMatchObject({ ...READ, kind: 'milestone', star: true, origin: 'added', proposed: null });
  });

  it('refuses a text of more figures than a row holds, and knows no row that is not there', () => {
    const many = Array.from({ length: 201 }, (_, i) => `种植第${i}样作物${i + 10}亩`).join('，');
    expect(refusalOf(() => rereadRow(draft, '001', { text: many }, rules)).code).toBe('TooLarge');
    expect(() => rereadRow(draft, '099', { text: TEXT }, rules)).toThrow('草稿中没有第 099 行');
  });
});
