import { describe, expect, it } from 'vitest';
import { addRow } from '#domain/add-row.ts';
import type { Draft } from '#domain/draft.ts';
import { changesOf } from '#domain/draft-changes.ts';
import { editRow, type RowPatch } from '#domain/edit-row.ts';
import { groupRows } from '#domain/group-rows.ts';
import { mergeRows } from '#domain/merge-rows.ts';
import { splitRow } from '#domain/split-row.ts';
import { aDraft, DEPARTMENTS, EMERGENCY, HEALTH, OFFICE, REPORT, rowIn } from '../support/a-draft.ts';
import { refusalOf } from '../support/refusal.ts';

const { draft, rules } = aDraft();
const edited = (n: string, patch: RowPatch, from: Draft = draft): Draft => editRow(from, n, patch, DEPARTMENTS);
const merged = (from: Draft, n: string, ...others: string[]) => rowIn(mergeRows(from, n, others, rules), n);

describe('mergeRows', () => {
  it('makes neighbours one, in the report’s own words, under the first one’s number', () => {
    const after = mergeRows(draft, '001', ['002'], rules);
    const row = rowIn(after, '001');
    expect(row).toMatchObject({ n: '001', start: 55, end: 90, origin: 'merged', madeOf: ['001', '002'] });
    expect(row.text).toBe(REPORT.slice(55, 90));
    expect(after.rows.map(({ n }) => n).toSorted()).toEqual(['001', '003', '004', '005', '006']);
    expect(after.lastNumber).toBe(6);
  });

  it('reads the whole anew', () => {
    const row = merged(draft, '001', '002');
    expect(row.targets).toMatchObject([{ value: 6000 }, { value: 2010 }]);
    expect(row.measures[0]).toMatchObject({ lastYear: 5800 });
    expect(changesOf(row)).toEqual([]);
  });

  it('takes the numbering between them into the text, and off the list of what became no task', () => {
    const after = mergeRows(draft, '004', ['005', '006'], rules);
    expect(rowIn(after, '004').text).toBe(REPORT.slice(111, 169));
    expect(after.unsplit.map(({ start }) => start)).toEqual([33, 45, 99, 109, 170, 175]);
  });

  it('keeps the number of the first in the report, whichever row was asked', () => {
    expect(mergeRows(draft, '002', ['001'], rules).rows.map(({ n }) => n)).not.toContain('002');
  });

  it('puts texts one after the other once one was edited by hand', () => {
    expect(merged(edited('001', { text: '种好粮' }), '001', '002')).toMatchObject({
      text: '种好粮；开展撂荒地整治行动，摸清底数。',
      start: 55,
      end: 90,
    });
    expect(merged(edited('002', { text: '整治撂荒地。' }), '001', '002').text).toBe('全年种植玉米6000亩、大豆2010亩。整治撂荒地。');
  });

  it('gives back the row that was split', () => {
    const { text, start, end, targets, kind, lead } = rowIn(draft, '001');
    expect(merged(splitRow(draft, '001', 11, rules), '001', '007')).toMatchObject({ text, start, end, targets, kind, lead });
  });

  it('takes in a row that the office added between', () => {
    const added = addRow(draft, { plan: 'shihe-2022', text: '推广良种。', area: '抓好粮食生产', after: '001' }, rules);
    expect(merged(added, '001', '007', '002').text).toBe('全年种植玉米6000亩、大豆2010亩。推广良种。开展撂荒地整治行动，摸清底数。');
  });

  it.each<{ why: string; from: Draft; stays: object }>([
    { why: 'on the first', from: edited('001', { lead: HEALTH }), stays: { lead: HEALTH, leader: '分管卫生副镇长' } },
    { why: 'on another', from: edited('002', { lead: HEALTH }), stays: { lead: HEALTH } },
    { why: 'on both: the first one’s', from: edited('001', { lead: HEALTH }, edited('002', { lead: OFFICE })), stays: { lead: HEALTH } },
    {
      why: 'one field here, another there',
      from: edited('001', { kind: 'continuing' }, edited('002', { lead: OFFICE })),
      stays: { kind: 'continuing', lead: OFFICE },
    },
    { why: 'a star on any', from: edited('002', { star: true }), stays: { star: true } },
    { why: 'how often it is asked', from: edited('002', { every: 'month' }), stays: { every: 'month' } },
  ])('keeps what the office had set: $why', ({ from, stays }) => expect(merged(from, '001', '002')).toMatchObject(stays));

  it('stays in the first one’s group, and dissolves what had only these two', () => {
    expect(merged(groupRows(draft, ['001', '003'], 'g2'), '001', '002').together).toBe('g2');
    expect(merged(groupRows(draft, ['001', '002'], 'g2'), '001', '002').together).toBeNull();
  });

  it.each([
    { why: 'another row', n: '001', others: ['003'], at: '/with', says: '第1.1项与第1.3项之间有第1.2项' },
    { why: 'a heading', n: '003', others: ['004'], at: '/with', says: '第1.3项与第2.1项之间有“（二）守住安全底线”' },
    { why: 'a row that is not there', n: '001', others: ['099'], at: '/with', says: '草稿中没有第 099 行' },
    { why: 'itself', n: '001', others: ['002', '001'], at: '/with/1', says: '第 001 行重复' },
    { why: 'a row named twice', n: '001', others: ['002', '002'], at: '/with/1', says: '第 002 行重复' },
  ])('refuses $why', ({ n, others, at, says }) => {
    expect(refusalOf(() => mergeRows(draft, n, others, rules))).toEqual({ code: 'BodyIsWrong', fields: [[at, says]] });
  });

  it('refuses a dropped row between, or among them', () => {
    const from = edited('002', { dropped: '已完成' });
    expect(refusalOf(() => mergeRows(from, '001', ['002'], rules)).fields).toEqual([['/with', '第1.2项已删去']]);
    expect(refusalOf(() => mergeRows(from, '001', ['003'], rules)).fields).toEqual([['/with', '第1.1项与第1.3项之间有第1.2项']]);
    expect(refusalOf(() => mergeRows(from, '002', ['001'], rules)).code).toBe('RowIsDropped');
  });

  it('refuses a text that would not fit its row', () => {
    const long = edited('001', { text: '字'.repeat(9_990) });
    expect(refusalOf(() => mergeRows(long, '001', ['002'], rules)).fields).toEqual([['/with', '合并后有10006字，至多10000字']]);
  });

  it('lets an added row give its lead only when nothing was proposed for any', () => {
    const added = addRow(draft, { plan: 'shihe-2022', text: '推广良种。', area: '抓好粮食生产', after: '001' }, rules);
    expect(merged(edited('007', { lead: EMERGENCY }, added), '001', '007').lead).toBe('农业综合服务中心');
    const two = addRow(added, { plan: 'shihe-2022', text: '推广农机。', area: '抓好粮食生产', after: '001' }, rules);
    expect(merged(edited('007', { lead: EMERGENCY }, two), '007', '008')).toMatchObject({ lead: EMERGENCY, proposed: null });
  });
});
