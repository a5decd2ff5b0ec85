import { describe, expect, it } from 'vitest';
import { type DraftRow, withRows } from '#domain/draft.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { RuleError } from '#domain/errors.ts';
import { groupRows } from '#domain/group-rows.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, PETITIONS, rowIn } from '../support/a-draft.ts';
import { aTarget } from '../support/builders.ts';

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
    { why: 'a due date is a stated one', patch: { due: '2022-06-30' }, is: { due: '2022-06-30', dueStated: true } },
    { why: 'unless the office says otherwise', patch: { due: '2022-06-30', dueStated: false }, is: { dueStated: false } },
    { why: 'a day that is only wished for, taken back', patch: { dueStated: true }, is: { due: '2022-12-31', dueStated: true } },
    { why: 'the first day of the plan’s year', patch: { due: '2022-01-01' }, is: { due: '2022-01-01' } },
    { why: 'the last day of the next year', patch: { due: '2023-12-31' }, is: { due: '2023-12-31' } },
    { why: 'who decided that another leads', patch: { lead: EMERGENCY }, is: { reason: `由办公室指定${EMERGENCY}牵头` } },
    { why: 'the same lead again keeps the rules’ reason', patch: { lead: AGRICULTURE }, is: { reason: rowIn(draft, '001').reason } },
    { why: 'an area of its own', patch: { area: '新板块' }, is: { area: '新板块' } },
  ])('$why', ({ patch, is }) => expect(rowIn(editRow(asked, '001', patch, DEPARTMENTS), '001')).toMatchObject(is));

  it('keeps what was proposed', () => {
    expect(rowIn(editRow(draft, '001', { lead: EMERGENCY }, DEPARTMENTS), '001').proposed).toEqual(rowIn(draft, '001').proposed);
  });

  it('gives the rules’ reason back with the lead that they proposed', () => {
    const back = editRow(editRow(draft, '001', { lead: HEALTH }, DEPARTMENTS), '001', { lead: AGRICULTURE }, DEPARTMENTS);
    expect(rowIn(back, '001')).toEqual(rowIn(draft, '001'));
  });

  it('brings no row back whose task of last year another row carries on meanwhile', () => {
    const carried = (n: string, dropped: string | null): DraftRow => ({ ...rowIn(draft, n), dropped, carriedFrom: ['wangjing-2021-007'] });
    const back = (other: string | null) => () =>
      editRow(withRows(draft, [carried('001', '并入'), carried('002', other)]), '001', { dropped: null }, DEPARTMENTS);
    expect(back(null)).toThrow(
      expect.objectContaining({ fields: [{ pointer: '/dropped', message: expect.stringContaining('（行号 002）结转') }] }),
    );
    expect(rowIn(back('也并入')(), '001').dropped).toBeNull();
  });

  it('takes back a day of a longer limit that the rules had read', () => {
    const row = { ...rowIn(draft, '001'), due: '2030-12-31' };
    const patch: RowPatch = { due: '2030-12-31', milestones: [{ name: '建成', by: '2030-12-31' }] };
    expect(rowIn(editRow(withRows(draft, [row]), '001', patch, DEPARTMENTS), '001')).toMatchObject(patch);
  });

  it.each<{ why: string; patch: RowPatch; pointers: readonly string[] }>([
    { why: 'a lead that the town does not have', patch: { lead: '城管局' }, pointers: ['/lead'] },
    { why: 'supporting departments that it does not have', patch: { supporting: [OFFICE, '城管局'] }, pointers: ['/supporting/1'] },
    {
      why: 'an ask of one that does not support, or no longer',
      patch: { supporting: [OFFICE], asks: [{ department: HEALTH, ask: '检查' }] },
      pointers: ['/asks/0/department'],
    },
    { why: 'the lead among those who support it', patch: { supporting: [OFFICE, AGRICULTURE] }, pointers: ['/supporting/1'] },
    { why: 'a new lead among those who support it', patch: { lead: HEALTH, supporting: [HEALTH] }, pointers: ['/supporting/0'] },
    { why: 'a due date of another century', patch: { due: '1922-06-30' }, pointers: ['/due'] },
    { why: 'a due date of the year before', patch: { due: '2021-12-31' }, pointers: ['/due'] },
    { why: 'a due date behind the next year', patch: { due: '2024-01-01' }, pointers: ['/due'] },
    {
      why: 'a step on such a day',
      patch: {
        milestones: [
          { name: '招标', by: '2022-04-30' },
          { name: '建成', by: '2202-11-30' },
        ],
      },
      pointers: ['/milestones/1/by'],
    },
    { why: 'a figure by such a day', patch: { targets: [aTarget({ by: '2002-06-30' })] }, pointers: ['/targets/0/by'] },
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
