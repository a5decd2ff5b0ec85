import { describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import type { Measure } from '#domain/plan.ts';
import { proposeGroups } from '#domain/propose-groups.ts';
import { aRow, aTarget } from '../support/builders.ts';

const LEAD = '农业综合服务中心';
const COUNTED: Measure = { name: '巡查', unit: '次', source: 'catalogue', lastYear: null };
const row = (n: number, text: string, over: Partial<DraftRow> = {}): DraftRow =>
  ({
    ...aRow({ n: String(n).padStart(3, '0'), text, kind: 'continuing', lead: LEAD, measures: [COUNTED] }),
    start: n * 100,
    ...over,
  }) as DraftRow;

const GUARD = '逗硬落实耕地保护责任制，坚决遏制耕地“非农化”“非粮化”。';
const REDLINE = '坚决守好耕地保护红线，全面压实耕地保护主体责任。';
const groupsOf = (...rows: readonly DraftRow[]) => proposeGroups(rows).map(({ together }) => together);

describe('groups that a draft proposes to report together', () => {
  it('are the promises of one office about one work, neighbours or not', () => {
    expect(groupsOf(row(1, GUARD), row(2, '开展撂荒地整治行动。'), row(3, REDLINE))).toEqual(['p1', null, 'p1']);
  });

  it.each<{ why: string; other: DraftRow }>([
    { why: 'another lead', other: row(2, REDLINE, { lead: '应急管理办公室' }) },
    { why: 'a kind that is asked in its own rhythm', other: row(2, REDLINE, { kind: 'quantity' }) },
    { why: 'steps are told one by one', other: row(2, REDLINE, { kind: 'milestone' }) },
    { why: 'a stated date', other: row(2, REDLINE, { dueStated: true }) },
    { why: 'a date of a figure', other: row(2, REDLINE, { targets: [aTarget({ by: '2022-06-30' })] }) },
    { why: 'a short word in common is none: 耕地', other: row(2, '全面排查可用耕地。') },
    { why: 'words that stand in many works', other: row(2, '开展宣传培训、巡查检查。') },
  ])('are none: $why', ({ other }) => expect(groupsOf(row(1, GUARD), other)).toEqual([null, null]));

  it('are what one office tells of an area twice a year', () => {
    const tea = row(1, '巩固提升茶叶产业质效。', {
      measures: [{ name: '茶叶产业产值', unit: '万元', source: 'last-review', lastYear: 109 }],
    });
    const base = row(2, '建设高质量农产品基地。', { measures: [] });
    expect(groupsOf(tea, base)).toEqual(['p1', 'p1']);
    expect(groupsOf(tea, { ...base, area: '别的板块' })).toEqual([null, null]);
    expect(groupsOf(tea, { ...base, kind: 'zero-incident' })).toEqual([null, null]);
  });

  it('hold at most three, and a row is in one', () => {
    expect(groupsOf(row(1, GUARD), row(2, REDLINE), row(3, REDLINE), row(4, REDLINE), row(5, REDLINE))).toEqual([
      'p1',
      'p1',
      'p1',
      'p2',
      'p2',
    ]);
  });
});
