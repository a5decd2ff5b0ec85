import { describe, expect, it } from 'vitest';
import type { DraftRow } from '#domain/draft.ts';
import { learnLessons } from '#domain/learn-lessons.ts';
import { plainWords } from '#domain/plain-words.ts';
import { type Lesson, recallFrom } from '#domain/taught.ts';
import { aTarget } from '../support/builders.ts';
import { aDraftRow } from '../support/town.ts';

const TEXT = '落实耕地保护责任制，坚决防止耕地“非农化”。';
const row = (edit: Partial<DraftRow> = {}, n = '001', text = TEXT): DraftRow => ({
  ...aDraftRow('wangjing-2023', n, { text, measures: [{ name: '巡查', unit: '次', source: 'catalogue', lastYear: 3 }] }),
  ...edit,
});
const UNTAUGHT = { lead: null, supporting: null, kind: null, measures: null };
const learned = (rows: readonly DraftRow[], known: readonly Lesson[] = []) => learnLessons(rows, 2023, recallFrom(known, 2023));
const lessonOf2022 = (lesson: Partial<Lesson>): Lesson => ({
  text: plainWords('抓好耕地保护责任制落实，坚决防止耕地“非农化”。'),
  year: 2022,
  ...UNTAUGHT,
  ...lesson,
});

describe('learnLessons', () => {
  it.each<{ why: string; edit: Partial<DraftRow>; is: Partial<Lesson> }>([
    { why: 'another lead', edit: { lead: '派出所' }, is: { lead: '派出所' } },
    { why: 'who supports', edit: { supporting: ['派出所'] }, is: { supporting: ['派出所'] } },
    { why: 'another kind', edit: { kind: 'campaign' }, is: { kind: 'campaign' } },
    {
      why: 'other measures: name and unit',
      edit: { measures: [{ name: '图斑整改', unit: '宗', source: 'head', lastYear: 9 }] },
      is: { measures: [{ name: '图斑整改', unit: '宗' }] },
    },
    { why: 'several', edit: { lead: '派出所', kind: 'campaign' }, is: { lead: '派出所', kind: 'campaign' } },
  ])('learns $why, and nothing that was left as proposed', ({ edit, is }) => {
    expect(learned([row(edit)])).toEqual([{ text: '耕地保护责任制 防止耕地 非农化'.replace(/^/, '落实'), year: 2023, ...UNTAUGHT, ...is }]);
  });

  it.each<{ why: string; edit: Partial<DraftRow> }>([
    { why: 'a row that was left as proposed', edit: {} },
    { why: 'text, date, star, group', edit: { text: '别的。', due: '2023-06-30', star: true, together: 'g2' } },
    { why: 'a row that was dropped', edit: { lead: '派出所', dropped: '已完成' } },
    { why: 'a row that the office wrote', edit: { lead: '派出所', proposed: null } },
    { why: 'measures of a row with targets: they are its figures', edit: { measures: [], targets: [aTarget()] } },
    {
      why: 'measures that differ in last year’s figure or season alone',
      edit: { measures: [{ name: '巡查', unit: '次', source: 'head', lastYear: 9, season: [] }] },
    },
    { why: 'a sentence without words', edit: { lead: '派出所', proposed: { ...row().proposed!, text: '6000亩。' } } },
  ])('learns nothing from $why', ({ edit }) => expect(learned([row(edit)])).toEqual([]));

  it('learns by the report’s words, not by those that the office put in their place', () => {
    expect(learned([row({ lead: '派出所', text: '管住耕地。' })])[0]?.text).toBe(plainWords(TEXT));
  });

  it('teaches anew, in this year’s words, what an earlier year had taught and the office left so', () => {
    expect(learned([row()], [lessonOf2022({ lead: row().lead })])).toEqual([
      { text: plainWords(TEXT), year: 2023, ...UNTAUGHT, lead: row().lead },
    ]);
  });

  it('forgets what the office decided otherwise this year, and keeps the rest', () => {
    const known = lessonOf2022({ lead: '农业综合服务中心', kind: 'continuing' });
    expect(learned([row({ lead: '派出所' })], [known])).toEqual([
      { text: plainWords(TEXT), year: 2023, ...UNTAUGHT, lead: '派出所', kind: 'continuing' },
    ]);
  });

  it('takes one lesson of a sentence that stands twice: the last', () => {
    const rows = [row({ lead: '派出所' }), row({ lead: '卫生健康办公室' }, '002')];
    expect(learned(rows).map(({ lead }) => lead)).toEqual(['卫生健康办公室']);
  });
});
