import { describe, expect, it } from 'vitest';
import { type Addition, addRow } from '#domain/add-row.ts';
import { numberRows } from '#domain/number-rows.ts';
import { aDraft, EMERGENCY, rowIn } from '../support/a-draft.ts';
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

  it('refuses more figures than a row holds', () => {
    const text = Array.from({ length: 201 }, (_, i) => `新建水池${i + 1}口`).join('，');
    expect(refusalOf(() => add({ text })).code).toBe('TooLarge');
  });

  it('refuses a piece that was taken before', () => {
    expect(refusalOf(() => add({ from: ADDRESS }, add({ from: ADDRESS }))).fields).toEqual([['/from', '未拆分清单中没有这一段']]);
  });
});
