import { describe, expect, it } from 'vitest';
import { type Addition, addRow } from '#domain/add-row.ts';
import { editRow } from '#domain/edit-row.ts';
import { numberRows } from '#domain/number-rows.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, rowIn } from '../support/a-draft.ts';
import { aTarget } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft, rules } = aDraft();
const add = (addition: Partial<Addition>, to = draft) => addRow(to, { plan: 'shihe-2022', area: '守住安全底线', ...addition }, rules);
const order = (of: typeof draft): string[] => numberRows(of.rows).map(({ n }) => n);
const ADDRESS = { start: 170, end: 175 };

describe('addRow', () => {
  it('reads the row by the rules like any sentence', () => {
    expect(rowIn(add({ text: '6月底前开展消防检查30家次。' }), '007')).toMatchObject({
      text: '6月底前开展消防检查30家次。',
      area: '守住安全底线',
      lead: EMERGENCY,
      leader: '分管应急副镇长',
      due: '2022-06-30',
      dueStated: true,
      targets: [aTarget({ metric: '消防检查', value: 30, unit: '家次' })],
      origin: 'added',
      proposed: null,
      version: 1,
    });
  });

  it.each([
    { why: 'behind the row named', addition: { text: '推广良种。', after: '001' }, are: ['001', '007', '002', '003', '004', '005', '006'] },
    {
      why: 'behind the last of its area',
      addition: { text: '推广良种。', area: '抓好粮食生产' },
      are: ['001', '002', '003', '007', '004', '005', '006'],
    },
    {
      why: 'behind all, in an area of its own',
      addition: { text: '推广良种。', area: '其他' },
      are: ['001', '002', '003', '004', '005', '006', '007'],
    },
  ])('stands $why', ({ addition, are }) => expect(order(add(addition))).toEqual(are));

  it('stands in an empty draft too', () => {
    expect(rowIn(add({ text: '推广良种。' }, { rows: [], unsplit: [], lastNumber: 9 }), '010')).toMatchObject({ start: 0, end: 0 });
  });

  it('makes a row of a piece that became no task, which leaves that list', () => {
    const after = add({ from: ADDRESS });
    expect(rowIn(after, '007')).toMatchObject({ text: '各位代表！', ...ADDRESS, origin: 'added' });
    expect(after.unsplit.map(({ start }) => start)).not.toContain(170);
    expect(order(after).at(-1)).toBe('007');
  });

  it('lets the office word the piece anew', () => {
    expect(rowIn(add({ from: ADDRESS, text: '办好代表联络站。' }), '007')).toMatchObject({ text: '办好代表联络站。', ...ADDRESS });
  });

  it.each<{ why: string; addition: Partial<Addition>; fields: [string, string][] }>([
    { why: 'no text, and no piece to take it from', addition: {}, fields: [['/text', '必填']] },
    { why: 'a row that is not there', addition: { text: '推广良种。', after: '099' }, fields: [['/after', '草稿中没有第 099 行']] },
    { why: 'half a piece', addition: { from: { start: 170, end: 174 } }, fields: [['/from', '未拆分清单中没有这一段']] },
    { why: 'a slice that is a row’s', addition: { from: { start: 75, end: 90 } }, fields: [['/from', '未拆分清单中没有这一段']] },
    {
      why: 'a piece, and another place',
      addition: { from: ADDRESS, after: '001' },
      fields: [['/after', '取自报告的行按报告的位置排，不必指定']],
    },
  ])('refuses $why', ({ addition, fields }) => {
    expect(refusalOf(() => add(addition))).toEqual({ code: 'BodyIsWrong', fields });
  });

  it.each([
    { why: 'whatever lines and widths they stand in', text: '推广优质水\n稻３００亩。', is: { targets: [{ value: 300, unit: '亩' }] } },
    { why: 'its season too', text: '种植玉米300亩。', is: { measures: [{ season: [{ from: '2022-03-20', to: '2022-04-30' }] }] } },
  ])('is read as the splitter reads: $why', ({ text, is }) => {
    expect(rowIn(add({ text, area: '抓好粮食生产' }), '007')).toMatchObject(is);
  });

  it('takes the lead of its neighbour where no word of it tells, and stays open', () => {
    const moved = editRow(draft, '001', { area: '重点事项' }, DEPARTMENTS);
    expect(rowIn(add({ text: '再接再厉，久久为功。', area: '重点事项' }, moved), '007')).toMatchObject({
      lead: AGRICULTURE,
      open: true,
      reason: expect.stringContaining('由农业综合服务中心牵头'),
    });
  });

  it('refuses more figures than a row holds', () => {
    const text = Array.from({ length: 201 }, (_, i) => `新建水池${i + 1}口`).join('，');
    expect(refusalOf(() => add({ text })).code).toBe('TooLarge');
  });

  it.each([
    { why: 'without words', piece: '——————', says: '这一段没有文字' },
    { why: 'that would not fit a row', piece: '字'.repeat(10_001), says: '这一段有10001字，至多10000字' },
  ])('refuses a piece $why', ({ piece, says }) => {
    const from = { start: 0, end: piece.length };
    const unsplit = [{ ...from, why: 'unknown' as const }];
    const odd = () => addRow({ ...draft, unsplit }, { plan: 'shihe-2022', area: '其他', from }, { ...rules, report: piece });
    expect(refusalOf(odd).fields).toEqual([['/from', says]]);
  });

  it('refuses a piece that was taken before', () => {
    expect(refusalOf(() => add({ from: ADDRESS }, add({ from: ADDRESS }))).fields).toEqual([['/from', '未拆分清单中没有这一段']]);
  });
});
