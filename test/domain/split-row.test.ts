import { describe, expect, it } from 'vitest';
import type { Draft } from '#domain/draft.ts';
import { changesOf } from '#domain/draft-changes.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { groupRows } from '#domain/group-rows.ts';
import { cutOfSlice, splitRow } from '#domain/split-row.ts';
import { AGRICULTURE, aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, REPORT, rowIn } from '../support/a-draft.ts';
import { aTarget } from '../support/builders.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft, rules } = aDraft();
const edited = (n: string, patch: RowPatch, from: Draft = draft): Draft => editRow(from, n, patch, DEPARTMENTS);
const halves = (from: Draft, n: string, at: number) => {
  const split = splitRow(from, n, at, rules);
  return [rowIn(split, n), split.rows.find((row) => Number(row.n) === from.lastNumber + 1)!] as const;
};
/** Behind 全年种植玉米6000亩、 */
const AT = 12;

describe('splitRow', () => {
  it('cuts text and slice at the place, and gives the second half the next number that was never given', () => {
    const [first, second] = halves({ ...draft, lastNumber: 40 }, '001', AT);
    expect(first).toMatchObject({ n: '001', text: '全年种植玉米6000亩、', start: 55, end: 67, origin: 'split', madeOf: ['001'] });
    expect(second).toMatchObject({ n: '041', text: '大豆2010亩。', start: 67, end: 75, origin: 'split', madeOf: ['001'], version: 1 });
    for (const { text, start, end } of [first, second]) expect(REPORT.slice(start, end)).toBe(text);
  });

  it('reads each half anew: its figures, its measures with last year’s figure, its kind', () => {
    const [first, second] = halves(draft, '001', AT);
    expect(first.targets).toMatchObject([{ value: 6000 }]);
    expect(first.measures).toMatchObject([{ unit: '亩', lastYear: 5800 }]);
    expect(second.targets).toMatchObject([{ metric: '大豆', value: 2010 }]);
    expect([first, second].flatMap(changesOf)).toEqual([]);
    expect(halves(draft, '002', 10).map(({ kind }) => kind)).toEqual(['campaign', 'milestone']);
  });

  it('leaves white space between the halves out of both', () => {
    const report = REPORT.replace('行动，', '行动，  ');
    const spaced = aDraft(report);
    const split = splitRow(spaced.draft, '002', 11, spaced.rules);
    expect([rowIn(split, '002').text, rowIn(split, '007').text]).toEqual(['开展撂荒地整治行动，', '摸清底数。']);
  });

  it.each<{ why: string; patch: RowPatch; stays: object }>([
    { why: 'lead and leader', patch: { lead: HEALTH, leader: '镇长' }, stays: { lead: HEALTH, leader: '镇长' } },
    {
      why: 'a lead whose leader is the same as the proposed one’s',
      patch: { lead: OFFICE, leader: '分管农业副镇长' },
      stays: { lead: OFFICE, leader: '分管农业副镇长' },
    },
    {
      why: 'who supports, and with what',
      patch: { supporting: [OFFICE], asks: [{ department: OFFICE, ask: '督查' }] },
      stays: { supporting: [OFFICE], asks: [{ department: OFFICE, ask: '督查' }] },
    },
    { why: 'kind', patch: { kind: 'continuing' }, stays: { kind: 'continuing' } },
    { why: 'area', patch: { area: '守住安全底线' }, stays: { area: '守住安全底线' } },
    { why: 'due date, stated', patch: { due: '2022-06-30', dueStated: true }, stays: { due: '2022-06-30', dueStated: true } },
    { why: 'rhythm', patch: { recurring: 'monthly' }, stays: { recurring: 'monthly' } },
    {
      why: 'open question, sensitive, star, rhythm',
      patch: { open: true, sensitive: true, star: true, every: 'half-year' },
      stays: { open: true, sensitive: true, star: true, every: 'half-year' },
    },
  ])('keeps on both halves what the office had set: $why', ({ patch, stays }) => {
    for (const half of halves(edited('001', patch), '001', AT)) {
      expect(half).toMatchObject(stays);
      if (patch.lead) expect(half.reason).toBe(`由办公室指定${patch.lead}牵头`);
      expect(half.proposed).toMatchObject({ lead: AGRICULTURE, area: '抓好粮食生产' });
    }
  });

  it('takes figures, measures and steps from the half’s own words, whatever they were on the whole', () => {
    const patch = { targets: [aTarget({ value: 1 })], measures: [], milestones: [{ name: '招标', by: '2022-04-30' }] };
    for (const half of halves(edited('001', patch), '001', AT)) {
      expect(half.targets).not.toContainEqual(aTarget({ value: 1 }));
      expect(half).toMatchObject({ milestones: [], measures: [{ source: 'plan' }] });
    }
  });

  it('leaves both halves in their group while they keep its lead', () => {
    expect(halves(groupRows(draft, ['001', '002'], 'g2'), '001', AT).map(({ together }) => together)).toEqual(['g2', 'g2']);
  });

  it('takes a half out of the group whose words go to another lead', () => {
    const both = edited('001', { text: '种植玉米，开展安全生产大检查、消防检查。' });
    const halved = halves(groupRows(both, ['001', '002'], 'g2'), '001', 5);
    expect(halved.map(({ lead, together }) => [lead, together])).toEqual([
      [AGRICULTURE, 'g2'],
      [EMERGENCY, null],
    ]);
  });

  it('keeps all that is the office’s of a row that it wrote', () => {
    const own = { ...draft, rows: draft.rows.map((row) => (row.n === '001' ? { ...row, proposed: null, lead: HEALTH } : row)) };
    for (const half of halves(own, '001', AT)) expect(half).toMatchObject({ proposed: null, lead: HEALTH, kind: 'quantity' });
  });

  it.each([
    { why: 'the end', n: '001', at: 20, says: '应小于正文的长度（20）' },
    { why: 'beyond the end', n: '001', at: 9999, says: '应小于正文的长度（20）' },
    { why: 'before the closing mark', n: '001', at: 19, says: '拆开的两半都要有文字' },
  ])('refuses $why', ({ n, at, says }) => {
    expect(refusalOf(() => splitRow(draft, n, at, rules))).toEqual({ code: 'BodyIsWrong', fields: [['/at', says]] });
  });

  it('refuses a place inside a character of two places, not one beside it', () => {
    const rare = edited('001', { text: '种好𠮷，种好豆。' });
    expect(refusalOf(() => splitRow(rare, '001', 3, rules)).fields).toEqual([['/at', '落在一个字的中间']]);
    expect(halves(rare, '001', 4).map(({ text }) => text)).toEqual(['种好𠮷', '，种好豆。']);
  });

  it.each([
    { why: 'a row that is not there', from: draft, n: '099', code: 'NotFound' },
    { why: 'a row that was dropped', from: edited('001', { dropped: '并入' }), n: '001', code: 'RowIsDropped' },
    { why: 'a draft whose numbers are used up', from: { ...draft, lastNumber: 999 }, n: '001', code: 'NumbersUsedUp' },
  ])('refuses $why', ({ from, n, code }) => expect(refusalOf(() => splitRow(from, n, AT, rules)).code).toBe(code));
});

describe('cutOfSlice', () => {
  it.each([
    { why: 'an untouched text', slice: '甲乙丙丁', text: '甲乙丙丁', at: 2, is: 2 },
    { why: 'before what was changed', slice: '甲乙丙丁', text: '甲乙X丁', at: 1, is: 1 },
    { why: 'behind what was changed, counted from the end', slice: '甲乙丙丁戊', text: '甲X戊', at: 2, is: 4 },
    { why: 'within what was changed: where that begins', slice: '甲乙丙丁戊', text: '甲XYZ戊', at: 3, is: 1 },
    { why: 'a text that has nothing of the slice', slice: '甲乙', text: 'XYZ', at: 1, is: 0 },
    { why: 'a row without a slice', slice: '', text: 'XYZ', at: 1, is: 0 },
    { why: 'never inside a character of two places', slice: '甲𠮷', text: '甲𠮶乙', at: 3, is: 1 },
  ])('$why', ({ slice, text, at, is }) => expect(cutOfSlice(slice, text, at)).toBe(is));
});
