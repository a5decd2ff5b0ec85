import { describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { RuleError } from '#domain/errors.ts';
import { groupRows } from '#domain/group-rows.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, PETITIONS, rowIn } from '../support/a-draft.ts';

const { draft } = aDraft();
const asked = editRow(draft, '001', { supporting: [OFFICE, HEALTH], asks: [{ department: HEALTH, ask: '每季1次联合检查' }] }, DEPARTMENTS);

describe('editRow', () => {
  it.each<{ why: string; patch: RowPatch; is: Partial<DraftRow> }>([
    { why: 'what is left out stays', patch: { star: true }, is: { star: true, lead: AGRICULTURE, supporting: [OFFICE, HEALTH] } },
    { why: 'another lead brings its leader', patch: { lead: EMERGENCY }, is: { lead: EMERGENCY, leader: '分管应急副镇长' } },
    { why: 'unless one is named', patch: { lead: EMERGENCY, leader: '常务副镇长' }, is: { leader: '常务副镇长' } },
    { why: 'the same lead again keeps a leader named by hand', patch: { lead: AGRICULTURE }, is: { leader: '分管农业副镇长' } },
    { why: 'a leader alone', patch: { leader: '镇长' }, is: { lead: AGRICULTURE, leader: '镇长' } },
    { why: 'who leads no longer supports, nor is asked', patch: { lead: HEALTH }, is: { supporting: [OFFICE], asks: [] } },
    { why: 'who no longer supports is asked for nothing', patch: { supporting: [OFFICE] }, is: { supporting: [OFFICE], asks: [] } },
    {
      why: 'who still supports is asked as before',
      patch: { supporting: [HEALTH] },
      is: { asks: [{ department: HEALTH, ask: '每季1次联合检查' }] },
    },
    { why: 'named twice is named once', patch: { supporting: [HEALTH, OFFICE, HEALTH] }, is: { supporting: [HEALTH, OFFICE] } },
    { why: 'a row that 信访 leads is sensitive', patch: { lead: PETITIONS }, is: { sensitive: true } },
    { why: 'unless the office says that it is not', patch: { lead: PETITIONS, sensitive: false }, is: { sensitive: false } },
    { why: 'a text of its own leaves the slice as it is', patch: { text: '种好粮。' }, is: { text: '种好粮。', start: 55, end: 75 } },
    { why: 'an area of its own', patch: { area: '新板块' }, is: { area: '新板块' } },
  ])('$why', ({ patch, is }) => expect(rowIn(editRow(asked, '001', patch, DEPARTMENTS), '001')).toMatchObject(is));

  it('keeps what was proposed', () => {
    expect(rowIn(editRow(draft, '001', { lead: EMERGENCY }, DEPARTMENTS), '001').proposed).toEqual(rowIn(draft, '001').proposed);
  });

  it.each([
    { why: 'a lead that the town does not have', patch: { lead: '城管局' }, pointers: ['/lead'] },
    { why: 'supporting departments that it does not have', patch: { supporting: [OFFICE, '城管局'] }, pointers: ['/supporting/1'] },
    {
      why: 'an ask of one that does not support, or no longer',
      patch: { supporting: [OFFICE], asks: [{ department: HEALTH, ask: '检查' }] },
      pointers: ['/asks/0/department'],
    },
  ])('refuses $why', ({ patch, pointers }) => {
    const wrong = () => editRow(asked, '001', patch, DEPARTMENTS);
    expect(wrong).toThrow(RuleError);
    try {
      wrong();
    } catch (error) {
      expect((error as RuleError).fields.map(({ pointer }) => pointer)).toEqual(pointers);
    }
  });

  it('knows no row that is not there', () => expect(() => editRow(draft, '099', {}, DEPARTMENTS)).toThrow('草稿中没有第 099 行'));
});

describe('a row of a group', () => {
  const three = groupRows(draft, ['001', '002', '003'], 'g2');
  const two = groupRows(draft, ['001', '003'], 'g2');

  it.each([
    { why: 'another lead takes it out', from: three, patch: { lead: HEALTH }, are: [null, 'g2', 'g2'] },
    { why: 'and dissolves what is left of two', from: two, patch: { lead: HEALTH }, are: [null, null, null] },
    { why: 'dropped, it belongs to none', from: three, patch: { dropped: '并入' }, are: [null, 'g2', 'g2'] },
    { why: 'anything else leaves it in', from: three, patch: { kind: 'campaign' as const, leader: '镇长' }, are: ['g2', 'g2', 'g2'] },
  ])('$why', ({ from, patch, are }) => {
    const edited = editRow(from, '001', patch, DEPARTMENTS);
    expect(['001', '002', '003'].map((n) => rowIn(edited, n).together)).toEqual(are);
  });
});
