import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import { byArea, numberRows } from '#domain/number-rows.ts';
import { proposeRows } from '#domain/propose-rows.ts';
import { splitReport } from '#domain/split-report.ts';
import { DEPARTMENTS } from '../support/a-draft.ts';
import { aDraftRow } from '../support/town.ts';

interface Row {
  readonly n: string;
  readonly at: number;
  readonly to?: number;
  readonly area: string;
  /** Where the rules had put it; the same area unless told otherwise. */
  readonly from?: string | null;
  readonly dropped?: string;
}

const made = (rows: readonly Row[]): DraftRow[] =>
  rows.map(({ n, at, to = at + 5, area, from = area, dropped = null }) => {
    const row = aDraftRow('wangjing-2022', n, { start: at, end: to, area });
    return { ...row, dropped, proposed: from === null ? null : { ...row.proposed!, area: from } };
  });
const numbered = (rows: readonly Row[]): string[] => numberRows(made(rows)).map(({ n, id }) => `${n} ${id}`);

describe('numberRows', () => {
  it.each<{ why: string; rows: readonly Row[]; are: readonly string[] }>([
    {
      why: 'area and position, in order of the report, whatever the rows’ own numbers',
      rows: [
        { n: '003', at: 20, area: '乙' },
        { n: '001', at: 0, area: '甲' },
        { n: '004', at: 8, area: '甲' },
      ],
      are: ['001 1.1', '004 1.2', '003 2.1'],
    },
    {
      why: 'a dropped row keeps its number, so that no other changes',
      rows: [
        { n: '001', at: 0, area: '甲', dropped: '已完成' },
        { n: '002', at: 8, area: '甲' },
      ],
      are: ['001 1.1', '002 1.2'],
    },
    {
      why: 'a row moved to a later area does not move that area forward',
      rows: [
        { n: '001', at: 0, area: '甲' },
        { n: '002', at: 8, area: '丙', from: '甲' },
        { n: '003', at: 20, area: '乙' },
        { n: '004', at: 30, area: '丙' },
      ],
      are: ['001 1.1', '002 3.1', '003 2.1', '004 3.2'],
    },
    {
      why: 'an area whose every row was moved away is none',
      rows: [
        { n: '001', at: 0, area: '乙', from: '甲' },
        { n: '002', at: 20, area: '乙' },
      ],
      are: ['001 1.1', '002 1.2'],
    },
    {
      why: 'an area of the office’s own stands behind the one in which its first row begins',
      rows: [
        { n: '001', at: 0, area: '甲' },
        { n: '002', at: 8, area: '新', from: '甲' },
        { n: '003', at: 20, area: '乙' },
      ],
      are: ['001 1.1', '002 2.1', '003 3.1'],
    },
    {
      why: 'the same when it takes the first row of all',
      rows: [
        { n: '001', at: 0, area: '新', from: '甲' },
        { n: '002', at: 8, area: '甲' },
      ],
      are: ['001 2.1', '002 1.1'],
    },
    {
      why: 'rows without a slice stand behind the one they were put behind, in the order in which they were added',
      rows: [
        { n: '001', at: 0, to: 8, area: '甲' },
        { n: '002', at: 8, area: '甲' },
        { n: '003', at: 8, to: 8, area: '甲', from: null },
        { n: '004', at: 8, to: 8, area: '甲', from: null },
      ],
      are: ['001 1.1', '003 1.2', '004 1.3', '002 1.4'],
    },
  ])('$why', ({ rows, are }) => expect(numbered(rows)).toEqual(are));

  const gold = new URL('../gold/reports/', import.meta.url);
  it.each(readdirSync(gold))('counts an untouched draft as the splitter did: %s', (file) => {
    const split = splitReport(readFileSync(new URL(file, gold), 'utf8').replace(/^\uFEFF/, ''), DEPARTMENTS);
    const titles = split.areas.map(({ title }) => title);
    const rows = numberRows(proposeRows('town-2022', split));
    // Areas of one title are one area to the office.
    if (new Set(titles).size === titles.length) for (const { id, proposed } of rows) expect(id).toBe(proposed?.id);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.map(({ n }) => n)).toEqual(rows.map(({ n }) => n).toSorted());
  });
});

describe('byArea', () => {
  it.each<{ why: string; rows: readonly Row[]; are: readonly string[] }>([
    {
      why: 'a row moved to a later area stands with it',
      rows: [
        { n: '001', at: 0, area: '乙', from: '甲' },
        { n: '002', at: 10, area: '甲' },
        { n: '003', at: 20, area: '乙' },
      ],
      are: ['002', '001', '003'],
    },
    {
      why: 'one moved to an area of its own stands behind that in which it begins',
      rows: [
        { n: '001', at: 0, area: '新', from: '甲' },
        { n: '002', at: 10, area: '甲' },
        { n: '003', at: 20, area: '乙' },
      ],
      are: ['002', '001', '003'],
    },
    { why: 'no rows', rows: [], are: [] },
  ])('$why', ({ rows, are }) => expect(byArea(made(rows)).map(({ n }) => n)).toEqual(are));
});
