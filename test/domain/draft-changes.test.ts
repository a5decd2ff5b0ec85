import { describe, expect, it } from 'vitest';
import { changesOf, differencesOf, summaryOf, withChanges } from '#domain/draft-changes.ts';
import { aTarget } from '../support/builders.ts';
import { aDraftRow } from '../support/town.ts';

const row = aDraftRow('wangjing-2022', '001', { targets: [aTarget()] });

describe('changesOf', () => {
  it.each([
    { why: 'an untouched row', edit: {}, fields: [] },
    { why: 'another lead', edit: { lead: '派出所' }, fields: ['lead'] },
    { why: 'a star, which nobody proposes', edit: { star: true }, fields: ['star'] },
    { why: 'how often it is asked, likewise', edit: { every: 'half-year' }, fields: ['every'] },
    { why: 'another area', edit: { area: '生态' }, fields: ['area'] },
    {
      why: 'a target with its fields in another order',
      edit: { targets: [Object.fromEntries(Object.entries(aTarget()).reverse())] },
      fields: [],
    },
    { why: 'a target with another value', edit: { targets: [aTarget({ value: 6200 })] }, fields: ['targets'] },
    { why: 'a group and a reason to drop it are no fields of a proposal', edit: { together: 'g2', dropped: '已完成' }, fields: [] },
    { why: 'several, in a fixed order', edit: { open: true, text: '别的。', kind: 'campaign' }, fields: ['text', 'kind', 'open'] },
  ])('$why', ({ edit, fields }) => {
    const edited = { ...row, ...edit } as typeof row;
    expect(changesOf(edited).map(({ field }) => field)).toEqual(fields);
  });

  it('shows what was proposed and what is now', () => {
    expect(withChanges({ ...row, lead: '派出所' }).changes).toEqual([{ field: 'lead', proposed: row.lead, now: '派出所' }]);
  });

  it('has nothing to say of a row of which nothing was proposed', () => {
    expect(changesOf({ ...row, lead: '派出所', proposed: null })).toEqual([]);
  });
});

it('differencesOf names what one edit changed, group and reason to drop too', () => {
  expect(differencesOf({ ...row, together: 'g2' }, { ...row, lead: '派出所', dropped: '并入' })).toEqual([
    { n: '001', field: 'lead', before: row.lead, now: '派出所' },
    { n: '001', field: 'dropped', before: null, now: '并入' },
    { n: '001', field: 'together', before: 'g2', now: null },
  ]);
});

it('summaryOf tells what the office made of the proposal', () => {
  const of = (n: string, edit: object) => ({ ...aDraftRow('wangjing-2022', n), ...edit });
  const rows = [
    of('001', { lead: '派出所', together: 'g4' }),
    of('002', { dropped: '去年已完成' }),
    of('003', { origin: 'split', madeOf: ['003'] }),
    of('007', { origin: 'split', madeOf: ['003'] }),
    of('004', { origin: 'merged', madeOf: ['004', '005'], together: 'g4' }),
    of('008', { origin: 'added', proposed: null }),
    of('009', { origin: 'carried', proposed: null, carriedFrom: ['wangjing-2021-003'] }),
  ];
  expect(summaryOf(rows)).toEqual({
    changed: ['001'],
    dropped: [{ n: '002', reason: '去年已完成' }],
    added: ['008'],
    carried: ['009'],
    split: [
      { n: '003', of: ['003'] },
      { n: '007', of: ['003'] },
    ],
    merged: [{ n: '004', of: ['004', '005'] }],
    together: [{ group: 'g4', lead: '派出所', rows: ['001', '004'] }],
  });
});
